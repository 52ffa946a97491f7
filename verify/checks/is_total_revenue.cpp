#include "verify/checks/list.h"
#include "verify/identities.h"

namespace dossier {

const Check kIsTotalRevenue{
    {.id = "is.total-revenue",
     .title_zh = "营业总收入的计算",
     .title_en = "Total operating revenue adds up",
     .severity = Severity::inconsistent,
     .source = "财会〔2019〕16号 合并利润表：营业总收入 = 营业收入 + 利息收入 + 已赚保费 + 手续费及佣金收入",
     .condition = "营业总收入 = 营业收入 + 利息收入 + 已赚保费 + 手续费及佣金收入. "
                  "In every amount column, consolidated and own. To the fen where the statement prints fen; where it is rounded to a "
                  "larger unit u, within 0.5 u for every addend and the sum.",
     .catches = "An altered line."},
    [](const Facts& facts, Findings& findings) { report_identities(facts, findings, "is.total-revenue"); }};

}  // namespace dossier
