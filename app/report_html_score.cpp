// Verdict and criteria.
#include <algorithm>
#include <array>

#include "app/labels.h"
#include "app/quantities.h"
#include "app/report_html_parts.h"

namespace dossier {
namespace {

std::int64_t count(const Report& report, Outcome outcome) {
  return std::ranges::count(report.findings, outcome, &Finding::outcome);
}

void write_tile(HtmlWriter& html, Literal anchor, Mark mark, std::int64_t number, Literal zh, Literal en) {
  html.raw("<a class=\"tile ");
  if (number == 0) {
    html.raw("none");
  } else {
    html.raw(class_of(mark));
  }
  html.raw("\" href=\"#").raw(anchor).raw("\"><b>").number(number).raw("</b><span>").both(zh, en).raw("</span></a>\n");
}

// "6 项计入结论的条件：满足 3 · 不满足 1 · 无法判定 2"
void write_sentence(HtmlWriter& html, const Score& score) {
  std::array<std::int64_t, 3> by_outcome{};
  std::int64_t all = 0;
  for (const CriterionResult& criterion : score.criteria) {
    if (!criterion.counts) continue;
    ++all;
    ++by_outcome.at(static_cast<std::size_t>(criterion.outcome));
  }
  html.raw("<p><span lang=\"zh\">计入结论的条件 ").number(all).raw(" 项</span><span lang=\"en\">").number(all);
  html.raw(" criteria count</span>");
  for (const CriterionOutcome outcome :
       {CriterionOutcome::met, CriterionOutcome::not_met, CriterionOutcome::undetermined}) {
    const std::int64_t number = by_outcome.at(static_cast<std::size_t>(outcome));
    if (number == 0) continue;
    html.raw(" · ").both(label_of(outcome)).raw(" ").number(number);
  }
  html.raw("</p>\n");
}

void write_verdict(HtmlWriter& html, const Report& report) {
  const Mark mark = mark_of(report.score->verdict);
  html.raw("<section class=\"verdict ").raw(class_of(mark)).raw("\">\n<div class=\"ruling\">");
  write_mark(html, mark);
  html.raw("<div><h2>").both(label_of(report.score->verdict)).raw("</h2>\n");
  write_sentence(html, *report.score);
  html.raw("</div></div>\n<div class=\"tiles\">\n");

  std::int64_t uncertain = 0;
  for (const Document& document : report.documents) {
    uncertain += std::ranges::count(document.fields, Status::uncertain, &Field::status);
  }
  write_tile(html, "findings", Mark::bad, count(report, Outcome::inconsistent), "不一致", "inconsistent");
  write_tile(html, "findings", Mark::open, count(report, Outcome::undetermined), "无法判定", "undetermined");
  write_tile(html, "findings", Mark::missing, count(report, Outcome::unsupported), "缺少证据", "unsupported");
  write_tile(html, "findings", Mark::good, count(report, Outcome::consistent), "一致", "consistent");
  write_tile(html, "figures", Mark::open, uncertain, "待核数据", "uncertain values");
  write_tile(html, "files", Mark::bad, static_cast<std::int64_t>(report.unreadable.size()), "无法读取", "unreadable");
  html.raw("</div>\n</section>\n");
}

void write_criterion(HtmlWriter& html, const HtmlReport& page, const CriterionResult& criterion) {
  const Mark mark = mark_of(criterion.outcome);
  html.raw("<article class=\"criterion ").raw(class_of(mark)).raw("\" id=\"criterion-").text(criterion.id).raw("\">\n");
  html.raw("<header>");
  write_mark(html, mark);
  html.raw("<h3>").both(criterion.title).raw(" <code>").text(criterion.id).raw("</code></h3><span class=\"outcome\">");
  if (criterion.counts) {
    html.both(label_of(criterion.outcome));
  } else {
    html.both("由人判断", "for a person");
  }
  html.raw("</span></header>\n");

  const ShownCriterion quantity = shown(criterion);
  if (!quantity.value.empty() || !quantity.threshold.empty()) {
    html.raw("<p class=\"measure\"><b>");
    if (quantity.value.empty()) {
      html.raw("—");
    } else {
      html.text(quantity.value);
    }
    html.raw("</b>");
    if (!quantity.threshold.empty()) {
      html.raw(" <span>");
      if (quantity.at_least) {
        html.both("要求不低于", "required at least");
      } else {
        html.both("要求", "required");
      }
      html.raw(" ").text(quantity.threshold).raw("</span>");
    }
    html.raw("</p>\n");
  }
  if (!criterion.explanation.zh.empty() || !criterion.explanation.en.empty()) {
    html.raw("<p>").both(criterion.explanation).raw("</p>\n");
  }
  if (criterion.counts && !criterion.what_if.en.empty()) {
    html.raw("<p class=\"margin\">").both(criterion.what_if).raw("</p>\n");
  }
  write_grounds(html, criterion.counts ? criterion.formula : std::string(), criterion.source);
  write_evidence(html, page, criterion.basis);
  html.raw("</article>\n");
}

}  // namespace

void write_score(HtmlWriter& html, const HtmlReport& page) {
  const Score& score = *page.report.score;
  write_verdict(html, page.report);
  html.raw("<section id=\"criteria\"><h2>").both("认定条件", "Criteria").raw("</h2>\n");
  for (const CriterionResult& criterion : score.criteria) {
    if (criterion.counts) write_criterion(html, page, criterion);
  }
  const bool others = std::ranges::any_of(score.criteria, [](const CriterionResult& c) { return !c.counts; });
  if (others) {
    html.raw("<h3 class=\"between\">").both("不计入结论，由人判断", "Not counted: for a person to judge").raw("</h3>\n");
    for (const CriterionResult& criterion : score.criteria) {
      if (!criterion.counts) write_criterion(html, page, criterion);
    }
  }
  if (!score.notes.empty()) {
    html.raw("<ul class=\"notes\">\n");
    for (const Message& note : score.notes) html.raw("<li>").both(note).raw("</li>\n");
    html.raw("</ul>\n");
  }
  html.raw("</section>\n");
}

}  // namespace dossier
