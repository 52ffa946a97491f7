#include "extract/read_date.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <re2/re2.h>

#include "extract/chinese_numerals.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2099;

// A number being read: its value and where it ends.
struct Number {
  int value = 0;
  int digits = 0;
  std::size_t end = 0;
};

std::optional<int> arabic_digit(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  return std::nullopt;
}

// What reading makes of 0 and 1; only believed beside a true digit.
std::optional<int> doubtful_digit(char32_t c) {
  switch (c) {
    case U'o': case U'O': case U'〇': case U'○': case U'零': return 0;
    case U'l': case U'I': case U'i': case U'|': return 1;
    default: return std::nullopt;
  }
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(to_u32(squeezed(text))) {}

  [[nodiscard]] std::vector<DateFound> days() {
    settle_order();
    std::vector<DateFound> found;
    for (std::size_t i = 0; i < text_.size();) {
      std::optional<DateFound> day = day_at(i);
      if (!day) {
        ++i;
        continue;
      }
      found.push_back(*day);
      i = day->end;
    }
    return found;
  }

  [[nodiscard]] std::vector<int> years() const {
    std::vector<int> found;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      std::size_t end = i;
      std::optional<int> year;
      if (const auto number = digits_at(i, 4, 4); number && !digit_before(i)) {
        year = number->value;
        end = number->end;
      } else if (const auto spelled = chinese_year_at(i)) {
        year = spelled->value;
        end = spelled->end;
      }
      if (year && valid_year(*year) && is(end, U'年')) found.push_back(*year);
    }
    return found;
  }

 private:
  [[nodiscard]] bool is(std::size_t i, char32_t c) const { return i < text_.size() && text_[i] == c; }
  [[nodiscard]] bool digit_at(std::size_t i) const { return i < text_.size() && arabic_digit(text_[i]).has_value(); }
  // 1Oct2023: the letter opens a word.
  [[nodiscard]] bool letter_at(std::size_t i) const {
    return i < text_.size() && ((text_[i] >= U'a' && text_[i] <= U'z') || (text_[i] >= U'A' && text_[i] <= U'Z')) &&
           !doubtful_digit(text_[i]);
  }
  [[nodiscard]] bool digit_before(std::size_t i) const { return i > 0 && digit_at(i - 1); }
  static bool valid_year(int year) { return year >= kFirstYear && year <= kLastYear; }

  static std::optional<Date> date_of(int year, int month, int day) {
    if (!valid_year(year) || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    const Date date = make_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    return date.ok() ? std::optional(date) : std::nullopt;
  }

  // `least` to `most` digits; a doubtful one counts if the number holds a true digit too.
  [[nodiscard]] std::optional<Number> digits_at(std::size_t i, int least, int most) const {
    Number number{.end = i};
    bool sure = false;
    while (number.end < text_.size() && number.digits < most) {
      std::optional<int> digit = arabic_digit(text_[number.end]);
      sure = sure || digit.has_value();
      if (!digit && !letter_at(number.end + 1)) digit = doubtful_digit(text_[number.end]);
      if (!digit) break;
      number.value = number.value * 10 + *digit;
      ++number.digits;
      ++number.end;
    }
    if (!sure || number.digits < least) return std::nullopt;
    return number;
  }

  // Four numerals, position by position.
  [[nodiscard]] std::optional<Number> chinese_year_at(std::size_t i) const {
    Number number{.end = i};
    bool chinese = false;
    while (number.end < text_.size() && number.digits < 4) {
      const char32_t c = text_[number.end];
      if (chinese_tens(c) > 0) return std::nullopt;
      std::optional<int> digit = chinese_digit(c);
      if (!digit) digit = arabic_digit(c);
      if (!digit) return std::nullopt;
      chinese = chinese || is_cjk(c);
      number.value = number.value * 10 + *digit;
      ++number.digits;
      ++number.end;
    }
    if (number.digits != 4 || !chinese) return std::nullopt;
    return number;
  }

  [[nodiscard]] std::optional<Number> chinese_number_at(std::size_t i) const {
    std::size_t end = i;
    while (end < text_.size() && end < i + 4 && chinese_numeral(text_[end])) ++end;
    if (end == i) return std::nullopt;
    const auto value = read_chinese_number(std::u32string_view(text_).substr(i, end - i));
    if (!value) return std::nullopt;
    return Number{*value, static_cast<int>(end - i), end};
  }

  [[nodiscard]] std::optional<Number> month_or_day_at(std::size_t i) const {
    if (auto number = digits_at(i, 1, 2)) return number;
    return chinese_number_at(i);
  }

  [[nodiscard]] std::optional<DateFound> day_at(std::size_t i) const {
    if (auto found = chinese_form(i)) return found;
    if (digit_before(i)) return std::nullopt;
    if (auto found = year_first(i)) return found;
    if (auto found = year_last(i)) return found;
    if (auto found = english_day_first(i)) return found;
    return english_month_first(i);
  }

  // A speck between the parts is read as a point: 2023年4月.4日.
  [[nodiscard]] std::size_t after_speck(std::size_t i) const {
    return is(i, U'.') || is(i, U'·') || is(i, U',') || is(i, U'\'') || is(i, U'-') ? i + 1 : i;
  }

  // 年月日
  [[nodiscard]] std::optional<DateFound> chinese_form(std::size_t i) const {
    std::optional<Number> year;
    // A bar or a colon before the year is read as a 1: 成立日期12014年1月2日.
    const bool stray_one = i > 0 && text_[i - 1] == U'1' && (i < 2 || !digit_at(i - 2));
    if (!digit_before(i) || stray_one) year = digits_at(i, 4, 4);
    if (!year) year = chinese_year_at(i);
    if (!year || !is(year->end, U'年')) return std::nullopt;
    const auto month = month_or_day_at(after_speck(year->end + 1));
    if (!month || !is(month->end, U'月')) return std::nullopt;
    std::size_t at = after_speck(month->end + 1);
    if (is(at, U'初')) ++at;
    const auto day = month_or_day_at(at);
    if (!day) return std::nullopt;
    std::size_t end = day->end;
    // Whatever reading makes of 日: the sign behind the number of the day says no more.
    static constexpr std::u32string_view kDay = U"日号曰目口囗旦";
    if (end < text_.size() && kDay.find(text_[end]) != std::u32string_view::npos) {
      ++end;
    } else if (end < text_.size() && (digit_at(end) || is_cjk(text_[end]))) {
      return std::nullopt;  // the day may go on or be something else: 2023年3月15 5
    }
    const auto date = date_of(year->value, month->value, day->value);
    if (!date) return std::nullopt;
    return DateFound{*date, i, end};
  }

  [[nodiscard]] bool mark_at(std::size_t i) const {
    return i < text_.size() && (text_[i] == U'-' || text_[i] == U'.' || text_[i] == U'/' || text_[i] == U'—' ||
                                text_[i] == U'–' || text_[i] == U'−' || text_[i] == U'‐');
  }
  // The same mark twice, though dashes of all kinds are one.
  [[nodiscard]] bool same_mark(std::size_t a, std::size_t b) const {
    const auto dash = [](char32_t c) { return c != U'.' && c != U'/'; };
    return mark_at(a) && mark_at(b) && (text_[a] == text_[b] || (dash(text_[a]) && dash(text_[b])));
  }

  // 2023-12-31, 2023.1.5, 20231231
  [[nodiscard]] std::optional<DateFound> year_first(std::size_t i) const {
    const auto year = digits_at(i, 4, 4);
    if (!year || !valid_year(year->value)) return std::nullopt;
    if (mark_at(year->end)) {
      const auto month = digits_at(year->end + 1, 1, 2);
      if (!month || !same_mark(year->end, month->end)) return std::nullopt;
      const auto day = digits_at(month->end + 1, 1, 2);
      if (!day || digit_at(day->end)) return std::nullopt;
      const auto date = date_of(year->value, month->value, day->value);
      return date ? std::optional(DateFound{*date, i, day->end}) : std::nullopt;
    }
    for (std::size_t k = i; k < i + 8; ++k) {
      if (!digit_at(k)) return std::nullopt;
    }
    if (digit_at(i + 8)) return std::nullopt;
    const auto month = digits_at(i + 4, 2, 2);
    const auto day = digits_at(i + 6, 2, 2);
    const auto date = date_of(year->value, month->value, day->value);
    return date ? std::optional(DateFound{*date, i, i + 8}) : std::nullopt;
  }

  struct ThreeNumbers {
    int first = 0, second = 0, year = 0;
    std::size_t end = 0;
  };
  [[nodiscard]] std::optional<ThreeNumbers> three_numbers(std::size_t i) const {
    const auto first = digits_at(i, 1, 2);
    if (!first || !mark_at(first->end)) return std::nullopt;
    const auto second = digits_at(first->end + 1, 1, 2);
    if (!second || !same_mark(first->end, second->end)) return std::nullopt;
    const auto year = digits_at(second->end + 1, 4, 4);
    if (!year || digit_at(year->end) || !valid_year(year->value)) return std::nullopt;
    return ThreeNumbers{first->value, second->value, year->value, year->end};
  }

  // One date of the text that has only one meaning tells in which order all of them are written.
  void settle_order() {
    bool day_first = false, month_first = false;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (digit_before(i)) continue;
      const auto numbers = three_numbers(i);
      if (!numbers) continue;
      day_first = day_first || (numbers->first > 12 && numbers->second <= 12);
      month_first = month_first || (numbers->second > 12 && numbers->first <= 12);
    }
    if (day_first != month_first) order_ = day_first ? Order::day_first : Order::month_first;
  }

  [[nodiscard]] std::optional<DateFound> year_last(std::size_t i) const {
    const auto numbers = three_numbers(i);
    if (!numbers) return std::nullopt;
    const auto by_day = date_of(numbers->year, numbers->second, numbers->first);
    const auto by_month = date_of(numbers->year, numbers->first, numbers->second);
    std::optional<Date> date;
    if (by_day && by_month && *by_day != *by_month) {
      if (order_ == Order::unknown) return std::nullopt;
      date = order_ == Order::day_first ? by_day : by_month;
    } else {
      date = by_day ? by_day : by_month;
    }
    return date ? std::optional(DateFound{*date, i, numbers->end}) : std::nullopt;
  }

  [[nodiscard]] std::optional<Number> english_month_at(std::size_t i) const {
    static constexpr std::array<std::u32string_view, 12> kMonths = {
        U"january", U"february", U"march",     U"april",   U"may",      U"june",
        U"july",    U"august",   U"september", U"october", U"november", U"december"};
    const auto letter = [&](std::size_t k) -> char32_t {
      if (k >= text_.size()) return 0;
      const char32_t c = text_[k];
      return c >= U'A' && c <= U'Z' ? c + 32 : c;
    };
    for (std::size_t m = 0; m < kMonths.size(); ++m) {
      std::size_t same = 0;
      while (same < kMonths[m].size() && letter(i + same) == kMonths[m][same]) ++same;
      if (same < 3) continue;
      std::size_t end = i + same;
      // "Sept" and "Sep" are both usual; other letters after an abbreviation make another word.
      if (same < kMonths[m].size() && same > 4) return std::nullopt;
      if (letter(end) >= U'a' && letter(end) <= U'z') return std::nullopt;
      if (is(end, U'.') || is(end, U',')) ++end;
      return Number{static_cast<int>(m + 1), 0, end};
    }
    return std::nullopt;
  }

  [[nodiscard]] std::size_t after_ordinal(std::size_t i) const {
    const std::u32string_view rest = std::u32string_view(text_).substr(std::min(i, text_.size()));
    for (const std::u32string_view ending : {U"st", U"nd", U"rd", U"th", U"ST", U"ND", U"RD", U"TH"}) {
      if (rest.starts_with(ending)) return i + 2;
    }
    return i;
  }

  [[nodiscard]] std::size_t after_separator(std::size_t i) const {
    while (is(i, U',') || is(i, U'.') || is(i, U'-') || is(i, U'/')) ++i;
    if (is(i, U'o') && is(i + 1, U'f')) i += 2;
    return i;
  }

  // 06 September 2025, 6th of Sep., 2025, 06-Sep-2025
  [[nodiscard]] std::optional<DateFound> english_day_first(std::size_t i) const {
    const auto day = digits_at(i, 1, 2);
    if (!day) return std::nullopt;
    const auto month = english_month_at(after_separator(after_ordinal(day->end)));
    if (!month) return std::nullopt;
    const auto year = digits_at(after_separator(month->end), 4, 4);
    if (!year || digit_at(year->end)) return std::nullopt;
    const auto date = date_of(year->value, month->value, day->value);
    return date ? std::optional(DateFound{*date, i, year->end}) : std::nullopt;
  }

  // September 6, 2025
  [[nodiscard]] std::optional<DateFound> english_month_first(std::size_t i) const {
    if (i > 0 && ((text_[i - 1] >= U'a' && text_[i - 1] <= U'z') || (text_[i - 1] >= U'A' && text_[i - 1] <= U'Z'))) {
      // "from May 5, 2016" is squeezed to "fromMay5,2016": the capital opens the month.
      if (!(text_[i] >= U'A' && text_[i] <= U'Z')) return std::nullopt;
    }
    const auto month = english_month_at(i);
    if (!month) return std::nullopt;
    // Without a comma the day and the year run together when blanks are taken out: "May 52016".
    for (const int length : {2, 1}) {
      const auto day = digits_at(after_separator(month->end), length, length);
      if (!day) continue;
      const auto year = digits_at(after_separator(after_ordinal(day->end)), 4, 4);
      if (!year || digit_at(year->end)) continue;
      if (const auto date = date_of(year->value, month->value, day->value)) return DateFound{*date, i, year->end};
    }
    return std::nullopt;
  }

  enum class Order { unknown, day_first, month_first };
  std::u32string text_;
  Order order_ = Order::unknown;
};

}  // namespace

