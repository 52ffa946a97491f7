#include "verify/checks/list.h"
#include "verify/identities.h"

namespace dossier {

const Check kBsCurrentAssetsSum{
    {.id = "bs.current-assets-sum",
     .title_zh = "流动资产合计等于各项之和",
     .title_en = "Current assets add up",
     .severity = Severity::inconsistent,
     .source = "财会〔2019〕6号 资产负债表：流动资产合计 = 各流动资产项目之和（其中项不计）",
     .condition = "流动资产合计 = 各流动资产项目之和（其中项不计）. "
                  "In every amount column, consolidated and own. To the fen where the statement prints fen; where it is rounded to a "
                  "larger unit u, within 0.5 u for every addend and the sum.",
     .catches = "An altered line or subtotal."},
    [](const Facts& facts, Findings& findings) { report_identities(facts, findings, "bs.current-assets-sum"); }};

}  // namespace dossier
