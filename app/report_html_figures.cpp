// Every value that was read, by document.
#include <algorithm>

#include "app/labels.h"
#include "app/quantities.h"
#include "app/readings_at.h"
#include "app/report_html_parts.h"

namespace dossier {
namespace {

std::vector<Reading> readings_of(const HtmlReport& page, const Document& document, const Field& field) {
  if (document.file >= page.readings.size()) return {};
  const Page* found = find_page(page.readings[document.file], field.page);
  return found == nullptr ? std::vector<Reading>{} : readings_at(*found, field.box);
}

std::string value_for_people(const Field& field) {
  return field.kind == ValueKind::amount ? with_separators(field.value) : field.value;
}

bool all_the_same(const std::vector<Reading>& readings) {
  return std::ranges::all_of(readings, [&](const Reading& r) { return r.text == readings.front().text; });
}

void write_proofs(HtmlWriter& html, const Field& field, const std::vector<Reading>& readings) {
  html.raw("<ul class=\"proofs\">");
  for (const Proof& proof : field.proofs) html.raw("<li>").both(describe(proof)).raw("</li>");
  if (readings.size() > 1 && all_the_same(readings)) {
    html.raw("<li class=\"agree\"><span lang=\"zh\">").number(static_cast<std::int64_t>(readings.size()));
    html.raw(" 次识别相同</span><span lang=\"en\">").number(static_cast<std::int64_t>(readings.size()));
    html.raw(" readings, all the same</span></li>");
  }
  if (!field.doubt.empty()) html.raw("<li class=\"doubt\">").both(explain_doubt(field.doubt)).raw("</li>");
  html.raw("</ul>");
}

void write_readings(HtmlWriter& html, const std::vector<Reading>& readings) {
  if (readings.empty() || (readings.size() > 1 && all_the_same(readings))) return;
  html.raw("<ul class=\"readings\">");
  for (const Reading& reading : readings) {
    html.raw("<li><span>").both(label_of(reading.reader)).raw("</span> <samp>").text(reading.text).raw("</samp></li>");
  }
  html.raw("</ul>");
}

struct Row {
  bool years = false;  // the table has a column for them
  bool again = false;  // the row above is about the same item, of another year
};

void write_field(HtmlWriter& html, const HtmlReport& page, const Document& document, const Field& field, Row row) {
  const bool certain = field.status == Status::certain;
  const std::vector<Reading> readings = readings_of(page, document, field);
  html.raw("<tr class=\"").raw(certain ? Literal("certain") : Literal("uncertain")).raw("\"><th scope=\"row\"");
  if (row.again) html.raw(" class=\"again\"");
  html.raw(">").both(label_of(field));
  if (!field.scope.empty()) html.raw(" <small>").both(label_of_scope(field.scope)).raw("</small>");
  html.raw("</th>");
  if (row.years) {
    html.raw("<td class=\"year\">");
    if (field.year) html.number(*field.year);
    html.raw("</td>");
  }
  html.raw(field.kind == ValueKind::amount ? Literal("<td class=\"value amount\">") : Literal("<td class=\"value\">"));
  if (field.kind == ValueKind::choice) {
    html.both(label_of_value(field));
  } else {
    html.text(value_for_people(field));
  }
  if (field.raw != field.value && field.raw != value_for_people(field)) {
    html.raw("<samp class=\"printed\">").text(field.raw).raw("</samp>");
  }
  html.raw("</td><td class=\"state\"><span class=\"status ").raw(certain ? Literal("good") : Literal("open")).raw("\">");
  html.both(label_of(field.status)).raw("</span></td><td>");
  write_proofs(html, field, readings);
  if (certain) write_readings(html, readings);
  html.raw("</td><td class=\"page\">").number(field.page).raw("</td></tr>\n");
  if (certain) return;

  html.raw("<tr class=\"look uncertain\"><td colspan=\"");
  html.raw(row.years ? Literal("6") : Literal("5")).raw("\">");
  write_picture(html, page, {.file = document.file, .page = field.page, .box = field.box});
  write_readings(html, readings);
  if (!field.alternatives.empty()) {
    html.raw("<p class=\"alternatives\">").both("也可能是", "May also be");
    bool first = true;
    for (const std::string& other : field.alternatives) {
      if (first) {
        html.raw(" ");
      } else {
        html.raw(" / ");
      }
      html.raw("<b>").text(field.kind == ValueKind::amount ? with_separators(other) : other).raw("</b>");
      first = false;
    }
    html.raw("</p>");
  }
  html.raw("</td></tr>\n");
}

void write_identities(HtmlWriter& html, const Document& document) {
  if (document.identities.empty()) return;
  const auto count = [&](Identity::State state) {
    return static_cast<std::int64_t>(std::ranges::count(document.identities, state, &Identity::state));
  };
  const std::int64_t closes = count(Identity::State::closes);
  const std::int64_t violated = count(Identity::State::violated);
  const std::int64_t unread = count(Identity::State::unread);
  html.raw("<p class=\"identities\">").both("勾稽关系", "Identities").raw(": ").both("成立", "close").raw(" ").number(closes);
  if (violated > 0) html.raw(" · <b class=\"bad\">").both("不成立", "violated").raw(" ").number(violated).raw("</b>");
  if (unread > 0) html.raw(" · ").both("无法验证", "not verifiable").raw(" ").number(unread);
  html.raw("</p>\n");
  for (const Identity& identity : document.identities) {
    if (identity.state != Identity::State::violated) continue;
    html.raw("<p class=\"formula bad\">").text(identity.id);
    if (identity.year) html.raw(" ").number(*identity.year);
    html.raw(": ").text(identity.formula).raw("</p>\n");
  }
}

void write_document(HtmlWriter& html, const HtmlReport& page, const Document& document) {
  const std::int64_t uncertain = std::ranges::count(document.fields, Status::uncertain, &Field::status);
  html.raw("<article class=\"document").raw(uncertain == 0 ? Literal(" settled\">\n<header><h3>") : Literal("\">\n<header><h3>"));
  html.both(label_of(document.type)).raw("</h3><p>").text(page.report.files.at(document.file).name).raw(" · ");
  const std::int64_t first = document.first_page;
  const std::int64_t last = document.last_page;
  html.raw("<span lang=\"zh\">第 ").number(first);
  if (last != first) html.raw("–").number(last);
  html.raw(" 页</span><span lang=\"en\">page ").number(first);
  if (last != first) html.raw("–").number(last);
  html.raw("</span> · ");
  if (document.source == PageSource::text) {
    html.both("文字层", "text layer");
  } else {
    html.both("识别", "recognised");
  }
  html.raw("</p><span class=\"outcome\"><span lang=\"zh\">").number(static_cast<std::int64_t>(document.fields.size()));
  html.raw(" 项，待核 ").number(uncertain).raw("</span><span lang=\"en\">");
  html.number(static_cast<std::int64_t>(document.fields.size())).raw(" values, ").number(uncertain);
  html.raw(" uncertain</span></span></header>\n");
  write_identities(html, document);
  const auto amounts = std::ranges::count(document.fields, ValueKind::amount, &Field::kind);
  html.raw(2 * amounts > std::ssize(document.fields) ? Literal("<table class=\"figures amounts\">")
                                                     : Literal("<table class=\"figures\">"));
  const bool years = std::ranges::any_of(document.fields, [](const Field& field) { return field.year.has_value(); });
  html.raw("<thead><tr><th class=\"item\">").both("项目", "Item").raw("</th>");
  if (years) html.raw("<th class=\"year\">").both("年度", "Year").raw("</th>");
  html.raw("<th class=\"value\">").both("值", "Value").raw("</th><th class=\"state\">").both("状态", "Status").raw("</th><th>");
  html.both("证明", "Proof").raw("</th><th class=\"page\">").both("页", "Page").raw("</th></tr></thead>\n<tbody>\n");
  const Field* above = nullptr;
  for (const Field& field : document.fields) {
    const bool again = above != nullptr && above->name == field.name && above->label == field.label &&
                       above->scope == field.scope && above->year != field.year;
    write_field(html, page, document, field, {.years = years, .again = again});
    above = &field;
  }
  html.raw("</tbody></table>\n</article>\n");
}

}  // namespace

void write_figures(HtmlWriter& html, const HtmlReport& page) {
  html.raw("<section id=\"figures\"><h2>").both("读取的数据", "Values read").raw("</h2>\n");
  html.raw("<input class=\"choice only\" type=\"checkbox\" id=\"only-uncertain\">\n<p class=\"filter\"><label "
           "for=\"only-uncertain\"><span class=\"box\"></span>");
  html.both("只显示待核数据", "Show uncertain values only").raw("</label></p>\n<div class=\"documents\">\n");
  for (const Document& document : page.report.documents) {
    if (!document.fields.empty()) write_document(html, page, document);
  }
  html.raw("</div>\n</section>\n");
}

}  // namespace dossier
