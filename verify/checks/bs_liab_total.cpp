#include "verify/checks/list.h"
#include "verify/identities.h"

namespace dossier {

const Check kBsLiabTotal{
    {.id = "bs.liab-total",
     .title_zh = "负债合计等于流动负债与非流动负债之和",
     .title_en = "Liabilities are current plus non-current ones",
     .severity = Severity::inconsistent,
     .source = "财会〔2019〕6号 资产负债表：负债合计 = 流动负债合计 + 非流动负债合计",
     .condition = "负债合计 = 流动负债合计 + 非流动负债合计. "
                  "In every amount column, consolidated and own. To the fen where the statement prints fen; where it is rounded to a "
                  "larger unit u, within 0.5 u for every addend and the sum.",
     .catches = "An altered total."},
    [](const Facts& facts, Findings& findings) { report_identities(facts, findings, "bs.liab-total"); }};

}  // namespace dossier
