#include "verify/checks/list.h"
#include "verify/identities.h"

namespace dossier {

const Check kAiTableSum{
    {.id = "ai.table-sum",
     .title_zh = "人工智能收入明细合计",
     .title_en = "The AI revenue table adds up",
     .severity = Severity::inconsistent,
     .source = "人工智能产品（服务）收入专项审计报告：人工智能收入合计 = 各产品（服务）收入之和；占比 = 人工智能收入 / 营业收入",
     .condition = "人工智能收入合计 = 各产品（服务）收入之和；占比 = 人工智能收入 / 营业收入. "
                  "In every amount column, consolidated and own. To the fen where the statement prints fen; where it is rounded to a "
                  "larger unit u, within 0.5 u for every addend and the sum. "
                  "Reported only where every row was surely found: numbered from 1, or no line between that may have lost its figure, and no subtotals.",
     .catches = "An altered product line or total."},
    [](const Facts& facts, Findings& findings) { report_identities(facts, findings, "ai.table-sum"); }};

}  // namespace dossier
