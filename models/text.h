// Text as Unicode: all strings in the program are UTF-8; comparing is done on folded forms.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

// NFKC, and radicals made the characters they stand for (full-width digits and brackets become half-width …). Malformed UTF-8 becomes U+FFFD. Spaces stay.
// 〇 and ○ are kept: NFKC leaves them, and dates need them.
[[nodiscard]] std::string nfkc(std::string_view text);

// nfkc() without any white space: the form in which labels and names are compared.
[[nodiscard]] std::string squeezed(std::string_view text);

// The contract's form of a name, title or number as printed: nfkc(), white space between two CJK characters (or between
// a CJK character and anything) removed, runs of white space between Latin words made one space, ends trimmed.
[[nodiscard]] std::string as_printed(std::string_view text);

// squeezed(), lower case, brackets of all kinds made (), dashes of all kinds made -, middle dots made ·: equal for two
// printings of the same name.
[[nodiscard]] std::string name_key(std::string_view text);

[[nodiscard]] std::u32string to_u32(std::string_view utf8);
[[nodiscard]] std::string to_utf8(std::u32string_view text);

// Well-formed UTF-8 (no surrogates, no overlong forms).
[[nodiscard]] bool is_utf8(std::string_view bytes);

// Han characters of the unified blocks and 〇.
[[nodiscard]] bool is_cjk(char32_t c);

// Number of single-character changes (insert, delete, replace) between two texts, counted in code points.
[[nodiscard]] int edit_distance(std::u32string_view a, std::u32string_view b);
[[nodiscard]] int edit_distance(std::string_view utf8_a, std::string_view utf8_b);

// Valid UTF-8 without control characters (they become spaces), for a terminal or a report.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace dossier
