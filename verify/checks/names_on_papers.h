// The names that the applicant's financial papers carry, by how they relate to the applicant.
#pragma once

#include <vector>

#include "verify/check.h"
#include "verify/claims.h"

namespace dossier {

struct NamedPaper {
  int document = -1;
  Place place;
  HolderState state;
};

// The audit reports, statements, special audits and tax returns that print a name.
[[nodiscard]] std::vector<NamedPaper> named_papers(const Facts& facts);

}  // namespace dossier
