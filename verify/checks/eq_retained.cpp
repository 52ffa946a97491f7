#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

// The year's own net profit in the same scope.
Place profit_of(const Facts& facts, int year, const std::string& scope) {
  for (const int statement : facts.of_type(DocumentType::income_statement)) {
    const Place place = facts.find(statement, "net_profit", year, scope);
    if (!place.none() && facts.about(statement).year == year) return place;
  }
  return {};
}

void run(const Facts& facts, Findings& findings) {
  for (const int sheet : facts.of_type(DocumentType::balance_sheet)) {
    const auto year = facts.about(sheet).year;
    if (!year) continue;
    for (const Place closing : facts.find_all(sheet, "retained_earnings")) {
      const Field& now = facts.field(closing);
      if (now.year != year) continue;
      const Place opening = facts.find(sheet, "retained_earnings", *year - 1, now.scope);
      const Place profit = profit_of(facts, *year, now.scope);
      if (opening.none() || profit.none()) continue;
      const auto a = certain_amount(now);
      const auto b = certain_amount(facts.field(opening));
      const auto c = certain_amount(facts.field(profit));
      if (!a || !b || !c) continue;
      const std::int64_t tolerance = now.half_ulp_fen + facts.field(opening).half_ulp_fen + facts.field(profit).half_ulp_fen;
      const std::int64_t growth = a->fen - b->fen;
      const bool within = growth <= c->fen + tolerance;
      const std::string formula = grouped(now.value) + " − " + grouped(facts.field(opening).value) + " = " + grouped(to_string(Amount{growth})) +
                                  (within ? " ≤ " : " > ") + grouped(facts.field(profit).value);
      findings.add({.outcome = within ? Outcome::consistent : Outcome::undetermined,
                    .found = now.value,
                    .at = {closing, opening, profit},
                    .message = say(within ? "retained.within" : "retained.exceeds", {{"year", *year}, {"growth", grouped(to_string(Amount{growth}))}, {"profit", grouped(facts.field(profit).value)}}),
                    .formula = formula});
    }
  }
}

}  // namespace

const Check kEqRetained{
    {.id = "eq.retained",
     .title_zh = "未分配利润的增长不超过净利润",
     .title_en = "Retained earnings grow by no more than the net profit",
     .severity = Severity::warning,
     .source = "《企业会计准则第30号》所有者权益变动表：未分配利润期末 = 期初 + 净利润 − 提取盈余公积 − 分配 ± 其他",
     .condition = "未分配利润期末 − 期初 ≤ 净利润, at the precision of both statements: appropriations and dividends only take away. More is for a person to explain: undetermined.",
     .catches = "A balance sheet and an income statement that do not belong together."},
    run};

}  // namespace dossier
