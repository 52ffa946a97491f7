#include "verify/checks/list.h"
#include "verify/checks/names_on_papers.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const NamedPaper& paper : named_papers(facts)) {
    if (paper.state.relation != NameRelation::confusable || paper.state.match == Agreement::other) continue;
    const Field& field = facts.field(paper.place);
    findings.add({.declared = facts.declaration().name,
                  .found = field.value,
                  .at = {paper.place},
                  .message = say("name.confusable", {{"declared", facts.declaration().name},
                                                     {"found", field.value},
                                                     {"document", words_for(facts.document(paper.document).type)}}),
                  .formula = facts.declaration().name + " ≠ " + field.value});
  }
}

}  // namespace

const Check kIdNameConfusable{
    {.id = "id.name-confusable",
     .title_zh = "名称仅有形近字差异",
     .title_en = "Names that differ only in characters read for one another",
     .severity = Severity::warning,
     .source = "形近字（未/末、己/已、人/入等）易被误读，须人工核对原件",
     .condition = "No name on a financial paper differs from the applicant's only in characters that are commonly misread for "
                  "one another. Always undetermined: a person looks at the crop.",
     .catches = "A misread name, or a company whose name was chosen to look alike."},
    run};

}  // namespace dossier
