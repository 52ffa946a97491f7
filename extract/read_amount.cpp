#include "extract/read_amount.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>
#include <vector>

#include "models/text.h"

namespace dossier {
namespace {

constexpr std::size_t kMostDigits = 17;  // more cannot be fen in 64 bits
constexpr int kMostDecimals = 10;        // 亿元 down to the fen

struct NamedUnit {
  std::u32string_view name;
  Unit unit;
};
// Longest first: 百万元 ends in 万元.
constexpr std::array<NamedUnit, 9> kUnits = {{{U"百万元", kMillionYuan},
                                              {U"百万", kMillionYuan},
                                              {U"亿元", kHundredMillionYuan},
                                              {U"万元", kTenThousandYuan},
                                              {U"千元", kThousandYuan},
                                              {U"仟元", kThousandYuan},
                                              {U"亿", kHundredMillionYuan},
                                              {U"万", kTenThousandYuan},
                                              {U"元", kYuan}}};

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool is_blank(char32_t c) { return c == U' ' || c == 0xA0 || c == U'\t' || c == U'\n' || c == U'\r'; }

char32_t unified(char32_t c) {
  switch (c) {
    case 0x2212: case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2500: case 0x30FC:
    case 0xFE63:
      return U'-';
    case U'[': case U'{': case U'〔': case U'【':
      return U'(';
    case U']': case U'}': case U'〕': case U'】':
      return U')';
    case 0x2018: case 0x2019: case 0x00B4: case U'`':
      return U'\'';
    default:
      return c;
  }
}

std::u32string cleaned(std::string_view text) {
  std::u32string result = to_u32(nfkc(text));
  for (char32_t& c : result) c = unified(c);
  return result;
}

void trim(std::u32string& text) {
  while (!text.empty() && is_blank(text.front())) text.erase(text.begin());
  while (!text.empty() && is_blank(text.back())) text.pop_back();
}

bool strip_front(std::u32string& text, std::u32string_view prefix) {
  if (!std::u32string_view(text).starts_with(prefix)) return false;
  text.erase(0, prefix.size());
  trim(text);
  return true;
}

bool strip_back(std::u32string& text, std::u32string_view suffix) {
  if (!std::u32string_view(text).ends_with(suffix)) return false;
  text.erase(text.size() - suffix.size());
  trim(text);
  return true;
}

struct Figure {
  std::u32string digits;  // all, the point taken out
  int decimals = 0;
  bool repaired = false;
};

// Digits in groups as printed: 1,234,567.89 or 1234567.89.
std::optional<Figure> strict_figure(const std::u32string& text) {
  const std::size_t point = text.find(U'.');
  const std::u32string whole = text.substr(0, point);
  const std::u32string decimals = point == std::u32string::npos ? U"" : text.substr(point + 1);
  if (whole.empty() || (point != std::u32string::npos && decimals.empty())) return std::nullopt;
  if (!std::all_of(decimals.begin(), decimals.end(), is_digit)) return std::nullopt;
  Figure figure;
  figure.decimals = static_cast<int>(decimals.size());
  const bool grouped = whole.find(U',') != std::u32string::npos;
  std::size_t run = 0;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (whole[i] == U',') {
      if (run == 0 || run > 3 || (run < 3 && figure.digits.size() != run)) return std::nullopt;
      run = 0;
    } else if (is_digit(whole[i])) {
      ++run;
      figure.digits += whole[i];
    } else {
      return std::nullopt;
    }
  }
  if (grouped && run != 3) return std::nullopt;
  if (figure.digits.size() > 1 && figure.digits.front() == U'0') return std::nullopt;
  figure.digits += decimals;
  return figure;
}

bool is_separator(char32_t c) {
  return c == U',' || c == U'.' || c == U'\'' || c == U'、' || c == U'·' || c == U';' || c == U':' || c == U'。' || is_blank(c);
}

// The same with separators confused, doubled or lost, where only one legal grouping is left.
std::optional<Figure> mended_figure(const std::u32string& text, const std::optional<int>& expected) {
  std::vector<std::u32string> groups(1);
  std::vector<std::u32string> separators;
  for (const char32_t c : text) {
    if (is_digit(c)) {
      if (separators.size() == groups.size()) groups.emplace_back();
      groups.back() += c;
    } else if (is_separator(c)) {
      if (groups.back().empty()) return std::nullopt;
      if (separators.size() < groups.size()) separators.emplace_back();
      separators.back() += c;
    } else {
      return std::nullopt;
    }
  }
  if (separators.size() == groups.size()) {
    // A speck after a complete figure.
    if (groups.size() < 2 || groups.back().size() != 2 || separators.back().size() > 1) return std::nullopt;
    separators.pop_back();
  }
  if (groups.size() < 2) return std::nullopt;
  for (std::u32string& separator : separators) {
    std::u32string marks;
    for (const char32_t c : separator) {
      if (!is_blank(c)) marks += c;
    }
    if (marks.size() > 1) return std::nullopt;
    separator = marks.empty() ? U" " : marks;
  }
  const std::size_t last = groups.back().size();
  const bool few = groups.front().size() <= 3;
  // A lost comma leaves six digits, or up to six at the front.
  for (std::size_t i = 1; i + 1 < groups.size(); ++i) {
    if (groups[i].size() != 3 && groups[i].size() != 6) return std::nullopt;
  }
  if (groups.front().size() > 6 && groups.size() > 2) return std::nullopt;
  Figure figure;
  figure.repaired = true;
  for (const std::u32string& group : groups) figure.digits += group;
  if (figure.digits.size() > 1 && groups.front().front() == U'0' && !(groups.size() == 2 && last == 2)) return std::nullopt;
  if (last == 2 && (!expected || *expected == 2)) {
    if (separators.back() == U" ") return std::nullopt;
    figure.decimals = 2;
    return figure;
  }
  if (last == 3 && few) {
    const bool pointed = std::any_of(separators.begin(), separators.end(), [](const auto& s) { return s == U"."; });
    if (pointed && expected != 0) return std::nullopt;
    if (expected && *expected != 0) return std::nullopt;
    return figure;
  }
  if (last == 5 && few && expected == 2) {
    figure.decimals = 2;
    return figure;
  }
  return std::nullopt;
}

std::optional<std::int64_t> whole_number(const std::u32string& digits) {
  if (digits.empty() || digits.size() > kMostDigits) return std::nullopt;
  std::int64_t value = 0;
  for (const char32_t c : digits) value = value * 10 + static_cast<std::int64_t>(c - U'0');
  return value;
}

std::int64_t power_of_ten(int exponent) {
  std::int64_t value = 1;
  for (int i = 0; i < exponent; ++i) value *= 10;
  return value;
}

// digits / 10^decimals units in fen; nullopt where that is no whole number of fen or too large.
std::optional<std::int64_t> in_fen(std::int64_t digits, int decimals, Unit unit) {
  if (decimals > kMostDecimals) return std::nullopt;
  std::int64_t factor = unit.fen;
  while (decimals > 0 && factor % 10 == 0) {
    factor /= 10;
    --decimals;
  }
  for (; decimals > 0; --decimals) {
    if (digits % 10 != 0) return std::nullopt;
    digits /= 10;
  }
  if (digits != 0 && factor > std::numeric_limits<std::int64_t>::max() / 4 / digits) return std::nullopt;
  return digits * factor;
}

PrintedAmount of_kind(PrintedAmount::Kind kind) {
  PrintedAmount result;
  result.kind = kind;
  return result;
}

// Without the currency before the figure.
void strip_currency(std::u32string& text) {
  for (bool again = true; again;) {
    again = strip_front(text, U"人民币") || strip_front(text, U"RMB") || strip_front(text, U"CNY") || strip_front(text, U"¥");
  }
}

}  // namespace

