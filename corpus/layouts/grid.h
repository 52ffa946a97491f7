// Rules of a table, in the manners they are printed.
#pragma once

#include <vector>

#include "corpus/canvas.h"
#include "corpus/layouts/statement_style.h"

namespace dossier::corpus {

struct GridEdge {
  double x = 0;
  double top = 0;  // lower than the grid's where a head spans several columns
};

// `edges` are the sides of the columns, `lines` the y of the rows from the top of the head; the body begins
// at `body_top`.
void put_grid(Canvas& page, const std::vector<GridEdge>& edges, const std::vector<double>& lines, double body_top,
              Ruling ruling, Random& random);

}  // namespace dossier::corpus
