// The calendar days and years that documents print, in all their forms.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "models/date.h"

namespace dossier {

// A day found in a text. The range is in code points of squeezed(text).
struct DateFound {
  Date date;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Every day printed in the text, from left to right: 2023年12月31日 (also 号, also with blanks), 二〇二三年十二月三十一日,
// 2023-12-31, 2023.12.31, 2023/1/5, 20231231, 06 September 2025, Sep. 6, 2025, and 15/05/2017 where only one order makes a
// day. 05/06/2025 is ambiguous and is not found, unless another such date of the same text settles the order.
// Digits that reading confuses (O for 0, l for 1) count as digits among digits.
[[nodiscard]] std::vector<DateFound> find_dates(std::string_view text);

// The one day that the text names; nullopt where it names none or several different ones.
[[nodiscard]] std::optional<Date> read_date(std::string_view text);

// The days, ascending, that a text without a whole one may print if reading lost one digit of the year: Jul.1,022 is 2022-07-01,
// 0二三年四月十九日 2023-04-19, 202年7月1日 any of a dozen.
[[nodiscard]] std::vector<Date> days_missing_digit(std::string_view text);

// The text is a day in Chinese numerals and nothing else, 二〇二三年十二月三十一日; one numeral of the year may be lost. Of a key.
[[nodiscard]] bool is_day_in_words(std::string_view key);

// The year that the text names: 2023年度, 二〇二三年, 2023年12月31日; nullopt where it names none or several.
[[nodiscard]] std::optional<int> read_year(std::string_view text);

// A span of whole years: 三年, 3年, 叁年, "three years". nullopt for anything else.
[[nodiscard]] std::optional<int> read_years_span(std::string_view text);

// 长期, 永久, 无固定期限 and the like: no end.
[[nodiscard]] bool is_open_end(std::string_view text);

}  // namespace dossier
