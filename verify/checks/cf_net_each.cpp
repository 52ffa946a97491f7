#include "verify/checks/list.h"
#include "verify/identities.h"

namespace dossier {

const Check kCfNetEach{
    {.id = "cf.net-each",
     .title_zh = "各类活动现金流量净额的计算",
     .title_en = "Each net cash flow is inflow less outflow",
     .severity = Severity::inconsistent,
     .source = "财会〔2019〕6号 现金流量表：现金流量净额 = 现金流入小计 − 现金流出小计；小计 = 各项之和",
     .condition = "现金流量净额 = 现金流入小计 − 现金流出小计；小计 = 各项之和. "
                  "In every amount column, consolidated and own. To the fen where the statement prints fen; where it is rounded to a "
                  "larger unit u, within 0.5 u for every addend and the sum.",
     .catches = "An altered line."},
    [](const Facts& facts, Findings& findings) { report_identities(facts, findings, "cf.net-each"); }};

}  // namespace dossier
