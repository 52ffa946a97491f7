#include "verify/checks/list.h"
#include "verify/identities.h"

namespace dossier {

const Check kIsOperatingProfit{
    {.id = "is.operating-profit",
     .title_zh = "营业利润的计算",
     .title_en = "Operating profit follows from its lines",
     .severity = Severity::inconsistent,
     .source = "财会〔2019〕6号 利润表：营业利润 = 营业收入 − 营业成本 − 税金及附加 − 销售费用 − 管理费用 − 研发费用 − 财务费用 + 其他收益 + 投资收益 + 公允价值变动收益 + 减值损失 + 资产处置收益",
     .condition = "营业利润 = 营业收入 − 营业成本 − 税金及附加 − 销售费用 − 管理费用 − 研发费用 − 财务费用 + 其他收益 + 投资收益 + 公允价值变动收益 + 减值损失 + 资产处置收益. "
                  "In every amount column, consolidated and own. To the fen where the statement prints fen; where it is rounded to a "
                  "larger unit u, within 0.5 u for every addend and the sum.",
     .catches = "An altered line: revenue or R&D raised without the rest."},
    [](const Facts& facts, Findings& findings) { report_identities(facts, findings, "is.operating-profit"); }};

}  // namespace dossier
