#include "verify/checks/list.h"
#include "verify/identities.h"

namespace dossier {

const Check kIsOci{
    {.id = "is.oci",
     .title_zh = "综合收益总额的计算",
     .title_en = "Comprehensive income adds up",
     .severity = Severity::warning,
     .source = "财会〔2019〕6号 利润表：综合收益总额 = 净利润 + 其他综合收益的税后净额",
     .condition = "综合收益总额 = 净利润 + 其他综合收益的税后净额. "
                  "In every amount column, consolidated and own. To the fen where the statement prints fen; where it is rounded to a "
                  "larger unit u, within 0.5 u for every addend and the sum.",
     .catches = "An altered line."},
    [](const Facts& facts, Findings& findings) { report_identities(facts, findings, "is.oci"); }};

}  // namespace dossier
