#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const int index : facts.of_type(DocumentType::patent_certificate, true)) {
    const Place number_place = facts.find(index, "number");
    const Place filed_place = facts.find(index, "filed");
    if (number_place.none() || filed_place.none()) continue;
    const Field& number_field = facts.field(number_place);
    const Field& filed = facts.field(filed_place);
    const auto number = parse_patent_number(number_field.value);
    const auto day = parse_iso_date(filed.value);
    if (!number || !day || static_cast<int>(day->year()) == number->year) continue;
    // A divisional application keeps the filing day of its parent and gets a number of the year it was split off.
    const bool divisional = static_cast<int>(day->year()) < number->year;
    const bool certain = number_field.status == Status::certain && surely_read(filed);
    const int claim = claim_of(facts.matches().patents, index);
    findings.add({.outcome = certain && !divisional ? Outcome::inconsistent : Outcome::undetermined,
                  .claim = claim < 0 ? "" : facts.declaration().patents[static_cast<std::size_t>(claim)].pointer + "/filed",
                  .found = filed.value,
                  .at = {filed_place, number_place},
                  .message = say(divisional ? "filing-year.earlier" : "filing-year.later",
                                 {{"number", number_field.value}, {"filed", filed.value}, {"year", number->year}}),
                  .formula = std::to_string(number->year) + " ≠ " + filed.value.substr(0, 4)});
  }
}

}  // namespace

const Check kPatYearVsFiling{
    {.id = "pat.year-vs-filing",
     .title_zh = "专利号年份与申请日",
     .title_en = "The year in the number is that of the filing",
     .severity = Severity::warning,
     .source = "ZC 0006-2003《专利申请号标准》：第1至4位为受理专利申请的年号",
     .condition = "The first four digits of the number are the year of 专利申请日. An earlier filing day is that of a divisional "
                  "application (分案) and undetermined; a later one is impossible.",
     .catches = "Edited dates."},
    run};

}  // namespace dossier
