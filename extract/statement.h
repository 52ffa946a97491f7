// A statement as read: labelled lines, periods, and every amount with what its readers say. The sums come later.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extract/kind.h"
#include "extract/labels.h"
#include "extract/statement_cells.h"
#include "extract/statement_columns.h"
#include "extract/tables.h"

namespace dossier {

struct StatementLine {
  TableRow row;                     // its cells are in Statement::figures
  PrintedLabel printed;
  const LabelRow* legal = nullptr;  // the row of the legal form, nullptr where it is unknown
  int distance = 0;                 // misread characters of the label
  bool in_order = true;             // the rows above and below stand above and below it in the legal form, too
  bool part = false;                // details the line above; never added
  bool by_number = false;           // the label could not be read, the row number tells the row
  bool misnumbered = false;         // label and row number name different rows
  bool supplement = false;          // of the supplementary information, not of the statement
  bool added = false;               // stands in a block headed by 加： (false: by 减：, or none)
  std::vector<std::optional<std::size_t>> figures;  // by statement column, indices into Statement::figures

  [[nodiscard]] std::string_view id() const { return legal == nullptr ? std::string_view() : legal->id; }
};

struct StatementFigure {
  std::size_t line = 0;
  std::size_t column = 0;  // index into Statement::columns
  TablePiece cell;
  CellReading reading;
};

struct Statement {
  DocumentType type = DocumentType::other;
  StatementHead head;
  Unit unit;                             // of the amounts
  bool unit_known = false;               // stated, or plain from two decimals
  std::optional<int> decimals;           // that the amounts print
  std::vector<StatementColumn> columns;  // each period and scope once
  std::vector<StatementLine> lines;      // in the order of the statement; of two halves, the left one first
  std::vector<StatementFigure> figures;
  std::string form;                      // "small-2013", "bank", "consolidated", "general"

  [[nodiscard]] std::optional<std::size_t> line_of(std::string_view id, std::size_t column) const;
  // Figures that print the same: the cash with which a year begins, and that with which the one before ended, of one scope.
  [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> openings_and_closings() const;
  // What the last printed digit of a figure counts, in fen.
  [[nodiscard]] std::int64_t last_digit(const StatementFigure& figure) const;
};

// What the statement beside it in the report says, where the statement's own head does not.
struct BesideStatement {
  std::optional<int> year;  // proves nothing
  std::optional<Unit> unit;
  bool unit_known = false;  // a figure that both print shows that they have one unit
};

// nullopt where the parts hold no table of amounts. `head`: where the caller has read it; otherwise what stands above the tables.
[[nodiscard]] std::optional<Statement> read_statement(const std::vector<PagePart>& parts, DocumentType type, std::string_view title,
                                                      const std::optional<StatementHead>& head = std::nullopt,
                                                      const BesideStatement& beside = {});

// Lines of the small-enterprise form get their row by 行次 where the label could not be read, and are marked where label and
// number contradict each other. Does nothing to other forms.
void apply_row_numbers(Statement& statement);

// Totals whose label nobody could read get their row where exactly one row without a known label holds, to the fen,
// what other rows require of it. For statements read from pixels, after the figures have been read.
void place_totals_by_sums(Statement& statement);

}  // namespace dossier
