#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const auto& [claim, document] : matched_pairs(facts.matches().certificates)) {
    const DeclaredCertificate& certificate = facts.declaration().certificates[claim];
    if (!certificate.level || facts.document(document).type != DocumentType::cmmi_certificate) continue;
    const std::string level = std::to_string(*certificate.level);
    compare_member(facts, findings, {certificate.pointer + "/level", "member.level", level}, document, "level",
                   [&](std::string_view value) { return value == level; });
  }
}

}  // namespace

const Check kCmmiLevelText{
    {.id = "cmmi.level-text",
     .title_zh = "CMMI 等级与证书一致",
     .title_en = "The declared maturity level is that of the certificate",
     .severity = Severity::fatal,
     .source = "CMMI 成熟度等级以评估结果（证书）载明的等级为准",
     .condition = "The same level. Exact.",
     .catches = "A level made higher than the appraisal's: 3 → 5."},
    run};

}  // namespace dossier
