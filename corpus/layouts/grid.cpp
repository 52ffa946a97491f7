#include "corpus/layouts/grid.h"

#include <algorithm>

namespace dossier::corpus {

void put_grid(Canvas& page, const std::vector<GridEdge>& edges, const std::vector<double>& lines, double body_top,
              Ruling ruling, Random& random) {
  const double left = edges.front().x;
  const double right = edges.back().x;
  const double top = lines.front();
  const double bottom = lines.back();
  const double thin = random.uniform(0.35, 0.7);
  const auto across = [&](double y, double thickness) { page.line(left, y, right, y, thickness); };
  const auto down = [&](const GridEdge& e, double thickness) {
    page.line(e.x, std::max(top, e.top), e.x, bottom, thickness);
  };
  switch (ruling) {
    case Ruling::full:
      for (const double y : lines) {
        across(y, thin);
      }
      for (const GridEdge& e : edges) {
        down(e, thin);
      }
      break;
    case Ruling::horizontal:
      for (const double y : lines) {
        across(y, thin);
      }
      break;
    case Ruling::three_lines:
      across(top, 1.1);
      across(body_top, 0.6);
      across(bottom, 1.1);
      break;
    case Ruling::outer:
      page.rectangle({.x = left, .y = top, .width = right - left, .height = bottom - top}, 0.9);
      across(body_top, 0.6);
      for (const GridEdge& e : edges) {
        down(e, 0.4);
      }
      break;
    case Ruling::none:
      break;
  }
}

}  // namespace dossier::corpus
