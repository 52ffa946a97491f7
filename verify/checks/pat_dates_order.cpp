#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const int index : facts.of_type(DocumentType::patent_certificate)) {
    const Place filed = facts.find(index, "filed");
    const Place granted = facts.find(index, "granted");
    if (granted.none()) continue;
    const int claim = claim_of(facts.matches().patents, index);
    const std::string pointer =
        claim < 0 ? "" : facts.declaration().patents[static_cast<std::size_t>(claim)].pointer + "/granted";
    const std::string& grant_day = facts.field(granted).value;
    if (!filed.none()) {
      const std::string& filing_day = facts.field(filed).value;
      report_rule(findings, date_rule(facts, {filed, granted}, [](std::span<const Date> d) { return d[0] < d[1]; }),
                  {.claim = pointer,
                   .found = grant_day,
                   .at = {granted, filed},
                   .message = say("patent-dates.order", {{"filed", filing_day}, {"granted", grant_day}}),
                   .formula = filing_day + " ≥ " + grant_day});
    }
    if (const auto reference = facts.reference_date()) {
      report_rule(findings, date_rule(facts, {granted}, [&](std::span<const Date> d) { return d[0] <= *reference; }),
                  {.claim = pointer,
                   .found = grant_day,
                   .at = {granted},
                   .message = say("patent-dates.future", {{"granted", grant_day}, {"reference", *reference}}),
                   .formula = grant_day + " > " + to_string(*reference)});
    }
  }
}

}  // namespace

const Check kPatDatesOrder{
    {.id = "pat.dates-order",
     .title_zh = "专利日期的先后",
     .title_en = "The patent's dates stand in order",
     .severity = Severity::inconsistent,
     .source = "《中华人民共和国专利法》：专利权自公告之日起生效",
     .condition = "专利申请日 < 授权公告日 ≤ the reference date, to the day.",
     .catches = "Edited dates, patents that were not yet granted on the day that counts."},
    run};

}  // namespace dossier
