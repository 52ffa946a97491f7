#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const DocumentType type : {DocumentType::audit_report, DocumentType::rd_special_audit, DocumentType::ai_revenue_special_audit}) {
    for (const int index : facts.of_type(type)) {
      const Place day = facts.find(index, "date");
      const auto year = facts.about(index).year;
      if (day.none() || !year) continue;
      const Date end = make_date(*year, 12, 31);
      report_rule(findings, date_rule(facts, {day}, [&](std::span<const Date> d) { return d[0] > end; }),
                  {.found = facts.field(day).value,
                   .at = {day},
                   .message = say("audit-date.too-early", {{"day", facts.field(day).value}, {"end", end}}),
                   .formula = facts.field(day).value + " ≤ " + to_string(end)});
    }
  }
}

}  // namespace

const Check kDateAuditBeforePeriodEnd{
    {.id = "date.audit-before-period-end",
     .title_zh = "审计报告日早于期末",
     .title_en = "The audit report is dated before the period's end",
     .severity = Severity::fatal,
     .source = "《中国注册会计师审计准则第1501号》：审计报告日不应早于获取充分、适当审计证据并形成审计意见的日期",
     .condition = "The report's date is after 31 December of the year it reports on.",
     .catches = "A wrong year, an edited or invented report."},
    run};

}  // namespace dossier
