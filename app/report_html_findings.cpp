// Findings, the troublesome ones first.
#include <algorithm>
#include <array>
#include <vector>

#include "app/labels.h"
#include "app/quantities.h"
#include "app/report_html_parts.h"
#include "verify/check.h"

namespace dossier {
namespace {

void write_values(HtmlWriter& html, const Finding& finding) {
  if (!finding.declared && !finding.found) return;
  const auto cell = [&](Literal zh, Literal en, std::string_view value) {
    html.raw("<div><dt>").both(zh, en).raw("</dt><dd>").text(value).raw("</dd></div>");
  };
  html.raw("<dl class=\"values\">");
  if (finding.declared) cell("申报", "Declared", with_separators(*finding.declared));
  if (finding.found) {
    cell("证据", "Evidence", with_separators(*finding.found));
  } else {
    html.raw("<div><dt>").both("证据", "Evidence").raw("</dt><dd class=\"nothing\">—</dd></div>");
  }
  if (const auto apart = difference(finding)) {
    html.raw("<div class=\"apart\"><dt>").both("申报比证据", "Declared is").raw("</dt><dd>").text(apart->amount);
    if (!apart->percent.empty()) html.raw(" <small>").text(apart->percent).raw("</small>");
    html.raw("</dd></div>");
  }
  html.raw("</dl>\n");
}

void write_finding(HtmlWriter& html, const HtmlReport& page, std::size_t index) {
  const Finding& finding = page.report.findings[index];
  const Mark mark = mark_of(finding.outcome);
  const auto number = static_cast<std::int64_t>(index) + 1;
  html.raw("<article class=\"finding ").raw(class_of(mark)).raw("\" id=\"finding-").number(number).raw("\">\n<header>");
  write_mark(html, mark);
  html.raw("<h3>").both(finding.message).raw("</h3><span class=\"outcome\">").both(label_of(finding.outcome));
  if (finding.outcome != Outcome::consistent) {
    html.raw("<small>").both(label_of(finding.severity)).raw("</small>");
  }
  html.raw("</span></header>\n<p class=\"about\">");
  html.raw("<span class=\"serial\">").number(number).raw("</span> ");
  if (finding.claim) html.both(claim_for_people(*finding.claim)).raw(" · ");
  if (const Check* check = find_check(finding.check)) {
    html.both(Message{std::string(check->info.title_zh), std::string(check->info.title_en)}).raw(" ");
  }
  html.raw("<code>").text(finding.check).raw("</code>");
  if (finding.claim) html.raw(" <code>").text(*finding.claim).raw("</code>");
  html.raw("</p>\n");
  write_values(html, finding);
  write_evidence(html, page, finding.evidence);
  write_grounds(html, finding.formula, finding.rule);
  html.raw("</article>\n");
}

}  // namespace

void write_findings(HtmlWriter& html, const HtmlReport& page) {
  html.raw("<section id=\"findings\"><h2>").both("核查发现", "Findings").raw("</h2>\n");
  if (page.report.findings.empty()) {
    html.raw("<p class=\"empty\">").both("没有发现。", "None.").raw("</p>\n");
  }
  for (const Outcome outcome :
       {Outcome::inconsistent, Outcome::undetermined, Outcome::unsupported, Outcome::consistent}) {
    std::vector<std::size_t> group;
    for (std::size_t i = 0; i < page.report.findings.size(); ++i) {
      if (page.report.findings[i].outcome == outcome) group.push_back(i);
    }
    if (group.empty()) continue;
    std::ranges::stable_sort(group, {}, [&](std::size_t i) { return page.report.findings[i].severity; });
    const auto size = static_cast<std::int64_t>(group.size());
    // What holds is folded away on the screen; on paper it is shown without its pictures.
    const bool folded = outcome == Outcome::consistent;
    if (folded) html.raw("<input class=\"choice fold\" type=\"checkbox\" id=\"unfold-consistent\">\n");
    html.raw("<h3 class=\"group ").raw(class_of(mark_of(outcome))).raw("\">");
    write_mark(html, mark_of(outcome));
    html.both(label_of(outcome)).raw(" <small>").number(size).raw("</small>");
    if (folded) {
      html.raw(" <label for=\"unfold-consistent\"><span class=\"unfold\">").both("展开", "show");
      html.raw("</span><span class=\"refold\">").both("收起", "hide").raw("</span></label>");
    }
    html.raw("</h3>\n<div class=\"group-body\">\n");
    for (const std::size_t index : group) write_finding(html, page, index);
    html.raw("</div>\n");
  }
  html.raw("</section>\n");
}

}  // namespace dossier
