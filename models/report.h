// Everything `read` and `check` return, before it becomes JSON, HTML or text.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/declaration.h"
#include "models/document.h"
#include "models/finding.h"
#include "models/source_file.h"

namespace dossier {

struct Unreadable {
  std::size_t file = 0;
  std::string reason;
  int page = 0;      // 0: the whole file
  std::string code;  // of the Problem behind it

  friend bool operator==(const Unreadable&, const Unreadable&) = default;
};

struct PageSize {
  double width = 0, height = 0;  // points
};

struct Report {
  std::string dossier;
  std::vector<SourceFile> files;
  std::vector<std::vector<PageSize>> page_sizes;  // by file, by page
  std::vector<Document> documents;                // in order of file, then page, then position
  std::vector<Unreadable> unreadable;
  std::vector<Problem> problems;                  // of the dossier as a whole
  std::optional<Declaration> declaration;         // only for check
  std::vector<Finding> findings;
  std::optional<Score> score;
};

}  // namespace dossier
