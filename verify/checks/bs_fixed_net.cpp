#include "verify/checks/list.h"
#include "verify/identities.h"

namespace dossier {

const Check kBsFixedNet{
    {.id = "bs.fixed-net",
     .title_zh = "固定资产账面价值等于原价减累计折旧",
     .title_en = "Fixed assets are cost less depreciation",
     .severity = Severity::inconsistent,
     .source = "财会〔2019〕6号 资产负债表：固定资产账面价值 = 固定资产原价 − 累计折旧",
     .condition = "固定资产账面价值 = 固定资产原价 − 累计折旧. "
                  "In every amount column, consolidated and own. To the fen where the statement prints fen; where it is rounded to a "
                  "larger unit u, within 0.5 u for every addend and the sum.",
     .catches = "An altered line."},
    [](const Facts& facts, Findings& findings) { report_identities(facts, findings, "bs.fixed-net"); }};

}  // namespace dossier
