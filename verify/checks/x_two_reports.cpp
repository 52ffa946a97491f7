#include <array>

#include "verify/checks/list.h"
#include "verify/pairs.h"

namespace dossier {
namespace {

// The two papers' own columns of one year, same kind and scope, different documents.
void compare_papers(const Facts& facts, Findings& findings, int a, int b) {
  constexpr std::array<std::string_view, 8> kFigures = {"revenue",           "total_profit",  "net_profit",       "total_assets",
                                                        "total_liabilities", "total_equity", "net_operating_cash", "closing_cash"};
  for (const std::string_view name : kFigures) {
    for (const Place first : facts.find_all(a, name)) {
      const Field& x = facts.field(first);
      if (x.year != facts.about(a).year) continue;
      const Place second = facts.find(b, name, x.year, x.scope);
      const PairState pair = compare_pair(facts, first, second);
      if (pair.state != RuleState::violated && pair.state != RuleState::open) continue;
      // An uncertain figure is reported where it is claimed; here only what contradicts.
      if (pair.state == RuleState::open) continue;
      findings.add({.outcome = Outcome::inconsistent,
                    .found = x.value,
                    .at = {first, second},
                    .message = say("two-reports.differ", {{"document", words_for(facts.document(a).type)},
                                                          {"year", *x.year},
                                                          {"figure", words_for_figure(name)},
                                                          {"one", grouped(x.value)},
                                                          {"other", grouped(facts.field(second).value)}}),
                    .formula = pair_formula(facts, first, second)});
      return;  // one difference shows it
    }
  }
}

void run(const Facts& facts, Findings& findings) {
  for (const DocumentType type :
       {DocumentType::income_statement, DocumentType::balance_sheet, DocumentType::cash_flow_statement}) {
    const std::vector<int> papers = facts.of_type(type);
    for (std::size_t i = 0; i < papers.size(); ++i) {
      for (std::size_t j = i + 1; j < papers.size(); ++j) {
        if (facts.about(papers[i]).year && facts.about(papers[i]).year == facts.about(papers[j]).year) {
          compare_papers(facts, findings, papers[i], papers[j]);
        }
      }
    }
  }
}

}  // namespace

const Check kXTwoReports{
    {.id = "x.two-reports",
     .title_zh = "同一年度两份报表数据一致",
     .title_en = "Two statements of one year agree",
     .severity = Severity::inconsistent,
     .source = "财会〔2023〕15号《关于加强审计报告查验工作的通知》：同一企业同一年度不得出具内容不一致的审计报告",
     .condition = "Where two statements of one kind, year and scope are supplied, their main figures are equal. Exact.",
     .catches = "One report for each purpose."},
    run};

}  // namespace dossier
