#include "extract/lines.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

#include "models/text.h"

namespace dossier {
namespace {

constexpr double kSteepestSlope = 0.03;   // more than that is not a residue of straightening
constexpr std::size_t kPairsForSlope = 6;
constexpr double kSameRow = 0.5;          // share of the smaller height that words of a row have in common
constexpr double kWordGap = 0.25;         // of a character: a space in the text
constexpr double kGutter = 4.0;           // characters: words farther apart are not of one line, except in a table
constexpr double kCorridor = 1.2;         // characters: narrowest blank that can belong to a gutter
constexpr std::size_t kRowsForColumns = 3;

using Row = std::vector<int>;

bool vertical_text(const Word& word) {
  return word.box.height > 2.5 * word.box.width && to_u32(word.text).size() > 1;
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

double size_of(const Page& page, const Row& words) {
  std::vector<double> heights;
  for (const int index : words) {
    const Word& word = page.words[static_cast<std::size_t>(index)];
    heights.push_back(vertical_text(word) ? word.box.width : word.box.height);
  }
  return median(std::move(heights));
}

const Box& box_of(const Page& page, int index) { return page.words[static_cast<std::size_t>(index)].box; }

// Digits with separators, or a dash alone: what fills the cells of a table.
bool looks_like_figure(const std::string& text) {
  const std::string key = squeezed(text);
  std::size_t digits = 0, marks = 0, others = 0;
  for (const char32_t c : to_u32(key)) {
    if (c >= U'0' && c <= U'9') {
      ++digits;
    } else if (c == U',' || c == U'.' || c == U'(' || c == U')' || c == U'%') {
      ++marks;
    } else if (c != U'-' && c != 0x2212 && c != 0x2014) {
      ++others;
    }
  }
  if (others > 0) return false;
  return (digits >= 3 && marks > 0) || (digits == 0 && marks == 0 && !key.empty());
}

bool rule_between(const Page& page, double left, double right, double y) {
  return std::any_of(page.rules.begin(), page.rules.end(), [&](const RulingLine& rule) {
    return !rule.horizontal() && rule.x1 > left - 2 && rule.x2 < right + 2 && rule.y1 <= y && rule.y2 >= y;
  });
}

bool table_row(const Page& page, const Row& row) {
  if (row.size() < 2) return false;
  std::size_t figures = 0;
  for (const int index : row) {
    figures += looks_like_figure(page.words[static_cast<std::size_t>(index)].text) ? 1 : 0;
  }
  if (figures > 0) return true;
  for (std::size_t i = 1; i < row.size(); ++i) {
    const Box& left = box_of(page, row[i - 1]);
    const Box& right = box_of(page, row[i]);
    if (rule_between(page, left.right(), right.x, left.center_y())) return true;
  }
  return false;
}

struct Gap {
  double left = 0, right = 0;
  [[nodiscard]] double width() const { return right - left; }
};

std::vector<Gap> gaps_of(const Page& page, const Row& row) {
  std::vector<Gap> gaps;
  double reach = box_of(page, row.front()).right();
  for (std::size_t i = 1; i < row.size(); ++i) {
    const Box& box = box_of(page, row[i]);
    if (box.x > reach) gaps.push_back({reach, box.x});
    reach = std::max(reach, box.right());
  }
  return gaps;
}

// The page's rows as lines; where a blank corridor runs down three rows or more, left of it first.
class LineBuilder {
 public:
  explicit LineBuilder(const Page& page) : page_(page) {}

  void emit(const std::vector<Row>& rows) {
    std::optional<Block> best;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].empty() || table_row(page_, rows[i])) continue;
      for (const Gap& gap : gaps_of(page_, rows[i])) {
        if (gap.width() < kGutter * size_of(page_, rows[i])) continue;
        const Block block = grow(rows, i, gap);
        if (block.two_sided >= kRowsForColumns && (!best || block.two_sided > best->two_sided)) best = block;
      }
    }
    if (!best) {
      for (const Row& row : rows) emit_row(row);
      return;
    }
    const auto at = [&](std::size_t i) { return rows.begin() + static_cast<std::ptrdiff_t>(i); };
    emit(std::vector<Row>(rows.begin(), at(best->first)));
    std::vector<Row> left, right;
    for (std::size_t i = best->first; i <= best->last; ++i) {
      Row sides[2];
      for (const int index : rows[i]) {
        sides[box_of(page_, index).center_x() < best->corridor.right ? 0 : 1].push_back(index);
      }
      if (!sides[0].empty()) left.push_back(std::move(sides[0]));
      if (!sides[1].empty()) right.push_back(std::move(sides[1]));
    }
    emit(left);
    emit(right);
    emit(std::vector<Row>(at(best->last + 1), rows.end()));
  }

