// What a figure that nobody has read for sure is likely to be: what the sums leave for it. A suggestion for a person who looks, never a
// proof: such a figure stays uncertain, and what was read stays among its alternatives.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extract/reconcile.h"
#include "extract/statement.h"
#include "extract/statement_identities.h"

namespace dossier {

// Fen, by figure. `sure` (by figure): read so that nothing speaks against it. A figure that is not gets the value with which a complete
// sum of sure figures closes, or, the cash at the beginning, with which the year before ended, where no other sum wants another and
// what was read resembles it: the same with other digits before it, one or two characters, or the sign apart, or nothing readable.
[[nodiscard]] std::vector<std::optional<std::int64_t>> suggested_values(const Statement& statement, const Reconciled& result,
                                                                        const std::vector<StatementEquation>& equations, std::vector<bool> sure);

}  // namespace dossier
