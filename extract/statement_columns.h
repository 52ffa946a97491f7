// What the columns of a statement hold: which year, whose figures, and in which unit.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/kind.h"
#include "extract/read_amount.h"
#include "extract/tables.h"
#include "models/document.h"

namespace dossier {

// A column of amounts as a period.
struct StatementColumn {
  enum class Role : std::uint8_t {
    current,   // the statement's own period or closing day
    prior,     // the period or day before
    month,     // one month of the period: no figure of the year
    other,     // a change, a share, an adjustment
    unknown,   // nothing says
  } role = Role::unknown;
  std::optional<int> year;
  std::string scope;          // "", "consolidated", "parent"
  bool year_proven = false;   // the year is no guess of one reader
  bool guessed = false;       // which period it holds was guessed from its place, or another column claims the same
  std::optional<Unit> unit;   // printed in the column's head
};

// What is printed above a statement's table.
struct StatementHead {
  std::optional<int> year;       // of the period or day
  bool year_proven = false;      // a trusted text layer, two readers, or two places
  bool month_only = false;       // only a month is named: the amounts may be a month's
  std::string period_end;        // YYYY-MM-DD where a day is printed
  std::optional<Unit> unit;
  bool unit_proven = false;
  std::string scope;             // by the title
  bool small_form = false;       // 会小企
};

// `title`: of the document as printed.
[[nodiscard]] StatementHead read_statement_head(const std::vector<PagePart>& parts, const std::vector<Table>& tables,
                                                std::string_view title);

// The columns of one block, in order. `instant`: a balance sheet, whose columns are days.
[[nodiscard]] std::vector<StatementColumn> read_statement_columns(const Page& page, const TableBlock& block,
                                                                  const StatementHead& head, bool instant);

}  // namespace dossier
