#include "extract/table_cuts.h"

#include <algorithm>

#include "extract/head_cuts.h"
#include "extract/read_amount.h"
#include "models/text.h"

namespace dossier {
namespace table_detail {
namespace {

using Shape = TablePiece::Shape;

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }
bool is_comma(char32_t c) { return c == U',' || c == U'，'; }
bool is_point(char32_t c) { return c == U'.' || c == U'．'; }
bool opens_bracket(char32_t c) { return c == U'(' || c == U'（'; }
bool closes_bracket(char32_t c) { return c == U')' || c == U'）'; }
bool is_minus(char32_t c) { return c == U'-' || c == U'－' || c == 0x2212 || c == 0x2013 || c == 0x2014; }

AmountContext figure_context() { return {.unit = kYuan, .decimals = {}, .repair_letters = true}; }

bool strong(std::u32string_view text) { return shape_of(to_utf8(text)) == Shape::figure; }

bool flawless(std::u32string_view text) { return strong(text) && read_amount(to_utf8(text)).kind == PrintedAmount::Kind::ok; }

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

std::vector<std::size_t> cuts_of_text(const std::u32string& text) {
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

}  // namespace

bool is_blank(char32_t c) { return c == U' ' || c == 0xA0 || c == 0x3000; }

TablePiece::Shape shape_of(std::string_view text) {
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

std::vector<std::size_t> cuts_of(const Word& word) {
  const std::u32string text = to_u32(word.text);
  if (std::vector<std::size_t> heads = head_cuts(text); !heads.empty()) return heads;
  return cuts_of(text, [&](std::size_t at) { return is_blank(text[at - 1]) || gap_before(word, at); });
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

std::optional<std::string> part_of(std::string_view reading, const std::vector<std::u32string>& parts, std::size_t p) {
  const std::u32string other = to_u32(reading);
  const std::vector<std::u32string> others = parts_at(other, cuts_of_text(other));
  if (others.size() == parts.size()) return to_utf8(others[p]);
  if (!strong(parts[p]) || figures_among(parts) != figures_among(others)) return std::nullopt;
  const std::size_t before = figures_among({parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(p)});
  std::size_t seen = 0;
  for (const std::u32string& part : others) {
    if (strong(part) && seen++ == before) return to_utf8(part);
  }
  return std::nullopt;
}

}  // namespace table_detail

std::string only_figure_in(std::string_view text) {
  const std::u32string points = to_u32(text);
  std::string figure;
  for (const std::u32string& part : table_detail::parts_at(points, table_detail::cuts_of_text(points))) {
    if (!table_detail::strong(part)) continue;
    if (!figure.empty()) return {};
    figure = to_utf8(part);
  }
  return figure;
}

bool looks_like_amount(std::string_view text) {
  const std::u32string points = to_u32(text);
  if (table_detail::shape_of(text) == TablePiece::Shape::figure) return true;
  for (const std::u32string& part : table_detail::parts_at(points, table_detail::cuts_of_text(points))) {
    if (table_detail::strong(part)) return true;
  }
  return false;
}

bool looks_like_whole_amount(std::string_view text) {
  constexpr std::size_t kFewestDigits = 5;
  if (table_detail::shape_of(text) != TablePiece::Shape::integer) return false;
  std::u32string key = to_u32(squeezed(text));
  std::erase_if(key, [](char32_t c) { return c < U'0' || c > U'9'; });
  if (key.size() < kFewestDigits || key.front() == U'0') return false;
  if (key.size() != 8 || !(key.starts_with(U"19") || key.starts_with(U"20"))) return true;
  const auto number = [&](std::size_t at) { return (key[at] - U'0') * 10 + (key[at + 1] - U'0'); };
  return number(4) < 1 || number(4) > 12 || number(6) < 1 || number(6) > 31;
}

}  // namespace dossier
