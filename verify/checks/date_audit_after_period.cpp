#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const int index : facts.of_type(DocumentType::audit_report)) {
    const Place day = facts.find(index, "date");
    const auto year = facts.about(index).year;
    if (day.none() || !year) continue;
    const auto issued = certain_date(facts.field(day));
    const Date limit = make_date(*year + 1, 12, 31);
    if (!issued || *issued <= limit) continue;
    findings.add({.found = facts.field(day).value,
                  .at = {day},
                  .message = say("audit-date.late", {{"day", *issued}, {"year", *year}}),
                  .formula = to_string(*issued) + " > " + to_string(limit)});
  }
}

}  // namespace

const Check kDateAuditAfterPeriod{
    {.id = "date.audit-after-period",
     .title_zh = "审计报告出具过晚",
     .title_en = "The audit report came late",
     .severity = Severity::warning,
     .source = "年度审计报告通常于期后1至6个月内出具",
     .condition = "The report is dated at most twelve months after the period's end. Later, a person is asked: undetermined.",
     .catches = "A report made anew for the application."},
    run};

}  // namespace dossier
