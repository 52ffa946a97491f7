#include "verify/checks/list.h"
#include "verify/checks/tax_pairs.h"

namespace dossier {

const Check kXRevenueAuditVsCit{
    {.id = "x.revenue-audit-vs-cit",
     .title_zh = "利润表与纳税申报表的营业收入一致",
     .title_en = "Statement and tax return agree on revenue",
     .severity = Severity::inconsistent,
     .source = "《企业所得税年度纳税申报表》（A100000）填报说明：第1行「营业收入」按会计核算填报",
     .condition = "营业收入 of the income statement = line 1 of A100000 of the same year. To the fen at the precision of both; a "
                  "difference below 1 % is a warning.",
     .catches = "Two sets of books."},
    [](const Facts& facts, Findings& findings) { compare_with_tax_return(facts, findings, "revenue"); }};

}  // namespace dossier
