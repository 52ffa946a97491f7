#include "extract/table_pieces.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <optional>

#include "extract/head_cuts.h"
#include "extract/lines.h"
#include "extract/read_amount.h"
#include "extract/table_cuts.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr double kBroken = 0.8;      // characters between the halves of a broken figure, at most
constexpr double kTouching = 0.45;   // closer than figures of two columns ever stand
constexpr std::size_t kMostBoxes = 5;
constexpr std::ptrdiff_t kColumnFellows = 3;
constexpr double kTogether = 0.7;    // characters between words of one text, at most
constexpr double kOneSize = 1.7;     // times the height: words of one text
constexpr double kDouble = 0.6;      // of the smaller box: covered so far by another, it is the same print
constexpr double kSameHeight = 0.5;  // share of the height that pieces side by side have in common

using Shape = TablePiece::Shape;
using table_detail::shape_of;

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
    const std::vector<std::size_t> cuts = table_detail::cuts_of(word);
    const std::vector<std::u32string> parts = table_detail::parts_at(text, cuts);
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
        while (to > from + 1 && table_detail::is_blank(text[to - 1])) --to;
        piece.box.x = edge(from);
        piece.box.width = std::max(1.0, edge(to) - piece.box.x);
        for (const Reading& reading : word.readings) {
          if (auto part = table_detail::part_of(reading.text, parts, p)) piece.readings.push_back({reading.reader, *std::move(part), reading.confidence});
        }
        if (p == 0 || (table_detail::figures_among(parts) == 1 && piece.shape == Shape::figure)) piece.sign = word.sign;
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

  // 1,54158: with the decimals of its column an amount, and no part of what stands beside it.
  static bool broken_figure(const TablePiece& piece) {
    if (piece.shape != Shape::fragment || piece.text.find(',') == std::string::npos) return false;
    return read_amount(piece.text, {.unit = kYuan, .decimals = 2, .repair_letters = true}).readable();
  }

  // Heads of two columns, however close they stand.
  static bool heads_apart(const TablePiece& left, const TablePiece& right) {
    const std::u32string first = to_u32(left.text);
    const std::vector<std::size_t> cuts = table_detail::head_cuts(first + to_u32(right.text));
    return std::find(cuts.begin(), cuts.end(), first.size()) != cuts.end();
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
          if (!side_by_side(a, b, kTogether) || heads_apart(a, b) || broken_figure(a) || broken_figure(b)) return false;
          // A watermark is set larger.
          const bool alike = std::max(a.level.height, b.level.height) < kOneSize * std::min(a.level.height, b.level.height);
          if (wordy(a) && wordy(b)) return alike && (a.shape == Shape::text || b.shape == Shape::text);
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

std::vector<TablePiece> table_pieces(const Page& page, const Box& region) {
  constexpr std::ptrdiff_t kFewestWhole = 6;  // of a table that prints whole yuan without separators
  std::vector<TablePiece> pieces = PieceMaker(page, region).make();
  const auto whole = [](const TablePiece& piece) { return looks_like_whole_amount(piece.text); };
  const auto figures = std::count_if(pieces.begin(), pieces.end(), [](const TablePiece& piece) { return piece.shape == Shape::figure; });
  const auto plain = std::count_if(pieces.begin(), pieces.end(), whole);
  if (plain >= kFewestWhole && plain > figures) {
    for (TablePiece& piece : pieces) {
      if (whole(piece)) piece.shape = Shape::figure;
    }
  }
  return pieces;
}

}  // namespace dossier
