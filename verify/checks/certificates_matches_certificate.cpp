#include <algorithm>

#include "models/text.h"
#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

// ITSS and DCMM certificates are no document type of their own; such a paper among the others is for a person.
int similar_paper(const Facts& facts, const std::string& kind) {
  if (kind != "itss" && kind != "dcmm") return -1;
  for (int i = 0; i < static_cast<int>(facts.documents().size()); ++i) {
    const std::string title = name_key(facts.document(i).title);
    const bool itss = title.find("itss") != std::string::npos || title.find("信息技术服务标准符合性") != std::string::npos;
    const bool dcmm = title.find("dcmm") != std::string::npos || title.find("数据管理能力成熟度") != std::string::npos;
    if (kind == "itss" ? itss : dcmm) return i;
  }
  return -1;
}

void run(const Facts& facts, Findings& findings) {
  const auto& items = facts.declaration().certificates;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const DeclaredCertificate& certificate = items[i];
    const int document = facts.matches().certificates[i];
    if (document < 0) {
      if (const int paper = similar_paper(facts, certificate.kind); paper >= 0) {
        findings.add({.claim = certificate.number.empty() ? certificate.pointer : certificate.pointer + "/number",
                      .declared = certificate.number,
                      .documents = {paper},
                      .message = say("certificate.by-hand", {{"kind", certificate.kind}})});
      } else {
        report_unsupported(findings, certificate.pointer, "claim.certificate", certificate.number);
      }
      continue;
    }
    const bool cmmi = facts.document(document).type == DocumentType::cmmi_certificate;
    compare_member(facts, findings, {certificate.pointer + "/number", "member.certificate-number", certificate.number}, document,
                   cmmi ? "appraisal_id" : "number",
                   [&](std::string_view value) { return number_key(value) == number_key(certificate.number); });
  }
}

}  // namespace

const Check kCertificatesMatchesCertificate{
    {.id = "certificates.matches-certificate",
     .title_zh = "申报资质与证书一致",
     .title_en = "Declared certificates are there, under their number",
     .severity = Severity::inconsistent,
     .source = "「取得与人工智能技术研发、生产、服务的相关资质」：以资质证书为凭",
     .condition = "A certificate of the kind is there, and its number is the declared one (letters in one case, without 第…号). Exact. "
                  "Level, holder and validity are checks of their own.",
     .catches = "A slip in the form, a certificate that is not there (unsupported)."},
    run};

}  // namespace dossier
