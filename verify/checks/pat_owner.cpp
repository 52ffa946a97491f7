#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const auto& [claim, document] : matched_pairs(facts.matches().patents)) {
    const DeclaredPatent& patent = facts.declaration().patents[claim];
    compare_holder(facts, findings, patent.pointer, patent.holder, document);
  }
}

}  // namespace

const Check kPatOwner{
    {.id = "pat.owner",
     .title_zh = "专利权人为申报企业",
     .title_en = "The applicant owns the patent",
     .severity = Severity::inconsistent,
     .source = "「具有人工智能相关发明专利、实用新型专利、软件著作权和各类标准规范编制方面的自主知识产权成果」",
     .condition = "专利权人 is, or is among others, the applicant or a declared former name; names after NFKC, brackets of either width.",
     .catches = "The parent's or founder's patent."},
    run};

}  // namespace dossier
