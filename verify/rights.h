// Whether a certificate is a right of the applicant that counts: its own, granted, valid on the reference date.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "verify/facts.h"
#include "verify/messages.h"
#include "verify/registry.h"

namespace dossier {

// Years from the filing day for the contract's kind of patent; 20 for an unknown kind.
[[nodiscard]] int patent_term_years(std::string_view kind, const Date& filed);

struct RightState {
  CriterionOutcome counts = CriterionOutcome::undetermined;
  Message note;  // why it does not count, or may
};

[[nodiscard]] RightState patent_right(const Facts& facts, int document);
[[nodiscard]] RightState software_right(const Facts& facts, int document);
[[nodiscard]] RightState standard_right(const Facts& facts, int document);

// ISO, CMMI or high-tech certificate valid on the reference date.
[[nodiscard]] RightState certificate_right(const Facts& facts, int document);

// The last day of validity: printed, or from the issue day by the rule of its kind (CMMI and high-tech: three years).
// nullopt where neither is certain.
struct Validity {
  std::optional<Date> from, until;
  Place from_place, until_place;
  bool uncertain = false;  // a day is printed that is not certain
  bool computed = false;   // `until` follows from the issue day
};
[[nodiscard]] Validity validity_of(const Facts& facts, int document);

// Whether the applicant is among the drafters of the standard.
struct DrafterState {
  CriterionOutcome is_drafter = CriterionOutcome::undetermined;
  Place place;           // the drafter's field, or the first of the list
  std::string found;     // the name as printed
  std::size_t drafters = 0;
};
[[nodiscard]] DrafterState drafter_state(const Facts& facts, int document);

// Whether the role that is declared for a standard claims to have drafted it; an empty one does.
[[nodiscard]] bool claims_drafting(std::string_view role);

// Whether a registry's entry lets the right count on the reference date, by its status and validity alone. Met where it says
// nothing against it; undetermined where the right has ended and the entry does not say when.
[[nodiscard]] RightState registry_right(const Facts& facts, RegistryKind kind, const RegistryEntry& entry);

// 9001:2008, OHSAS 18001 … : the last day on which a certificate to this edition can be valid; nullopt for current ones.
[[nodiscard]] std::optional<Date> edition_ends(std::string_view standard);

}  // namespace dossier