  std::vector<Line> lines;

 private:
  struct Block {
    Gap corridor;
    std::size_t first = 0, last = 0;  // rows, inclusive
    std::size_t two_sided = 0;        // rows with words on both sides
  };

  // Whether the corridor can be narrowed so that the row leaves it free; counts the row when it stands on both sides.
  bool admit(const Row& row, Gap& corridor, std::size_t& two_sided) const {
    if (table_row(page_, row)) return false;
    const double needed = kCorridor * size_of(page_, row);
    if (box_of(page_, row.front()).x > corridor.right - needed) {
      corridor.right = std::min(corridor.right, std::max(box_of(page_, row.front()).x, corridor.left + needed));
      return true;
    }
    double reach = 0;
    for (const int index : row) reach = std::max(reach, box_of(page_, index).right());
    if (reach < corridor.left + needed) {
      corridor.left = std::max(corridor.left, std::min(reach, corridor.right - needed));
      return true;
    }
    for (const Gap& gap : gaps_of(page_, row)) {
      const Gap common{std::max(gap.left, corridor.left), std::min(gap.right, corridor.right)};
      if (common.width() < needed) continue;
      corridor = common;
      ++two_sided;
      return true;
    }
    return false;
  }

  Block grow(const std::vector<Row>& rows, std::size_t seed, const Gap& gap) const {
    Block block{gap, seed, seed, 1};
    while (block.first > 0 && admit(rows[block.first - 1], block.corridor, block.two_sided)) --block.first;
    while (block.last + 1 < rows.size() && admit(rows[block.last + 1], block.corridor, block.two_sided)) ++block.last;
    return block;
  }

  void emit_row(const Row& row) {
    if (row.empty()) return;
    if (table_row(page_, row)) {
      lines.push_back(line_of(page_, row));
      return;
    }
    const double gutter = kGutter * size_of(page_, row);
    Row piece;
    double reach = 0;
    for (const int index : row) {
      if (!piece.empty() && box_of(page_, index).x - reach > gutter) {
        lines.push_back(line_of(page_, std::exchange(piece, {})));
      }
      reach = piece.empty() ? box_of(page_, index).right() : std::max(reach, box_of(page_, index).right());
      piece.push_back(index);
    }
    lines.push_back(line_of(page_, std::move(piece)));
  }

  const Page& page_;
};

std::vector<Line> lines_among(const Page& page, const std::vector<int>& words) {
  LineBuilder builder(page);
  builder.emit(rows_of(page, words));
  return std::move(builder.lines);
}

}  // namespace

Line line_of(const Page& page, std::vector<int> words) {
  std::sort(words.begin(), words.end(), [&](int a, int b) {
    return std::pair(box_of(page, a).x, a) < std::pair(box_of(page, b).x, b);
  });
  Line line;
  line.size = size_of(page, words);
  double reach = 0;
  for (const int index : words) {
    const Word& word = page.words[static_cast<std::size_t>(index)];
    if (!line.text.empty() && word.box.x - reach > kWordGap * line.size) line.text += ' ';
    line.text += word.text;
    reach = line.box.empty() ? word.box.right() : std::max(reach, word.box.right());
    line.box = united(line.box, word.box);
  }
  line.key = squeezed(line.text);
  line.words = std::move(words);
  return line;
}

