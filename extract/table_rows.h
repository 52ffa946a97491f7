// The rows of one block of a table: labels put together from their lines, amounts bound to labels. Used by tables.cpp.
#pragma once

#include <vector>

#include "extract/labels.h"
#include "extract/tables.h"

namespace dossier::table_detail {

// Fills block.rows. `body`: the pieces below the table's head; labels of the block stand right of `zone_left`.
void read_rows(const Page& page, const std::vector<TablePiece>& body, double zone_left, const LabelDictionary& dictionary,
               bool tolerant, double size, TableBlock& block);

}  // namespace dossier::table_detail
