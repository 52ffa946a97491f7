// The verified figures of a batch's dossiers, one row each, for statistics and overviews. A figure is there only where
// the evidence shows it with certainty and in one value. Every function throws Error(store) as Store does.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "store/dossiers.h"

namespace dossier {

struct SurveyRow {
  DossierRow dossier;
  // Of the reporting year, yuan with two decimals; empty where not verified. Consolidated where both are printed.
  std::string revenue, ai_revenue, rd_expense;
  std::vector<DossierScore> scores;
};

class Survey {
 public:
  // Refers to the store. `batch`: absolute path of the folder.
  Survey(Store& store, std::string batch) : store_(store), batch_(std::move(batch)) {}

  // By name.
  void each(const std::function<void(const SurveyRow&)>& use);

  // How many dossiers have a finding of that check and outcome, by check and outcome; consistent ones are left out.
  [[nodiscard]] std::map<std::pair<std::string, std::string>, int> findings();

  // The folders that the store holds dossiers of.
  [[nodiscard]] static std::vector<std::string> batches(Store& store);

 private:
  Store& store_;
  std::string batch_;
};

}  // namespace dossier
