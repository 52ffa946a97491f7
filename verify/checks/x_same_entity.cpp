#include <algorithm>

#include "verify/checks/list.h"
#include "verify/checks/names_on_papers.h"

namespace dossier {
namespace {

// Whether the applicant has a paper of that type and year of its own, so that the other company's is only an addition.
bool has_own(const Facts& facts, DocumentType type, std::optional<int> year) {
  const std::vector<int> own = facts.of_type(type);
  return std::any_of(own.begin(), own.end(), [&](int index) { return !year || facts.about(index).year == year; });
}

void run(const Facts& facts, Findings& findings) {
  std::vector<Place> own;
  for (const NamedPaper& paper : named_papers(facts)) {
    const Field& field = facts.field(paper.place);
    const Message kind = words_for(facts.document(paper.document).type);
    if (paper.state.match == Match::same) {
      own.push_back(paper.place);
      continue;
    }
    // One character more or less is the business of id.name-one-char and id.name-confusable.
    if (paper.state.relation == NameRelation::one_character || paper.state.relation == NameRelation::confusable) continue;
    Remark remark{.declared = facts.declaration().name, .found = field.value, .at = {paper.place}};
    remark.formula = facts.declaration().name + " ≠ " + field.value;
    if (paper.state.match == Match::other) {
      const bool addition = has_own(facts, facts.document(paper.document).type, facts.about(paper.document).year);
      remark.outcome = addition ? Outcome::consistent : Outcome::inconsistent;
      if (addition) remark.formula.clear();
      remark.message = say(addition ? "entity.addition" : "entity.other",
                           {{"document", kind}, {"found", field.value}, {"declared", facts.declaration().name}});
    } else {
      remark.outcome = Outcome::undetermined;
      remark.severity = Severity::warning;
      remark.message = say(paper.state.match == Match::maybe_same ? "entity.maybe-same" : "entity.maybe-other",
                           {{"document", kind}, {"found", field.value}, {"declared", facts.declaration().name}});
    }
    findings.add(std::move(remark));
  }
  if (!own.empty()) {
    findings.add({.outcome = Outcome::consistent,
                  .declared = facts.declaration().name,
                  .found = facts.field(own.front()).value,
                  .at = own,
                  .message = say("entity.same", {{"count", static_cast<int>(own.size())}})});
  }
}

}  // namespace

const Check kXSameEntity{
    {.id = "x.same-entity",
     .title_zh = "财务材料的编制单位为申报企业",
     .title_en = "Financial papers are the applicant's own",
     .severity = Severity::fatal,
     .source = "「企业需满足在辽宁境内设立且具有独立法人资格」：以申报企业自身的报表为准",
     .condition = "The company named on audit reports, statements, special audits and tax returns is the applicant (or a declared "
                  "former name). A paper of another company beside the applicant's own of the same kind and year is only noted, and "
                  "never used.",
     .catches = "The parent's or a sister company's figures."},
    run};

}  // namespace dossier
