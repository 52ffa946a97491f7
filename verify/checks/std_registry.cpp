#include "verify/checks/list.h"
#include "verify/checks/registry_claims.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const DeclaredStandard& standard : facts.declaration().standards) {
    check_registry(facts, findings, {.kind = RegistryKind::standards,
                                     .pointer = standard.pointer,
                                     .number = standard.number,
                                     .title = standard.title,
                                     .holder = {},
                                     .role = standard.role});
  }
}

}  // namespace

const Check kStdRegistry{
    {.id = "std.registry",
     .title_zh = "标准与登记信息一致",
     .title_en = "The registry of standards agrees",
     .severity = Severity::inconsistent,
     .source = "全国标准信息公共服务平台标准状态：现行、即将实施、被代替、废止；「参与起草的企业作为起草单位」",
     .condition = "Where a snapshot of standards is imported and holds the number: its status is 现行 or 即将实施 on the reference date, its title "
                  "is the declared one, and the applicant is among its drafters where drafting is claimed. A number that the snapshot does "
                  "not hold is undetermined.",
     .catches = "Plans and drafts shown as standards, withdrawn standards, commenters that claim drafting."},
    run};

}  // namespace dossier
