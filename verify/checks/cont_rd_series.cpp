#include "verify/checks/list.h"
#include "verify/pairs.h"

namespace dossier {
namespace {

// Two special audits of a kind that speak of one year.
void compare_series(const Facts& facts, Findings& findings, DocumentType type, std::string_view figure) {
  const std::vector<int> papers = facts.of_type(type);
  for (std::size_t i = 0; i < papers.size(); ++i) {
    for (const Place first : facts.find_all(papers[i], figure)) {
      for (std::size_t j = i + 1; j < papers.size(); ++j) {
        const Place second = facts.find(papers[j], figure, facts.field(first).year);
        if (!facts.field(first).year || second.none()) continue;
        const PairState pair = compare_pair(facts, first, second);
        if (pair.state != RuleState::violated) continue;
        findings.add({.outcome = Outcome::inconsistent,
                      .found = facts.field(second).value,
                      .at = {first, second},
                      .message = say("series.differs", {{"document", words_for(type)},
                                                        {"figure", words_for_figure(figure)},
                                                        {"year", *facts.field(first).year},
                                                        {"one", grouped(facts.field(first).value)},
                                                        {"other", grouped(facts.field(second).value)}}),
                      .formula = pair_formula(facts, first, second)});
      }
    }
  }
}

void run(const Facts& facts, Findings& findings) {
  compare_series(facts, findings, DocumentType::rd_special_audit, "rd_expense");
  compare_series(facts, findings, DocumentType::ai_revenue_special_audit, "ai_revenue");
}

}  // namespace

const Check kContRdSeries{
    {.id = "cont.rd-series",
     .title_zh = "各专项审计的同年数据一致",
     .title_en = "Special audits agree on a year",
     .severity = Severity::inconsistent,
     .source = "国科火〔2016〕195号：近三个会计年度研究开发费用情况表各年度栏应与各年度报告一致",
     .condition = "R&D (and AI revenue) of a year is the same in every special audit that prints it, at the precision of both.",
     .catches = "A series that was smoothed for the application."},
    run};

}  // namespace dossier
