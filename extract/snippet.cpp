#include "extract/snippet.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <re2/re2.h>

#include "extract/lines.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr double kUnreadHeight = 1000;  // pixels: what was not read from pixels is never too small
constexpr double kGap = 0.8;            // characters between words that set them apart

const Word& word_at(const Page& page, int index) { return page.words[static_cast<std::size_t>(index)]; }

bool only_marks(std::u32string_view text) {
  return std::none_of(text.begin(), text.end(), [](char32_t c) {
    return is_cjk(c) || (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  });
}

// Frames are drawn of meanders that readers take for letters: short marks without Chinese, many at one distance from
// the left or right edge of the sheet.
std::vector<bool> ornaments_of(const Page& page, const std::vector<int>& words, const Box& region) {
  constexpr double kEdge = 0.16;        // of the sheet's width
  constexpr std::size_t kFewest = 4;
  constexpr double kSameColumn = 0.015; // of the sheet's width
  constexpr double kOuterEdge = 0.09;   // nothing but the frame stands so far out
  const auto mark = [&](int index) {
    const Word& word = word_at(page, index);
    if (word.reader == Reader::text_layer) return false;
    const double left = (word.box.center_x() - region.x) / region.width;
    const double edge = std::min(left, 1 - left);
    const std::u32string text = to_u32(squeezed(word.text));
    const bool chinese = std::any_of(text.begin(), text.end(), is_cjk);
    return (edge < kEdge && text.size() <= 3 && !chinese) || (edge < kOuterEdge && text.size() == 1);
  };
  std::vector<int> marks;
  for (const int index : words) {
    if (mark(index)) marks.push_back(index);
  }
  std::vector<bool> ornament(page.words.size());
  for (const int index : marks) {
    const double x = word_at(page, index).box.center_x();
    const auto column = static_cast<std::size_t>(std::count_if(marks.begin(), marks.end(), [&](int other) {
      return std::abs(word_at(page, other).box.center_x() - x) < kSameColumn * region.width;
    }));
    ornament[static_cast<std::size_t>(index)] = column >= kFewest;
  }
  return ornament;
}

// Low marks with hardly a character among print of full height: dust, or what shines through. A colon stands with its label.
std::vector<int> without_specks(const Page& page, const std::vector<int>& words) {
  constexpr double kLow = 0.7;              // of the height of its neighbours
  constexpr double kHalf = 0.55;            // … no print at all, also if digits were read
  constexpr std::size_t kMostOfSpeck = 4;   // characters
  constexpr double kWidest = 3;             // heights: no single character is so wide
  static constexpr std::u32string_view kNoise = U"#~^|_=<>\\`";
  std::vector<double> heights;
  for (const int index : words) heights.push_back(word_at(page, index).box.height);
  if (heights.size() < 2) return words;
  std::nth_element(heights.begin(), heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2), heights.end());
  const double height = heights[heights.size() / 2];
  std::vector<int> kept;
  for (const int index : words) {
    const Word& word = word_at(page, index);
    const std::u32string text = to_u32(squeezed(word.text));
    const auto characters = std::count_if(text.begin(), text.end(), [](char32_t c) { return !only_marks({&c, 1}); });
    const bool mark = text.size() >= 2 && text.size() <= kMostOfSpeck && std::none_of(text.begin(), text.end(), is_cjk);
    const bool smeared = text.size() == 1 && word.box.width > kWidest * word.box.height;
    // What shines through reads as # and the like, which no name, title or number holds.
    const bool noise = !text.empty() && text.find_first_not_of(kNoise) == std::u32string::npos;
    const bool speck = smeared || noise || (mark && word.box.height <= (characters <= 1 ? kLow : kHalf) * height);
    if (word.reader == Reader::text_layer || !speck) kept.push_back(index);
  }
  return kept;
}

