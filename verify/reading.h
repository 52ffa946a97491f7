// What a field may stand for, and whether a claim can be true of it. The only place that turns a field's status into one
// of three answers.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/amount.h"
#include "models/date.h"
#include "models/declaration.h"
#include "models/document.h"
#include "models/finding.h"

namespace dossier {

// How a claim stands to a field.
enum class Agreement : std::uint8_t {
  same,         // the value is certain and satisfies the claim
  maybe_same,   // a reading satisfies it, but the value is not certain
  maybe_other,  // no reading satisfies it, but it may have been misread
  other,        // no admissible reading satisfies it
};

[[nodiscard]] Outcome outcome_of(Agreement match);

// Every text that the field may stand for: its value, and its alternatives where it is not certain.
[[nodiscard]] std::vector<std::string> readings_of(const Field& field);

// Whether `satisfied` holds of the field's value. `claim` is the claimed text, in the same form as the values: an
// uncertain field contradicts it only where at least two readings were made, each is further from the claim than misreading
// goes, and two of them are much nearer to each other than to it.
[[nodiscard]] Agreement match(const Field& field, std::string_view claim, const std::function<bool(std::string_view)>& satisfied);

// Whether the characters are as printed, for checks of a paper against itself: certain, or read alike from a trusted text
// layer or by two readers and doubted only because the paper contradicts itself there.
[[nodiscard]] bool surely_read(const Field& field);

// Where the field is a day or an amount and certain.
[[nodiscard]] std::optional<Date> certain_date(const Field& field);
[[nodiscard]] std::optional<Amount> certain_amount(const Field& field);

// How a claimed amount stands to the printed one, at the precision of both.
enum class AmountRelation : std::uint8_t {
  equal,      // within half of the last printed digit (both ways of rounding)
  truncated,  // the claim cuts the digits off instead of rounding
  differs,
};
[[nodiscard]] AmountRelation compare_amounts(const DeclaredAmount& claim, Amount printed, std::int64_t printed_half_ulp_fen);

// What a difference looks like, best explanation first.
enum class Slip : std::uint8_t { none, unit, decimal_point, sign, transposed, one_digit };
struct SlipFound {
  Slip kind = Slip::none;
  int power = 0;  // of ten, claim against evidence, for unit and decimal_point: +4 where the claim is 10000 times too large
};
[[nodiscard]] SlipFound explain_difference(Amount claim, Amount printed);

}  // namespace dossier
