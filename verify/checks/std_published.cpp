#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  const auto reference = facts.reference_date();
  if (!reference) return;
  for (const auto& [claim, document] : matched_pairs(facts.matches().standards)) {
    const Place published = facts.find(document, "published");
    if (published.none()) continue;
    const std::string& day = facts.field(published).value;
    report_rule(findings, date_rule(facts, {published}, [&](std::span<const Date> d) { return d[0] <= *reference; }),
                {.claim = facts.declaration().standards[claim].pointer,
                 .found = day,
                 .at = {published},
                 .message = say("standard.not-published", {{"published", day}, {"reference", *reference}}),
                 .formula = day + " > " + to_string(*reference)});
  }
}

}  // namespace

const Check kStdPublished{
    {.id = "std.published",
     .title_zh = "标准在基准日前已发布",
     .title_en = "The standard was published by the reference date",
     .severity = Severity::fatal,
     .source = "《中华人民共和国标准化法》：征求意见稿、报批稿和计划项目不是已发布的标准",
     .condition = "发布日期 ≤ reference date, to the day.",
     .catches = "Drafts and plans claimed as results."},
    run};

}  // namespace dossier
