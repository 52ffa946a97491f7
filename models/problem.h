// Something about the evidence that a person must hear of; a value, never an exception.
#pragma once

#include <string>

namespace dossier {

struct Problem {
  std::string code;     // stable, dotted: "pdf.encrypted", "limit.pixels", "file.empty", "reader.killed"
  std::string message;  // plain English sentence; for unreadable files the reason in the report
  int page = 0;         // 1-based; 0: the file as a whole

  friend bool operator==(const Problem&, const Problem&) = default;
};

}  // namespace dossier
