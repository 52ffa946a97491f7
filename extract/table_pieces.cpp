#include "extract/table_pieces.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <optional>

#include "extract/lines.h"
#include "extract/read_amount.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr double kBroken = 0.8;      // characters between the halves of a broken figure, at most
constexpr double kTouching = 0.45;   // closer than figures of two columns ever stand
constexpr std::size_t kMostBoxes = 5;
constexpr std::ptrdiff_t kColumnFellows = 3;
constexpr double kTogether = 0.7;    // characters between words of one text, at most
constexpr double kDouble = 0.6;      // of the smaller box: covered so far by another, it is the same print
constexpr double kSameHeight = 0.5;  // share of the height that pieces side by side have in common

using Shape = TablePiece::Shape;

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }
bool is_blank(char32_t c) { return c == U' ' || c == 0xA0 || c == 0x3000; }
bool is_comma(char32_t c) { return c == U',' || c == U'，'; }
bool is_point(char32_t c) { return c == U'.' || c == U'．'; }
bool opens_bracket(char32_t c) { return c == U'(' || c == U'（'; }
bool closes_bracket(char32_t c) { return c == U')' || c == U'）'; }
bool is_minus(char32_t c) { return c == U'-' || c == U'－' || c == 0x2212 || c == 0x2013 || c == 0x2014; }

AmountContext figure_context() { return {.unit = kYuan, .decimals = {}, .repair_letters = true}; }

Shape shape_of(std::string_view text) {
  const std::u32string key = to_u32(squeezed(text));
  std::size_t digits = 0, marks = 0, others = 0;
  for (const char32_t c : key) {
    if (is_digit(c)) {
      ++digits;
    } else if (c == U',' || c == U'.' || c == U'\'' || c == U'、' || c == U';' || c == U':' || c == U'·') {
      ++marks;
    } else if (c != U'(' && c != U')' && !is_minus(c) && c != 0x2212 && c != U'¥' && c != U'*' && c != U'[' && c != U']') {
      ++others;
    }
  }
  const PrintedAmount amount = read_amount(text, figure_context());
  if (amount.kind == PrintedAmount::Kind::nil) return Shape::dash;
  const bool letters_only_as_noise = others == 0 || (digits >= 4 && marks > 0 && others * 3 <= digits);
  if (amount.readable() && digits >= 3 && marks > 0 && letters_only_as_noise && !amount.own_unit) return Shape::figure;
  const bool inner_sign = std::any_of(key.begin() + (key.empty() ? 0 : 1), key.end(), is_minus);
  if (others == 0 && marks == 0 && digits > 0 && digits <= 12 && !inner_sign) return Shape::integer;
  if (others == 0 && (digits > 0 || marks > 0)) return Shape::fragment;
  return Shape::text;
}

bool strong(std::u32string_view text) { return shape_of(to_utf8(text)) == Shape::figure; }

bool flawless(std::u32string_view text) { return strong(text) && read_amount(to_utf8(text)).kind == PrintedAmount::Kind::ok; }

std::vector<std::u32string> parts_at(const std::u32string& text, const std::vector<std::size_t>& cuts);

