#include "verify/checks/continuity.h"
#include "verify/checks/list.h"

namespace dossier {

const Check kContBsOpening{
    {.id = "cont.bs-opening",
     .title_zh = "资产负债表年初数等于上年年末数",
     .title_en = "The opening balance is last year's closing balance",
     .severity = Severity::inconsistent,
     .source = "《企业会计准则第30号——财务报表列报》：可比期间数据应与上期报表一致，追溯调整的除外",
     .condition = "Every line of 上年年末余额 of year y = the same line of 期末余额 of the report of y−1, to the fen at the precision of "
                  "both. A warning where the report says that it restates.",
     .catches = "Two sets of statements, figures altered in one year only."},
    [](const Facts& facts, Findings& findings) { compare_years(facts, findings, DocumentType::balance_sheet); }};

}  // namespace dossier
