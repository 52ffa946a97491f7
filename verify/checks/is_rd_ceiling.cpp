#include "verify/checks/list.h"
#include "verify/pairs.h"

namespace dossier {
namespace {

void compare(const Facts& facts, Findings& findings, int document, std::string_view part_name, std::string_view whole_name) {
  for (const Place part : facts.find_all(document, part_name)) {
    const Field& field = facts.field(part);
    if (!field.year) continue;
    const Place whole_place = facts.find(document, whole_name, field.year, field.scope);
    if (whole_place.none()) continue;
    const Field& whole = facts.field(whole_place);
    const auto a = parse_amount(field.value);
    const auto b = parse_amount(whole.value);
    if (!a || !b || a->fen <= b->fen + field.half_ulp_fen + whole.half_ulp_fen) continue;
    const bool certain = field.status == Status::certain && whole.status == Status::certain;
    findings.add({.outcome = certain ? Outcome::inconsistent : Outcome::undetermined,
                  .found = field.value,
                  .at = {part, whole_place},
                  .message = say("rd-ceiling.exceeds", {{"year", *field.year},
                                                        {"part", words_for_figure(part_name)},
                                                        {"whole", words_for_figure(whole_name)},
                                                        {"found", grouped(field.value)},
                                                        {"limit", grouped(whole.value)}}),
                  .formula = grouped(field.value) + " > " + grouped(whole.value)});
  }
}

void run(const Facts& facts, Findings& findings) {
  for (const int index : facts.of_type(DocumentType::income_statement)) {
    compare(facts, findings, index, "rd_expense", "revenue");
    compare(facts, findings, index, "research_expense", "admin_expense");
  }
}

}  // namespace

const Check kIsRdCeiling{
    {.id = "is.rd-ceiling",
     .title_zh = "研发费用的上限",
     .title_en = "R&D spending is within its bounds",
     .severity = Severity::warning,
     .source = "财会〔2019〕6号 利润表；《小企业会计准则》利润表「其中：研究费用」",
     .condition = "研发费用 ≤ 营业收入 (start-ups may spend more), 其中：研究费用 ≤ 管理费用, at the precision of the statement.",
     .catches = "A figure in the wrong row, a slip of unit."},
    run};

}  // namespace dossier
