// What reviewers decided. Rows are only added: who takes a decision back adds that. Every function throws Error(store)
// as Store does.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/store.h"

namespace dossier {

struct Decision {
  std::string batch;    // absolute path of the folder
  std::string path;     // of the dossier below it; empty: of a finding between several
  std::string finding;  // mark; empty: of the dossier as a whole
  std::string check, claim;
  std::string content;   // DossierState::content at that time; empty for a finding
  std::string decision;  // qualified, not_qualified, undetermined; confirmed, dismissed; withdrawn
  std::string note, reviewer;

  friend bool operator==(const Decision&, const Decision&) = default;
};

class Decisions {
 public:
  // Refers to the store.
  explicit Decisions(Store& store) : store_(store) {}

  void add(const Decision& decision);

  // The newest decision on each thing of the batch, by path and mark; withdrawn ones are left out.
  [[nodiscard]] std::vector<Decision> standing(const std::string& batch);

  // All that was ever decided on the dossier, or between several where `path` is empty; the oldest first.
  [[nodiscard]] std::vector<Decision> history(const std::string& batch, const std::string& path);

 private:
  Store& store_;
};

}  // namespace dossier
