#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const int index : facts.of_type(DocumentType::standard)) {
    const Place number_place = facts.find(index, "number");
    const Place published = facts.find(index, "published");
    const Place effective = facts.find(index, "effective");
    const int claim = claim_of(facts.matches().standards, index);
    const std::string pointer = claim < 0 ? "" : facts.declaration().standards[static_cast<std::size_t>(claim)].pointer;
    if (!number_place.none() && !published.none() && facts.field(number_place).status == Status::certain) {
      const auto number = parse_standard_number(facts.field(number_place).value);
      if (number && number->year) {
        report_rule(findings,
                    date_rule(facts, {published}, [&](std::span<const Date> d) { return static_cast<int>(d[0].year()) == *number->year; }),
                    {.claim = pointer,
                     .found = facts.field(published).value,
                     .at = {published, number_place},
                     .message = say("standard.year", {{"number", facts.field(number_place).value}, {"published", facts.field(published).value}}),
                     .formula = std::to_string(*number->year) + " ≠ " + facts.field(published).value.substr(0, 4)});
      }
    }
    if (!published.none() && !effective.none()) {
      report_rule(findings, date_rule(facts, {published, effective}, [](std::span<const Date> d) { return d[0] <= d[1]; }),
                  {.claim = pointer,
                   .found = facts.field(effective).value,
                   .at = {effective, published},
                   .message = say("standard.effective", {{"published", facts.field(published).value}, {"effective", facts.field(effective).value}}),
                   .formula = facts.field(effective).value + " < " + facts.field(published).value});
    }
  }
}

}  // namespace

const Check kStdYearVsPublished{
    {.id = "std.year-vs-published",
     .title_zh = "标准编号年份与发布日期",
     .title_en = "The year in the standard's number is that of publication",
     .severity = Severity::inconsistent,
     .source = "GB/T 1.1-2020《标准化工作导则 第1部分：标准化文件的结构和起草规则》：年份号为标准发布年份",
     .condition = "The year of the number is that of 发布日期, and 发布日期 ≤ 实施日期.",
     .catches = "A cover and a foreword of two editions put together."},
    run};

}  // namespace dossier
