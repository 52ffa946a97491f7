#include "verify/checks/list.h"
#include "verify/identities.h"

namespace dossier {

const Check kBsBalance{
    {.id = "bs.balance",
     .title_zh = "资产总计等于负债和所有者权益总计",
     .title_en = "Both sides of the balance sheet are equal",
     .severity = Severity::fatal,
     .source = "财会〔2019〕6号 资产负债表：资产总计 = 负债和所有者权益总计",
     .condition = "资产总计 = 负债和所有者权益总计. "
                  "In every amount column, consolidated and own. To the fen where the statement prints fen; where it is rounded to a "
                  "larger unit u, within 0.5 u for every addend and the sum.",
     .catches = "An altered statement: an entry on one side without the other."},
    [](const Facts& facts, Findings& findings) { report_identities(facts, findings, "bs.balance"); }};

}  // namespace dossier
