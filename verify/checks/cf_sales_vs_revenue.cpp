#include "verify/checks/list.h"
#include "verify/pairs.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const int index : facts.of_type(DocumentType::cash_flow_statement)) {
    const auto year = facts.about(index).year;
    if (!year) continue;
    const Place received_place = facts.find(index, "cash_from_sales", *year);
    if (received_place.none()) continue;
    const Field& received = facts.field(received_place);
    Place revenue_place;
    for (const Place place : facts.figure("revenue", *year)) {
      if (facts.document(place.document).type == DocumentType::income_statement && facts.field(place).scope == received.scope) {
        revenue_place = place;
        break;
      }
    }
    if (revenue_place.none()) continue;
    const auto a = certain_amount(received);
    const auto b = certain_amount(facts.field(revenue_place));
    if (!a || !b || b->fen <= 0) continue;
    // With tax between 6 % and 13 %: 0.6 × 1.06 … 1.6 × 1.13 of revenue.
    const __int128 cash = static_cast<__int128>(a->fen) * 1000;
    const bool plausible = cash >= static_cast<__int128>(b->fen) * 636 && cash <= static_cast<__int128>(b->fen) * 1808;
    if (plausible) continue;
    findings.add({.found = received.value,
                  .at = {received_place, revenue_place},
                  .message = say("sales-cash.unusual", {{"year", *year},
                                                        {"cash", grouped(received.value)},
                                                        {"revenue", grouped(facts.field(revenue_place).value)}}),
                  .formula = grouped(received.value) + " / " + grouped(facts.field(revenue_place).value) + " ∉ [0.64, 1.81]"});
  }
}

}  // namespace

const Check kCfSalesVsRevenue{
    {.id = "cf.sales-vs-revenue",
     .title_zh = "销售收现与营业收入的比例",
     .title_en = "Cash from sales is in proportion to revenue",
     .severity = Severity::info,
     .source = "《企业会计准则第31号——现金流量表》：销售商品、提供劳务收到的现金含增值税销项税额",
     .condition = "Cash from sales is 0.6 to 1.6 times revenue with 6 % to 13 % tax. Outside, a person is asked: undetermined.",
     .catches = "Revenue that was booked and never paid."},
    run};

}  // namespace dossier
