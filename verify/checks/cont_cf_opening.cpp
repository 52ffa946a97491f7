#include "verify/checks/list.h"
#include "verify/pairs.h"

namespace dossier {
namespace {

void compare(const Facts& facts, Findings& findings, Place opening, Place closing, int year) {
  const PairState pair = compare_pair(facts, opening, closing);
  if (pair.state == RuleState::silent) return;
  const bool holds = pair.state == RuleState::holds;
  const bool certain = facts.field(opening).status == Status::certain && facts.field(closing).status == Status::certain;
  if (!certain) return;  // the paper's own arithmetic tells of unread figures
  findings.add({.outcome = holds ? Outcome::consistent : Outcome::inconsistent,
                .found = facts.field(opening).value,
                .at = {opening, closing},
                .message = say(holds ? "opening-cash.same" : "opening-cash.differs",
                               {{"year", year}, {"opening", grouped(facts.field(opening).value)}, {"closing", grouped(facts.field(closing).value)}}),
                .formula = pair_formula(facts, opening, closing)});
}

void run(const Facts& facts, Findings& findings) {
  for (const int index : facts.of_type(DocumentType::cash_flow_statement)) {
    for (const Place opening : facts.find_all(index, "opening_cash")) {
      const Field& field = facts.field(opening);
      if (!field.year) continue;
      // Last year's closing balance: in this paper's comparative column, and in last year's own paper.
      for (const int other : facts.of_type(DocumentType::cash_flow_statement)) {
        const Place closing = facts.find(other, "closing_cash", *field.year - 1, field.scope);
        if (!closing.none() && field.year == facts.about(index).year) compare(facts, findings, opening, closing, *field.year);
      }
    }
  }
}

}  // namespace

const Check kContCfOpening{
    {.id = "cont.cf-opening",
     .title_zh = "期初现金等于上年期末现金",
     .title_en = "Opening cash is last year's closing cash",
     .severity = Severity::inconsistent,
     .source = "《企业会计准则第31号——现金流量表》：期初现金及现金等价物余额",
     .condition = "期初现金及现金等价物余额 of year y = 期末现金及现金等价物余额 of y−1, in the comparative column and in last year's "
                  "report. To the fen at the precision of both.",
     .catches = "Statements of different sets put together."},
    run};

}  // namespace dossier
