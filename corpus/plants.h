// Planted problems: each makes the declaration and the evidence disagree in one known way.
#pragma once

#include <string>
#include <vector>

#include "corpus/draft.h"

namespace dossier::corpus {

struct Plant {
  std::string kind;
  // False when the dossier has nothing to plant it on; the draft is then unchanged.
  bool (*apply)(Draft&, Random&) = nullptr;
  // What the company must be for it; none: any.
  void (*plan)(CompanyPlan&) = nullptr;
  bool text_layer = false;  // shows in born-digital papers only
  bool color = false;       // shows in colour only

  bool shows_in(const std::string& condition) const {
    return (!text_layer || condition == "born") && (!color || condition != "fax");
  }
};

const std::vector<Plant>& financial_plants();
const std::vector<Plant>& identity_plants();
const std::vector<Plant>& paper_plants();
const std::vector<Plant>& document_plants();
std::vector<Plant> all_plants();

}  // namespace dossier::corpus
