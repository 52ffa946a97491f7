// Places on a page. Unit everywhere outside ingest: the point, 1/72 inch; origin: top left corner, x to the right, y down.
// Of which page, upright or as displayed, says models/page.h.
#pragma once

#include <algorithm>

namespace dossier {

struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;

  [[nodiscard]] double right() const { return x + width; }
  [[nodiscard]] double bottom() const { return y + height; }
  [[nodiscard]] double center_x() const { return x + width / 2; }
  [[nodiscard]] double center_y() const { return y + height / 2; }
  [[nodiscard]] double area() const { return width * height; }
  [[nodiscard]] bool empty() const { return width <= 0 || height <= 0; }

  friend bool operator==(const Box&, const Box&) = default;
};

// The part that both boxes cover; empty() where they do not meet.
[[nodiscard]] inline Box intersection(const Box& a, const Box& b) {
  const double x = std::max(a.x, b.x);
  const double y = std::max(a.y, b.y);
  const double right = std::min(a.right(), b.right());
  const double bottom = std::min(a.bottom(), b.bottom());
  return {x, y, std::max(0.0, right - x), std::max(0.0, bottom - y)};
}

// The smallest box around both; an empty box adds nothing.
[[nodiscard]] inline Box united(const Box& a, const Box& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  const double x = std::min(a.x, b.x);
  const double y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

// Share of the smaller height that two boxes have in common vertically, 0..1: near 1 for words of one line.
[[nodiscard]] inline double vertical_overlap(const Box& a, const Box& b) {
  const double common = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
  const double smaller = std::min(a.height, b.height);
  return smaller <= 0 ? 0 : std::clamp(common / smaller, 0.0, 1.0);
}

}  // namespace dossier
