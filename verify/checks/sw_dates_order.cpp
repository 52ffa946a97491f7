#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const int index : facts.of_type(DocumentType::software_copyright)) {
    const Place number_place = facts.find(index, "number");
    const Place published = facts.find(index, "first_published");
    if (number_place.none() || published.none()) continue;
    const Field& number = facts.field(number_place);
    const auto year = software_number_year(number.value);
    if (!year || number.status != Status::certain) continue;
    const int claim = claim_of(facts.matches().software, index);
    report_rule(findings,
                date_rule(facts, {published}, [&](std::span<const Date> d) { return static_cast<int>(d[0].year()) <= *year; }),
                {.claim = claim < 0 ? "" : facts.declaration().software[static_cast<std::size_t>(claim)].pointer,
                 .found = facts.field(published).value,
                 .at = {published, number_place},
                 .message = say("software-dates.order", {{"published", facts.field(published).value}, {"number", number.value}, {"year", *year}}),
                 .formula = facts.field(published).value.substr(0, 4) + " > " + std::to_string(*year)});
  }
}

}  // namespace

const Check kSwDatesOrder{
    {.id = "sw.dates-order",
     .title_zh = "首次发表日期不晚于登记年份",
     .title_en = "First publication is not after registration",
     .severity = Severity::inconsistent,
     .source = "《计算机软件著作权登记办法》：开发完成日期、首次发表日期、登记日期依次不晚于后者",
     .condition = "The year of 首次发表日期 ≤ the year of the registration number.",
     .catches = "Edited certificates."},
    run};

}  // namespace dossier
