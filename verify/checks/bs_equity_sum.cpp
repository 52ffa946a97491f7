#include "verify/checks/list.h"
#include "verify/identities.h"

namespace dossier {

const Check kBsEquitySum{
    {.id = "bs.equity-sum",
     .title_zh = "所有者权益合计等于各项之和",
     .title_en = "Equity adds up",
     .severity = Severity::inconsistent,
     .source = "财会〔2019〕6号 资产负债表：所有者权益合计 = 实收资本 + 其他权益工具 + 资本公积 − 库存股 + 其他综合收益 + 专项储备 + 盈余公积 + 未分配利润（+ 少数股东权益）",
     .condition = "所有者权益合计 = 实收资本 + 其他权益工具 + 资本公积 − 库存股 + 其他综合收益 + 专项储备 + 盈余公积 + 未分配利润（+ 少数股东权益）. "
                  "In every amount column, consolidated and own. To the fen where the statement prints fen; where it is rounded to a "
                  "larger unit u, within 0.5 u for every addend and the sum.",
     .catches = "An altered line or subtotal."},
    [](const Facts& facts, Findings& findings) { report_identities(facts, findings, "bs.equity-sum"); }};

}  // namespace dossier
