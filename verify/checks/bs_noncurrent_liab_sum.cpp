#include "verify/checks/list.h"
#include "verify/identities.h"

namespace dossier {

const Check kBsNoncurrentLiabSum{
    {.id = "bs.noncurrent-liab-sum",
     .title_zh = "非流动负债合计等于各项之和",
     .title_en = "Non-current liabilities add up",
     .severity = Severity::inconsistent,
     .source = "财会〔2019〕6号 资产负债表：非流动负债合计 = 各非流动负债项目之和（其中项不计）",
     .condition = "非流动负债合计 = 各非流动负债项目之和（其中项不计）. "
                  "In every amount column, consolidated and own. To the fen where the statement prints fen; where it is rounded to a "
                  "larger unit u, within 0.5 u for every addend and the sum.",
     .catches = "An altered line or subtotal."},
    [](const Facts& facts, Findings& findings) { report_identities(facts, findings, "bs.noncurrent-liab-sum"); }};

}  // namespace dossier
