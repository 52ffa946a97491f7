#include "verify/checks/forge_signs.h"
#include "verify/checks/list.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) { report_signs(facts, findings, "tamper.code-differs", "sign.code"); }

}  // namespace

const Check kForgeQrMismatch{
    {.id = "forge.qr-mismatch",
     .title_zh = "二维码内容与所印号码不同",
     .title_en = "The code on the page carries another number",
     .severity = Severity::warning,
     .source = "营业执照、专利证书的二维码载有其号码",
     .condition = "The credit code or patent number in a QR or bar code of the paper, whose check closes, is the printed one. One sign is undetermined, two kinds on one paper are a contradiction.",
     .catches = "A number edited on the picture of a certificate."},
    run};

}  // namespace dossier
