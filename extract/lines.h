// Words into lines in reading order.
#pragma once

#include <string>
#include <vector>

#include "models/page.h"

namespace dossier {

// Words that stand side by side. A line never crosses a gutter wider than a few characters unless the words share a table
// row; `segments_of` gives the pieces of a row.
struct Line {
  std::vector<int> words;  // indices into Page::words, left to right
  std::string text;        // the words' texts, a space where there is a gap
  std::string key;         // squeezed(text): for matching
  Box box;
  double size = 0;         // typical character height in points
};

// All lines of a page, top to bottom, columns one after the other where the page is set in columns.
[[nodiscard]] std::vector<Line> lines_of(const Page& page);

// Only the words whose centre lies inside `region`.
[[nodiscard]] std::vector<Line> lines_of(const Page& page, const Box& region);

}  // namespace dossier
