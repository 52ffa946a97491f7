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

// Papers of one other company are one matter: name → places, in order of the first paper.
struct OtherCompany {
  std::string name;
  std::vector<Place> places;
  Message papers;
  bool needed = false;  // the applicant has no paper of its own in the place of one of them
};

void add_other(const Facts& facts, const NamedPaper& paper, std::vector<OtherCompany>& others) {
  const Field& field = facts.field(paper.place);
  const auto known = std::find_if(others.begin(), others.end(),
                                  [&](const OtherCompany& other) { return is_own(compare_names(other.name, field.value)); });
  OtherCompany& company = known == others.end() ? others.emplace_back(OtherCompany{.name = field.value}) : *known;
  const Message kind = words_for(facts.document(paper.document).type);
  company.places.push_back(paper.place);
  company.papers = company.papers.en.empty() ? kind : Message{company.papers.zh + "、" + kind.zh, company.papers.en + ", " + kind.en};
  company.needed = company.needed || !has_own(facts, facts.document(paper.document).type, facts.about(paper.document).year);
}

void run(const Facts& facts, Findings& findings) {
  const std::string& applicant = facts.declaration().name;
  std::vector<Place> own;
  std::vector<OtherCompany> others;
  for (const NamedPaper& paper : named_papers(facts)) {
    const Field& field = facts.field(paper.place);
    if (paper.state.match == Agreement::same) {
      own.push_back(paper.place);
      continue;
    }
    // One character more or less is the business of id.name-one-char and id.name-confusable.
    if (paper.state.relation == NameRelation::one_character || paper.state.relation == NameRelation::confusable) continue;
    if (paper.state.match == Agreement::other) {
      add_other(facts, paper, others);
      continue;
    }
    findings.add({.declared = applicant,
                  .found = field.value,
                  .at = {paper.place},
                  .message = say(paper.state.match == Agreement::maybe_same ? "entity.maybe-same" : "entity.maybe-other",
                                 {{"document", words_for(facts.document(paper.document).type)}, {"found", field.value}, {"declared", applicant}}),
                  .severity = Severity::warning});
  }
  for (const OtherCompany& other : others) {
    findings.add({.outcome = other.needed ? Outcome::inconsistent : Outcome::consistent,
                  .declared = applicant,
                  .found = other.name,
                  .at = other.places,
                  .message = say(other.needed ? "entity.other" : "entity.addition",
                                 {{"document", other.papers}, {"found", other.name}, {"declared", applicant}}),
                  .formula = other.needed ? applicant + " ≠ " + other.name : ""});
  }
  if (!own.empty()) {
    findings.add({.outcome = Outcome::consistent,
                  .declared = applicant,
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
