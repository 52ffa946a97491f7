#include "verify/checks/list.h"
#include "verify/identities.h"

namespace dossier {

const Check kRdTableCols{
    {.id = "rd.table-cols",
     .title_zh = "研发费用表各行合计",
     .title_en = "Every row of the R&D table adds up",
     .severity = Severity::inconsistent,
     .source = "国科火〔2016〕195号 企业年度研究开发费用结构明细表：各研发项目之和 = 合计列",
     .condition = "各研发项目之和 = 合计列. "
                  "In every amount column, consolidated and own. To the fen where the statement prints fen; where it is rounded to a "
                  "larger unit u, within 0.5 u for every addend and the sum. "
                  "Reported only where every column was surely found: the projects counted from 01, the total named, "
                  "and another row closing over the same columns.",
     .catches = "An altered project column."},
    [](const Facts& facts, Findings& findings) { report_identities(facts, findings, "rd.table-cols"); }};

}  // namespace dossier
