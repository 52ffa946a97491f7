#include "verify/checks/list.h"
#include "verify/identities.h"

namespace dossier {

const Check kBsOfWhich{
    {.id = "bs.of-which",
     .title_zh = "其中项不超过主项",
     .title_en = "Of-which lines do not exceed their line",
     .severity = Severity::warning,
     .source = "财会〔2019〕6号 资产负债表：其中项之和 ≤ 所属项目",
     .condition = "其中项之和 ≤ 所属项目. "
                  "In every amount column, consolidated and own. To the fen where the statement prints fen; where it is rounded to a "
                  "larger unit u, within 0.5 u for every addend and the sum.",
     .catches = "A line in the wrong place, an altered figure."},
    [](const Facts& facts, Findings& findings) { report_identities(facts, findings, "bs.of-which"); }};

}  // namespace dossier
