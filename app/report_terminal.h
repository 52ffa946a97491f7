// Reports for a person at a terminal.
#pragma once

#include <string>

#include "app/console.h"
#include "models/report.h"

namespace dossier {

// What `check` found: verdict, criteria, findings by outcome, files and what became of each.
[[nodiscard]] std::string check_summary(const Report& report, const TextStyle& style);

// What `read` read: each file, its documents, their values.
[[nodiscard]] std::string reading_summary(const Report& report, const TextStyle& style);

}  // namespace dossier
