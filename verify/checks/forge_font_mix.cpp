#include "verify/checks/forge_signs.h"
#include "verify/checks/list.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) { report_signs(facts, findings, "tamper.font", "sign.font"); }

}  // namespace

const Check kForgeFontMix{
    {.id = "forge.font-mix",
     .title_zh = "个别数字的字体或基线与同页其他数字不同",
     .title_en = "A single figure in another typeface or off its line",
     .severity = Severity::warning,
     .source = "同一报表由同一软件一次排版，金额字体与基线一致",
     .condition = "All figures of a statement’s page are set in one typeface (bold apart) and those of a row on one line; no one or two differ where eight others agree. Text layers only. One sign is undetermined, two kinds on one paper are a contradiction.",
     .catches = "A figure that was replaced in a PDF editor."},
    run};

}  // namespace dossier
