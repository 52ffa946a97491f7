// Words into lines in reading order.
#pragma once

#include <span>
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

// The pieces of a line between gaps wider than `gap` characters, left to right; a piece is a line of its own.
[[nodiscard]] std::vector<Line> segments_of(const Page& page, const Line& line, double gap = 1.5);

// A line made of these words, which must stand side by side; they are put in order from left to right.
[[nodiscard]] Line line_of(const Page& page, std::vector<int> words);

// Words that stand at one height all across the page, whatever the gaps between them: rows, top to bottom, each from left
// to right. Words are followed from neighbour to neighbour, so that a page that still hangs by half a degree or is
// slightly curved keeps its rows.
[[nodiscard]] std::vector<std::vector<int>> rows_of(const Page& page, std::span<const int> words);

// How much the lines of the page still fall towards the right: dy per dx, 0 where there are too few words to tell.
[[nodiscard]] double slope_of(const Page& page, std::span<const int> words);

}  // namespace dossier
