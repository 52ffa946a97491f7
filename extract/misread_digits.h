// Whether a sum that does not close may owe that to figures which two readers misread alike. Such readers share one
// character now and then: one taken for another, lost, or seen twice. They do not share a difference of many digits.
#pragma once

#include <cstdint>
#include <span>

namespace dossier {

struct DoubtedTerm {
  std::int64_t value = 0;       // fen, as read
  std::int64_t last_digit = 1;  // fen: what the last printed digit counts
  int factor = 1;               // with which it enters the sum
};

// True where one or two misread characters, or a lost minus, among the terms bring `difference` (fen, what the terms of the
// sum leave) within the tolerance.
[[nodiscard]] bool misreading_explains(std::int64_t difference, std::int64_t tolerance, std::span<const DoubtedTerm> terms);

// Whether `wanted` is `value` with further digits before it, whatever the signs; both in fen, `last_digit` as above. Never of a figure
// of fewer than three digits, which many end in.
[[nodiscard]] bool lacks_beginning(std::int64_t value, std::int64_t wanted, std::int64_t last_digit);

}  // namespace dossier
