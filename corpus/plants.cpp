#include "corpus/plants.h"

namespace dossier::corpus {

std::vector<Plant> all_plants() {
  std::vector<Plant> out;
  for (const auto* part : {&financial_plants(), &identity_plants(), &paper_plants(), &document_plants()}) {
    out.insert(out.end(), part->begin(), part->end());
  }
  return out;
}

}  // namespace dossier::corpus
