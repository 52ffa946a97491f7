#include "verify/checks/list.h"
#include "verify/identities.h"

namespace dossier {

const Check kIsNetSplit{
    {.id = "is.net-split",
     .title_zh = "净利润的分项",
     .title_en = "Net profit splits into its parts",
     .severity = Severity::warning,
     .source = "财会〔2019〕6号 利润表：净利润 = 持续经营净利润 + 终止经营净利润；净利润 = 归属于母公司股东的净利润 + 少数股东损益",
     .condition = "净利润 = 持续经营净利润 + 终止经营净利润；净利润 = 归属于母公司股东的净利润 + 少数股东损益. "
                  "In every amount column, consolidated and own. To the fen where the statement prints fen; where it is rounded to a "
                  "larger unit u, within 0.5 u for every addend and the sum.",
     .catches = "An altered line."},
    [](const Facts& facts, Findings& findings) { report_identities(facts, findings, "is.net-split"); }};

}  // namespace dossier
