#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const auto& [claim, document] : matched_pairs(facts.matches().software)) {
    const DeclaredSoftware& software = facts.declaration().software[claim];
    compare_holder(facts, findings, software.pointer, software.holder, document);
  }
}

}  // namespace

const Check kSwOwner{
    {.id = "sw.owner",
     .title_zh = "软件著作权人为申报企业",
     .title_en = "The applicant owns the software copyright",
     .severity = Severity::inconsistent,
     .source = "「具有人工智能相关发明专利、实用新型专利、软件著作权和各类标准规范编制方面的自主知识产权成果」",
     .condition = "著作权人 is, or is among others, the applicant or a declared former name.",
     .catches = "The parent's or founder's software."},
    run};

}  // namespace dossier
