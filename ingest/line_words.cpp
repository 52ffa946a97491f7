#include "ingest/line_words.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "models/text.h"

namespace dossier {
namespace {

constexpr double kLetter = 0.62;      // height of the letters, as a share of the place's height
constexpr double kColumnGap = 2.2;    // in letter heights: beyond it two columns
constexpr double kFigureGap = 0.75;   // the same between two figures

bool space(char32_t c) { return c == U' ' || c == U'\u3000' || c == U'\t'; }

bool ends_figure(char32_t c) { return (c >= U'0' && c <= U'9') || c == U')' || c == U'）'; }

bool begins_figure(char32_t c) {
  return (c >= U'0' && c <= U'9') || c == U'-' || c == U'(' || c == U'（' || c == U'－' || c == U'—' || c == U'–';
}

// Two amounts side by side: a point with its decimals stands before the gap.
bool figure_before(std::u32string_view text) {
  std::size_t digits = 0;
  while (!text.empty() && (space(text.back()) || text.back() == U')' || text.back() == U'）')) {
    text.remove_suffix(1);
  }
  while (!text.empty() && text.back() >= U'0' && text.back() <= U'9') {
    text.remove_suffix(1);
    ++digits;
  }
  return digits > 0 && (digits >= 3 || (!text.empty() && (text.back() == U'.' || text.back() == U',')));
}

}  // namespace

std::vector<Word> words_of_line(const LineReading& line, const cv::RotatedRect& place, Reader reader) {
  std::vector<Word> words;
  const std::u32string text = to_u32(line.text);
  const double width = place.size.width;
  const double height = place.size.height;
  const double left = place.center.x - width / 2;
  const double top = place.center.y - height / 2;
  const bool placed = line.left.size() == text.size() && line.right.size() == text.size();
  const auto add = [&](std::size_t from, std::size_t to) {
    while (from < to && space(text[from])) {
      ++from;
    }
    while (to > from && space(text[to - 1])) {
      --to;
    }
    if (from == to) {
      return;
    }
    Word word;
    word.text = to_utf8(std::u32string_view(text).substr(from, to - from));
    word.reader = reader;
    word.confidence = line.confidence;
    word.box = {left, top, width, height};
    if (placed) {
      double sum = 0;
      for (std::size_t i = from; i < to; ++i) {
        word.edges.push_back(static_cast<float>(left + line.left[i] * width));
        sum += i < line.certainty.size() ? line.certainty[i] : line.confidence;
      }
      word.edges.push_back(static_cast<float>(left + line.right[to - 1] * width));
      word.confidence = sum / static_cast<double>(to - from);
      // The detector's box holds where a word stands alone in it; a part ends with its letters.
      const double pad = 0.15 * height;
      const double x1 = from == 0 ? left : std::max(left, word.edges.front() - pad);
      const double x2 = to == text.size() ? left + width : std::min(left + width, word.edges.back() + pad);
      word.box.x = x1;
      word.box.width = std::max(0.0, x2 - x1);
    }
    words.push_back(std::move(word));
  };

  const double letter = kLetter * height;
  std::size_t begin = 0;
  std::size_t last = text.size();  // last character that is no space, text.size(): none yet
  for (std::size_t i = 0; placed && i < text.size(); ++i) {
    if (space(text[i])) {
      continue;
    }
    if (last != text.size()) {
      const double gap = (line.left[i] - line.right[last]) * width / letter;
      const bool figures = gap > kFigureGap && ends_figure(text[last]) && begins_figure(text[i]) &&
                           figure_before(std::u32string_view(text).substr(begin, last + 1 - begin));
      if (gap > kColumnGap || figures) {
        add(begin, i);
        begin = i;
      }
    }
    last = i;
  }
  add(begin, text.size());
  return words;
}

}  // namespace dossier
