#include "verify/checks/list.h"
#include "verify/checks/registry_claims.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const DeclaredPatent& patent : facts.declaration().patents) {
    check_registry(facts, findings, {.kind = RegistryKind::patents,
                                     .pointer = patent.pointer,
                                     .number = patent.number,
                                     .title = patent.title,
                                     .holder = patent.holder,
                                     .role = {}});
  }
}

}  // namespace

const Check kPatRegistry{
    {.id = "pat.registry",
     .title_zh = "专利与登记簿一致",
     .title_en = "The patent register agrees",
     .severity = Severity::inconsistent,
     .source = "《中华人民共和国专利法》第四十四条、第四十七条：专利权终止、无效以登记簿为准",
     .condition = "Where a snapshot of patents is imported and holds the number: the right is in force on the reference date, its title is the "
                  "declared one and the applicant is among its owners. A number that the snapshot does not hold is undetermined.",
     .catches = "Lapsed patents, patents assigned away after the certificate was printed."},
    run};

}  // namespace dossier
