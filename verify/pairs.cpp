#include "verify/pairs.h"

#include <cstdlib>

#include "verify/messages.h"
#include "verify/reading.h"

namespace dossier {

PairState compare_pair(const Facts& facts, Place a, Place b) {
  PairState state;
  if (a.none() || b.none()) return state;
  const Field& x = facts.field(a);
  const Field& y = facts.field(b);
  const auto left = parse_amount(x.value);
  const auto right = parse_amount(y.value);
  if (!left || !right) return state;
  state.difference_fen = left->fen - right->fen;
  state.tolerance_fen = x.half_ulp_fen + y.half_ulp_fen;
  bool all = true;
  for (const std::string& reading : readings_of(x)) {
    for (const std::string& other : readings_of(y)) {
      const auto p = parse_amount(reading);
      const auto q = parse_amount(other);
      all = all && p && q && std::llabs(p->fen - q->fen) <= state.tolerance_fen;
    }
  }
  const bool certain = x.status == Status::certain && y.status == Status::certain;
  state.state = all ? RuleState::holds : certain ? RuleState::violated : RuleState::open;
  return state;
}

std::string pair_formula(const Facts& facts, Place a, Place b) {
  const PairState state = compare_pair(facts, a, b);
  return grouped(facts.field(a).value) + " − " + grouped(facts.field(b).value) + " = " +
         grouped(to_string(Amount{state.difference_fen})) + " (±" + grouped(to_string(Amount{state.tolerance_fen})) + ")";
}

std::int64_t basis_points(std::int64_t difference_fen, std::int64_t base_fen) {
  if (base_fen == 0) return 0;
  const __int128 points = static_cast<__int128>(std::llabs(difference_fen)) * 10000 / std::llabs(base_fen);
  return points > 1'000'000'000 ? 1'000'000'000 : static_cast<std::int64_t>(points);
}

Place figure_in(const Facts& facts, int document, std::string_view name, int year) {
  return facts.find(document, name, year);
}

}  // namespace dossier
