#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

// The paper that shows who the applicant is: the licence, else any paper in its name.
Place naming_paper(const Facts& facts) {
  const int licence = facts.matches().licence;
  if (licence >= 0) return facts.find(licence, "name");
  for (int i = 0; i < static_cast<int>(facts.documents().size()); ++i) {
    const DocumentFacts& about = facts.about(i);
    if (about.ownership == Ownership::applicant && facts.field(about.name).status == Status::certain) return about.name;
  }
  return {};
}

std::string key_for(const HolderState& state) {
  if (state.match == Agreement::same) return state.relation == NameRelation::former ? "name.former" : "name.same";
  if (state.match == Agreement::maybe_same) return "name.maybe-same";
  if (state.match == Agreement::other) return state.relation == NameRelation::one_character ? "name.look-alike" : "name.other";
  return state.relation == NameRelation::confusable ? "name.confusable" : "name.maybe-other";
}

void run(const Facts& facts, Findings& findings) {
  const std::string& declared = facts.declaration().name;
  const int licence = facts.matches().licence;
  const Place place = naming_paper(facts);
  if (place.none()) {
    Remark remark{.claim = "/applicant/name", .declared = declared, .message = say("name.unread", {{"declared", declared}})};
    if (licence < 0) {
      remark.outcome = Outcome::unsupported;
      remark.message = say("name.unsupported", {{"declared", declared}});
    } else {
      remark.documents = {licence};
    }
    findings.add(std::move(remark));
    return;
  }
  const Field& field = facts.field(place);
  // Against the declared names alone: the licence's own spelling is what is being compared.
  const CompanyNames company{.name = declared, .former = facts.declaration().former_names, .also = {}};
  const HolderState state = holder_state(field, company);
  const Message paper = words_for(facts.document(place.document).type);
  const bool consistent = state.match == Agreement::same;
  findings.add({.outcome = outcome_of(state.match),
                .claim = "/applicant/name",
                .declared = declared,
                .found = field.value,
                .at = {place},
                .message = say(key_for(state), {{"declared", declared}, {"found", field.value}, {"document", paper}}),
                .formula = declared + (consistent ? " = " : " ≠ ") + field.value});
}

}  // namespace

const Check kIdNameExact{
    {.id = "id.name-exact",
     .title_zh = "企业名称与营业执照一致",
     .title_en = "The declared name is that of the business licence",
     .severity = Severity::inconsistent,
     .source = "《企业名称登记管理规定》：企业只能登记一个企业名称；企业名称以营业执照记载为准",
     .condition = "Equal after NFKC, without spaces, brackets of either width alike; declared former names are accepted.",
     .catches = "A group company, a branch, a former name that was not declared, a slip in the declaration."},
    run};

}  // namespace dossier
