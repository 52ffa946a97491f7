// The whole report of a run as a folder: report.json, report.html, report.xlsx, report.sarif.
#pragma once

#include <span>
#include <string>

#include "app/language.h"
#include "app/report_pictures.h"
#include "models/page.h"
#include "models/report.h"

namespace dossier {

// The contract's JSON, indented, with a line break at the end.
[[nodiscard]] std::string report_json_text(const Report& report);

// Writes into an existing folder; each file is there whole or as it was before. Throws Error(internal) where one cannot be
// written; report.json, which the others can be made from, is written first.
void write_report_folder(const std::string& folder, const Report& report, std::span<const FileReading> readings,
                         const ReportPictures& pictures, Language language);

}  // namespace dossier
