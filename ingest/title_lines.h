// Which lines of the head of a page are read to learn what the page is.
#pragma once

#include <vector>

#include "ingest/ocr_engine.h"

namespace dossier {

// At most twelve of the lines, from the top: of the rows of a table the first cell, of its first row (the head) all cells, and of
// a long line the beginning, fourteen times its height.
[[nodiscard]] std::vector<TextLine> title_lines(std::vector<TextLine> lines);

}  // namespace dossier
