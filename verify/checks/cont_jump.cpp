#include <array>

#include "verify/checks/list.h"
#include "verify/pairs.h"

namespace dossier {
namespace {

std::optional<Amount> certain_figure(const Facts& facts, std::string_view name, int year, Place& place) {
  for (const Place candidate : facts.figure(name, year)) {
    if (const auto amount = certain_amount(facts.field(candidate))) {
      place = candidate;
      return amount;
    }
  }
  return std::nullopt;
}

void check_growth(const Facts& facts, Findings& findings, std::string_view name, int year) {
  Place now_place, then_place;
  const auto now = certain_figure(facts, name, year, now_place);
  const auto then = certain_figure(facts, name, year - 1, then_place);
  if (!now || !then || then->fen <= 0 || static_cast<__int128>(now->fen) <= static_cast<__int128>(then->fen) * 4) return;
  findings.add({.found = to_string(*now),
                .at = {now_place, then_place},
                .message = say("jump.growth", {{"figure", words_for_figure(name)},
                                               {"year", year},
                                               {"now", grouped(to_string(*now))},
                                               {"then", grouped(to_string(*then))}}),
                .formula = grouped(to_string(*now)) + " > 4 × " + grouped(to_string(*then))});
}

void check_share(const Facts& facts, Findings& findings, int year) {
  std::array<Place, 4> at;
  const auto part = certain_figure(facts, "ai_revenue", year, at[0]);
  const auto whole = certain_figure(facts, "revenue", year, at[1]);
  const auto part_then = certain_figure(facts, "ai_revenue", year - 1, at[2]);
  const auto whole_then = certain_figure(facts, "revenue", year - 1, at[3]);
  if (!part || !whole || !part_then || !whole_then || whole->fen <= 0 || whole_then->fen <= 0) return;
  const std::int64_t now = basis_points(part->fen, whole->fen);
  const std::int64_t then = basis_points(part_then->fen, whole_then->fen);
  if (now - then <= 3000) return;
  findings.add({.at = {at[0], at[1], at[2], at[3]},
                .message = say("jump.share", {{"year", year}, {"now", std::to_string(now / 100)}, {"then", std::to_string(then / 100)}}),
                .formula = std::to_string(now / 100) + " % − " + std::to_string(then / 100) + " % > 30 %"});
}

void run(const Facts& facts, Findings& findings) {
  const int year = facts.reporting_year();
  if (year == 0) return;
  check_growth(facts, findings, "ai_revenue", year);
  check_growth(facts, findings, "rd_expense", year);
  check_share(facts, findings, year);
}

}  // namespace

const Check kContJump{
    {.id = "cont.jump",
     .title_zh = "申报年度数据跳增",
     .title_en = "A jump in the reporting year",
     .severity = Severity::warning,
     .source = "「最近一年…人工智能业务收入占总业务收入的 40%以上」：单一年度指标异常增长须核实",
     .condition = "AI revenue and R&D do not grow by more than 300 %, and the AI share not by more than 30 points, in the reporting "
                  "year. Above, a person is asked: undetermined.",
     .catches = "Figures arranged for the year of application."},
    run};

}  // namespace dossier
