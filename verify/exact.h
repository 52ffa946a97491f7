// Comparisons of figures that are known to lie in an interval, in exact integer arithmetic.
#pragma once

#include <optional>
#include <string>

#include "verify/rules.h"

namespace dossier {

// part / whole >= threshold. Undetermined where the ends of the intervals differ, where the whole may be zero or less, or
// where one is not known and could change the outcome.
[[nodiscard]] Truth share_at_least(const RuleFigure& part, const RuleFigure& whole, Fraction threshold);

// figure >= amount.
[[nodiscard]] Truth amount_at_least(const RuleFigure& figure, Amount amount);

// "0.0617": four decimals, rounded half up; more where the rounded value would stand on the other side of the threshold.
[[nodiscard]] std::string share_text(std::int64_t part_fen, std::int64_t whole_fen, Fraction threshold);

// "0.05", "0.4".
[[nodiscard]] std::string fraction_text(Fraction fraction);

// "5 %", "33.333 %": for people, three decimals at most, cut off.
[[nodiscard]] std::string percent_text(Fraction fraction);

// "+1.17" percentage points of part/whole above the threshold, cut towards zero.
[[nodiscard]] std::string margin_in_points(std::int64_t part_fen, std::int64_t whole_fen, Fraction threshold);

}  // namespace dossier
