// Calendar days as std::chrono::year_month_day; the contract's form is YYYY-MM-DD.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace dossier {

using Date = std::chrono::year_month_day;

[[nodiscard]] constexpr Date make_date(int year, unsigned month, unsigned day) {
  return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

// "2023-02-28". The date must be ok().
[[nodiscard]] std::string to_string(const Date& date);

// Reads exactly YYYY-MM-DD and only days that exist. The forms that documents print are read by extract/read_date.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);

// The same day so many years later; 29 February becomes 28 February where the year has none.
[[nodiscard]] Date plus_years(const Date& date, int years);

// Days from a to b, negative where b is earlier.
[[nodiscard]] int days_between(const Date& a, const Date& b);

[[nodiscard]] Date plus_days(const Date& date, int days);

}  // namespace dossier
