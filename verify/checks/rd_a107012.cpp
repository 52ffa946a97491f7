#include "verify/checks/list.h"
#include "verify/identities.h"

namespace dossier {

const Check kRdA107012{
    {.id = "rd.a107012",
     .title_zh = "加计扣除明细表的计算",
     .title_en = "The super-deduction form adds up",
     .severity = Severity::inconsistent,
     .source = "国科火〔2016〕195号 企业年度研究开发费用结构明细表：《研发费用加计扣除优惠明细表》（A107012）各计算行",
     .condition = "《研发费用加计扣除优惠明细表》（A107012）各计算行. "
                  "In every amount column, consolidated and own. To the fen where the statement prints fen; where it is rounded to a "
                  "larger unit u, within 0.5 u for every addend and the sum.",
     .catches = "An altered line of the tax form."},
    [](const Facts& facts, Findings& findings) { report_identities(facts, findings, "rd.a107012"); }};

}  // namespace dossier
