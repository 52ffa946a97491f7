// Columns that are none: a few figures that shine through from the back of the sheet.
#pragma once

#include <vector>

#include "extract/table_columns.h"
#include "extract/table_pieces.h"
#include "extract/tables.h"

namespace dossier::table_detail {

// Takes out of the body the few figures that stand where the labels of other rows stand; true where there were any, and the
// columns are to be found anew.
[[nodiscard]] bool drop_stray_columns(std::vector<TablePiece>& body, const FoundColumns& found);

// Takes out of the block, and its figures out of the body, a column of a few figures without a head, beside at least two full
// ones that have theirs. Heads must have been given.
void drop_unheaded_columns(std::vector<TablePiece>& body, TableBlock& block);

}  // namespace dossier::table_detail
