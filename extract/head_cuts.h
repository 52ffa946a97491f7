// Heads of columns that stand so close that they were read as one word: where it is to be cut.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dossier::table_detail {

// Where a word that holds the heads of several columns is to be cut, in code points, rising: before every day or year of several
// ("2022年12月31日2023年12月31日") and around the labels' head among them, or between set phrases that make up the whole word
// ("期末余额年初余额"). Empty for anything else, above all for a period ("2023年1月1日至2023年12月31日").
[[nodiscard]] std::vector<std::size_t> head_cuts(std::u32string_view text);

}  // namespace dossier::table_detail
