#include "verify/checks/list.h"
#include "verify/identities.h"

namespace dossier {

const Check kBsNoncurrentAssetsSum{
    {.id = "bs.noncurrent-assets-sum",
     .title_zh = "非流动资产合计等于各项之和",
     .title_en = "Non-current assets add up",
     .severity = Severity::inconsistent,
     .source = "财会〔2019〕6号 资产负债表：非流动资产合计 = 各非流动资产项目之和（小企业表固定资产原价、累计折旧不计）",
     .condition = "非流动资产合计 = 各非流动资产项目之和（小企业表固定资产原价、累计折旧不计）. "
                  "In every amount column, consolidated and own. To the fen where the statement prints fen; where it is rounded to a "
                  "larger unit u, within 0.5 u for every addend and the sum.",
     .catches = "An altered line or subtotal."},
    [](const Facts& facts, Findings& findings) { report_identities(facts, findings, "bs.noncurrent-assets-sum"); }};

}  // namespace dossier
