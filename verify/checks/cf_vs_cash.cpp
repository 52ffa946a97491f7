#include "verify/checks/list.h"
#include "verify/pairs.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const int index : facts.of_type(DocumentType::cash_flow_statement)) {
    for (const Place closing : facts.find_all(index, "closing_cash")) {
      const Field& cash = facts.field(closing);
      if (!cash.year || cash.year != facts.about(index).year) continue;
      Place funds_place;
      for (const Place place : facts.figure("monetary_funds", *cash.year)) {
        if (facts.field(place).scope == cash.scope && facts.document(place.document).type == DocumentType::balance_sheet) {
          funds_place = place;
          break;
        }
      }
      if (funds_place.none()) continue;
      const Field& funds = facts.field(funds_place);
      const auto a = parse_amount(cash.value);
      const auto b = parse_amount(funds.value);
      if (!a || !b) continue;
      const bool within = a->fen <= b->fen + cash.half_ulp_fen + funds.half_ulp_fen;
      const bool certain = cash.status == Status::certain && funds.status == Status::certain;
      if (within && !certain) continue;
      Remark remark{.found = cash.value,
                    .at = {closing, funds_place},
                    .message = say(within ? "cash.within" : "cash.exceeds",
                                   {{"year", *cash.year}, {"cash", grouped(cash.value)}, {"funds", grouped(funds.value)}}),
                    .formula = grouped(cash.value) + (within ? " ≤ " : " > ") + grouped(funds.value)};
      remark.outcome = within ? Outcome::consistent : certain ? Outcome::inconsistent : Outcome::undetermined;
      findings.add(std::move(remark));
    }
  }
}

}  // namespace

const Check kCfVsCash{
    {.id = "cf.vs-cash",
     .title_zh = "期末现金不超过货币资金",
     .title_en = "Closing cash does not exceed monetary funds",
     .severity = Severity::warning,
     .source = "《企业会计准则第31号——现金流量表》：现金及现金等价物；差额为受限资金或定期存款",
     .condition = "期末现金及现金等价物余额 ≤ 货币资金 of the same day, at the precision of both. Cash equivalents outside 货币资金 are rare.",
     .catches = "Statements of different companies or years put together, an altered line."},
    run};

}  // namespace dossier
