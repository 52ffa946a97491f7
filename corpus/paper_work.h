// Which papers an applicant hands in, and how they are put into files.
#pragma once

#include <vector>

#include "corpus/draft.h"

namespace dossier::corpus {

std::vector<EvidenceFile> draw_papers(const Draft& draft, const DossierRequest& request, Random& random);

}  // namespace dossier::corpus
