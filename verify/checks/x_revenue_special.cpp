#include "verify/checks/list.h"
#include "verify/pairs.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const DocumentType type : {DocumentType::ai_revenue_special_audit, DocumentType::rd_special_audit}) {
    for (const int index : facts.of_type(type)) {
      for (const Place special : facts.find_all(index, "revenue")) {
        const auto year = facts.field(special).year;
        if (!year) continue;
        Place statement;
        int printed = 0;
        for (const Place place : facts.figure_of_any_scope("revenue", *year)) {
          if (facts.document(place.document).type != DocumentType::income_statement) continue;
          ++printed;
          // A special audit may rest on the company's own figures where the statement prints both.
          if (statement.none() || compare_pair(facts, special, place).state == RuleState::holds) statement = place;
        }
        // Of a statement with both, one that could not be read may be the one that agrees.
        if (facts.has_group_figures(*year) && printed < 2 && compare_pair(facts, special, statement).state != RuleState::holds) continue;
        const PairState pair = compare_pair(facts, special, statement);
        if (pair.state == RuleState::silent) continue;
        const Message paper = words_for(type);
        Remark remark{.found = facts.field(special).value, .at = {special, statement}, .formula = pair_formula(facts, special, statement)};
        const bool holds = pair.state == RuleState::holds;
        const bool certain = facts.field(special).status == Status::certain && facts.field(statement).status == Status::certain;
        if (holds && !certain) continue;
        remark.outcome = holds ? Outcome::consistent
                         : pair.state == RuleState::violated ? Outcome::inconsistent
                                                             : Outcome::undetermined;
        remark.message = say(holds ? "pair.revenue-same" : certain ? "pair.revenue-differs" : "pair.revenue-open",
                             {{"document", paper},
                              {"year", *year},
                              {"found", grouped(facts.field(special).value)},
                              {"statement", grouped(facts.field(statement).value)}});
        findings.add(std::move(remark));
      }
    }
  }
}

}  // namespace

const Check kXRevenueSpecial{
    {.id = "x.revenue-special",
     .title_zh = "专项审计的营业收入与利润表一致",
     .title_en = "The special audit's revenue is that of the statement",
     .severity = Severity::inconsistent,
     .source = "专项审计报告以经审计的年度财务报表为依据",
     .condition = "营业收入 in the R&D and AI revenue special audits = 营业收入 of the income statement of the same year, at the "
                  "precision of both; where the statement prints consolidated and parent figures, either.",
     .catches = "A special audit of another year or company, a denominator made smaller to lift the share."},
    run};

}  // namespace dossier
