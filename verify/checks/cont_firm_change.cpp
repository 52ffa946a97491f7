#include "models/text.h"
#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const int later : facts.of_type(DocumentType::audit_report)) {
    for (const int earlier : facts.of_type(DocumentType::audit_report)) {
      const auto a = facts.about(earlier).year;
      const auto b = facts.about(later).year;
      if (!a || !b || *b != *a + 1) continue;
      const Place now = facts.find(later, "auditor");
      const Place then = facts.find(earlier, "auditor");
      if (now.none() || then.none()) continue;
      const Field& x = facts.field(now);
      const Field& y = facts.field(then);
      if (x.status != Status::certain || y.status != Status::certain || name_key(x.value) == name_key(y.value)) continue;
      findings.add({.outcome = Outcome::consistent,
                    .found = x.value,
                    .at = {now, then},
                    .message = say("firm.changed", {{"year", *b}, {"now", x.value}, {"then", y.value}}),
                    .formula = y.value + " → " + x.value});
    }
  }
}

}  // namespace

const Check kContFirmChange{
    {.id = "cont.firm-change",
     .title_zh = "会计师事务所变更",
     .title_en = "The audit firm changed",
     .severity = Severity::info,
     .source = "《中国注册会计师审计准则第1331号——首次审计业务涉及的期初余额》",
     .condition = "Noted where the audit firms of two consecutive years differ. No contradiction.",
     .catches = "Opinion shopping; mostly nothing."},
    run};

}  // namespace dossier
