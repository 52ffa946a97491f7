#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const DeclaredStandard& standard : facts.declaration().standards) {
    if (standard.number.empty()) continue;
    const auto number = parse_standard_number(standard.number);
    if (number && number->year) continue;
    findings.add({.claim = standard.pointer + "/number",
                  .declared = standard.number,
                  .message = say(number ? "standard-number.no-year" : "standard-number.form", {{"number", standard.number}})});
  }
}

}  // namespace

const Check kStdNumberForm{
    {.id = "std.number-form",
     .title_zh = "标准编号格式",
     .title_en = "Form of the standard's number",
     .severity = Severity::warning,
     .source = "GB/T 1.1-2020《标准化工作导则 第1部分：标准化文件的结构和起草规则》：标准编号由代号、顺序号和年份号组成",
     .condition = "Code, serial with part, year: GB/T 45288.1-2025, DB21/T 1234-2023, T/LSIA 001-2024, ISO/IEC 22989:2022. Otherwise a "
                  "person is asked: undetermined.",
     .catches = "Plans and drafts (2024xxxx-T-469) claimed as standards."},
    run};

}  // namespace dossier
