#include "verify/checks/list.h"
#include "verify/figure_claims.h"
#include "verify/pairs.h"

namespace dossier {
namespace {

void check_declared(const Facts& facts, Findings& findings) {
  for (const auto& [year, figures] : facts.declaration().financials) {
    const auto ai = figures.find("ai_revenue");
    const auto revenue = figures.find("revenue");
    if (ai == figures.end()) continue;
    const DeclaredAmount& part = ai->second;
    const bool negative = part.amount.fen < 0;
    const bool above = revenue != figures.end() && part.amount.fen - part.half_ulp_fen >
                                                       revenue->second.amount.fen + revenue->second.half_ulp_fen;
    if (!negative && !above) continue;
    std::string pointer = part.pointer;
    if (!negative) {
      // Where the papers tell which of the two is wrong, it is told at its own claim.
      const Outcome of_part = judge_figure(facts, "ai_revenue", year, part).outcome;
      const Outcome of_whole = judge_figure(facts, "revenue", year, revenue->second).outcome;
      if (of_part == Outcome::consistent || of_whole == Outcome::inconsistent) continue;
      if (of_whole != Outcome::consistent) pointer.resize(pointer.rfind('/'));
    }
    const std::string whole = revenue == figures.end() ? "0" : to_string(revenue->second.amount);
    findings.add({.outcome = Outcome::inconsistent,
                  .claim = std::move(pointer),
                  .declared = to_string(part.amount),
                  .message = say("ai-bounds.declared", {{"year", year}, {"part", grouped(to_string(part.amount))}, {"whole", grouped(whole)}}),
                  .formula = grouped(to_string(part.amount)) + (negative ? " < 0" : " > " + grouped(whole))});
  }
}

void check_printed(const Facts& facts, Findings& findings) {
  for (const int index : facts.of_type(DocumentType::ai_revenue_special_audit)) {
    for (const Place part : facts.find_all(index, "ai_revenue")) {
      const Field& field = facts.field(part);
      const auto amount = parse_amount(field.value);
      if (!amount || !field.year) continue;
      const std::vector<Place> wholes = facts.figure("revenue", *field.year);
      if (wholes.empty()) continue;
      const Field& whole = facts.field(wholes.front());
      const auto revenue = parse_amount(whole.value);
      if (!revenue) continue;
      const bool within = amount->fen >= 0 && amount->fen - field.half_ulp_fen <= revenue->fen + whole.half_ulp_fen;
      const bool certain = field.status == Status::certain && whole.status == Status::certain;
      if (within && !certain) continue;
      Remark remark{.found = field.value,
                    .at = {part, wholes.front()},
                    .message = say(within ? "ai-bounds.within" : "ai-bounds.exceeds",
                                   {{"year", *field.year}, {"part", grouped(field.value)}, {"whole", grouped(whole.value)}}),
                    .formula = grouped(field.value) + (within ? " ≤ " : " > ") + grouped(whole.value)};
      remark.outcome = within ? Outcome::consistent : certain ? Outcome::inconsistent : Outcome::undetermined;
      findings.add(std::move(remark));
    }
  }
}

void run(const Facts& facts, Findings& findings) {
  check_declared(facts, findings);
  check_printed(facts, findings);
}

}  // namespace

const Check kAiBounds{
    {.id = "ai.bounds",
     .title_zh = "人工智能业务收入不超过营业收入",
     .title_en = "AI revenue lies between nothing and all revenue",
     .severity = Severity::fatal,
     .source = "「人工智能业务收入占总业务收入的 40%以上」：部分不大于整体",
     .condition = "0 ≤ 人工智能业务收入 ≤ 营业收入, of the declaration and of the papers, at the precision of both.",
     .catches = "Contract sums with tax, figures of several years added up."},
    run};

}  // namespace dossier
