// Average yearly growth of a figure over the years in evidence, by the definitions in use, on exact numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "verify/rules.h"

namespace dossier {

struct GrowthResult {
  Truth truth = Truth::undetermined;
  std::string value;    // "0.1200" of the compound rate, or of the year on year rate; empty where it is not known
  std::string formula;
  std::vector<Evidence> basis;
  Message note;         // an edge case, or what is missing
  bool evidence = false;  // two years at least are in evidence
  // The last year's figure with which the compound rate reaches the threshold (the mean of the rates is never below it), in
  // fen; nullopt where there is no base to grow from.
  std::optional<std::int64_t> needed;
};

// The figures of consecutive years, oldest first. `method`: "arithmetic" (mean of the yearly rates), "compound", or anything
// else: both, which must agree. With two years both are the rate of the year.
// A year that is not known leaves the mean open, but it is never below the compound rate where no year is a loss; a figure
// that is never negative has none.
//   First year zero: left out. A base of zero or less otherwise: no rate is defined. From profit to loss: not met.
[[nodiscard]] GrowthResult average_growth(const std::vector<RuleFigure>& years, Fraction threshold, std::string_view method,
                                          bool never_negative);

}  // namespace dossier
