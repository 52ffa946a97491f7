#include "verify/checks/continuity.h"
#include "verify/checks/list.h"

namespace dossier {

const Check kContIsPrior{
    {.id = "cont.is-prior",
     .title_zh = "利润表上期金额等于上年报表本期金额",
     .title_en = "The comparative column is last year's income statement",
     .severity = Severity::inconsistent,
     .source = "《企业会计准则第30号——财务报表列报》：可比期间数据应与上期报表一致，追溯调整的除外",
     .condition = "Every line of 上期金额 of year y = the same line of 本期金额 of the report of y−1, to the fen at the precision of "
                  "both; impairment losses with either sign, which is the form's. A warning where the report says that it restates.",
     .catches = "Two sets of statements, growth made by lowering last year's figures."},
    [](const Facts& facts, Findings& findings) { compare_years(facts, findings, DocumentType::income_statement); }};

}  // namespace dossier
