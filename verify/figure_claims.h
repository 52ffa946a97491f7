// A declared yearly figure against every place where the applicant's papers print it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/declaration.h"
#include "verify/facts.h"
#include "verify/reading.h"

namespace dossier {

// How one printed figure stands to the claim.
struct FigureWitness {
  Place place;
  Agreement match = Agreement::maybe_other;
  AmountRelation relation = AmountRelation::differs;  // of the value as read
};

[[nodiscard]] FigureWitness witness(const Facts& facts, Place place, const DeclaredAmount& claim);

struct FigureVerdict {
  Outcome outcome = Outcome::unsupported;
  Place decisive;                  // the figure that decides; none where nothing is printed
  AmountRelation relation = AmountRelation::differs;
  std::vector<Place> evidence;     // decisive first
  bool equals_parent = false;      // the parent's figure is the declared one, the consolidated is not
};

// R&D has several definitions in use: any certain figure that equals the claim supports it. For every other figure the most
// authoritative paper that can be read decides.
[[nodiscard]] FigureVerdict judge_figure(const Facts& facts, std::string_view name, int year, const DeclaredAmount& claim);

// The other year whose figure the claim equals; 0 for none: the slip of a column.
[[nodiscard]] int year_with_that_figure(const Facts& facts, std::string_view name, int year, const DeclaredAmount& claim);

// "61,789,012.34 − 56,789,012.34 = 5,000,000.00 (tolerance 0.00)".
[[nodiscard]] std::string difference_formula(const DeclaredAmount& claim, const Field& printed);

}  // namespace dossier
