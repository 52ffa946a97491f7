// Where the columns of a table of amounts stand and what is printed above them. Used by tables.cpp.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "extract/tables.h"

namespace dossier::table_detail {

// The columns among the figures of a table, left to right; `members[i]` are indices into `pieces`.
struct FoundColumns {
  std::vector<TableColumn> columns;
  std::vector<std::vector<std::size_t>> members;
};
[[nodiscard]] FoundColumns find_columns(std::span<const TablePiece> pieces, double size);

// Joins what stands side by side in one row of one column: the halves of broken figures. The indices of `found` are void then.
void join_in_columns(std::vector<TablePiece>& pieces, const FoundColumns& found);

// Puts the words of the head's rows over the columns. `head`: indices of the pieces of one row of the head, left to right.
void assign_head(std::span<const TablePiece> pieces, std::vector<std::size_t> head, std::vector<TableColumn*> columns,
                 double size);

// The words that stand above labels, notes and row numbers in a table's head.
[[nodiscard]] bool is_label_head(std::string_view text);
// The words that say what a column of amounts holds: 期末余额, 本年金额, 2023年度, 合并, 金额 …
[[nodiscard]] bool is_amount_head(std::string_view text);

}  // namespace dossier::table_detail
