#include "verify/checks/list.h"
#include "verify/pairs.h"

namespace dossier {
namespace {

std::optional<Amount> certain_first(const Facts& facts, std::string_view name, int year, Place& place) {
  const std::vector<Place> places = facts.figure(name, year);
  if (places.empty()) return std::nullopt;
  place = places.front();
  return certain_amount(facts.field(place));
}

void run(const Facts& facts, Findings& findings) {
  const int year = facts.reporting_year();
  Place ai_place, rd_place, revenue_place;
  const auto ai = certain_first(facts, "ai_revenue", year, ai_place);
  const auto rd = certain_first(facts, "rd_expense", year, rd_place);
  const auto revenue = certain_first(facts, "revenue", year, revenue_place);
  const auto exactly = [](Amount part, Amount whole, int percent) {
    return whole.fen > 0 && static_cast<__int128>(part.fen) * 100 == static_cast<__int128>(whole.fen) * percent;
  };
  const auto report = [&](const Place part, const std::string& what) {
    findings.add({.found = facts.field(part).value,
                  .at = {part, revenue_place},
                  .message = say("round.exact", {{"what", what}}),
                  .formula = grouped(facts.field(part).value) + " = " + what});
  };
  if (ai && ai->fen == 2'000'000'000) report(ai_place, "20,000,000.00");
  if (ai && revenue && exactly(*ai, *revenue, 40)) report(ai_place, "40 %");
  if (ai && revenue && exactly(*ai, *revenue, 30)) report(ai_place, "30 %");
  if (rd && revenue && exactly(*rd, *revenue, 5)) report(rd_place, "5 %");
}

}  // namespace

const Check kForgeRoundNumbers{
    {.id = "forge.round-numbers",
     .title_zh = "指标恰好等于门槛",
     .title_en = "A figure that is exactly the threshold",
     .severity = Severity::info,
     .source = "真实账目的金额极少恰为整数比例",
     .condition = "AI revenue is not exactly 20,000,000.00 or 30 % or 40 % of revenue, R&D not exactly 5 %. Where it is, a person looks: "
                  "undetermined.",
     .catches = "Figures calculated back from the threshold."},
    run};

}  // namespace dossier