// Where a word might be cut into figures and text, in code points.
std::vector<std::size_t> possible_cuts(const std::u32string& text) {
  std::vector<std::size_t> cuts;
  const auto starts_figure = [&](std::size_t i) {
    return i < text.size() && (is_digit(text[i]) || ((opens_bracket(text[i]) || is_minus(text[i])) && i + 1 < text.size() &&
                                                     is_digit(text[i + 1])));
  };
  // The end of the longest figure that starts here, 0 for none.
  const auto figure_end = [&](std::size_t from) -> std::size_t {
    std::size_t end = from;
    while (end < text.size() && (is_digit(text[end]) || is_comma(text[end]) || is_point(text[end]) || is_minus(text[end]) ||
                                 opens_bracket(text[end]) || closes_bracket(text[end]))) {
      const bool after_decimals = end >= from + 3 && is_point(text[end - 3]) && is_digit(text[end - 1]) && is_digit(text[end - 2]);
      const bool after_bracket = end > from && closes_bracket(text[end - 1]);
      // Without a blank between, only grouped figures tell where one ends: 4,321.005,432.00, but not 9.876.540.12.
      const bool grouped = std::any_of(text.begin() + static_cast<std::ptrdiff_t>(from),
                                       text.begin() + static_cast<std::ptrdiff_t>(end), is_comma);
      if ((after_decimals && grouped && !closes_bracket(text[end])) || after_bracket) break;
      ++end;
    }
    return end > from && strong(std::u32string_view(text).substr(from, end - from)) ? end : 0;
  };
  for (std::size_t i = 0; i < text.size();) {
    const bool opens_here = i == 0 || is_cjk(text[i - 1]) || is_blank(text[i - 1]) || closes_bracket(text[i - 1]) ||
                            text[i - 1] == U':' || text[i - 1] == U'：' || (!cuts.empty() && cuts.back() == i);
    const std::size_t end = opens_here && starts_figure(i) ? figure_end(i) : 0;
    if (end == 0) {
      ++i;
      continue;
    }
    if (i > 0 && (cuts.empty() || cuts.back() != i)) cuts.push_back(i);
    std::size_t next = end;
    while (next < text.size() && is_blank(text[next])) ++next;
    if (next < text.size()) cuts.push_back(next);
    i = next;
  }
  return cuts;
}

// Where a word of several cells is to be cut. What can be read as one figure, as 4,321.005,432.00 can with a comma for its first
// point, stays one unless its parts are flawless and stand `apart`.
template <typename Apart>
std::vector<std::size_t> cuts_of(const std::u32string& text, const Apart& apart) {
  const Shape shape = shape_of(to_utf8(text));
  if (shape == Shape::integer || shape == Shape::dash || flawless(text)) return {};
  std::vector<std::size_t> cuts = possible_cuts(text);
  if (shape != Shape::figure || cuts.empty()) return cuts;
  const std::vector<std::u32string> parts = parts_at(text, cuts);
  const bool sound = std::all_of(parts.begin(), parts.end(), [](const auto& part) { return flawless(part); });
  return sound && std::all_of(cuts.begin(), cuts.end(), apart) ? cuts : std::vector<std::size_t>{};
}

std::vector<std::size_t> cuts_of(const std::u32string& text) {
  return cuts_of(text, [](std::size_t) { return true; });
}

// Whether a gap stands before the character: its left edge is farther from the one before than characters of the word are.
bool gap_before(const Word& word, std::size_t character) {
  const std::size_t count = word.edges.empty() ? 0 : word.edges.size() - 1;
  if (character == 0 || character >= count) return false;
  std::vector<float> widths;
  for (std::size_t i = 0; i < count; ++i) widths.push_back(word.edges[i + 1] - word.edges[i]);
  const float before = widths[character - 1];
  std::nth_element(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2), widths.end());
  return before > 1.8F * widths[widths.size() / 2];
}

std::u32string trimmed(std::u32string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return std::u32string(text);
}

std::vector<std::u32string> parts_at(const std::u32string& text, const std::vector<std::size_t>& cuts) {
  std::vector<std::u32string> parts;
  std::size_t from = 0;
  for (const std::size_t cut : cuts) {
    parts.push_back(trimmed(std::u32string_view(text).substr(from, cut - from)));
    from = cut;
  }
  parts.push_back(trimmed(std::u32string_view(text).substr(from)));
  return parts;
}

std::size_t figures_among(const std::vector<std::u32string>& parts) {
  return static_cast<std::size_t>(std::count_if(parts.begin(), parts.end(), [](const auto& part) { return strong(part); }));
}

// What another reader has for part `p` of a word that was cut: its text falls into the same parts, or (readers of digits see no
// words) holds as many figures.
std::optional<std::string> part_of(std::string_view reading, const std::vector<std::u32string>& parts, std::size_t p) {
  const std::u32string other = to_u32(reading);
  const std::vector<std::u32string> others = parts_at(other, cuts_of(other));
  if (others.size() == parts.size()) return to_utf8(others[p]);
  if (!strong(parts[p]) || figures_among(parts) != figures_among(others)) return std::nullopt;
  const std::size_t before = figures_among({parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(p)});
  std::size_t seen = 0;
  for (const std::u32string& part : others) {
    if (strong(part) && seen++ == before) return to_utf8(part);
  }
  return std::nullopt;
}

