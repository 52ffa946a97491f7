#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/legal_person.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  const int licence = facts.matches().licence;
  if (licence < 0 || facts.matches().licence_foreign) return;
  const LegalPersonState state = legal_person_state(facts, licence);
  const Place name = facts.find(licence, "name");
  const std::string found = name.none() ? std::string() : facts.field(name).value;
  Remark remark{.found = found, .at = {name}, .message = state.message};
  remark.outcome = state.is_legal_person == CriterionOutcome::met       ? Outcome::consistent
                   : state.is_legal_person == CriterionOutcome::not_met ? Outcome::inconsistent
                                                                        : Outcome::undetermined;
  if (name.none()) remark.documents = {licence};
  findings.add(std::move(remark));
}

}  // namespace

const Check kIdBranchNotLegalPerson{
    {.id = "id.branch-not-legal-person",
     .title_zh = "申报主体具有独立法人资格",
     .title_en = "The applicant is a legal person",
     .severity = Severity::fatal,
     .source = "「企业需满足在辽宁境内设立且具有独立法人资格」",
     .condition = "The licence is not that of a branch (分公司), a sole trader (个体工商户), a partnership (合伙企业) or a sole "
                  "proprietorship (个人独资企业).",
     .catches = "A branch that applies in place of its company."},
    run};

}  // namespace dossier
