#include "verify/checks/list.h"
#include "verify/identities.h"

namespace dossier {

const Check kCfClosing{
    {.id = "cf.closing",
     .title_zh = "期末现金余额的计算",
     .title_en = "Closing cash is opening cash plus the increase",
     .severity = Severity::inconsistent,
     .source = "财会〔2019〕6号 现金流量表：期末现金及现金等价物余额 = 期初余额 + 净增加额",
     .condition = "期末现金及现金等价物余额 = 期初余额 + 净增加额. "
                  "In every amount column, consolidated and own. To the fen where the statement prints fen; where it is rounded to a "
                  "larger unit u, within 0.5 u for every addend and the sum.",
     .catches = "An altered line."},
    [](const Facts& facts, Findings& findings) { report_identities(facts, findings, "cf.closing"); }};

}  // namespace dossier
