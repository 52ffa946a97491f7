#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const auto& [claim, document] : matched_pairs(facts.matches().certificates)) {
    if (facts.document(document).type == DocumentType::cmmi_certificate) continue;
    const DeclaredCertificate& certificate = facts.declaration().certificates[claim];
    compare_holder(facts, findings, certificate.pointer, certificate.holder, document);
  }
}

}  // namespace

const Check kMsOwner{
    {.id = "ms.owner",
     .title_zh = "获证组织为申报企业",
     .title_en = "The certificate is the applicant's",
     .severity = Severity::inconsistent,
     .source = "「企业应具有保证设计产品质量的手段和能力、建立符合人工智能软件工程要求的质量管理体系」：体系须为申报企业自身的",
     .condition = "The certified organisation is the applicant or a declared former name; names after NFKC, brackets of either width. "
                  "High-tech certificates alike.",
     .catches = "The certificate of another company of the group."},
    run};

}  // namespace dossier
