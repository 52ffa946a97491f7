// Rows with amounts of the free tables in special audits: label, and every amount with the head of its column.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/kind.h"
#include "extract/read_amount.h"
#include "extract/snippet.h"

namespace dossier {

struct SpecialCell {
  Snippet snippet;
  Amount amount;    // by the page reader (by another where that one has no figure), in the unit of the cell
  Amount printed;   // … as if in yuan
  std::int64_t half_ulp_fen = 0;  // of `amount`
  Box box;
  std::string head;          // squeezed text above the column, empty where there is none
  Unit unit;                 // that the column's head states, else the label, else the table; that of the table before where none does, yuan for the first
  bool unit_sure = false;    // it is stated, and once or alike
  bool crowded = false;      // digits without a label close above or below it: it may be half of a wrapped figure
  bool torn = false;         // a mark before it may be a digit: K358.50
};

struct SpecialRow {
  std::size_t part = 0;
  double y = 0;
  std::string label;              // squeezed text left of the first amount, without an index number
  std::string label_core;         // … without a character that stands apart from it, as of a seal
  Snippet label_place;
  std::optional<int> index;       // the number before the label
  std::string title;              // the last line above without amounts that is a table's title or carries a year
  std::optional<int> title_year;  // the year that the lines above the table name, no full date
  bool year_of_before = false;    // … but above the title of the table before
  std::optional<int> decimals;    // that nearly all figures of the report have
  int projects = 0;               // lines of the table so far that begin with a project's number: RD01
  int texts_above = 0;            // lines without figures since the last one with some
  std::vector<SpecialCell> cells; // left to right
  std::vector<Box> unread;        // words that must be figures and cannot be read as such
};

// All rows of the parts that hold amounts, or what may be such, in order. A number of the prose is no cell: rows of running text are left out.
[[nodiscard]] std::vector<SpecialRow> special_rows(const std::vector<PagePart>& parts);

// The only year in a text ("2023年度", "年度：2023年", "2023"), not that of a full date; nullopt for none or several.
[[nodiscard]] std::optional<int> only_year(std::string_view squeezed_text);

}  // namespace dossier
