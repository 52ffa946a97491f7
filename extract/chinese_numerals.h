// Numbers spelled in Chinese numerals as dates and counts use them; amounts of money are read elsewhere.
#pragma once

#include <optional>
#include <string_view>

namespace dossier {

// 0 to 9: 〇 ○ O 零 一 壹 … 九 玖, 元 (the first month) as 1.
[[nodiscard]] std::optional<int> chinese_digit(char32_t c);

// 10 for 十 拾, 20 for 廿 念, 30 for 卅, else 0.
[[nodiscard]] int chinese_tens(char32_t c);

[[nodiscard]] bool chinese_numeral(char32_t c);

// The number that Chinese numerals spell: 十一, 三十, 廿八, 二〇二三 (position by position). nullopt where they spell none.
[[nodiscard]] std::optional<int> read_chinese_number(std::u32string_view numerals);

}  // namespace dossier
