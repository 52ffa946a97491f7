#include "verify/checks/list.h"
#include "verify/checks/registry_claims.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const DeclaredCertificate& certificate : facts.declaration().certificates) {
    check_registry(facts, findings, {.kind = RegistryKind::certificates,
                                     .pointer = certificate.pointer,
                                     .number = certificate.number,
                                     .title = {},
                                     .holder = certificate.holder,
                                     .role = {}});
  }
}

}  // namespace

const Check kMsRegistry{
    {.id = "ms.registry",
     .title_zh = "证书与登记信息一致",
     .title_en = "The registry of certificates agrees",
     .severity = Severity::inconsistent,
     .source = "全国认证认可信息公共服务平台证书状态：有效、暂停、撤销、注销、过期失效",
     .condition = "Where a snapshot of certificates is imported and holds the number: the certificate is in force on the reference date and the "
                  "applicant is its holder. A number that the snapshot does not hold is undetermined.",
     .catches = "Suspended and withdrawn certificates, numbers of another company."},
    run};

}  // namespace dossier
