// Two dossiers between which something is wrong that neither shows alone: one right claimed twice, one picture or one
// report under two names; and pairs that only look so.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "corpus/dossier.h"

namespace dossier::corpus {

struct SharedExpected {               // a finding that a comparison of the two must give
  std::string check;                  // "dup.patent"
  std::vector<std::string> outcomes;  // any of them is right
  std::string claim;                  // JSON Pointer in both declarations; empty: none
};

struct SharedPair {
  std::string kind;
  Dossier first, second;
  std::vector<SharedExpected> expected;  // empty: nothing may be reported
  std::vector<std::string> also;         // checks that may report the pair too
};

// In the order in which they are planted.
std::vector<std::string> shared_kinds();

// `first` and `second` ask for the two dossiers, as for make_dossier; with `brief` they hold only the papers that the
// pair is about. Throws std::invalid_argument for a kind that is none.
SharedPair make_shared_pair(const std::string& kind, DossierRequest first, DossierRequest second, bool brief,
                            Random& random);

// "dossier/shared-truth/1": what is between the dossiers of a folder (corpus/README.md).
nlohmann::ordered_json truth_of_pair(const SharedPair& pair);

}  // namespace dossier::corpus
