#include <array>

#include "verify/checks/list.h"
#include "verify/pairs.h"

namespace dossier {
namespace {

// Revenue and profit of one year on every paper that prints them: no two may stand in the proportion of two units.
void run(const Facts& facts, Findings& findings) {
  constexpr std::array<std::string_view, 2> kFigures = {"revenue", "total_profit"};
  for (const std::string_view name : kFigures) {
    for (int year = facts.reporting_year() - 3; year <= facts.reporting_year(); ++year) {
      const std::vector<Place> places = facts.figure(name, year);
      for (std::size_t i = 1; i < places.size(); ++i) {
        const Field& first = facts.field(places[0]);
        const Field& other = facts.field(places[i]);
        if (places[0].document == places[i].document) continue;
        if (first.status != Status::certain || other.status != Status::certain) continue;
        const auto a = parse_amount(first.value);
        const auto b = parse_amount(other.value);
        if (!a || !b) continue;
        const SlipFound slip = explain_difference(*b, *a);
        if (slip.kind != Slip::unit && slip.kind != Slip::decimal_point) continue;
        findings.add({.outcome = Outcome::inconsistent,
                      .found = other.value,
                      .at = {places[i], places[0]},
                      .message = say("unit-head.slip", {{"document", words_for(facts.document(places[i].document).type)},
                                                        {"year", year},
                                                        {"figure", words_for_figure(name)},
                                                        {"found", grouped(other.value)},
                                                        {"statement", grouped(first.value)},
                                                        {"power", std::abs(slip.power)}}),
                      .formula = grouped(other.value) + " ≈ " + grouped(first.value) + " × 10^" + std::to_string(slip.power)});
      }
    }
  }
}

}  // namespace

const Check kXUnitHead{
    {.id = "x.unit-head",
     .title_zh = "材料间的计量单位差错",
     .title_en = "A slip of unit between two papers",
     .severity = Severity::inconsistent,
     .source = "各材料表头的计量单位（元、千元、万元）应与金额相符",
     .condition = "The same figure on two papers does not differ by a power of ten that stands between two units (within 2 %), nor by "
                  "exactly a power of ten.",
     .catches = "元 for 万元 in the head of a table, a lost decimal point."},
    run};

}  // namespace dossier
