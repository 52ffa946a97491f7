#include <algorithm>

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

namespace {

void write_window(HtmlWriter& html, const HtmlReport& page, const PictureWindow& window, std::span<const Evidence> places) {
  if (window.picture < 0) return;
  const PagePicture& picture = page.pictures.all()[static_cast<std::size_t>(window.picture)];
  const Box& view = window.view;
  html.raw("<svg class=\"crop\" viewBox=\"").number(view.x, 2).raw(" ").number(view.y, 2).raw(" ").number(view.width, 2);
  html.raw(" ").number(view.height, 2).raw("\" role=\"img\"><use href=\"#picture-");
  html.number(std::int64_t{window.picture}).raw("\"/>");
  for (const std::size_t i : window.places) {
    if (places[i].box.empty()) continue;
    const Box place = picture.place(places[i].box);
    const double room = std::clamp(0.15 * place.height, 0.5, 6.0);  // between the place and its frame
    html.raw("<rect class=\"place\" x=\"").number(place.x - room, 2).raw("\" y=\"").number(place.y - room, 2);
    html.raw("\" width=\"").number(place.width + 2 * room, 2).raw("\" height=\"").number(place.height + 2 * room, 2);
    html.raw("\"/>");
  }
  html.raw("</svg>");
}

// "营业收入 2023 确定", or the document where the place is no field of it.
void write_field_name(HtmlWriter& html, const Report& report, const Evidence& place) {
  if (place.document < 0 || static_cast<std::size_t>(place.document) >= report.documents.size()) return;
  const Document& document = report.documents[static_cast<std::size_t>(place.document)];
  if (place.field < 0 || static_cast<std::size_t>(place.field) >= document.fields.size()) return;
  const Field& field = document.fields[static_cast<std::size_t>(place.field)];
  html.raw(" · ").both(label_of(field));
  if (field.year) html.raw(" ").number(*field.year);
  if (field.status == Status::uncertain) {
    html.raw(" <span class=\"status open\">").both(label_of(field.status)).raw("</span>");
  }
}

void write_caption(HtmlWriter& html, const Report& report, const PictureWindow& window, std::span<const Evidence> places) {
  const Evidence& first = places[window.places.front()];
  html.raw("<figcaption>").text(report.files.at(first.file).name).raw(" · ");
  html.raw("<span lang=\"zh\">第 ").number(std::int64_t{first.page}).raw(" 页</span><span lang=\"en\">page ");
  html.number(std::int64_t{first.page}).raw("</span>");
  if (first.document >= 0 && static_cast<std::size_t>(first.document) < report.documents.size()) {
    html.raw(" · ").both(label_of(report.documents[static_cast<std::size_t>(first.document)].type));
  }
  for (const std::size_t i : window.places) write_field_name(html, report, places[i]);
  html.raw("</figcaption>");
}

}  // namespace

void write_picture(HtmlWriter& html, const HtmlReport& page, const Evidence& place) {
  const std::span<const Evidence> places(&place, 1);
  for (const PictureWindow& window : windows_on(page.pictures, places)) write_window(html, page, window, places);
}

void write_evidence(HtmlWriter& html, const HtmlReport& page, std::span<const Evidence> places) {
  for (const PictureWindow& window : windows_on(page.pictures, places)) {
    html.raw("<figure class=\"evidence\">");
    write_window(html, page, window, places);
    write_caption(html, page.report, window, places);
    html.raw("</figure>\n");
  }
}

}  // namespace dossier
