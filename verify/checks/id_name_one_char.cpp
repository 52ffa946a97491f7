#include "verify/checks/list.h"
#include "verify/checks/names_on_papers.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const NamedPaper& paper : named_papers(facts)) {
    const bool look_alike = paper.state.relation == NameRelation::one_character ||
                            (paper.state.relation == NameRelation::confusable && paper.state.match == Agreement::other);
    if (!look_alike) continue;
    const Field& field = facts.field(paper.place);
    findings.add({.outcome = paper.state.match == Agreement::other ? Outcome::inconsistent : Outcome::undetermined,
                  .declared = facts.declaration().name,
                  .found = field.value,
                  .at = {paper.place},
                  .message = say("name.look-alike", {{"declared", facts.declaration().name},
                                                     {"found", field.value},
                                                     {"document", words_for(facts.document(paper.document).type)}}),
                  .formula = facts.declaration().name + " ≠ " + field.value});
  }
}

}  // namespace

const Check kIdNameOneChar{
    {.id = "id.name-one-char",
     .title_zh = "名称相差一字",
     .title_en = "Names that differ in one character",
     .severity = Severity::inconsistent,
     .source = "《企业名称登记管理规定》：企业名称以营业执照记载为准",
     .condition = "No financial paper is made out to a name that differs from the applicant's in exactly one character which is "
                  "not commonly misread.",
     .catches = "A look-alike company, a sister company, a slip in the paper."},
    run};

}  // namespace dossier
