#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const DocumentType type : {DocumentType::rd_special_audit, DocumentType::ai_revenue_special_audit}) {
    for (const int special : facts.of_type(type)) {
      const Place day = facts.find(special, "date");
      if (day.none()) continue;
      for (const int annual : facts.of_type(DocumentType::audit_report)) {
        if (!facts.about(special).year || facts.about(annual).year != facts.about(special).year) continue;
        const Place annual_day = facts.find(annual, "date");
        const RuleState state = date_rule(facts, {day, annual_day}, [](std::span<const Date> d) { return d[0] >= d[1]; });
        // Both may be in work at one time; it is for a person to say.
        if (state != RuleState::violated) continue;
        findings.add({.found = facts.field(day).value,
                      .at = {day, annual_day},
                      .message = say("audit-date.special-first", {{"document", words_for(type)},
                                                                  {"day", facts.field(day).value},
                                                                  {"annual", facts.field(annual_day).value}}),
                      .formula = facts.field(day).value + " < " + facts.field(annual_day).value});
      }
    }
  }
}

}  // namespace

const Check kDateSpecialAfterAnnual{
    {.id = "date.special-after-annual",
     .title_zh = "专项审计不早于年度审计",
     .title_en = "The special audit is not older than the annual audit",
     .severity = Severity::warning,
     .source = "专项审计报告以经审计的年度财务报表为依据",
     .condition = "Date of the special audit ≥ date of the annual audit of the same year. Otherwise a person is asked: undetermined.",
     .catches = "A special audit that cannot rest on the report it cites."},
    run};

}  // namespace dossier
