// Reports for a person at a terminal.
#pragma once

#include <string>

#include "app/console.h"
#include "models/report.h"

namespace dossier {

// What `check` found: verdict, criteria, findings by outcome, files and what became of each.
[[nodiscard]] std::string check_summary(const Report& report, const TextStyle& style);

// The score alone: every criterion with its value, threshold, formula, evidence and what is missing; `margins`: also how far
// the deciding figures are from another outcome.
[[nodiscard]] std::string score_summary(const Report& report, const TextStyle& style, bool margins);

// What `read` read: each file, its documents, their values.
[[nodiscard]] std::string reading_summary(const Report& report, const TextStyle& style);

}  // namespace dossier
