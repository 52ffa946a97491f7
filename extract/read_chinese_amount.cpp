#include <algorithm>
#include <optional>
#include <tuple>

#include "extract/read_amount.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::int64_t kMost = 90'000'000'000'000;  // yuan; times 100 stays far inside 64 bits

std::optional<int> digit_of(char32_t c) {
  switch (c) {
    case U'零': case U'〇': case U'○': case U'0': return 0;
    case U'壹': case U'一': case U'弌': return 1;
    case U'贰': case U'二': case U'两': case U'弍': case U'貳': return 2;
    case U'叁': case U'三': case U'叄': case U'參': case U'参': return 3;
    case U'肆': case U'四': return 4;
    case U'伍': case U'五': return 5;
    case U'陆': case U'六': case U'陸': return 6;
    case U'柒': case U'七': return 7;
    case U'捌': case U'八': return 8;
    case U'玖': case U'九': return 9;
    default: return std::nullopt;
  }
}

int place_of(char32_t c) {
  switch (c) {
    case U'拾': case U'十': return 10;
    case U'佰': case U'百': return 100;
    case U'仟': case U'千': return 1000;
    default: return 0;
  }
}

// Below ten thousand: places in falling order, each with its digit; zeros between them carry nothing.
std::optional<std::int64_t> block(std::u32string_view text) {
  std::int64_t value = 0;
  int lowest = 10'000;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == U'念' || text[i] == U'廿' || text[i] == U'卅') {
      if (lowest <= 10) return std::nullopt;
      value += text[i] == U'卅' ? 30 : 20;
      lowest = 10;
      continue;
    }
    if (const int place = place_of(text[i]); place != 0) {
      // Ten may stand without its one, only at the start.
      if (place != 10 || value != 0 || lowest <= 10) return std::nullopt;
      value += 10;
      lowest = 10;
      continue;
    }
    const std::optional<int> digit = digit_of(text[i]);
    if (!digit) return std::nullopt;
    const int place = i + 1 < text.size() ? place_of(text[i + 1]) : 0;
    if (*digit == 0) {
      if (place != 0) return std::nullopt;
      continue;
    }
    if (place == 0) {
      if (i + 1 != text.size() || lowest <= 1) return std::nullopt;
      value += *digit;
      lowest = 1;
      continue;
    }
    if (place >= lowest) return std::nullopt;
    value += *digit * place;
    lowest = place;
    ++i;
  }
  return value;
}

std::optional<std::int64_t> integer(std::u32string_view text) {
  for (const auto& [mark, old_mark, factor] :
       {std::tuple{U'亿', U'億', std::int64_t{100'000'000}}, std::tuple{U'万', U'萬', std::int64_t{10'000}}}) {
    const std::size_t at = std::max(text.rfind(mark) + 1, text.rfind(old_mark) + 1);
    if (at == 0) continue;
    const std::u32string_view before = text.substr(0, at - 1);
    const std::int64_t high = integer(before).value_or(0);
    const std::int64_t low = at == text.size() ? 0 : integer(text.substr(at)).value_or(factor);
    if (high == 0 || low >= factor || high > kMost / factor) return std::nullopt;
    return high * factor + low;
  }
  return text.empty() ? std::nullopt : block(text);
}

bool strip(std::u32string_view& text, std::u32string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

// 5, 5.00, five point two five.
std::optional<Percent> percentage(std::u32string_view text) {
  std::u32string digits;
  Percent result;
  const std::size_t point = std::min(text.find(U'.'), text.find(U'点'));
  const std::u32string_view whole = text.substr(0, point);
  if (whole.empty()) return std::nullopt;
  if (std::all_of(whole.begin(), whole.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; })) {
    if (whole.size() > 6) return std::nullopt;
    for (const char32_t c : whole) result.digits = result.digits * 10 + static_cast<std::int64_t>(c - U'0');
  } else if (const auto value = block(whole)) {
    result.digits = *value;
  } else {
    return std::nullopt;
  }
  if (point == std::u32string_view::npos) return result;
  const std::u32string_view decimals = text.substr(point + 1);
  if (decimals.empty() || decimals.size() > 8) return std::nullopt;
  for (const char32_t c : decimals) {
    const std::optional<int> digit =
        c >= U'0' && c <= U'9' ? std::optional<int>(static_cast<int>(c - U'0')) : digit_of(c);
    if (!digit) return std::nullopt;
    result.digits = result.digits * 10 + *digit;
    ++result.decimals;
  }
  return result;
}

}  // namespace

std::optional<Amount> read_chinese_amount(std::string_view text) {
  const std::u32string whole = to_u32(squeezed(text));
  std::u32string_view rest = whole;
  for (bool again = true; again;) {
    again = strip(rest, U"人民币") || strip(rest, U"(大写)") || strip(rest, U"大写") || strip(rest, U":");
  }
  const bool negative = strip(rest, U"负");
  bool closed = false;
  if (rest.ends_with(U"整") || rest.ends_with(U"正")) {
    rest.remove_suffix(1);
    closed = true;
  }
  if (rest.empty()) return std::nullopt;
  std::int64_t fen = 0;
  const std::size_t yuan = rest.find_first_of(U"元圆圓");
  const bool has_yuan = yuan != std::u32string_view::npos;
  std::u32string_view small = rest;
  if (has_yuan) {
    const auto value = integer(rest.substr(0, yuan));
    if (!value || *value > kMost) return std::nullopt;
    fen = *value * 100;
    small = rest.substr(yuan + 1);
  } else if (rest.find_first_of(U"角分") == std::u32string_view::npos) {
    // 三千二百万 without 元; a bare 五 is no amount.
    if (closed || !(rest.back() == U'万' || rest.back() == U'亿' || rest.back() == U'萬' || rest.back() == U'億')) {
      return std::nullopt;
    }
    const auto value = integer(rest);
    if (!value || *value > kMost) return std::nullopt;
    return Amount{(negative ? -1 : 1) * *value * 100};
  }
  int lowest = 100;
  while (!small.empty()) {
    if (small.front() == U'零' || small.front() == U'〇' || small.front() == U'○') {
      small.remove_prefix(1);
      if (small.empty()) return std::nullopt;
      continue;
    }
    const std::optional<int> digit = digit_of(small.front());
    if (!digit || small.size() < 2) return std::nullopt;
    const int worth = small[1] == U'角' ? 10 : small[1] == U'分' ? 1 : 0;
    if (worth == 0 || worth >= lowest) return std::nullopt;
    fen += *digit * worth;
    lowest = worth;
    small.remove_prefix(2);
  }
  return Amount{negative ? -fen : fen};
}

std::optional<Percent> read_percent(std::string_view text) {
  const std::u32string whole = to_u32(name_key(text));
  std::u32string_view rest = whole;
  bool negative = strip(rest, U"-") || strip(rest, U"负");
  if (!negative && rest.starts_with(U"(") && rest.ends_with(U")")) {
    negative = true;
    rest.remove_prefix(1);
    rest.remove_suffix(1);
  }
  std::optional<Percent> result;
  if (strip(rest, U"百分之")) {
    result = percentage(rest);
  } else if (rest.ends_with(U"%")) {
    result = percentage(rest.substr(0, rest.size() - 1));
  } else if (rest.ends_with(U"‰")) {
    result = percentage(rest.substr(0, rest.size() - 1));
    if (result) ++result->decimals;
  }
  if (result && negative) result->digits = -result->digits;
  return result;
}

}  // namespace dossier
