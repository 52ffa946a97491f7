#include "verify/checks/list.h"
#include "verify/identities.h"

namespace dossier {

const Check kIsTotalCost{
    {.id = "is.total-cost",
     .title_zh = "营业总成本的计算",
     .title_en = "Total operating cost adds up",
     .severity = Severity::inconsistent,
     .source = "财会〔2019〕16号 合并利润表：营业总成本 = 营业成本 + 税金及附加 + 销售费用 + 管理费用 + 研发费用 + 财务费用（+ 金融业务各项）",
     .condition = "营业总成本 = 营业成本 + 税金及附加 + 销售费用 + 管理费用 + 研发费用 + 财务费用（+ 金融业务各项）. "
                  "In every amount column, consolidated and own. To the fen where the statement prints fen; where it is rounded to a "
                  "larger unit u, within 0.5 u for every addend and the sum.",
     .catches = "An altered line."},
    [](const Facts& facts, Findings& findings) { report_identities(facts, findings, "is.total-cost"); }};

}  // namespace dossier
