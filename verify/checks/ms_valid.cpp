#include <array>

#include "verify/checks/list.h"
#include "verify/checks/validity_claims.h"

namespace dossier {

const Check kMsValid{
    {.id = "ms.valid",
     .title_zh = "管理体系证书在有效期内",
     .title_en = "Management-system certificates are valid",
     .severity = Severity::fatal,
     .source = "「企业已建立完善的软件研发质量管理体系和信息技术服务质量管理体系，并持续运行」；证书有效期以证书载明为准",
     .condition = "The declared last day is the printed one, and issue day ≤ reference date ≤ last day. To the day, both ends included.",
     .catches = "Expired certificates, certificates obtained after the reference date, an end date made later."},
    [](const Facts& facts, Findings& findings) {
      constexpr std::array kTypes = {DocumentType::iso_certificate};
      check_validity(facts, findings, kTypes);
    }};

}  // namespace dossier
