#include "verify/checks/list.h"
#include "verify/identities.h"

namespace dossier {

const Check kIsNetProfit{
    {.id = "is.net-profit",
     .title_zh = "净利润的计算",
     .title_en = "Net profit is total profit less income tax",
     .severity = Severity::inconsistent,
     .source = "财会〔2019〕6号 利润表：净利润 = 利润总额 − 所得税费用",
     .condition = "净利润 = 利润总额 − 所得税费用. "
                  "In every amount column, consolidated and own. To the fen where the statement prints fen; where it is rounded to a "
                  "larger unit u, within 0.5 u for every addend and the sum.",
     .catches = "An altered line."},
    [](const Facts& facts, Findings& findings) { report_identities(facts, findings, "is.net-profit"); }};

}  // namespace dossier
