#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/rights.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  const auto& items = facts.declaration().standards;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const int document = facts.matches().standards[i];
    if (document < 0) continue;
    const DeclaredStandard& standard = items[i];
    const std::string pointer = standard.role.empty() ? standard.pointer : standard.pointer + "/role";
    if (!claims_drafting(standard.role)) {
      findings.add({.claim = pointer,
                    .declared = standard.role,
                    .documents = {document},
                    .message = say("drafter.other-role", {{"role", standard.role}}),
                    .severity = Severity::warning});
      continue;
    }
    const DrafterState state = drafter_state(facts, document);
    Remark remark{.claim = pointer, .declared = standard.role, .found = state.found, .at = {state.place}};
    if (state.place.none()) remark.documents = {document};
    const std::string applicant = facts.declaration().name;
    switch (state.is_drafter) {
      case CriterionOutcome::met:
        remark.outcome = Outcome::consistent;
        remark.message = say("drafter.named", {{"applicant", applicant}, {"found", state.found}});
        remark.formula = applicant + " ∈ " + std::to_string(state.drafters);
        break;
      case CriterionOutcome::not_met:
        remark.outcome = Outcome::inconsistent;
        remark.at = facts.find_all(document, "drafters");
        remark.message = say("drafter.not-named", {{"applicant", applicant}, {"count", static_cast<int>(state.drafters)}});
        remark.formula = applicant + " ∉ " + std::to_string(state.drafters);
        break;
      default:
        remark.message = say(state.place.none() ? "drafter.unread" : "drafter.unclear", {{"applicant", applicant}, {"found", state.found}});
    }
    findings.add(std::move(remark));
  }
}

}  // namespace

const Check kStdDrafter{
    {.id = "std.drafter",
     .title_zh = "申报企业为标准起草单位",
     .title_en = "The applicant is a drafter of the standard",
     .severity = Severity::fatal,
     .source = "「参与起草的企业作为起草单位应对所制修订国家标准的质量及其技术内容全面负责」",
     .condition = "The applicant or a declared former name is among 本文件起草单位 of the standard's foreword. Roles other than drafting "
                  "(member, commenter, proposer) do not count and are left to a person.",
     .catches = "A member or commenter that claims to have drafted."},
    run};

}  // namespace dossier
