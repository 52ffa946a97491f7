#include "verify/checks/list.h"
#include "verify/checks/tax_pairs.h"

namespace dossier {

const Check kXProfitAuditVsCit{
    {.id = "x.profit-audit-vs-cit",
     .title_zh = "利润表与纳税申报表的利润总额一致",
     .title_en = "Statement and tax return agree on total profit",
     .severity = Severity::inconsistent,
     .source = "《企业所得税年度纳税申报表》（A100000）填报说明：「利润总额」按会计核算填报",
     .condition = "利润总额 of the income statement = the line 利润总额 of A100000 of the same year. To the fen at the precision of "
                  "both; a difference below 1 % is a warning.",
     .catches = "Two sets of books."},
    [](const Facts& facts, Findings& findings) { compare_with_tax_return(facts, findings, "total_profit"); }};

}  // namespace dossier
