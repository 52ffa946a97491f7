#include "verify/checks/list.h"
#include "verify/identities.h"

namespace dossier {

const Check kIsTotalProfit{
    {.id = "is.total-profit",
     .title_zh = "利润总额的计算",
     .title_en = "Total profit follows from operating profit",
     .severity = Severity::inconsistent,
     .source = "财会〔2019〕6号 利润表：利润总额 = 营业利润 + 营业外收入 − 营业外支出",
     .condition = "利润总额 = 营业利润 + 营业外收入 − 营业外支出. "
                  "In every amount column, consolidated and own. To the fen where the statement prints fen; where it is rounded to a "
                  "larger unit u, within 0.5 u for every addend and the sum.",
     .catches = "An altered line."},
    [](const Facts& facts, Findings& findings) { report_identities(facts, findings, "is.total-profit"); }};

}  // namespace dossier