class PieceMaker {
 public:
  PieceMaker(const Page& page, const Box& region) : page_(page) {
    for (std::size_t i = 0; i < page.words.size(); ++i) {
      const Box& box = page.words[i].box;
      const bool inside = box.center_x() >= region.x && box.center_x() <= region.right() && box.center_y() >= region.y &&
                          box.center_y() <= region.bottom();
      const bool vertical = box.height > 2.5 * box.width && to_u32(page.words[i].text).size() > 1;
      if (inside && !vertical && !page.words[i].text.empty()) words_.push_back(static_cast<int>(i));
    }
    slope_ = slope_of(page, words_);
  }

  std::vector<TablePiece> make() {
    for (const int index : words_) cut(index);
    for (TablePiece& piece : pieces_) piece.level = level(piece.box);
    drop_doubles();
    join_figures();
    join_texts();
    return std::move(pieces_);
  }

 private:
  [[nodiscard]] Box level(const Box& box) const {
    return {box.x + slope_ * box.center_y(), box.y - slope_ * box.center_x(), box.width, box.height};
  }

  void cut(int index) {
    const Word& word = page_.words[static_cast<std::size_t>(index)];
    const std::u32string text = to_u32(word.text);
    const std::vector<std::size_t> cuts = cuts_of(text, [&](std::size_t at) { return is_blank(text[at - 1]) || gap_before(word, at); });
    const std::vector<std::u32string> parts = parts_at(text, cuts);
    const auto edge = [&](std::size_t at) {
      if (word.edges.size() == text.size() + 1) return static_cast<double>(word.edges[at]);
      return word.box.x + word.box.width * static_cast<double>(at) / static_cast<double>(text.size());
    };
    for (std::size_t p = 0; p < parts.size(); ++p) {
      if (parts[p].empty()) continue;
      TablePiece piece;
      piece.text = to_utf8(parts[p]);
      piece.shape = shape_of(piece.text);
      piece.reader = word.reader;
      piece.confidence = word.confidence;
      piece.under_seal = word.under_seal;
      piece.words = {index};
      piece.box = word.box;
      if (cuts.empty()) {
        piece.readings = word.readings;
        piece.sign = word.sign;
      } else {
        const std::size_t from = p == 0 ? 0 : cuts[p - 1];
        std::size_t to = p == cuts.size() ? text.size() : cuts[p];
        while (to > from + 1 && is_blank(text[to - 1])) --to;
        piece.box.x = edge(from);
        piece.box.width = std::max(1.0, edge(to) - piece.box.x);
        for (const Reading& reading : word.readings) {
          if (auto part = part_of(reading.text, parts, p)) piece.readings.push_back({reading.reader, *std::move(part), reading.confidence});
        }
        if (p == 0 || (figures_among(parts) == 1 && piece.shape == Shape::figure)) piece.sign = word.sign;
      }
      pieces_.push_back(std::move(piece));
    }
  }

  static bool side_by_side(const TablePiece& left, const TablePiece& right, double characters) {
    const double height = std::min(left.level.height, right.level.height);
    const double gap = right.level.x - left.level.right();
    return vertical_overlap(left.level, right.level) >= kSameHeight && gap <= characters * height && gap >= -0.5 * height &&
           std::max(left.level.height, right.level.height) < 2.2 * height;
  }

  [[nodiscard]] bool rule_between(const TablePiece& left, const TablePiece& right) const {
    return std::any_of(page_.rules.begin(), page_.rules.end(), [&](const RulingLine& rule) {
      const double x = (rule.x1 + rule.x2) / 2;
      return !rule.horizontal() && x > left.box.center_x() && x < right.box.center_x() && x > left.box.right() - 3 &&
             x < right.box.x + 3 && rule.y1 <= left.box.center_y() && rule.y2 >= left.box.center_y();
    });
  }

