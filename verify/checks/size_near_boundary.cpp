#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/inputs.h"
#include "verify/size_class.h"

namespace dossier {
namespace {

// Within 5 % of a limit, on either side.
bool near(std::int64_t value, std::int64_t limit) {
  return limit > 0 && static_cast<__int128>(value) * 100 >= static_cast<__int128>(limit) * 95 &&
         static_cast<__int128>(value) * 100 <= static_cast<__int128>(limit) * 105;
}

bool changes_thresholds(const SizeRow& row, std::int64_t employees, std::int64_t revenue) {
  // The rules treat micro and small alike, and medium and large alike: the limit between them is that of medium.
  return near(employees, row.employees.medium) || near(revenue, row.revenue.medium * 1'000'000);
}

void run(const Facts& facts, Findings& findings) {
  const SizeRow* row = size_row_of(facts.declaration().industry);
  const RuleFigure revenue = gather_figure(facts, "revenue", facts.reporting_year(), "consolidated");
  if (row == nullptr || !facts.declaration().employees || !revenue.known()) return;
  const int employees = *facts.declaration().employees;
  if (!changes_thresholds(*row, employees, revenue.low)) return;
  const std::vector<Place> places = facts.figure("revenue", facts.reporting_year());
  findings.add({.at = {places.front()},
                .message = say("size.near", {{"employees", employees},
                                             {"revenue", grouped(revenue.shown)},
                                             {"limit-employees", std::to_string(row->employees.medium)},
                                             {"limit-revenue", std::to_string(row->revenue.medium)}}),
                .formula = std::to_string(employees) + " ~ " + std::to_string(row->employees.medium) + ", " + grouped(revenue.shown) + " ~ " +
                           std::to_string(row->revenue.medium) + "万元"});
}

}  // namespace

const Check kSizeNearBoundary{
    {.id = "size.near-boundary",
     .title_zh = "企业规模接近划分界限",
     .title_en = "The size is near a limit",
     .severity = Severity::warning,
     .source = "工信部联企业〔2011〕300号、《统计上大中小微型企业划分办法（2017）》",
     .condition = "Head count and revenue are more than 5 % away from the limit of medium size, where the rule's thresholds change. Nearer, "
                  "a person is asked: undetermined.",
     .catches = "Head counts steered below or above the limit."},
    run};

}  // namespace dossier
