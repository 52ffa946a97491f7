#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const auto& [claim, document] : matched_pairs(facts.matches().certificates)) {
    if (facts.document(document).type != DocumentType::cmmi_certificate) continue;
    const DeclaredCertificate& certificate = facts.declaration().certificates[claim];
    compare_holder(facts, findings, certificate.pointer, certificate.holder, document, true);
  }
}

}  // namespace

const Check kCmmiOu{
    {.id = "cmmi.ou",
     .title_zh = "CMMI 评估组织为申报企业",
     .title_en = "The appraised organisation is the applicant",
     .severity = Severity::inconsistent,
     .source = "CMMI 评估结果仅适用于所评估的组织单元（Organizational Unit）",
     .condition = "Organisation or organizational unit is the applicant, a declared former name, or a department of it. A name in "
                  "English is the applicant's where it begins with the pinyin of city and brand; otherwise it cannot be compared with "
                  "the Chinese one: undetermined.",
     .catches = "The appraisal of another company of the group."},
    run};

}  // namespace dossier
