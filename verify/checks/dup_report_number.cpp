#include <map>

#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  std::map<std::string, int> first;
  for (const int index : facts.of_type(DocumentType::audit_report, true)) {
    const Place number = facts.find(index, "report_number");
    if (number.none() || facts.field(number).status != Status::certain) continue;
    const auto [it, is_new] = first.emplace(number_key(facts.field(number).value), index);
    if (is_new) continue;
    const auto a = facts.about(it->second).year;
    const auto b = facts.about(index).year;
    if (!a || !b || a == b) continue;  // the same report filed twice
    findings.add({.outcome = Outcome::inconsistent,
                  .found = facts.field(number).value,
                  .at = {number, facts.find(it->second, "report_number")},
                  .message = say("duplicate.report", {{"number", facts.field(number).value}, {"one", *a}, {"other", *b}}),
                  .formula = std::to_string(*a) + " ≠ " + std::to_string(*b)});
  }
}

}  // namespace

const Check kDupReportNumber{
    {.id = "dup.report-number",
     .title_zh = "同一报告文号用于不同年度",
     .title_en = "One report number for two years",
     .severity = Severity::fatal,
     .source = "审计报告文号具有唯一性",
     .condition = "No two audit reports of different years in the dossier carry the same number.",
     .catches = "A report made from another by editing."},
    run};

}  // namespace dossier
