#include "extract/chinese_numerals.h"

#include <algorithm>

#include "models/text.h"

namespace dossier {

std::optional<int> chinese_digit(char32_t c) {
  switch (c) {
    case U'〇': case U'○': case U'零': case U'O': case U'o': case U'0': case U'◯': case U'Ｏ': return 0;
    case U'一': case U'壹': case U'元': return 1;
    case U'二': case U'贰': case U'弍': case U'貳': case U'两': return 2;
    case U'三': case U'叁': case U'叄': case U'參': return 3;
    case U'四': case U'肆': return 4;
    case U'五': case U'伍': return 5;
    case U'六': case U'陆': case U'陸': return 6;
    case U'七': case U'柒': return 7;
    case U'八': case U'捌': return 8;
    case U'九': case U'玖': return 9;
    default: return std::nullopt;
  }
}

int chinese_tens(char32_t c) {
  switch (c) {
    case U'十': case U'拾': return 10;
    case U'廿': case U'念': return 20;
    case U'卅': return 30;
    default: return 0;
  }
}

bool chinese_numeral(char32_t c) { return chinese_digit(c).has_value() || chinese_tens(c) > 0; }

std::optional<int> read_chinese_number(std::u32string_view numerals) {
  if (numerals.empty() || numerals.size() > 4) return std::nullopt;
  const bool has_tens = std::any_of(numerals.begin(), numerals.end(), [](char32_t c) { return chinese_tens(c) > 0; });
  if (!has_tens) {
    int value = 0;
    for (const char32_t c : numerals) {
      const auto digit = chinese_digit(c);
      if (!digit) return std::nullopt;
      value = value * 10 + *digit;
    }
    return value;
  }
  // (digit) 十 (digit), or 廿/卅 (digit)
  std::size_t i = 0;
  int factor = 1;
  if (const auto digit = chinese_digit(numerals[0])) {
    if (*digit == 0 && numerals.size() < 2) return std::nullopt;
    factor = *digit == 0 ? 1 : *digit;  // 零壹拾: the leading zero of a cheque's day
    i = 1;
    if (*digit == 0 && i < numerals.size()) {
      if (const auto next = chinese_digit(numerals[i])) {
        factor = *next;
        ++i;
      }
    }
  }
  if (i >= numerals.size()) return std::nullopt;
  const int tens = chinese_tens(numerals[i]);
  if (tens == 0 || (tens > 10 && i > 0)) return std::nullopt;
  int value = factor * tens;
  ++i;
  if (i < numerals.size()) {
    const auto digit = chinese_digit(numerals[i]);
    if (!digit || *digit == 0) return std::nullopt;
    value += *digit;
    ++i;
  }
  return i == numerals.size() ? std::optional(value) : std::nullopt;
}

}  // namespace dossier
