// What stands between dossiers: pairs with one shared thing each, and pairs that only look so; what `dossier batch`
// finds of them, and what it invents.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace dossier::accuracy {

struct SharedRequest {
  std::string program;
  std::string work;  // folder for the dossiers, the store and the results
  std::uint64_t seed = 1;
  int pairs = 26;
  std::vector<std::string> conditions = {"born"};  // taken in turn
  std::vector<std::string> kinds;                  // empty: all
  bool brief = false;                              // only the papers that a pair is about
  bool small = false;
  int jobs = 2;
};

struct SharedScore {
  struct Kind {
    int pairs = 0;
    int expected = 0;  // findings
    int found = 0;     // with a right outcome, at the right claim
  };
  std::map<std::string, Kind> kinds;
  int invented = 0;                // findings between dossiers that share nothing of the sort
  std::vector<std::string> notes;  // what is missing or invented

  [[nodiscard]] bool right() const;
};

// Writes the pairs, runs the batch, holds its findings against the truth. Throws std::runtime_error where the batch
// fails.
[[nodiscard]] SharedScore run_shared(const SharedRequest& request);

// The same against results that are there: `batch` is dossier/batch/1, `truth` dossier/shared-truth/1.
[[nodiscard]] SharedScore score_shared(const nlohmann::json& batch, const nlohmann::json& truth);

[[nodiscard]] std::string shared_table(const SharedScore& score);
[[nodiscard]] nlohmann::ordered_json json_of(const SharedScore& score);

}  // namespace dossier::accuracy
