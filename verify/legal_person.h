// What a business licence says of the kind of enterprise and of its seat.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "verify/facts.h"
#include "verify/messages.h"

namespace dossier {

struct LegalPersonState {
  CriterionOutcome is_legal_person = CriterionOutcome::undetermined;
  Message message;
};

// By name, type where it was read, and the code's second character.
[[nodiscard]] LegalPersonState legal_person_state(const Facts& facts, int licence);

// A place within China by the names of GB/T 2260: province, and prefecture where one is named. Names come out without
// their ending (辽宁, 沈阳).
struct Seat {
  std::string province;
  std::string prefecture;

  friend bool operator==(const Seat&, const Seat&) = default;
};

// The seat that an address or a region text names; a prefecture alone gives its province. nullopt where it names none.
[[nodiscard]] std::optional<Seat> seat_of(std::string_view address);

// The province that the code's digits 3 and 4 stand for; empty for a national or unknown one.
[[nodiscard]] std::string province_of_code(std::string_view two_digits);

}  // namespace dossier
