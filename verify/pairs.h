// Two printed figures that must agree, or must not exceed one another.
#pragma once

#include <string>
#include <string_view>

#include "verify/check.h"
#include "verify/claims.h"

namespace dossier {

// How two printed amounts stand to each other, at the precision of both.
struct PairState {
  RuleState state = RuleState::silent;  // holds: equal in every reading; violated: certain and different
  std::int64_t difference_fen = 0;      // a − b of the values as read
  std::int64_t tolerance_fen = 0;
};
[[nodiscard]] PairState compare_pair(const Facts& facts, Place a, Place b);

// "56,789,012.34 − 56,000,000.00 = 789,012.34 (±0.00)".
[[nodiscard]] std::string pair_formula(const Facts& facts, Place a, Place b);

// The relative difference in basis points of b (1 % = 100), rounded down; 0 where b is 0.
[[nodiscard]] std::int64_t basis_points(std::int64_t difference_fen, std::int64_t base_fen);

// The certain figure of a name and year in a document, or none.
[[nodiscard]] Place figure_in(const Facts& facts, int document, std::string_view name, int year);

}  // namespace dossier
