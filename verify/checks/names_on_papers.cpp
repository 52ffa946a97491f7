#include "verify/checks/names_on_papers.h"

namespace dossier {

std::vector<NamedPaper> named_papers(const Facts& facts) {
  std::vector<NamedPaper> papers;
  for (int i = 0; i < static_cast<int>(facts.documents().size()); ++i) {
    if (name_field_of(facts.document(i).type) != "entity") continue;
    const Place place = facts.about(i).name;
    if (place.none()) continue;
    papers.push_back({.document = i, .place = place, .state = holder_state(facts, place)});
  }
  return papers;
}

}  // namespace dossier
