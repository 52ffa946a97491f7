#include "verify/checks/list.h"
#include "verify/pairs.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const int index : facts.of_type(DocumentType::rd_special_audit)) {
    for (const Place total_place : facts.find_all(index, "rd_expense")) {
      const Field& total = facts.field(total_place);
      if (!total.year) continue;
      const Place other_place = facts.find(index, "rd_other", total.year);
      if (other_place.none()) continue;
      const auto other = certain_amount(facts.field(other_place));
      const auto sum = certain_amount(total);
      if (!other || !sum) continue;
      const std::int64_t slack = 5 * facts.field(other_place).half_ulp_fen + total.half_ulp_fen;
      if (static_cast<__int128>(other->fen) * 5 <= static_cast<__int128>(sum->fen) + slack) continue;
      findings.add({.outcome = Outcome::inconsistent,
                    .found = facts.field(other_place).value,
                    .at = {other_place, total_place},
                    .message = say("rd-other.exceeds", {{"year", *total.year},
                                                        {"other", grouped(facts.field(other_place).value)},
                                                        {"total", grouped(total.value)}}),
                    .formula = grouped(facts.field(other_place).value) + " > 20 % × " + grouped(total.value)});
    }
  }
}

}  // namespace

const Check kRdOtherCap{
    {.id = "rd.other-cap",
     .title_zh = "其他费用不超过研发费用总额的20%",
     .title_en = "Other costs are at most 20 % of R&D spending",
     .severity = Severity::warning,
     .source = "国科火〔2016〕195号：其他费用不得超过研究开发总费用的20%",
     .condition = "其他费用 ≤ 20 % × 研究开发费用小计, at the precision of the table.",
     .catches = "A special audit that ignores the definition it claims to follow."},
    run};

}  // namespace dossier
