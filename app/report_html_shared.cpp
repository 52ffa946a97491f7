#include "app/labels.h"
#include "app/report_html_parts.h"

namespace dossier {

Literal class_of(Mark mark) {
  switch (mark) {
    case Mark::good: return "good";
    case Mark::bad: return "bad";
    case Mark::open: return "open";
    case Mark::missing: return "missing";
  }
  return "";
}

Mark mark_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::consistent: return Mark::good;
    case Outcome::inconsistent: return Mark::bad;
    case Outcome::unsupported: return Mark::missing;
    case Outcome::undetermined: return Mark::open;
  }
  return Mark::open;
}

Mark mark_of(CriterionOutcome outcome) {
  switch (outcome) {
    case CriterionOutcome::met: return Mark::good;
    case CriterionOutcome::not_met: return Mark::bad;
    case CriterionOutcome::undetermined: return Mark::open;
  }
  return Mark::open;
}

Mark mark_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::qualified: return Mark::good;
    case Verdict::not_qualified: return Mark::bad;
    case Verdict::undetermined: return Mark::open;
  }
  return Mark::open;
}

void write_mark(HtmlWriter& html, Mark mark) {
  html.raw("<svg class=\"mark ").raw(class_of(mark)).raw("\" aria-hidden=\"true\"><use href=\"#mark-");
  html.raw(class_of(mark)).raw("\"/></svg>");
}

void write_grounds(HtmlWriter& html, std::string_view formula, std::string_view rule) {
  if (!formula.empty()) {
    html.raw("<p class=\"formula\"><b>").both("算式", "Formula").raw("</b>").text(formula).raw("</p>\n");
  }
  if (!rule.empty()) {
    html.raw("<blockquote><b>").both("依据", "Rule").raw("</b>").text(rule).raw("</blockquote>\n");
  }
}

void write_picture(HtmlWriter& html, const HtmlReport& page, std::size_t file, int number, const Box& box) {
  const int index = page.crops.find(file, number, box);
  if (index < 0) return;
  const ReportCrop& crop = page.crops.all()[static_cast<std::size_t>(index)];
  html.raw("<svg class=\"crop\" viewBox=\"0 0 ").number(crop.width(), 2).raw(" ").number(crop.height(), 2);
  html.raw("\" role=\"img\"><use href=\"#picture-").number(index).raw("\"/>");
  if (!box.empty()) {
    constexpr double kRoom = 1.5;  // points between the place and its frame
    const Box place = crop.place(box);
    html.raw("<rect class=\"place\" x=\"").number(place.x - kRoom, 2).raw("\" y=\"").number(place.y - kRoom, 2);
    html.raw("\" width=\"").number(place.width + 2 * kRoom, 2).raw("\" height=\"").number(place.height + 2 * kRoom, 2);
    html.raw("\" rx=\"1.5\"/>");
  }
  html.raw("</svg>");
}

void write_evidence(HtmlWriter& html, const HtmlReport& page, const Evidence& place) {
  const Report& report = page.report;
  html.raw("<figure class=\"evidence\">");
  write_picture(html, page, place.file, place.page, place.box);
  html.raw("<figcaption>").text(report.files.at(place.file).name).raw(" · ");
  html.raw("<span lang=\"zh\">第 ").number(place.page).raw(" 页</span><span lang=\"en\">page ").number(place.page);
  html.raw("</span>");
  if (place.document >= 0 && static_cast<std::size_t>(place.document) < report.documents.size()) {
    const Document& document = report.documents[static_cast<std::size_t>(place.document)];
    html.raw(" · ").both(label_of(document.type));
    if (place.field >= 0 && static_cast<std::size_t>(place.field) < document.fields.size()) {
      const Field& field = document.fields[static_cast<std::size_t>(place.field)];
      html.raw(" · ").both(label_of(field));
      if (field.year) html.raw(" ").number(*field.year);
      const bool certain = field.status == Status::certain;
      html.raw(" <span class=\"status ").raw(certain ? Literal("good") : Literal("open")).raw("\">");
      html.both(label_of(field.status)).raw("</span>");
    }
  }
  html.raw("</figcaption></figure>\n");
}

}  // namespace dossier
