#include "models/date.h"

#include <charconv>
#include <cstdio>

namespace dossier {

std::string to_string(const Date& date) {
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()));
  return text;
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t begin, std::size_t length) -> std::optional<int> {
    int value = 0;
    const char* end = text.data() + begin + length;
    const auto [stop, error] = std::from_chars(text.data() + begin, end, value);
    if (error != std::errc{} || stop != end || value < 0) return std::nullopt;
    return value;
  };
  const auto year = number(0, 4);
  const auto month = number(5, 2);
  const auto day = number(8, 2);
  if (!year || !month || !day) return std::nullopt;
  const Date date = make_date(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
  return date.ok() ? std::optional(date) : std::nullopt;
}

Date plus_years(const Date& date, int years) {
  const Date later = date + std::chrono::years{years};
  return later.ok() ? later : Date{later.year() / later.month() / std::chrono::last};
}

int days_between(const Date& a, const Date& b) {
  return static_cast<int>((std::chrono::sys_days{b} - std::chrono::sys_days{a}).count());
}

Date plus_days(const Date& date, int days) { return Date{std::chrono::sys_days{date} + std::chrono::days{days}}; }

}  // namespace dossier
