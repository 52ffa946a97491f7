#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  const auto& items = facts.declaration().software;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string& declared = items[i].number;
    if (declared.empty() || software_number_year(declared)) continue;
    const bool certificate_number = number_key(declared).find("软著登字") != std::string::npos;
    if (certificate_number) continue;
    const int document = facts.matches().software[i];
    findings.add({.outcome = Outcome::inconsistent,
                  .claim = items[i].pointer + "/number",
                  .declared = declared,
                  .at = {document < 0 ? Place{} : facts.find(document, "number")},
                  .message = say("software-number.form", {{"number", declared}})});
  }
}

}  // namespace

const Check kSwNumberForm{
    {.id = "sw.number-form",
     .title_zh = "软件著作权登记号格式",
     .title_en = "Form of the software registration number",
     .severity = Severity::warning,
     .source = "《计算机软件著作权登记办法》：登记号由年份、SR（或 R11）与顺序号组成",
     .condition = "Year, SR and five to seven digits (2023SR0123456), or the second series 2025R11L3781196. The number of the "
                  "certificate (软著登字第…号) is accepted in its place.",
     .catches = "Digits lost, invented numbers."},
    run};

}  // namespace dossier
