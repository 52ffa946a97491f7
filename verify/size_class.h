// Size of an enterprise by 统计上大中小微型企业划分办法(2017), thresholds as in 工信部联企业〔2011〕300号. The class is the lowest that
// any indicator reaches.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/finding.h"
#include "verify/facts.h"
#include "verify/rules.h"

namespace dossier {

// The least value that an indicator needs for medium size and so on; 0 where the row does not use the indicator.
struct SizeLimits {
  std::int64_t large = 0, medium = 0, small = 0;
};

struct SizeRow {
  std::string_view id;       // "software-it", the contract's name of the industry
  std::string_view words;    // Chinese name and further names, separated by |
  std::string_view codes;    // divisions of GB/T 4754, separated by spaces
  SizeLimits employees;      // persons
  SizeLimits revenue;        // 万元
  SizeLimits assets;         // 万元
};

[[nodiscard]] std::span<const SizeRow> size_table();

// The row that a declared industry means: its id, its name, or a code of GB/T 4754 ("65", "I65"). nullptr for an unknown one.
[[nodiscard]] const SizeRow* size_row_of(std::string_view industry);

// Where an indicator lies; an unknown one is [0, kUnbounded].
struct SizeIndicator {
  std::int64_t low = 0;
  std::int64_t high = kUnbounded;
};

// The classes that are possible, smallest first: one where the indicators decide. Revenue and assets in fen.
[[nodiscard]] std::vector<SizeClass> possible_sizes(const SizeRow& row, SizeIndicator employees, SizeIndicator revenue,
                                                    SizeIndicator assets);

// The applicant's possible classes: industry and head count as declared (no evidence of the dossier speaks of them), revenue
// and assets of the reporting year as proven. `row_id` overrides the declared industry.
struct SizeState {
  std::vector<SizeClass> sizes;      // all four where nothing is known
  const SizeRow* row = nullptr;      // nullptr: the industry is not known, all rows were tried
  RuleFigure revenue, assets;        // what was used; blank where unknown
  Place revenue_place;
  std::string formula;               // "86 人, 56,789,012.34 元 → small"
  Message words;                     // the same for people: "86 人，56,789,012.34 元 → 小型"
};
[[nodiscard]] SizeState size_state(const Facts& facts, const RuleFigure& revenue, const RuleFigure& assets,
                                   std::string_view row_id = {});

}  // namespace dossier