double slope_of(const Page& page, std::span<const int> words) {
  // Only pairs far apart tell the slope; the height of a box depends on the glyphs in it.
  std::vector<double> slopes;
  std::vector<int> order(words.begin(), words.end());
  std::sort(order.begin(), order.end(), [&](int a, int b) {
    return std::pair(box_of(page, a).y, a) < std::pair(box_of(page, b).y, b);
  });
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Box& a = box_of(page, order[i]);
    for (std::size_t j = i + 1; j < order.size() && box_of(page, order[j]).y < a.y + 2.5 * a.height; ++j) {
      const Box& b = box_of(page, order[j]);
      const double dx = b.center_x() - a.center_x();
      const double dy = b.center_y() - a.center_y();
      const double height = std::min(a.height, b.height);
      if (std::abs(dx) < 8 * height || std::max(a.height, b.height) > 1.6 * height) continue;
      if (std::abs(dy) <= kSteepestSlope * std::abs(dx) && std::abs(dy) < 0.6 * height) slopes.push_back(dy / dx);
    }
  }
  return slopes.size() < kPairsForSlope ? 0 : median(std::move(slopes));
}

std::vector<std::vector<int>> rows_of(const Page& page, std::span<const int> words) {
  const double slope = slope_of(page, words);
  struct Open {
    Row words;
    double reach = 0;       // right edge of the rightmost word
    double top = 0, bottom = 0;  // of the rightmost word, with the slope taken out
    double sum = 0;         // of the words' centres
  };
  std::vector<int> order(words.begin(), words.end());
  std::sort(order.begin(), order.end(), [&](int a, int b) {
    return std::pair(box_of(page, a).x, a) < std::pair(box_of(page, b).x, b);
  });
  std::vector<Open> open;
  for (const int index : order) {
    const Box& box = box_of(page, index);
    const double shift = slope * box.center_x();
    const double top = box.y - shift, bottom = box.bottom() - shift;
    Open* best = nullptr;
    double best_distance = 0;
    for (Open& row : open) {
      const double common = std::min(bottom, row.bottom) - std::max(top, row.top);
      const double smaller = std::min(bottom - top, row.bottom - row.top);
      const double larger = std::max(bottom - top, row.bottom - row.top);
      if (common < kSameRow * smaller || larger > 3 * smaller) continue;
      if (box.x < row.reach - std::max(0.6 * smaller, 0.5 * box.width)) continue;  // stands above or below, not beside
      const double distance = std::abs((top + bottom) - (row.top + row.bottom));
      if (best == nullptr || distance < best_distance) {
        best = &row;
        best_distance = distance;
      }
    }
    if (best == nullptr || vertical_text(page.words[static_cast<std::size_t>(index)])) {
      open.push_back({});
      best = &open.back();
    }
    best->words.push_back(index);
    if (best->words.size() == 1 || box.right() >= best->reach) {
      best->reach = box.right();
      best->top = top;
      best->bottom = bottom;
    }
    best->sum += (top + bottom) / 2;
  }
  const auto height = [](const Open& row) { return row.sum / static_cast<double>(row.words.size()); };
  std::stable_sort(open.begin(), open.end(), [&](const Open& a, const Open& b) { return height(a) < height(b); });
  std::vector<Row> rows;
  rows.reserve(open.size());
  for (Open& row : open) rows.push_back(std::move(row.words));
  return rows;
}

std::vector<Line> segments_of(const Page& page, const Line& line, double gap) {
  std::vector<Line> segments;
  Row piece;
  double reach = 0;
  for (const int index : line.words) {
    const Box& box = box_of(page, index);
    if (!piece.empty() && box.x - reach > gap * line.size) segments.push_back(line_of(page, std::exchange(piece, {})));
    reach = piece.empty() ? box.right() : std::max(reach, box.right());
    piece.push_back(index);
  }
  if (!piece.empty()) segments.push_back(line_of(page, std::move(piece)));
  return segments;
}

std::vector<Line> lines_of(const Page& page) {
  std::vector<int> words;
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    if (!page.words[i].text.empty()) words.push_back(static_cast<int>(i));
  }
  return lines_among(page, words);
}

std::vector<Line> lines_of(const Page& page, const Box& region) {
  std::vector<int> words;
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    const Box& box = page.words[i].box;
    const bool inside = box.center_x() >= region.x && box.center_x() <= region.right() && box.center_y() >= region.y &&
                        box.center_y() <= region.bottom();
    if (inside && !page.words[i].text.empty()) words.push_back(static_cast<int>(i));
  }
  return lines_among(page, words);
}

}  // namespace dossier
