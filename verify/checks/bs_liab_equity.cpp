#include "verify/checks/list.h"
#include "verify/identities.h"

namespace dossier {

const Check kBsLiabEquity{
    {.id = "bs.liab-equity",
     .title_zh = "负债和所有者权益总计等于两项之和",
     .title_en = "Liabilities and equity add up",
     .severity = Severity::inconsistent,
     .source = "财会〔2019〕6号 资产负债表：负债和所有者权益总计 = 负债合计 + 所有者权益合计",
     .condition = "负债和所有者权益总计 = 负债合计 + 所有者权益合计. "
                  "In every amount column, consolidated and own. To the fen where the statement prints fen; where it is rounded to a "
                  "larger unit u, within 0.5 u for every addend and the sum.",
     .catches = "An altered total."},
    [](const Facts& facts, Findings& findings) { report_identities(facts, findings, "bs.liab-equity"); }};

}  // namespace dossier
