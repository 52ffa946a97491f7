#include "verify/checks/list.h"
#include "verify/identities.h"

namespace dossier {

const Check kCitA100000{
    {.id = "cit.a100000",
     .title_zh = "纳税申报表的计算",
     .title_en = "The income tax return adds up",
     .severity = Severity::inconsistent,
     .source = "企业所得税年度纳税申报表填报说明：《企业所得税年度纳税申报表》（A100000）营业利润、利润总额各计算行",
     .condition = "《企业所得税年度纳税申报表》（A100000）营业利润、利润总额、纳税调整后所得、应纳税额各计算行. Not 营业利润 in the forms to 2023, told by "
                  "their having no row 研发费用: they have none for 其他收益 and 资产处置收益 either, and it is assumed (the text of the instructions is not "
                  "among our sources) that the line is then taken from the income statement. "
                  "In every amount column, consolidated and own. To the fen where the statement prints fen; where it is rounded to a "
                  "larger unit u, within 0.5 u for every addend and the sum.",
     .catches = "An altered line of the tax form."},
    [](const Facts& facts, Findings& findings) { report_identities(facts, findings, "cit.a100000"); }};

}  // namespace dossier