std::string digits_for_letters(std::string_view text) {
  std::u32string result = to_u32(text);
  for (char32_t& c : result) {
    switch (c) {
      case U'O': case U'o': case U'〇': case U'○': case U'D': case U'Q': case U'口': c = U'0'; break;
      case U'l': case U'I': case U'i': case U'|': case U'丨': case U'!': c = U'1'; break;
      case U'Z': case U'z': c = U'2'; break;
      case U'A': c = U'4'; break;
      case U'S': case U's': case U'$': case U'§': c = U'5'; break;
      case U'b': c = U'6'; break;
      case U'B': c = U'8'; break;
      case U'g': case U'q': c = U'9'; break;
      default: break;
    }
  }
  return to_utf8(result);
}

PrintedAmount read_amount(std::string_view text, const AmountContext& context) {
  using Kind = PrintedAmount::Kind;
  std::u32string rest = cleaned(text);
  trim(rest);
  if (rest.empty() || rest == U"/" || rest == U"\\" || rest == U"无" || rest == U"不适用" || rest == U"N/A") {
    return of_kind(Kind::blank);
  }
  strip_currency(rest);
  const auto dash = [&](char32_t c) { return c == U'-' || c == U'_' || is_blank(c) || (context.repair_letters && c == U'一'); };
  if (!rest.empty() && std::all_of(rest.begin(), rest.end(), dash)) return of_kind(Kind::nil);

  PrintedAmount result;
  Unit unit = context.unit;
  for (const NamedUnit& named : kUnits) {
    if (!strip_back(rest, named.name)) continue;
    unit = named.unit;
    result.own_unit = true;
    break;
  }
  bool negative = false;
  bool repaired = false;
  const bool opened = strip_front(rest, U"(");
  const bool closed = strip_back(rest, U")");
  if (opened || closed) {
    negative = true;
    repaired = opened != closed;
    strip_currency(rest);
  } else if (strip_front(rest, U"-") || strip_front(rest, U"负") || strip_front(rest, U"△") || strip_front(rest, U"▲")) {
    negative = true;
    strip_currency(rest);
    // A thick minus is read twice.
    if (context.repair_letters && strip_front(rest, U"-")) repaired = true;
  } else if (context.repair_letters && (strip_front(rest, U"一") || strip_front(rest, U"~"))) {
    negative = repaired = true;
  }

  std::optional<Figure> figure = strict_figure(rest);
  const bool odd = figure && figure->decimals == 3 && !result.own_unit && context.decimals.value_or(0) != 3;
  if (!figure || odd) figure = mended_figure(rest, context.decimals);
  if (!figure && context.repair_letters) {
    const std::u32string mended = to_u32(digits_for_letters(to_utf8(rest)));
    if (mended != rest) {
      figure = strict_figure(mended);
      if (!figure || (figure->decimals == 3 && context.decimals != 3)) figure = mended_figure(mended, context.decimals);
      repaired = true;
    }
    // A stroke at an end is a ruling line or a one: nobody can tell without another reading.
    const auto stroke = [](char32_t c) { return c == U'|' || c == U'丨' || c == U'!'; };
    if (figure && !rest.empty() && (stroke(rest.front()) || stroke(rest.back()))) figure.reset();
  }
  if (!figure) return of_kind(Kind::invalid);
  const std::optional<std::int64_t> digits = whole_number(figure->digits);
  const std::optional<std::int64_t> fen = digits ? in_fen(*digits, figure->decimals, unit) : std::nullopt;
  if (!fen) return of_kind(Kind::invalid);
  result.kind = repaired || figure->repaired ? Kind::repaired : Kind::ok;
  result.amount = Amount{negative ? -*fen : *fen};
  result.decimals = figure->decimals;
  result.half_ulp_fen = figure->decimals <= kMostDecimals ? unit.fen / power_of_ten(figure->decimals) / 2 : 0;
  return result;
}

