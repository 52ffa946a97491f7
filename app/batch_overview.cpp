#include "app/batch_overview.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "app/batch_stats.h"

namespace dossier {
namespace {

void count(VerdictCounts& counts, const DossierRow& row) {
  if (!row.error.empty()) {
    ++counts.failed;
  } else if (row.verdict == name_of(Verdict::qualified)) {
    ++counts.qualified;
  } else if (row.verdict == name_of(Verdict::not_qualified)) {
    ++counts.not_qualified;
  } else {
    ++counts.undetermined;
  }
}

// What a person's look would change most comes first: a verdict that hangs on few criteria, then a verdict that a
// contradiction may overturn, then what could not be looked at by the program, then values that only wait for a yes.
void judge(OverviewDossier& dossier) {
  const DossierRow& row = dossier.row;
  const auto set = [&](int priority, Message reason) {
    dossier.priority = priority;
    dossier.reason = std::move(reason);
  };
  if (!row.error.empty()) return set(1500, {"未能处理", "could not be processed"});
  const int contradictions = std::min(row.inconsistent + 10 * dossier.across, 400);
  if (row.verdict == name_of(Verdict::undetermined)) {
    return set(3000 - 100 * std::min(dossier.open, 9) + std::min(contradictions, 99),
               {fmt::format("结论只差 {} 项条件", dossier.open),
                fmt::format("the verdict hangs on {} criteria", dossier.open)});
  }
  if (row.verdict == name_of(Verdict::qualified) && contradictions > 0) {
    return set(2000 + contradictions, {"符合条件，但有矛盾之处", "qualified, but something is contradicted"});
  }
  if (row.unreadable > 0)
    return set(1000 + std::min(row.unreadable, 99), {"有材料无法读取", "some evidence is unreadable"});
  if (row.verdict == name_of(Verdict::not_qualified) && dossier.failed == 1 && row.uncertain_fields > 0) {
    return set(500 + std::min(row.uncertain_fields, 99),
               {"仅一项条件不满足，且有待核数值", "one criterion fails, and values are uncertain"});
  }
  if (dossier.across > 0)
    return set(400 + std::min(dossier.across, 99), {"与其他材料有重复之处", "shares evidence with other dossiers"});
  if (row.uncertain_fields > 0) return set(std::min(row.uncertain_fields, 99), {"有待核数值", "values are uncertain"});
}

}  // namespace

BatchOverview overview_of(Survey& survey, const BatchResults& results,
                          const std::function<bool(const DossierRow&)>& wanted) {
  std::map<std::string, int> named;
  for (const BatchFinding& finding : results.findings) {
    const Decided* decided = decision_on(results, finding);
    if (finding.outcome == Outcome::consistent || (decided != nullptr && decided->decision == "dismissed")) continue;
    std::set<std::string> once;
    for (const BatchPlace& place : finding.evidence) once.insert(place.dossier);
    for (const std::string& id : once) ++named[id];
  }
  BatchOverview overview;
  survey.each([&](const SurveyRow& row) {
    if (!wanted(row.dossier)) return;
    OverviewDossier dossier{
        .row = row.dossier, .revenue = row.revenue, .ai_revenue = row.ai_revenue, .rd_expense = row.rd_expense};
    for (const DossierScore& score : row.scores) {
      if (!score.counts) continue;
      dossier.open += score.outcome == name_of(CriterionOutcome::undetermined) ? 1 : 0;
      dossier.failed += score.outcome == name_of(CriterionOutcome::not_met) ? 1 : 0;
    }
    if (const auto found = named.find(row.dossier.name); found != named.end()) dossier.across = found->second;
    judge(dossier);
    if (const DossierDecisions* decisions = decisions_on(results, row.dossier);
        decisions != nullptr && decisions->whole) {
      dossier.decision = text_of(*decisions->whole);
      // Nothing is left to look at, unless the files are others now or the reviewer waits for more.
      if (decisions->whole->outdated) {
        dossier.priority += 1;
      } else if (decisions->whole->decision != "undetermined") {
        dossier.priority = -1;
        dossier.reason = {"已有复核决定", "a reviewer has decided"};
      }
    }
    count(overview.verdicts, row.dossier);
    count(overview.by_region[city_of(row.dossier.region)], row.dossier);
    count(overview.by_industry[row.dossier.industry], row.dossier);
    overview.dossiers.push_back(std::move(dossier));
  });
  overview.findings = survey.findings();
  std::ranges::stable_sort(overview.dossiers, [](const OverviewDossier& a, const OverviewDossier& b) {
    return std::tie(b.priority, b.row.uncertain_fields, a.row.name) <
           std::tie(a.priority, a.row.uncertain_fields, b.row.name);
  });
  return overview;
}

}  // namespace dossier
