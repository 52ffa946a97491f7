#include "verify/checks/list.h"
#include "verify/checks/names_on_papers.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const NamedPaper& paper : named_papers(facts)) {
    if (paper.state.relation != NameRelation::former) continue;
    const Field& field = facts.field(paper.place);
    const bool certain = field.status == Status::certain;
    findings.add({.outcome = certain ? Outcome::consistent : Outcome::undetermined,
                  .declared = facts.declaration().name,
                  .found = field.value,
                  .at = {paper.place},
                  .message = say(certain ? "name.former" : "name.maybe-same",
                                 {{"declared", facts.declaration().name},
                                  {"found", field.value},
                                  {"document", words_for(facts.document(paper.document).type)}})});
  }
}

}  // namespace

const Check kIdFormerName{
    {.id = "id.former-name",
     .title_zh = "材料使用曾用名",
     .title_en = "Papers under a former name",
     .severity = Severity::warning,
     .source = "企业名称变更后，以变更（备案）登记通知书证明新旧名称的承继关系",
     .condition = "A financial paper in a declared former name counts as the applicant's.",
     .catches = "Renamed applicants; the reviewer may ask for the notice of change."},
    run};

}  // namespace dossier