std::vector<DateFound> find_dates(std::string_view text) { return Scanner(text).days(); }

std::optional<Date> read_date(std::string_view text) {
  const std::vector<DateFound> found = find_dates(text);
  if (found.empty()) return std::nullopt;
  for (const DateFound& other : found) {
    if (other.date != found.front().date) return std::nullopt;
  }
  return found.front().date;
}

std::vector<Date> days_missing_digit(std::string_view text) {
  constexpr int kEarliest = 1985, kLatest = 2060;  // of what such papers print
  static constexpr std::u32string_view kArabic = U"0123456789", kChinese = U"〇一二三四五六七八九";
  if (!find_dates(text).empty()) return {};
  std::u32string key = to_u32(squeezed(text));
  for (std::size_t i = 0; i + 1 < key.size(); ++i) {  // O二三年
    if ((key[i] == U'O' || key[i] == U'o') && is_cjk(key[i + 1]) && chinese_digit(key[i + 1])) key[i] = U'〇';
  }
  std::vector<Date> days;
  for (std::size_t i = 0; i < key.size();) {
    std::size_t end = i;
    bool chinese = false;
    while (end < key.size() && (arabic_digit(key[end]) || (is_cjk(key[end]) && chinese_digit(key[end])))) {
      chinese = chinese || is_cjk(key[end]);
      ++end;
    }
    for (std::size_t at = i; end - i == 3 && at <= end; ++at) {
      for (const char32_t digit : chinese ? kChinese : kArabic) {
        const std::u32string whole = key.substr(0, at) + digit + key.substr(at);
        const std::vector<DateFound> found = find_dates(to_utf8(whole));
        if (found.size() != 1 || found[0].begin > i || found[0].end < end) continue;
        const int year = static_cast<int>(found[0].date.year());
        if (year >= kEarliest && year <= kLatest) days.push_back(found[0].date);
      }
    }
    i = std::max(end, i + 1);
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

std::optional<int> read_year(std::string_view text) {
  const std::vector<int> found = Scanner(text).years();
  if (found.empty()) return std::nullopt;
  if (!std::all_of(found.begin(), found.end(), [&](int year) { return year == found.front(); })) return std::nullopt;
  return found.front();
}

std::optional<int> read_years_span(std::string_view text) {
  std::u32string key = to_u32(squeezed(text));
  for (char32_t& c : key) c = c >= U'A' && c <= U'Z' ? c + 32 : c;
  static constexpr std::array<std::pair<std::u32string_view, int>, 6> kEnglish = {
      {{U"threeyears", 3}, {U"fiveyears", 5}, {U"twoyears", 2}, {U"oneyear", 1}, {U"3years", 3}, {U"2years", 2}}};
  for (const auto& [wording, years] : kEnglish) {
    if (key.find(wording) != std::u32string::npos) return years;
  }
  const std::size_t at = key.find(U'年');
  if (at == std::u32string::npos || at == 0) return std::nullopt;
  std::size_t begin = at;
  while (begin > 0 && at - begin < 3 && (arabic_digit(key[begin - 1]) || chinese_numeral(key[begin - 1]))) --begin;
  if (begin == at || (begin > 0 && arabic_digit(key[begin - 1]))) return std::nullopt;
  int value = 0;
  if (arabic_digit(key[begin])) {
    for (std::size_t i = begin; i < at; ++i) {
      const auto digit = arabic_digit(key[i]);
      if (!digit) return std::nullopt;
      value = value * 10 + *digit;
    }
  } else {
    value = read_chinese_number(std::u32string_view(key).substr(begin, at - begin)).value_or(0);
  }
  if (value < 1 || value > 99) return std::nullopt;
  return value;
}

bool is_day_in_words(std::string_view key) {
  static const re2::RE2 kDay("[〇○0Oo零一二三四五六七八九]{3,4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日");
  return re2::RE2::FullMatch(key, kDay);
}

bool is_open_end(std::string_view text) {
  const std::string key = squeezed(text);
  for (const std::string_view word : {"长期", "永久", "永续", "无固定期限", "无期限", "不约定期限", "无限期"}) {
    if (key.find(word) != std::string::npos) return true;
  }
  return false;
}

}  // namespace dossier
