// Dates and the ways Chinese papers print them.
#pragma once

#include <chrono>
#include <string>

namespace dossier::corpus {

using Day = std::chrono::year_month_day;

Day day(int year, unsigned month, unsigned date);
int year_of(Day d);
Day plus_days(Day d, int days);
// The same day of another year; 29 February becomes 28 February.
Day plus_years(Day d, int years);

std::string iso(Day d);               // 2023-12-31
std::string chinese(Day d);           // 2023年12月31日
std::string chinese_padded(Day d);    // 2023年03月05日
std::string chinese_spaced(Day d);    // 2023 年 3 月 5 日
std::string chinese_numerals(Day d);  // 二〇二三年十二月三十一日
std::string dotted(Day d);            // 2023.12.31
std::string slashed(Day d);           // 2023/12/31
std::string english(Day d);           // December 31, 2023
std::string english_short(Day d);     // 31 Dec. 2023

}  // namespace dossier::corpus