  // Joins pairs for which `wanted` holds until there are none, from left to right.
  template <typename Wanted>
  void join(const Wanted& wanted, bool blank) {
    std::sort(pieces_.begin(), pieces_.end(), [](const TablePiece& a, const TablePiece& b) {
      return std::pair(a.level.x, a.level.y) < std::pair(b.level.x, b.level.y);
    });
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      for (std::size_t j = i + 1; j < pieces_.size();) {
        if (pieces_[j].level.x > pieces_[i].level.right() + 2 * pieces_[i].level.height) break;
        if (!wanted(pieces_[i], pieces_[j]) || rule_between(pieces_[i], pieces_[j])) {
          ++j;
          continue;
        }
        pieces_[i] = joined(pieces_[i], pieces_[j], blank);
        pieces_.erase(pieces_.begin() + static_cast<std::ptrdiff_t>(j));
        j = i + 1;
      }
    }
  }

  // A detector may find the same print twice, or a second time together with what stands above it; the flatter box is the
  // better one, at a tie the wider.
  void drop_doubles() {
    std::sort(pieces_.begin(), pieces_.end(), [](const TablePiece& a, const TablePiece& b) {
      return std::pair(a.level.x, a.level.y) < std::pair(b.level.x, b.level.y);
    });
    std::vector<bool> dropped(pieces_.size());
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      for (std::size_t j = i + 1; j < pieces_.size() && pieces_[j].level.x < pieces_[i].level.right(); ++j) {
        if (dropped[i] || dropped[j]) continue;
        const TablePiece& a = pieces_[i];
        const TablePiece& b = pieces_[j];
        const double smaller = std::min(a.level.area(), b.level.area());
        if (intersection(a.level, b.level).area() < kDouble * smaller || (a.shape == Shape::text) != (b.shape == Shape::text)) continue;
        const bool layered = (a.reader == Reader::text_layer) != (b.reader == Reader::text_layer);
        const bool keep_a = layered                                                                  ? a.reader == Reader::text_layer
                            : std::abs(a.level.height - b.level.height) > 0.15 * a.level.height      ? a.level.height < b.level.height
                                                                                                     : a.level.width >= b.level.width;
        dropped[keep_a ? j : i] = true;
      }
    }
    std::vector<TablePiece> kept;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (!dropped[i]) kept.push_back(std::move(pieces_[i]));
    }
    pieces_ = std::move(kept);
  }

  // Boxes that together make one figure, from the longest run to the shortest: 1,53|4,02|4.50, 12,345,|612.34, (|1,234.56|).
  void join_figures() {
    std::sort(pieces_.begin(), pieces_.end(), [](const TablePiece& a, const TablePiece& b) {
      return std::pair(a.level.x, a.level.y) < std::pair(b.level.x, b.level.y);
    });
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (pieces_[i].shape == Shape::text) continue;
      std::vector<std::size_t> run = {i};
      for (std::size_t j = i + 1; j < pieces_.size() && run.size() < kMostBoxes; ++j) {
        if (pieces_[j].level.x > pieces_[run.back()].level.right() + 2 * pieces_[i].level.height) break;
        if (pieces_[j].shape == Shape::text || !side_by_side(pieces_[run.back()], pieces_[j], kBroken)) continue;
        if (rule_between(pieces_[run.back()], pieces_[j])) break;
        run.push_back(j);
      }
      for (; run.size() > 1 && !makes_figure(run); run.pop_back()) {
      }
      if (run.size() < 2) continue;
      for (std::size_t k = 1; k < run.size(); ++k) pieces_[i] = joined(pieces_[i], pieces_[run[k]], false);
      for (std::size_t k = run.size(); k-- > 1;) pieces_.erase(pieces_.begin() + static_cast<std::ptrdiff_t>(run[k]));
    }
  }

  // Whether several figures stand above and below the whole run, and it is one of their column.
  [[nodiscard]] bool covered(const std::vector<std::size_t>& run) const {
    const Box& first = pieces_[run.front()].level;
    const Box& last = pieces_[run.back()].level;
    const auto covers = std::count_if(pieces_.begin(), pieces_.end(), [&](const TablePiece& piece) {
      return piece.shape == Shape::figure && piece.level.x < first.right() - 0.5 * first.width &&
             piece.level.right() > last.x + 0.5 * last.width && piece.level.width > 1.2 * first.width;
    });
    return covers >= kColumnFellows;
  }

  [[nodiscard]] bool makes_figure(const std::vector<std::size_t>& run) const {
    std::string text;
    bool dashes = true, integers = true, close = true, complete = false;
    for (std::size_t k = 0; k < run.size(); ++k) {
      const TablePiece& piece = pieces_[run[k]];
      text += piece.text;
      dashes = dashes && piece.shape == Shape::dash;
      integers = integers && piece.shape == Shape::integer;
      close = close && (k == 0 || side_by_side(pieces_[run[k - 1]], piece, kTouching));
      const PrintedAmount own = read_amount(piece.text);
      complete = complete || (k + 1 < run.size() && own.kind == PrintedAmount::Kind::ok && own.decimals == 2);
    }
    // What is complete by itself ends a figure, unless others of the column stand over both halves: 175.92|3.49 among longer ones.
    if (complete && !(close && covered(run))) return false;
    if (dashes) return true;
    if (integers) return false;  // a note and a row number
    if (shape_of(text) != Shape::figure) return false;
    const PrintedAmount whole = read_amount(text);
    return whole.kind == PrintedAmount::Kind::ok || (close && whole.kind == PrintedAmount::Kind::repaired && whole.decimals == 2);
  }

  void join_texts() {
    join(
        [](const TablePiece& a, const TablePiece& b) {
          const auto wordy = [](const TablePiece& piece) { return piece.shape == Shape::text || piece.shape == Shape::fragment; };
          if (!side_by_side(a, b, kTogether)) return false;
          if (wordy(a) && wordy(b)) return a.shape == Shape::text || b.shape == Shape::text;
          // 2023 年 12 月 31 日, 第 3 页: digits that words enclose.
          const std::u32string left = to_u32(squeezed(a.text)), right = to_u32(squeezed(b.text));
          if (left.empty() || right.empty()) return false;
          if (a.shape == Shape::integer && b.shape == Shape::text) {
            return std::u32string_view(U"年月日页度号季期").find(right.front()) != std::u32string_view::npos;
          }
          if (a.shape == Shape::text && b.shape == Shape::integer) {
            return std::u32string_view(U"年月第共至-—").find(left.back()) != std::u32string_view::npos;
          }
          if (a.shape == Shape::text && b.shape == Shape::dash) return left.back() == U'月' || left.back() == U'日';
          return false;
        },
        true);
  }

  const Page& page_;
  std::vector<int> words_;
  double slope_ = 0;
  std::vector<TablePiece> pieces_;
};

}  // namespace

