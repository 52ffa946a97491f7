// The opinion of an audit report, told by its fixed wording (domain: evidence types, section 1.9).
#pragma once

#include <optional>

#include "extract/certificate.h"

namespace dossier {

// unqualified, qualified, adverse or disclaimer. Certain only where one wording is found in full and nothing else on the
// pages speaks of another opinion.
[[nodiscard]] std::optional<Field> read_opinion(const Certificate& certificate);

}  // namespace dossier