// 成立日期：2|2011年: the line finder's boxes overlap, and the label has the first character of its value, too. Elsewhere equal
// characters may both be printed.
bool doubled(const Page& page, const Row& row, int next, double reach) {
  constexpr double kOverlap = 0.3;  // of the height
  const Word& word = word_at(page, next);
  const std::u32string text = to_u32(squeezed(word.text));
  if (word.reader == Reader::text_layer || text.size() < 2 || row.key.size() < 2 || text.front() != row.key.back()) return false;
  const char32_t before = row.key[row.key.size() - 2];
  return (before == U':' || before == U'：') && reach - word.box.x > kOverlap * word.box.height;
}

std::u32string part_of(const Page& page, const Piece& piece) {
  const std::u32string text = to_u32(word_at(page, piece.word).text);
  const auto begin = std::min(static_cast<std::size_t>(std::max(piece.begin, 0)), text.size());
  const auto end = std::clamp(static_cast<std::size_t>(std::max(piece.end, 0)), begin, text.size());
  return text.substr(begin, end - begin);
}

}  // namespace

std::vector<Row> rows_in(const Page& page, const Box& region) {
  std::vector<int> inside;
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    const Box& box = page.words[i].box;
    const bool in = box.center_x() >= region.x && box.center_x() <= region.right() && box.center_y() >= region.y &&
                    box.center_y() <= region.bottom();
    if (in) inside.push_back(static_cast<int>(i));
  }
  const std::vector<bool> ornament = ornaments_of(page, inside, region);
  std::erase_if(inside, [&](int index) { return ornament[static_cast<std::size_t>(index)]; });
  std::vector<Row> rows;
  for (const std::vector<int>& all : rows_of(page, inside)) {
    std::vector<int> words = without_specks(page, all);
    if (words.empty()) continue;  // specks alone
    Row row{.page = &page};
    std::vector<double> heights;
    double reach = 0;
    for (const int index : words) {
      const Word& word = word_at(page, index);
      const bool apart = row.key.empty() || word.box.x - reach > kGap * word.box.height;
      heights.push_back(word.box.height);
      row.box = united(row.box, word.box);
      const std::u32string text = to_u32(word.text);
      bool opens = true;
      if (!apart && doubled(page, row, index, reach)) {
        row.key.pop_back();
        row.places.pop_back();
      }
      reach = std::max(reach, word.box.right());
      for (std::size_t i = 0; i < text.size(); ++i) {
        const std::u32string folded = to_u32(squeezed(to_utf8(text.substr(i, 1))));
        if (folded.empty()) {
          opens = true;
          continue;
        }
        for (const char32_t c : folded) {
          row.key += c == U'丶' ? U'、' : c;  // a stroke that no text holds, read for the comma
          row.places.push_back({index, static_cast<int>(i), opens || (apart && i == 0)});
          opens = false;
        }
      }
    }
    std::nth_element(heights.begin(), heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2), heights.end());
    row.size = heights[heights.size() / 2];
    row.words = std::move(words);
    // A stroke between two lines is no line, and must not part what they say.
    const bool stroke = row.key.size() == 1 && only_marks(row.key) && word_at(page, row.words.front()).reader != Reader::text_layer;
    if (!row.key.empty() && !stroke) rows.push_back(std::move(row));
  }
  return rows;
}

Row flow_of(std::span<const Row> rows) {
  Row flow;
  std::vector<double> sizes;
  for (const Row& row : rows) {
    flow.page = row.page;
    flow.words.insert(flow.words.end(), row.words.begin(), row.words.end());
    flow.key += row.key;
    flow.places.insert(flow.places.end(), row.places.begin(), row.places.end());
    flow.box = united(flow.box, row.box);
    sizes.push_back(row.size);
  }
  if (!sizes.empty()) {
    std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
    flow.size = sizes[sizes.size() / 2];
  }
  return flow;
}

