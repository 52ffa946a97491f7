// A year's report against the next year's comparative column.
#pragma once

#include <functional>
#include <string>

#include "verify/check.h"

namespace dossier {

// Compares every line that both papers of that type print for the year before the later paper's own: the earlier report's own
// column with the later one's comparative column. One finding per pair of papers and line that differs, one where all agree.
void compare_years(const Facts& facts, Findings& findings, DocumentType type);

}  // namespace dossier
