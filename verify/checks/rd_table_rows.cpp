#include "verify/checks/list.h"
#include "verify/identities.h"

namespace dossier {

const Check kRdTableRows{
    {.id = "rd.table-rows",
     .title_zh = "研发费用表各列合计",
     .title_en = "Every column of the R&D table adds up",
     .severity = Severity::inconsistent,
     .source = "国科火〔2016〕195号 企业年度研究开发费用结构明细表：内部研究开发投入额 = 七类费用之和；研究开发费用小计 = 内部 + 委托外部",
     .condition = "内部研究开发投入额 = 七类费用之和；研究开发费用小计 = 内部 + 委托外部. "
                  "In every amount column, consolidated and own. To the fen where the statement prints fen; where it is rounded to a "
                  "larger unit u, within 0.5 u for every addend and the sum.",
     .catches = "An altered cost category."},
    [](const Facts& facts, Findings& findings) { report_identities(facts, findings, "rd.table-rows"); }};

}  // namespace dossier
