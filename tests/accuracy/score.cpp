#include "tests/accuracy/score.h"

namespace dossier::accuracy {

void Counts::add(const Counts& o) {
  asked += o.asked;
  right += o.right;
  right_certain += o.right_certain;
  uncertain += o.uncertain;
  silent += o.silent;
  missing += o.missing;
  types += o.types;
  types_right += o.types_right;
  lines += o.lines;
  lines_found += o.lines_found;
  boxes += o.boxes;
  boxes_hit += o.boxes_hit;
  pages += o.pages;
  seconds += o.seconds;
}

void FindingCounts::add(const FindingCounts& o) {
  planted += o.planted;
  found += o.found;
  found_otherwise += o.found_otherwise;
  doubtful += o.doubtful;
  missed += o.missed;
  on_scans += o.on_scans;
  found_on_scans += o.found_on_scans;
}

void CheckCounts::add(const CheckCounts& o) {
  planted += o.planted;
  invented += o.invented;
  needless += o.needless;
  undetermined += o.undetermined;
  consistent += o.consistent;
}

void Score::add(const Score& o) {
  for (const auto& [type, counts] : o.by_type) {
    by_type[type].add(counts);
  }
  for (const auto& [condition, counts] : o.by_condition) {
    by_condition[condition].add(counts);
  }
  for (const auto& [both, counts] : o.by_both) {
    by_both[both].add(counts);
  }
  for (const auto& [kind, counts] : o.by_kind) {
    by_kind[kind].add(counts);
  }
  for (const auto& [check, counts] : o.by_check) {
    by_check[check].add(counts);
  }
  for (const auto& [criterion, counts] : o.by_criterion) {
    by_criterion[criterion].first += counts.first;
    by_criterion[criterion].second += counts.second;
  }
  for (std::size_t i = 0; i < reliability.size(); ++i) {
    reliability[i].right += o.reliability[i].right;
    reliability[i].wrong += o.reliability[i].wrong;
    reliability[i].right_certain += o.reliability[i].right_certain;
    reliability[i].wrong_certain += o.reliability[i].wrong_certain;
  }
  findings.add(o.findings);
  invented += o.invented;
  needless_unsupported += o.needless_unsupported;
  undetermined += o.undetermined;
  claims += o.claims;
  dossiers += o.dossiers;
  verdicts_right += o.verdicts_right;
  criteria += o.criteria;
  criteria_right += o.criteria_right;
  failures += o.failures;
  notes.insert(notes.end(), o.notes.begin(), o.notes.end());
}

}  // namespace dossier::accuracy
