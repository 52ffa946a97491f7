#include "extract/table_labels.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "models/text.h"

namespace dossier::table_detail {
namespace {

using Shape = TablePiece::Shape;

constexpr std::size_t kFewestNumbers = 4;  // integers that make a column of row numbers
constexpr double kNoteGap = 2.5;           // characters: what stands so far behind a label is a note

// 五、1  六.12  七（一）  注释3: where the notes are, never a label.
bool is_note(const TablePiece& piece) {
  const std::u32string key = to_u32(squeezed(piece.text));
  if (key.size() > 12) return false;
  bool digit_or_numeral = false;
  for (const char32_t c : key) {
    const bool numeral = (c >= U'0' && c <= U'9') || std::u32string_view(U"一二三四五六七八九十").find(c) != std::u32string_view::npos;
    digit_or_numeral = digit_or_numeral || numeral;
    if (!numeral && std::u32string_view(U"、.,()-附注释").find(c) == std::u32string_view::npos) return false;
  }
  return digit_or_numeral;
}

// 六、63 alone: of a label that runs over two lines, the note stands between them; of one that a seal hides, it is all that is left.
bool is_note_reference(const TablePiece& piece) {
  const std::string key = squeezed(piece.text);
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::u32string points = to_u32(key);
  return is_note(piece) && std::any_of(key.begin(), key.end(), digit) && std::any_of(points.begin(), points.end(), is_cjk);
}

std::optional<int> small_integer(const TablePiece& piece) {
  const std::string key = squeezed(piece.text);
  int value = 0;
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), value);
  if (error != std::errc{} || end != key.data() + key.size() || value < 0 || value > 999) return std::nullopt;
  return value;
}

bool has_letters(const std::string& text) {
  const std::u32string points = to_u32(text);
  return std::any_of(points.begin(), points.end(), [](char32_t c) {
    return is_cjk(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  });
}

// Small integers under one another that count on by one are row numbers; others are notes.
std::vector<const TablePiece*> row_numbers(const std::vector<const TablePiece*>& integers) {
  std::vector<const TablePiece*> result;
  std::vector<const TablePiece*> rest = integers;
  std::sort(rest.begin(), rest.end(), [](const auto* a, const auto* b) { return a->level.center_y() < b->level.center_y(); });
  while (!rest.empty()) {
    std::vector<const TablePiece*> stack, others;
    const double x = rest.front()->level.center_x(), width = rest.front()->level.height;
    for (const TablePiece* piece : rest) {
      (std::abs(piece->level.center_x() - x) < 1.2 * width ? stack : others).push_back(piece);
    }
    std::size_t ones = 0, rising = 0;
    for (std::size_t i = 1; i < stack.size(); ++i) {
      const int step = *small_integer(*stack[i]) - *small_integer(*stack[i - 1]);
      ones += step == 1 ? 1 : 0;
      rising += step > 0 ? 1 : 0;
    }
    // Rows left out of a form leave gaps; a misread number falls.
    const std::size_t steps = stack.size() - 1;
    if (stack.size() >= kFewestNumbers && 10 * ones >= 4 * steps && 10 * rising >= 8 * steps) {
      result.insert(result.end(), stack.begin(), stack.end());
    }
    rest = std::move(others);
  }
  return result;
}

// A column of categories may stand left of the labels, notes that were badly read right of them: what the dictionary knows is
// the label, of two such the one nearer to the amounts; else what stands far behind the label is none.
void keep_label(LabelLine& line, const LabelDictionary& dictionary, bool tolerant, double size) {
  const auto known = [&](const std::string& text) { return dictionary.find(parse_label(text).key, tolerant).row != nullptr; };
  auto& texts = line.texts;
  if (texts.size() < 2 || known(line.text())) return;
  for (std::size_t from = 1; from < texts.size(); ++from) {
    if (!known(line.text(from))) continue;
    texts.erase(texts.begin(), texts.begin() + static_cast<std::ptrdiff_t>(from));
    return;
  }
  for (std::size_t to = texts.size() - 1; to > 0; --to) {
    LabelLine shorter{{texts.begin(), texts.begin() + static_cast<std::ptrdiff_t>(to)}, {}, {}, 0};
    if (!known(shorter.text())) continue;
    texts = std::move(shorter.texts);
    return;
  }
  const std::u32string last = to_u32(squeezed(texts.back()->text));
  const double gap = texts.back()->level.x - texts[texts.size() - 2]->level.right();
  if (gap > kNoteGap * size && last.size() <= 5 && std::count_if(last.begin(), last.end(), is_cjk) <= 1) texts.pop_back();
}

}  // namespace

std::vector<LabelLine> label_lines(std::vector<const TablePiece*> zone, const LabelDictionary& dictionary, bool tolerant,
                                   double size) {
  std::vector<LabelLine> lines;
  std::vector<const TablePiece*> integers;
  for (const TablePiece* piece : zone) {
    if (piece->shape == Shape::integer && small_integer(*piece)) integers.push_back(piece);
  }
  const std::vector<const TablePiece*> numbers = row_numbers(integers);
  std::sort(zone.begin(), zone.end(), [](const auto* a, const auto* b) {
    return std::pair(a->level.center_y(), a->level.x) < std::pair(b->level.center_y(), b->level.x);
  });
  std::vector<std::vector<const TablePiece*>> groups;
  double y = 0;
  for (const TablePiece* piece : zone) {
    // Labels lead: a row number may stand a little higher or lower than they do.
    if (groups.empty() || piece->level.center_y() - y > 0.5 * std::min(size, piece->level.height)) {
      groups.emplace_back();
      y = piece->level.center_y();
    }
    groups.back().push_back(piece);
    y += (piece->level.center_y() - y) / static_cast<double>(groups.back().size());
  }
  for (auto& group : groups) {
    std::sort(group.begin(), group.end(), [](const auto* a, const auto* b) { return a->level.x < b->level.x; });
    LabelLine line;
    for (const TablePiece* piece : group) {
      const bool numbered = std::find(numbers.begin(), numbers.end(), piece) != numbers.end();
      if (numbered) {
        line.number = small_integer(*piece);
      } else if (piece->shape != Shape::text || (is_note(*piece) && !line.texts.empty()) || is_note_reference(*piece)) {
        if (piece->shape != Shape::dash || line.texts.empty()) line.note += squeezed(piece->text);
      } else {
        line.texts.push_back(piece);
      }
    }
    if (line.texts.empty() || !has_letters(line.text())) continue;  // 54 / 124
    keep_label(line, dictionary, tolerant, size);
    double sum = 0;
    for (const TablePiece* piece : line.texts) sum += piece->level.center_y();
    line.y = sum / static_cast<double>(line.texts.size());
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace dossier::table_detail
