// The sections of the HTML report, one .cpp each.
#pragma once

#include <span>
#include <string_view>

#include "app/html_writer.h"
#include "app/report_pictures.h"
#include "models/page.h"
#include "models/report.h"

namespace dossier {

struct HtmlReport {
  const Report& report;
  std::span<const FileReading> readings;
  const ReportPictures& pictures;
};

void write_score(HtmlWriter& html, const HtmlReport& page);
void write_findings(HtmlWriter& html, const HtmlReport& page);
void write_figures(HtmlWriter& html, const HtmlReport& page);
void write_files(HtmlWriter& html, const HtmlReport& page);

// Shared by the sections.

enum class Mark { good, bad, open, missing };
void write_mark(HtmlWriter& html, Mark mark);
[[nodiscard]] Mark mark_of(Outcome outcome);
[[nodiscard]] Mark mark_of(CriterionOutcome outcome);
[[nodiscard]] Mark mark_of(Verdict verdict);
// The class that gives a mark's colour.
[[nodiscard]] Literal class_of(Mark mark);

// The formula with the numbers in it, and the sentence of the rule; nothing for what is empty.
void write_grounds(HtmlWriter& html, std::string_view formula, std::string_view rule);

// Places in the evidence: windows on the pages' pictures with a frame around each place, and lines that say where they are.
void write_evidence(HtmlWriter& html, const HtmlReport& page, std::span<const Evidence> places);
// The same without the lines, of one place.
void write_picture(HtmlWriter& html, const HtmlReport& page, const Evidence& place);

}  // namespace dossier
