#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const int statement : facts.of_type(DocumentType::income_statement)) {
    for (const Place profit : facts.find_all(statement, "total_profit")) {
      const Field& field = facts.field(profit);
      const Place tax = facts.find(statement, "income_tax", field.year, field.scope);
      if (!field.year || tax.none()) continue;
      const auto loss = certain_amount(field);
      const auto paid = certain_amount(facts.field(tax));
      if (!loss || !paid || loss->fen >= 0 || paid->fen <= -(loss->fen / 10)) continue;
      findings.add({.found = facts.field(tax).value,
                    .at = {tax, profit},
                    .message = say("tax-direction.loss", {{"year", *field.year}, {"loss", grouped(field.value)}, {"tax", grouped(facts.field(tax).value)}}),
                    .formula = grouped(facts.field(tax).value) + " > 10 % × " + grouped(to_string(-*loss))});
    }
  }
}

}  // namespace

const Check kIsTaxDirection{
    {.id = "is.tax-direction",
     .title_zh = "所得税费用与盈亏方向",
     .title_en = "Income tax goes with profit",
     .severity = Severity::info,
     .source = "《企业会计准则第18号——所得税》：亏损年度通常不产生大额当期所得税费用",
     .condition = "In a year of loss income tax is no more than a tenth of the loss. More is for a person to explain: undetermined.",
     .catches = "A sign that was lost, a loss shown as a profit elsewhere."},
    run};

}  // namespace dossier
