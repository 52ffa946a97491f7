// Findings as SARIF 2.1.0, for tools that collect the results of checkers.
#pragma once

#include <string>

#include "models/report.h"

namespace dossier {

// One run; a result for each finding, a rule for each check, an artifact with its SHA-256 for each file. Outcomes become
// kinds: consistent "pass", inconsistent "fail", unsupported and undetermined "review" (with properties.outcome as in the
// contract). Pages and boxes stand in the properties of each location: SARIF has no regions on pages.
[[nodiscard]] std::string report_sarif(const Report& report);

}  // namespace dossier
