#include "verify/checks/forge_signs.h"
#include "verify/checks/list.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) { report_signs(facts, findings, "tamper.revised", "sign.revised"); }

}  // namespace

const Check kForgeRevised{
    {.id = "forge.revised",
     .title_zh = "电子签名之后文件有修改",
     .title_en = "The file was changed after it was signed",
     .severity = Severity::warning,
     .source = "《电子签名法》第十三条：签署后对数据电文内容和形式的任何改动能够被发现",
     .condition = "Nothing but validation data and time stamps follows what the last signature of the PDF covers. One sign is undetermined, two kinds on one paper are a contradiction.",
     .catches = "Pages or figures added to a signed report."},
    run};

}  // namespace dossier