std::optional<Unit> unit_named(std::string_view text) {
  std::u32string rest = to_u32(squeezed(text));
  strip_currency(rest);
  for (const NamedUnit& named : kUnits) {
    if (rest == named.name) return named.unit;
  }
  return std::nullopt;
}

std::optional<Unit> unit_stated(std::string_view line) {
  const std::u32string text = to_u32(squeezed(line));
  for (std::size_t at = text.find(U"单位"); at != std::u32string::npos; at = text.find(U"单位", at + 1)) {
    // 编制单位, 单位名称, 单位负责人 are something else.
    if (at > 0 && (text[at - 1] == U'制' || text[at - 1] == U'本')) continue;
    std::u32string rest = text.substr(at + 2);
    while (!rest.empty() && (rest.front() == U':' || rest.front() == U'均' || rest.front() == U'为' || rest.front() == U'(' ||
                             rest.front() == U'是' || rest.front() == U'.' || rest.front() == U';')) {
      rest.erase(rest.begin());
    }
    strip_currency(rest);
    for (const NamedUnit& named : kUnits) {
      if (named.name != U"万" && named.name != U"亿" && std::u32string_view(rest).starts_with(named.name)) return named.unit;
    }
  }
  return std::nullopt;
}

std::string_view name_of(Unit unit) {
  if (unit == kYuan) return "元";
  if (unit == kThousandYuan) return "千元";
  if (unit == kTenThousandYuan) return "万元";
  if (unit == kMillionYuan) return "百万元";
  if (unit == kHundredMillionYuan) return "亿元";
  return "";
}

}  // namespace dossier