std::vector<Match> find_pattern(const Row& row, const re2::RE2& pattern) {
  const std::string text = to_utf8(row.key);
  std::vector<std::size_t> point_at(text.size() + 1);  // code point that begins at or holds a byte
  std::size_t points = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) ++points;
    point_at[i] = points;
  }
  point_at[text.size()] = row.key.size();
  const int groups = pattern.NumberOfCapturingGroups();
  std::vector<re2::StringPiece> parts(static_cast<std::size_t>(groups) + 1);
  std::vector<Match> matches;
  std::size_t from = 0;
  while (from <= text.size() && pattern.Match(text, from, text.size(), re2::RE2::UNANCHORED, parts.data(), groups + 1)) {
    const auto range = [&](const re2::StringPiece& part) {
      if (part.data() == nullptr) return Match::Range{};
      const auto begin = static_cast<std::size_t>(part.data() - text.data());
      return Match::Range{point_at[begin], point_at[begin + part.size()]};
    };
    const Match::Range whole = range(parts[0]);
    Match match{.begin = whole.begin, .end = whole.end};
    for (std::size_t g = 1; g < parts.size(); ++g) match.groups.push_back(range(parts[g]));
    matches.push_back(std::move(match));
    const auto end = static_cast<std::size_t>(parts[0].data() - text.data()) + parts[0].size();
    from = end > from ? end : from + 1;
  }
  return matches;
}

std::string key_of(const Row& row, std::size_t begin, std::size_t end) {
  begin = std::min(begin, row.key.size());
  end = std::clamp(end, begin, row.key.size());
  return to_utf8(std::u32string_view(row.key).substr(begin, end - begin));
}

std::vector<Match> runs_of(const Row& row, double gap) {
  std::vector<Match> runs;
  std::size_t from = 0;
  for (std::size_t i = 1; i <= row.places.size(); ++i) {
    if (i < row.places.size()) {
      if (row.places[i].word == row.places[i - 1].word) continue;
      const Box& left = word_at(*row.page, row.places[i - 1].word).box;
      const Box& right = word_at(*row.page, row.places[i].word).box;
      if (right.x - left.right() <= gap * row.size) continue;
    }
    runs.push_back({from, i, {}});
    from = i;
  }
  return runs;
}

Snippet snippet_of(const Row& row, std::size_t begin, std::size_t end) {
  Snippet snippet{.page = row.page};
  for (std::size_t i = begin; i < std::min(end, row.places.size()); ++i) {
    const Row::Place& place = row.places[i];
    if (!snippet.pieces.empty() && snippet.pieces.back().word == place.word) {
      snippet.pieces.back().end = place.character + 1;
    } else {
      snippet.pieces.push_back({place.word, place.character, place.character + 1});
    }
  }
  return snippet;
}

std::string text_of(const Snippet& snippet) {
  std::string text;
  for (const Piece& piece : snippet.pieces) {
    if (!text.empty()) text += ' ';
    text += to_utf8(part_of(*snippet.page, piece));
  }
  return text;
}

Box box_of(const Page& page, const Piece& piece) {
  const Word& word = word_at(page, piece.word);
  const auto length = static_cast<int>(to_u32(word.text).size());
  if (length == 0 || (piece.begin <= 0 && piece.end >= length)) return word.box;
  double left = 0, right = 0;
  if (word.edges.size() == static_cast<std::size_t>(length) + 1) {
    left = word.edges[static_cast<std::size_t>(piece.begin)];
    right = word.edges[static_cast<std::size_t>(piece.end)];
  } else {
    left = word.box.x + word.box.width * piece.begin / length;
    right = word.box.x + word.box.width * piece.end / length;
  }
  Box box = word.box;
  box.x = std::clamp(left, word.box.x, word.box.right());
  box.width = std::clamp(right, box.x, word.box.right()) - box.x;
  return box;
}

Box box_of(const Snippet& snippet) {
  Box box;
  for (const Piece& piece : snippet.pieces) box = united(box, box_of(*snippet.page, piece));
  return box;
}

