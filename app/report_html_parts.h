// The sections of the HTML report, one .cpp each.
#pragma once

#include <span>
#include <string_view>

#include "app/html_writer.h"
#include "app/report_crops.h"
#include "models/page.h"
#include "models/report.h"

namespace dossier {

struct HtmlReport {
  const Report& report;
  std::span<const FileReading> readings;
  const ReportCrops& crops;
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

// A place in the evidence: the picture with a frame around the place, and a line that says where it is.
void write_evidence(HtmlWriter& html, const HtmlReport& page, const Evidence& place);
void write_picture(HtmlWriter& html, const HtmlReport& page, std::size_t file, int number, const Box& box);

}  // namespace dossier
