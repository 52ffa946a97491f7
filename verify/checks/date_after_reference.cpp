#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

std::string_view day_field(DocumentType type) {
  switch (type) {
    case DocumentType::audit_report:
    case DocumentType::rd_special_audit:
    case DocumentType::ai_revenue_special_audit: return "date";
    case DocumentType::software_copyright: return "first_published";
    case DocumentType::standard: return {};  // std.published
    default: return {};                      // certificates: validity; patents: pat.dates-order
  }
}

void run(const Facts& facts, Findings& findings) {
  const auto reference = facts.reference_date();
  if (!reference) return;
  for (int i = 0; i < static_cast<int>(facts.documents().size()); ++i) {
    const DocumentType type = facts.document(i).type;
    const std::string_view name = day_field(type);
    if (name.empty() || facts.about(i).ownership == Ownership::other) continue;
    const Place day = facts.find(i, name);
    if (day.none()) continue;
    const Field& field = facts.field(day);
    const auto issued = certain_date(field);
    if (!issued || *issued <= *reference) continue;
    findings.add({.found = field.value,
                  .at = {day},
                  .message = say("date.after-reference", {{"document", words_for(type)}, {"day", field.value}, {"reference", *reference}}),
                  .formula = field.value + " > " + to_string(*reference)});
  }
}

}  // namespace

const Check kDateAfterReference{
    {.id = "date.after-reference",
     .title_zh = "材料日期晚于基准日",
     .title_en = "A paper is dated after the reference date",
     .severity = Severity::warning,
     .source = "申报材料以基准日为准；基准日之后形成的材料须说明",
     .condition = "Reports are dated on or before the reference date. Later ones are for a person to judge: undetermined.",
     .catches = "Papers made for the occasion."},
    run};

}  // namespace dossier
