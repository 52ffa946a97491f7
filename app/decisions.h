// Reviewers' decisions beside the results they are about. A finding is known by its mark, which hangs on what the
// finding says and on the bytes it says it of: where a later run says something else, or of other files, the decision
// is not carried over in silence; it stays in the store and is told as out of date.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/batch_findings.h"
#include "models/finding.h"
#include "store/decisions.h"
#include "store/dossiers.h"

namespace dossier {

// A finding that can be decided on.
struct MarkedFinding {
  std::string mark;  // 12 hexadecimal digits
  std::string check, claim;
  std::string outcome;  // contract's name
  Message message;
};

// Of a stored report (the contract's JSON); consistent ones are left out. Two findings that say the same share a mark.
[[nodiscard]] std::vector<MarkedFinding> marked_findings(const std::string& report);
[[nodiscard]] std::string mark_of(const BatchFinding& finding);

// What was decided, as results show it.
struct Decided {
  std::string decision, note, reviewer;
  bool outdated = false;  // the files, or the finding, are not those that were decided on
};

struct DossierDecisions {
  std::optional<Decided> whole;
  int findings = 0;  // of the report's, that were decided on
  int outdated = 0;  // decisions on findings that are not reported any more
};

struct BatchDecisions {
  std::map<std::string, DossierDecisions> dossiers;  // by path; those without any are left out
  std::map<std::string, Decided> between;            // findings between several, by mark
};

[[nodiscard]] BatchDecisions batch_decisions(Store& store, const std::string& batch);

// For people: "符合（王）：…"; empty where nothing was decided.
[[nodiscard]] Message label_of_decision(const std::string& decision);
[[nodiscard]] Message text_of(const Decided& decided);
[[nodiscard]] nlohmann::ordered_json json_of(const Decided& decided);

}  // namespace dossier
