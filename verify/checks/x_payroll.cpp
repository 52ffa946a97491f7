#include "verify/checks/list.h"
#include "verify/pairs.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const int index : facts.of_type(DocumentType::rd_special_audit)) {
    for (const Place staff : facts.find_all(index, "rd_staff_cost")) {
      const Field& cost = facts.field(staff);
      if (!cost.year) continue;
      Place paid_place;
      for (const Place place : facts.figure("cash_for_employees", *cost.year)) {
        if (paid_place.none()) paid_place = place;
      }
      if (paid_place.none()) continue;
      const Field& paid = facts.field(paid_place);
      const auto a = parse_amount(cost.value);
      const auto b = parse_amount(paid.value);
      if (!a || !b || a->fen <= b->fen + cost.half_ulp_fen + paid.half_ulp_fen) continue;
      const bool certain = cost.status == Status::certain && paid.status == Status::certain;
      findings.add({.outcome = certain ? Outcome::inconsistent : Outcome::undetermined,
                    .found = cost.value,
                    .at = {staff, paid_place},
                    .message = say("payroll.exceeds", {{"year", *cost.year}, {"cost", grouped(cost.value)}, {"paid", grouped(paid.value)}}),
                    .formula = grouped(cost.value) + " > " + grouped(paid.value)});
    }
  }
}

}  // namespace

const Check kXPayroll{
    {.id = "x.payroll",
     .title_zh = "研发人员人工不超过全部职工薪酬支付",
     .title_en = "R&D staff cost is within all wages paid",
     .severity = Severity::inconsistent,
     .source = "国科火〔2016〕195号：人员人工费用包括企业科技人员的工资薪金、五险一金，以及外聘科技人员的劳务费用",
     .condition = "人员人工费用 of the R&D special audit ≤ 支付给职工以及为职工支付的现金 of the same year, at the precision of both.",
     .catches = "Staff cost assigned to R&D beyond what was paid."},
    run};

}  // namespace dossier
