#include "verify/checks/list.h"
#include "verify/identities.h"

namespace dossier {

const Check kBsTotalAssets{
    {.id = "bs.total-assets",
     .title_zh = "资产总计等于流动资产与非流动资产之和",
     .title_en = "Total assets are current plus non-current assets",
     .severity = Severity::inconsistent,
     .source = "财会〔2019〕6号 资产负债表：资产总计 = 流动资产合计 + 非流动资产合计",
     .condition = "资产总计 = 流动资产合计 + 非流动资产合计. "
                  "In every amount column, consolidated and own. To the fen where the statement prints fen; where it is rounded to a "
                  "larger unit u, within 0.5 u for every addend and the sum.",
     .catches = "A misread or altered subtotal."},
    [](const Facts& facts, Findings& findings) { report_identities(facts, findings, "bs.total-assets"); }};

}  // namespace dossier
