// How far a criterion is from deciding otherwise, in the figures that decide it: "R&D must reach 2,500,000.00 yuan,
// 400,000.00 more". For people who prepare or review an application; nothing is decided here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "models/amount.h"
#include "models/finding.h"
#include "verify/rules.h"

namespace dossier {

// The least part of `whole` fen that reaches the share, rounded up to the fen. whole > 0.
[[nodiscard]] std::int64_t least_part(std::int64_t whole_fen, Fraction threshold);

// The greatest whole of which `part` fen are still the share, rounded down. part >= 0, threshold > 0.
[[nodiscard]] std::int64_t greatest_whole(std::int64_t part_fen, Fraction threshold);

// The least last figure with which `first` fen grow by the threshold in each of `periods` years, rounded up. first > 0.
[[nodiscard]] std::int64_t least_after_growth(std::int64_t first_fen, std::size_t periods, Fraction threshold);

// Sentences; empty where what is known does not say anything. Figures that are not known are nullopt.
[[nodiscard]] Message what_if_ratio(const Rule& rule, std::optional<std::int64_t> part, std::optional<std::int64_t> whole);
[[nodiscard]] Message what_if_amount(const Rule& rule, std::optional<std::int64_t> value);
[[nodiscard]] Message what_if_count(int proven, int wanted);
[[nodiscard]] Message what_if_growth(std::string_view figure, std::optional<std::int64_t> last, std::optional<std::int64_t> needed);

}  // namespace dossier
