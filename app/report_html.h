// The report as one HTML page that needs nothing else: no network, no script, no file beside it. Pictures are data URIs,
// the style sheet is inside and named by its hash in the page's content security policy, which forbids all else.
#pragma once

#include <span>
#include <string>

#include "app/language.h"
#include "app/report_pictures.h"
#include "models/page.h"
#include "models/report.h"

namespace dossier {

// Holds both languages; `language` is the one it shows at first. The same report gives the same bytes.
[[nodiscard]] std::string report_html(const Report& report, std::span<const FileReading> readings,
                                      const ReportPictures& pictures, Language language);

}  // namespace dossier
