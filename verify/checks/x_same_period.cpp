#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

// The statement of the reporting year must be there, and the report that opens it must speak of the same year.
void run(const Facts& facts, Findings& findings) {
  const int year = facts.reporting_year();
  if (year == 0) return;
  for (const DocumentType type : {DocumentType::income_statement, DocumentType::balance_sheet}) {
    const std::vector<int> papers = facts.of_type(type);
    if (papers.empty()) continue;
    // The paper of the reporting year itself where there is one, else the latest.
    int chosen = papers.front();
    for (const int index : papers) {
      const auto own = facts.about(index).year;
      if (own == year) {
        chosen = index;
        break;
      }
      if (own > facts.about(chosen).year) chosen = index;  // an unknown year comes before every known one
    }
    const std::optional<int> latest = facts.about(chosen).year;
    Remark remark{.declared = std::to_string(year), .documents = {chosen}};
    if (!latest) {
      remark.message = say("period.unread", {{"document", words_for(type)}, {"year", year}});
      remark.severity = Severity::warning;
    } else {
      const bool same = *latest == year;
      remark.outcome = same ? Outcome::consistent : Outcome::unsupported;
      if (!same && facts.declaration().reporting_year) remark.claim = "/reporting_year";
      remark.found = std::to_string(*latest);
      remark.message = say(same ? "period.same" : "period.other", {{"document", words_for(type)}, {"year", year}, {"found", *latest}});
      remark.formula = remark.found + (same ? " = " : " ≠ ") + remark.declared;
    }
    findings.add(std::move(remark));
  }
}

}  // namespace

const Check kXSamePeriod{
    {.id = "x.same-period",
     .title_zh = "报表期间为申报年度",
     .title_en = "The statements are those of the reporting year",
     .severity = Severity::fatal,
     .source = "「上一年度研究开发费用总额占企业销售（营业）收入总额的比例不低于 5%」：上一年度",
     .condition = "Where statements are supplied, one of each kind has the reporting year as its own (latest) period; otherwise "
                  "the reporting year is unsupported. Exact.",
     .catches = "Statements of an earlier year, interim statements."},
    run};

}  // namespace dossier
