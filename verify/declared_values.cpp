#include "verify/declared_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>
#include <vector>

#include "models/text.h"

namespace dossier {
namespace {

struct Unit {
  std::string_view suffix;
  std::int64_t fen;
};

// Longest first, so that 万元 is not taken for 元.
constexpr std::array<Unit, 13> kUnits = {{{"百万元", 100'000'000},
                                          {"千万元", 1'000'000'000},
                                          {"万亿元", 100'000'000'000'000},
                                          {"亿元", 10'000'000'000},
                                          {"万元", 1'000'000},
                                          {"千元", 100'000},
                                          {"百万", 100'000'000},
                                          {"千万", 1'000'000'000},
                                          {"万亿", 100'000'000'000'000},
                                          {"亿", 10'000'000'000},
                                          {"万", 1'000'000},
                                          {"元", 100},
                                          {"圆", 100}}};

constexpr std::string_view kAmountForm = "write a decimal number of yuan or a number with its unit, like \"56789012.34\" or \"5678.90万元\"";

void strip_prefix(std::string_view& text, std::string_view prefix) {
  if (text.starts_with(prefix)) text.remove_prefix(prefix.size());
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Digits without grouping, or nothing where the commas do not stand after every third digit from the right.
std::optional<std::string> ungrouped(std::string_view whole) {
  if (whole.find(',') == std::string_view::npos) return all_digits(whole) ? std::optional(std::string(whole)) : std::nullopt;
  std::string digits;
  bool first = true;
  while (true) {
    const std::size_t comma = whole.find(',');
    const std::string_view group = whole.substr(0, comma);
    if (!all_digits(group) || (first ? group.size() > 3 : group.size() != 3)) return std::nullopt;
    digits += group;
    first = false;
    if (comma == std::string_view::npos) return digits;
    whole.remove_prefix(comma + 1);
  }
}

std::optional<int> chinese_digit(char32_t c) {
  constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  if (c == U'零' || c == U'○') return 0;
  const std::size_t at = kDigits.find(c);
  return at == std::u32string_view::npos ? std::nullopt : std::optional(static_cast<int>(at));
}

// 十二 → 12, 三十一 → 31, 二〇二三 → 2023, 12 → 12.
std::optional<int> small_number(std::u32string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  int value = 0;
  bool ten = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == U'十') {
      if (ten || i > 1) return std::nullopt;
      ten = true;
      value = i == 0 ? 10 : value * 10;
    } else if (const auto digit = chinese_digit(text[i]); digit || (text[i] >= U'0' && text[i] <= U'9')) {
      const int d = digit ? *digit : static_cast<int>(text[i] - U'0');
      value = ten ? value + d : value * 10 + d;
    } else {
      return std::nullopt;
    }
  }
  return value;
}

std::optional<Date> checked_date(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
  if (!year || !month || !day || *year < 1900 || *year > 2200) return std::nullopt;
  const Date date = make_date(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::string lower_key(std::string_view text) {
  std::string key = name_key(text);
  std::erase_if(key, [](char c) { return c == '-' || c == '_' || c == '/' || c == '(' || c == ')'; });
  return key;
}

}  // namespace

Result<DeclaredAmount> parse_declared_amount(std::string_view printed) {
  const auto wrong = [&](std::string_view why) {
    return failed("declaration.amount", fmt::format("\"{}\" {}; {}", printed, why, kAmountForm));
  };
  DeclaredAmount result{.text = std::string(printed)};
  const std::string key = name_key(printed);  // folds width, brackets and all dashes
  std::string_view text = key;
  for (const std::string_view prefix : {"人民币", "rmb", "cny", "¥", "￥"}) strip_prefix(text, prefix);
  bool negative = false;
  if (text.starts_with("-")) {
    negative = true;
    text.remove_prefix(1);
  } else if (text.starts_with("负")) {
    negative = true;
    strip_prefix(text, "负");
  }
  strip_prefix(text, "¥");
  if (text.ends_with("整")) text.remove_suffix(std::string_view("整").size());
  std::int64_t unit = 100;
  const auto take_unit = [&] {
    for (const Unit& candidate : kUnits) {
      if (!text.ends_with(candidate.suffix)) continue;
      unit = candidate.fen;
      text.remove_suffix(candidate.suffix.size());
      return;
    }
  };
  take_unit();
  if (text.starts_with("(") && text.ends_with(")")) {
    if (negative) return wrong("is negative twice");
    negative = true;
    text = text.substr(1, text.size() - 2);
    if (unit == 100) take_unit();
  }
  if (text.empty()) return wrong("holds no number");
  const std::size_t point = text.find('.');
  const std::string_view decimals = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  const std::optional<std::string> whole = ungrouped(text.substr(0, point));
  if (!whole || (point != std::string_view::npos && !all_digits(decimals))) {
    return wrong(text.find(',') != std::string_view::npos || text.find('.') != text.rfind('.')
                     ? "is not grouped by threes"
                     : "is not an amount");
  }
  if (whole->size() + decimals.size() > 18) return wrong("has too many digits");
  std::int64_t ulp = unit;
  std::size_t kept = 0;
  for (; kept < decimals.size() && ulp % 10 == 0; ++kept) ulp /= 10;
  // 1.234: a point may group thousands.
  if (kept < decimals.size() && decimals.size() == 3) return wrong("has three digits behind the point, which may be a group of thousands");
  const std::string digits = *whole + std::string(decimals.substr(0, kept));
  std::int64_t units = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), units);
  if (error != std::errc{} || end != digits.data() + digits.size()) return wrong("is not an amount");
  // 4724.4881元 is a 万元 forgotten: a wrong amount, to be told as such, and no reason to refuse the whole declaration.
  const bool rounds_up = kept < decimals.size() && decimals[kept] >= '5';
  const __int128 fen = static_cast<__int128>(units) * ulp + (rounds_up ? 1 : 0);
  if (fen > std::numeric_limits<std::int64_t>::max() / 16) return wrong("is too large");
  result.amount.fen = static_cast<std::int64_t>(negative ? -fen : fen);
  result.ulp_fen = ulp;
  result.half_ulp_fen = ulp / 2;
  return result;
}

std::optional<Date> parse_declared_date(std::string_view printed) {
  const std::string folded = squeezed(printed);
  std::string_view text = folded;
  for (const std::string_view midnight : {"T00:00:00.000Z", "T00:00:00.000", "T00:00:00Z", "T00:00:00"}) {
    if (text.ends_with(midnight)) {
      text.remove_suffix(midnight.size());
      break;
    }
  }
  const std::u32string points = to_u32(text);
  if (points.size() == 8 && all_digits(text)) {
    return checked_date(small_number(points.substr(0, 4)), small_number(points.substr(4, 2)), small_number(points.substr(6)));
  }
  std::vector<std::u32string> parts(1);
  const bool worded = points.find(U'年') != std::u32string::npos;
  const std::u32string_view separators = worded ? std::u32string_view(U"年月日号") : std::u32string_view(U"-/.");
  for (const char32_t c : points) {
    if (separators.find(c) != std::u32string_view::npos) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  if (worded && parts.back().empty()) parts.pop_back();
  if (parts.size() != 3) return std::nullopt;
  if (parts[0].size() != 4) return std::nullopt;
  return checked_date(small_number(parts[0]), small_number(parts[1]), small_number(parts[2]));
}

std::optional<int> parse_declared_level(std::string_view printed) {
  std::string key = lower_key(printed);
  std::string_view text = key;
  for (const std::string_view prefix : {"cmmi", "maturitylevel", "level", "ml", "l", "第"}) strip_prefix(text, prefix);
  for (const std::string_view suffix : {"级", "等级"}) {
    if (text.ends_with(suffix)) text.remove_suffix(suffix.size());
  }
  const std::u32string points = to_u32(text);
  if (points.size() != 1) return std::nullopt;
  const auto level = small_number(points);
  return level && *level >= 1 && *level <= 5 ? level : std::nullopt;
}

std::string certificate_kind_of(std::string_view text) {
  const std::string key = lower_key(text);
  const auto has = [&](std::string_view word) { return key.find(word) != std::string::npos; };
  if (has("高新技术") || key == "hightech" || key == "hnte") return "hightech";
  if (has("cmmi")) return "cmmi";
  if (has("itss") || has("信息技术服务标准")) return "itss";
  if (has("dcmm") || has("数据管理能力")) return "dcmm";
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kStandards = {{{"19001", "iso9001"},
                                                                                        {"9001", "iso9001"},
                                                                                        {"24001", "iso14001"},
                                                                                        {"14001", "iso14001"},
                                                                                        {"45001", "iso45001"},
                                                                                        {"20000", "iso20000"},
                                                                                        {"24405", "iso20000"},
                                                                                        {"27001", "iso27001"},
                                                                                        {"22080", "iso27001"},
                                                                                        {"42001", "iso42001"}}};
  for (const auto& [number, kind] : kStandards) {
    if (has(number)) return std::string(kind);
  }
  return key;
}

std::optional<std::string> patent_kind_of(std::string_view text) {
  const std::string key = lower_key(text);
  if (key.starts_with("发明") || key.starts_with("invention")) return "invention";
  if (key.starts_with("实用新型") || key.starts_with("utility")) return "utility_model";
  if (key.starts_with("外观") || key.starts_with("design")) return "design";
  return std::nullopt;
}

std::optional<std::string> size_name_of(std::string_view text) {
  const std::string key = lower_key(text);
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kNames = {
      {{"micro", "微"}, {"small", "小"}, {"medium", "中"}, {"large", "大"}}};
  for (const auto& [name, chinese] : kNames) {
    if (key == name || key == chinese || key == std::string(chinese) + "型" || key == std::string(chinese) + "型企业") {
      return std::string(name);
    }
  }
  return std::nullopt;
}

}  // namespace dossier
