// Values as people write them, from the contract's decimal text. All of it is exact: digits are moved, never computed with
// floating point.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/finding.h"

namespace dossier {

// "56789012.34" → "56,789,012.34"; text that is no plain decimal number stays as it is.
[[nodiscard]] std::string with_separators(std::string_view decimal);

// "0.0617" → "6.17 %"; nullopt for what is no plain decimal number.
[[nodiscard]] std::optional<std::string> as_percent(std::string_view decimal);

// A criterion's value and threshold: shares (where the threshold lies between 0 and 1) as per cent, others grouped.
struct ShownCriterion {
  std::string value;      // empty where there is none
  std::string threshold;
  bool at_least = false;  // the threshold is a quantity: the value must not be below it
};
[[nodiscard]] ShownCriterion shown(const CriterionResult& criterion);

// How far a declared amount is from the found one: "+5,000,000.00", "+8.80 %". nullopt unless both are amounts that differ.
struct Difference {
  std::string amount;
  std::string percent;  // empty where the found amount is 0
};
[[nodiscard]] std::optional<Difference> difference(const Finding& finding);

// What a claim is about: "/financials/2023/revenue" → "2023 年营业收入". An unknown pointer stays as it is.
[[nodiscard]] Message claim_for_people(std::string_view pointer);

}  // namespace dossier
