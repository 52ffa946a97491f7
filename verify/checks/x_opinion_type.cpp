#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const int index : facts.of_type(DocumentType::audit_report)) {
    const Place place = facts.find(index, "opinion");
    if (place.none()) {
      findings.add({.documents = {index}, .message = say("opinion.unread"), .severity = Severity::warning});
      continue;
    }
    const Field& field = facts.field(place);
    const bool unqualified = field.value == "unqualified";
    Remark remark{.found = field.value, .at = {place}};
    if (field.status != Status::certain) {
      remark.message = say("opinion.maybe", {{"opinion", say("opinion." + field.value)}});
    } else {
      remark.outcome = unqualified ? Outcome::consistent : Outcome::inconsistent;
      remark.message = say(unqualified ? "opinion.clean" : "opinion.modified", {{"opinion", say("opinion." + field.value)}});
      if (field.value == "qualified") remark.severity = Severity::warning;
    }
    findings.add(std::move(remark));
  }
}

}  // namespace

const Check kXOpinionType{
    {.id = "x.opinion-type",
     .title_zh = "审计意见类型",
     .title_en = "The kind of audit opinion",
     .severity = Severity::fatal,
     .source = "《中国注册会计师审计准则第1501号、第1502号》：无保留意见、保留意见、否定意见、无法表示意见",
     .condition = "The opinion on the statements is unqualified. A qualified opinion is a warning; after an adverse opinion or a "
                  "disclaimer the figures cannot be used.",
     .catches = "Statements that the auditor does not stand behind."},
    run};

}  // namespace dossier
