// What a person who screens a batch wants to see first: counts, groups, and the order in which to look at dossiers. The
// HTML overview and the workbook are made from it.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/batch_findings.h"
#include "app/batch_results.h"
#include "models/finding.h"
#include "store/survey.h"

namespace dossier {

struct OverviewDossier {
  DossierRow row;
  std::string revenue, ai_revenue, rd_expense;  // verified, of the reporting year
  int open = 0;                                 // criteria that count and are undetermined
  int failed = 0;                               // criteria that count and are not met
  int across = 0;                               // findings between dossiers that name it, consistent ones left out
  int priority = 0;                             // for the review queue, the higher the earlier; 0: nothing to look at
  Message reason;                               // why a person should look
  Message decision;                             // a reviewer's, on the dossier as a whole; empty: none
};

struct VerdictCounts {
  int qualified = 0, not_qualified = 0, undetermined = 0, failed = 0;

  [[nodiscard]] int all() const { return qualified + not_qualified + undetermined + failed; }
};

struct BatchOverview {
  VerdictCounts verdicts;
  std::map<std::string, VerdictCounts> by_region, by_industry;  // as declared
  std::map<std::pair<std::string, std::string>, int> findings;  // dossiers, by check and outcome
  std::vector<OverviewDossier> dossiers;                        // in the order of the review queue, then by name
};

// `wanted`: the dossiers of this run. `results`: what several dossiers together show, and what was decided.
[[nodiscard]] BatchOverview overview_of(Survey& survey, const BatchResults& results,
                                        const std::function<bool(const DossierRow&)>& wanted);

// summary.xlsx: the dossiers in the order of the review queue, the findings between dossiers, the counts by check.
void write_batch_xlsx(const std::string& path, const BatchOverview& overview, const BatchResults& results,
                      Language language);

// index.html: one file, both languages, nothing loaded from anywhere.
[[nodiscard]] std::string batch_html(const BatchOverview& overview, const BatchResults& results, Language language);

}  // namespace dossier
