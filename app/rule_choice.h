// Which rules a dossier is scored by, as the caller chooses.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "verify/rules.h"

namespace dossier {

struct RuleChoice {
  std::optional<Profile> profile;              // none: the declaration's
  std::map<std::string, std::string> answers;  // to open questions of whichever profile it is
  std::string registry;                        // folder of imported registry snapshots; empty: none
};

}  // namespace dossier
