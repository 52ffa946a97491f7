// A profile's verdict on one applicant, from verified values alone.
#pragma once

#include "models/finding.h"
#include "verify/facts.h"
#include "verify/inputs.h"
#include "verify/rules.h"

namespace dossier {

// Qualified when every criterion that counts is met, not qualified when one is not, else undetermined. Notes say where
// another answer to an open question of the rule would change an outcome.
[[nodiscard]] Score score(const Facts& facts, const Profile& profile, const Assumptions& assumptions = {});

}  // namespace dossier
