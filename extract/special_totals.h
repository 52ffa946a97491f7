// Which column of a special audit's table speaks for all, and what adds up to a total.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/special_figures.h"
#include "extract/special_table.h"

namespace dossier {

[[nodiscard]] bool is_whole(const re2::RE2* pattern, std::string_view text);

// Without what numbers a row or names its year: 四、营业收入总额, 2021年度营业收入, (二)研发费用合计.
[[nodiscard]] std::string bare_label(std::string label);

struct TotalColumn {
  std::size_t cell = 0;
  bool sure = false;  // its head says so, or it is the only one
};

// The cell that holds the row's figure for all projects or products, wherever the column stands; nullopt where no
// column can be that: a project's own, last year's, with tax.
[[nodiscard]] std::optional<TotalColumn> total_column(const SpecialRow& row, const SpecialForm& form);

// What a total must be the sum of.
struct TotalSum {
  std::vector<const SpecialCell*> addends;
  std::int64_t difference_fen = 0;  // total less addends
  std::int64_t slack_fen = 0;       // by rounding to the printed unit
  bool whole = false;               // surely every addend was found: only then an open sum says something
  bool mixed = false;               // an addend is no project by its head: tax, last year, an increase

  [[nodiscard]] bool closes() const { return difference_fen <= slack_fen && -difference_fen <= slack_fen; }
};

// The row's projects (RD01 …, also those of the table before, where a table is too wide for the sheet) against its
// total. nullopt for a row by years, and for one of a single column.
[[nodiscard]] std::optional<TotalSum> sum_of_projects(const std::vector<SpecialRow>& rows, std::size_t row,
                                                      std::size_t total, const SpecialForm& form);

// The rows above against the total of their column.
[[nodiscard]] std::optional<TotalSum> sum_of_rows(const std::vector<SpecialRow>& rows, std::size_t row,
                                                  std::size_t total, const SpecialForm& form);

// Whether the columns of several years add up to one that is their sum: it proves all of them.
[[nodiscard]] bool years_add_up(const SpecialRow& row);

// Of a row that adds up years, or whose columns are years.
[[nodiscard]] bool is_by_years(const SpecialRow& row);

}  // namespace dossier
