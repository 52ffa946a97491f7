// What the profile liaoning-2024 makes of a dossier, by the evidence it shows.
#pragma once

#include <vector>

#include "corpus/draft.h"

namespace dossier::corpus {

void decide(const Draft& draft, const CompanyPlan& plan, Dossier& dossier);

}  // namespace dossier::corpus
