// A report.json that was written before, as far as `explain` needs it. The file may come from anywhere: what it holds is
// checked, never trusted.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/finding.h"
#include "models/result.h"

namespace dossier {

struct WrittenPlace {
  std::string file;
  int page = 1;
  std::array<double, 4> box{};  // x, y, width, height in 1/72 inch
};

// A finding, or a criterion of the score (then `number` is 0 and `check` its id).
struct WrittenFinding {
  int number = 0;  // 1-based, in the report's order
  std::string check;
  std::string outcome;
  std::string severity;
  std::string claim, declared, found;  // of a criterion: empty, threshold, value
  Message title;
  Message message;
  std::string formula;
  std::string rule;
  std::vector<WrittenPlace> places;
};

// The Problem says what is wrong with the bytes.
[[nodiscard]] Result<std::vector<WrittenFinding>> parse_written_report(std::string_view json);

// Those that `wanted` names: a finding's number ("3"), a check's or criterion's id, a claim's JSON Pointer, or id and
// pointer together ("financials.matches-statement /financials/2023/revenue").
[[nodiscard]] std::vector<WrittenFinding> named(const std::vector<WrittenFinding>& findings, std::string_view wanted);

}  // namespace dossier
