// How much of the truth a text holds, whoever read it: the share of truth values that occur in it in any printed form.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::bench {

// NFKC, no spaces, lower case, brackets and dashes folded, no grouping commas: the form in which values are looked for.
[[nodiscard]] std::string folded_text(std::string_view text);

// The contract's value ("56789012.34", "2023-12-31", a name) in the folded forms a paper may print it in: an amount in
// 元, 千元, 万元 and 百万元 with up to two decimals, a date with 年月日, dots, dashes or slashes.
[[nodiscard]] std::vector<std::string> printed_forms(std::string_view value);

// `folded` is folded_text() of what was read.
[[nodiscard]] bool occurs(const std::string& folded, std::string_view value);

}  // namespace dossier::bench
