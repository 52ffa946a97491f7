// Statistics over the dossiers of a batch, for the survey of the industry. Sums and medians rest on verified values
// alone, and every group says how many of its dossiers have one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/finding.h"
#include "store/survey.h"

namespace dossier {

// A verified figure over a group.
struct StatsFigure {
  int dossiers = 0;  // that have it
  std::int64_t sum_fen = 0;
  std::int64_t median_fen = 0;
};

// R&D expense over revenue of the dossiers that have both verified, in hundredths of a per cent.
struct StatsRatio {
  int dossiers = 0;
  int median = 0;
};

struct StatsGroup {
  std::string dimension;  // city, size, layer, industry, all
  std::string value;      // empty: not declared
  int dossiers = 0;       // those that could be processed
  int qualified = 0, not_qualified = 0, undetermined = 0;
  StatsFigure revenue, ai_revenue, rd_expense;
  StatsRatio rd_ratio;
};

// Takes one dossier after the other; keeps a few numbers of each.
class BatchStats {
 public:
  BatchStats();
  ~BatchStats();
  BatchStats(const BatchStats&) = delete;
  BatchStats& operator=(const BatchStats&) = delete;

  void add(const SurveyRow& row);
  // All dossiers first, then by dimension and value. A dossier of several layers counts in each.
  [[nodiscard]] std::vector<StatsGroup> groups() const;
  [[nodiscard]] int unprocessed() const { return unprocessed_; }

 private:
  struct Numbers;
  std::vector<Numbers> all_;
  int unprocessed_ = 0;
};

// "辽宁省沈阳市浑南区" → "沈阳"; the region as it is where it names no city of the list.
[[nodiscard]] std::string city_of(const std::string& region);

}  // namespace dossier
