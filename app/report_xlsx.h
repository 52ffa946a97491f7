// The report as a workbook: sheets for the score, the findings, the figures with their provenance, and the files.
#pragma once

#include <string>

#include "app/language.h"
#include "models/report.h"

namespace dossier {

// Writes the workbook to `path`. Amounts, levels, pages and confidences are numbers, days are days, everything else is text,
// never a formula or a link, whatever it looks like. An amount that a double cannot hold to the fen stays text. The same
// report gives the same bytes. Throws Error(internal) where the file cannot be written.
void write_report_xlsx(const std::string& path, const Report& report, Language language);

}  // namespace dossier
