#include "verify/checks/list.h"
#include "verify/identities.h"

namespace dossier {

const Check kCfNetIncrease{
    {.id = "cf.net-increase",
     .title_zh = "现金净增加额的计算",
     .title_en = "The net increase in cash adds up",
     .severity = Severity::inconsistent,
     .source = "财会〔2019〕6号 现金流量表：现金及现金等价物净增加额 = 经营、投资、筹资活动净额 + 汇率变动影响",
     .condition = "现金及现金等价物净增加额 = 经营、投资、筹资活动净额 + 汇率变动影响. "
                  "In every amount column, consolidated and own. To the fen where the statement prints fen; where it is rounded to a "
                  "larger unit u, within 0.5 u for every addend and the sum.",
     .catches = "An altered line."},
    [](const Facts& facts, Findings& findings) { report_identities(facts, findings, "cf.net-increase"); }};

}  // namespace dossier
