// What only several dossiers together show (contract, section 5): one right claimed by two applicants, one picture or
// one report under two names, one company's figures in another's statements.
#pragma once

#include <string>
#include <vector>

#include "models/finding.h"
#include "store/store.h"

namespace dossier {

struct BatchPlace {
  std::string dossier;  // id
  std::string claim;    // JSON Pointer; empty: none
  std::string file;     // empty: the claim alone
  int page = 0;         // 0: the file as a whole
  std::string box;      // the report's JSON; empty: the page as a whole

  friend bool operator==(const BatchPlace&, const BatchPlace&) = default;
};

struct BatchFinding {
  std::string check;
  Outcome outcome = Outcome::undetermined;
  Severity severity = Severity::inconsistent;
  std::vector<BatchPlace> evidence;
  Message message;

  friend bool operator==(const BatchFinding&, const BatchFinding&) = default;
};

// Of all dossiers of the batch that the store holds, in a fixed order. docs/batch.md has the rules.
[[nodiscard]] std::vector<BatchFinding> batch_findings(Store& store, const std::string& batch);

}  // namespace dossier
