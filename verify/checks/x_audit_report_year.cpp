#include <algorithm>

#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

bool is_statement(const Facts& facts, int document) {
  const DocumentType type = facts.document(document).type;
  return type == DocumentType::balance_sheet || type == DocumentType::income_statement || type == DocumentType::cash_flow_statement;
}

bool surely_of_year(const Facts& facts, int document, int year) {
  const auto& fields = facts.document(document).fields;
  return std::any_of(fields.begin(), fields.end(), [&](const Field& f) { return f.year == year && f.status == Status::certain; });
}

void run(const Facts& facts, Findings& findings) {
  const auto& documents = facts.documents();
  for (int report = 0; report < static_cast<int>(documents.size()); ++report) {
    if (documents[static_cast<std::size_t>(report)].type != DocumentType::audit_report || facts.about(report).ownership == Ownership::other) continue;
    const Place year = facts.find(report, "year");
    if (year.none()) continue;
    for (int i = report + 1; i < static_cast<int>(documents.size()) && is_statement(facts, i) && facts.document(i).file == facts.document(report).file; ++i) {
      const auto own = facts.about(i).year;
      if (!own) continue;
      const Field& field = facts.field(year);
      const Agreement agrees = match(field, std::to_string(*own), [&](std::string_view value) { return value == std::to_string(*own); });
      if (agrees == Agreement::maybe_same) continue;  // the statement speaks for itself
      const bool same = agrees == Agreement::same;
      // The statement's year is that of its latest figures: they must be sure where they contradict.
      const Outcome outcome = same ? Outcome::consistent : agrees == Agreement::other && surely_of_year(facts, i, *own) ? Outcome::inconsistent : Outcome::undetermined;
      findings.add({.outcome = outcome,
                    .found = field.value,
                    .at = {year},
                    .documents = {i},
                    .message = say(same ? "report-year.same" : "report-year.other",
                                   {{"document", words_for(facts.document(i).type)}, {"year", field.value}, {"found", *own}}),
                    .formula = field.value + (same ? " = " : " ≠ ") + std::to_string(*own)});
    }
  }
}

}  // namespace

const Check kXAuditReportYear{
    {.id = "x.audit-report-year",
     .title_zh = "审计报告与所附报表为同一年度",
     .title_en = "The audit report and its statements are of one year",
     .severity = Severity::fatal,
     .source = "《中国注册会计师审计准则第1501号》：审计意见指明所审计财务报表的日期或期间",
     .condition = "The year of an audit report is that of the statements that follow it in the same file, up to the next report.",
     .catches = "The opinion of one year bound to the statements of another."},
    run};

}  // namespace dossier