TablePiece joined(const TablePiece& left, const TablePiece& right, bool blank) {
  TablePiece piece = left;
  piece.text += (blank ? " " : "") + right.text;
  piece.shape = shape_of(piece.text);
  piece.box = united(left.box, right.box);
  piece.level = united(left.level, right.level);
  piece.confidence = std::min(left.confidence, right.confidence);
  piece.under_seal = left.under_seal || right.under_seal;
  piece.words.insert(piece.words.end(), right.words.begin(), right.words.end());
  piece.readings.clear();
  for (const Reading& a : left.readings) {
    for (const Reading& b : right.readings) {
      if (a.reader != b.reader) continue;
      piece.readings.push_back({a.reader, a.text + (blank ? " " : "") + b.text, std::min(a.confidence, b.confidence)});
    }
  }
  return piece;
}

std::vector<TablePiece> table_pieces(const Page& page, const Box& region) { return PieceMaker(page, region).make(); }

std::string only_figure_in(std::string_view text) {
  const std::u32string points = to_u32(text);
  std::string figure;
  for (const std::u32string& part : parts_at(points, cuts_of(points))) {
    if (!strong(part)) continue;
    if (!figure.empty()) return {};
    figure = to_utf8(part);
  }
  return figure;
}

bool looks_like_amount(std::string_view text) {
  const std::u32string points = to_u32(text);
  if (shape_of(text) == Shape::figure) return true;
  for (const std::u32string& part : parts_at(points, cuts_of(points))) {
    if (strong(part)) return true;
  }
  return false;
}

}  // namespace dossier