std::optional<std::string> reading_of(const Snippet& snippet, Reader reader) {
  std::string text;
  for (const Piece& piece : snippet.pieces) {
    const Word& word = word_at(*snippet.page, piece.word);
    const auto reading = std::find_if(word.readings.begin(), word.readings.end(),
                                      [&](const Reading& r) { return r.reader == reader; });
    const std::u32string own = to_u32(word.text);
    if (reading == word.readings.end()) {
      if (only_marks(part_of(*snippet.page, piece))) continue;
      return std::nullopt;
    }
    if (!text.empty()) text += ' ';
    const std::u32string other = to_u32(reading->text);
    if (piece.begin <= 0 && piece.end >= static_cast<int>(own.size())) {
      text += reading->text;
    } else {
      text += to_utf8(aligned_part(own, static_cast<std::size_t>(piece.begin), static_cast<std::size_t>(piece.end), other));
    }
  }
  return text;
}

std::vector<Reader> readers_of(const Snippet& snippet) {
  std::vector<Reader> readers;
  for (const Piece& piece : snippet.pieces) {
    for (const Reading& reading : word_at(*snippet.page, piece.word).readings) {
      if (std::find(readers.begin(), readers.end(), reading.reader) == readers.end()) readers.push_back(reading.reader);
    }
  }
  std::sort(readers.begin(), readers.end());
  return readers;
}

double pixel_height_of(const Snippet& snippet) {
  double smallest = kUnreadHeight;
  if (snippet.page == nullptr || snippet.page->dpi <= 0) return smallest;
  for (const Piece& piece : snippet.pieces) {
    const Word& word = word_at(*snippet.page, piece.word);
    if (word.reader == Reader::text_layer || only_marks(part_of(*snippet.page, piece))) continue;
    smallest = std::min(smallest, word.box.height * snippet.page->dpi / 72);
  }
  return smallest;
}

Snippet joined(Snippet first, const Snippet& second) {
  if (first.page == nullptr) return second;
  for (const Piece& piece : second.pieces) {
    if (!first.pieces.empty() && first.pieces.back().word == piece.word && first.pieces.back().end == piece.begin) {
      first.pieces.back().end = piece.end;
    } else {
      first.pieces.push_back(piece);
    }
  }
  return first;
}

std::u32string_view aligned_part(std::u32string_view text, std::size_t begin, std::size_t end, std::u32string_view other) {
  const std::size_t rows = text.size() + 1;
  const std::size_t columns = other.size() + 1;
  std::vector<int> cost(rows * columns);
  const auto at = [&](std::size_t i, std::size_t j) -> int& { return cost[i * columns + j]; };
  for (std::size_t i = 0; i < rows; ++i) at(i, 0) = static_cast<int>(i);
  for (std::size_t j = 0; j < columns; ++j) at(0, j) = static_cast<int>(j);
  for (std::size_t i = 1; i < rows; ++i) {
    for (std::size_t j = 1; j < columns; ++j) {
      const int replace = at(i - 1, j - 1) + (text[i - 1] == other[j - 1] ? 0 : 1);
      at(i, j) = std::min({replace, at(i - 1, j) + 1, at(i, j - 1) + 1});
    }
  }
  // Walk back; where several ways cost the same, a replacement keeps the two in step.
  std::size_t i = text.size(), j = other.size();
  std::size_t from = end >= text.size() ? j : std::u32string_view::npos;
  std::size_t to = from;
  while (i > 0 || j > 0) {
    if (i > 0 && j > 0 && at(i, j) == at(i - 1, j - 1) + (text[i - 1] == other[j - 1] ? 0 : 1)) {
      --i;
      --j;
    } else if (i > 0 && at(i, j) == at(i - 1, j) + 1) {
      --i;
    } else {
      --j;
    }
    if (i == end && to == std::u32string_view::npos) to = j;
    if (i == begin) from = j;
    if (i < begin) break;
  }
  if (begin == 0) from = 0;
  if (end >= text.size()) to = other.size();
  if (to == std::u32string_view::npos || from == std::u32string_view::npos || from > to) return {};
  return other.substr(from, to - from);
}

}  // namespace dossier
