// Declared rights against a registry's snapshot.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "verify/check.h"

namespace dossier {

struct RegistryClaim {
  RegistryKind kind = RegistryKind::standards;
  std::string pointer;      // "/patents/0"
  std::string number, title, holder, role;
};

// One finding a claim: status, owner or drafters, title, validity against the entry of the number. Nothing where there is no
// snapshot of the kind or the claim has no number; undetermined (info) where the snapshot does not hold the number.
void check_registry(const Facts& facts, Findings& findings, const RegistryClaim& claim);

}  // namespace dossier
