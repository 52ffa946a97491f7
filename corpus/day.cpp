#include "corpus/day.h"

#include <array>

#include <fmt/format.h>

namespace dossier::corpus {
namespace {

int month_of(Day d) { return static_cast<int>(static_cast<unsigned>(d.month())); }
int date_of(Day d) { return static_cast<int>(static_cast<unsigned>(d.day())); }

const std::array<const char*, 10> kDigits = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
const std::array<const char*, 12> kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                             "July",    "August",   "September", "October", "November", "December"};

std::string small_numeral(int value) {
  std::string out;
  if (value >= 20) {
    out += kDigits[static_cast<std::size_t>(value / 10)];
  }
  if (value >= 10) {
    out += "十";
  }
  if (value % 10 != 0) {
    out += kDigits[static_cast<std::size_t>(value % 10)];
  }
  return out;
}

}  // namespace

Day day(int year, unsigned month, unsigned date) {
  return Day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{date}};
}

int year_of(Day d) { return static_cast<int>(d.year()); }

Day plus_days(Day d, int days) { return Day{std::chrono::sys_days{d} + std::chrono::days{days}}; }

Day plus_years(Day d, int years) {
  Day result = d + std::chrono::years{years};
  if (!result.ok()) {
    result = day(year_of(result), 2, 28);
  }
  return result;
}

std::string iso(Day d) { return fmt::format("{:04}-{:02}-{:02}", year_of(d), month_of(d), date_of(d)); }
std::string chinese(Day d) { return fmt::format("{}年{}月{}日", year_of(d), month_of(d), date_of(d)); }
std::string chinese_padded(Day d) { return fmt::format("{}年{:02}月{:02}日", year_of(d), month_of(d), date_of(d)); }
std::string chinese_spaced(Day d) { return fmt::format("{} 年 {} 月 {} 日", year_of(d), month_of(d), date_of(d)); }
std::string chinese_numerals(Day d) {
  std::string out;
  for (const char c : std::to_string(year_of(d))) {
    out += kDigits[static_cast<std::size_t>(c - '0')];
  }
  return out + "年" + small_numeral(month_of(d)) + "月" + small_numeral(date_of(d)) + "日";
}
std::string dotted(Day d) { return fmt::format("{}.{:02}.{:02}", year_of(d), month_of(d), date_of(d)); }
std::string slashed(Day d) { return fmt::format("{}/{}/{}", year_of(d), month_of(d), date_of(d)); }
std::string english(Day d) {
  return fmt::format("{} {}, {}", kMonths[static_cast<std::size_t>(month_of(d) - 1)], date_of(d), year_of(d));
}
std::string english_short(Day d) {
  return fmt::format("{:02} {}. {}", date_of(d),
                     std::string(kMonths[static_cast<std::size_t>(month_of(d) - 1)]).substr(0, 3), year_of(d));
}

}  // namespace dossier::corpus
