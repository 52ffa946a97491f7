#include "tests/accuracy/shared_run.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <stdexcept>

#include <fmt/format.h>

#include "corpus/image_file.h"
#include "corpus/shared.h"
#include "tests/support/run_process.h"

namespace dossier::accuracy {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

Json pair_of(const SharedRequest& request, const std::vector<std::string>& kinds, int number) {
  corpus::Random random = corpus::Random(request.seed).child("shared", static_cast<std::uint64_t>(number));
  const auto asked_for = [&](int dossier) {
    corpus::DossierRequest wanted;
    wanted.id = fmt::format("s{:03}", dossier + 1);
    wanted.condition = request.conditions.at(static_cast<std::size_t>(dossier) % request.conditions.size());
    wanted.small = request.small;
    return wanted;
  };
  const corpus::SharedPair pair =
      corpus::make_shared_pair(kinds.at(static_cast<std::size_t>(number) % kinds.size()), asked_for(2 * number),
                               asked_for(2 * number + 1), request.brief, random);
  for (const corpus::Dossier* dossier : {&pair.first, &pair.second}) {
    corpus::Random writing = random.child("writing " + dossier->id);
    corpus::write_dossier(fs::path(request.work) / "in", *dossier, false, writing);
  }
  return corpus::truth_of_pair(pair);
}

std::set<std::string> dossiers_of(const Json& finding) {
  std::set<std::string> dossiers;
  for (const Json& place : finding.at("evidence")) dossiers.insert(place.at("dossier").get<std::string>());
  return dossiers;
}

bool says(const Json& finding, const Json& expected) {
  if (finding.at("check") != expected.at("check")) return false;
  const Json& outcomes = expected.at("outcome");
  if (std::find(outcomes.begin(), outcomes.end(), finding.at("outcome")) == outcomes.end()) return false;
  if (expected.at("claim").is_null()) return true;
  return std::ranges::all_of(finding.at("evidence"),
                             [&](const Json& place) { return place.at("claim") == expected.at("claim"); });
}

// Whether a finding between these two may be there: it is expected, or says the same from another side.
bool allowed(const Json& finding, const Json& pair) {
  const Json& also = pair.at("also");
  return std::find(also.begin(), also.end(), finding.at("check")) != also.end() ||
         std::ranges::any_of(pair.at("expected"), [&](const Json& expected) { return says(finding, expected); });
}

std::string text_of(const Json& finding) {
  std::string text =
      fmt::format("{} {}", finding.at("check").get<std::string>(), finding.at("outcome").get<std::string>());
  for (const std::string& dossier : dossiers_of(finding)) text += " " + dossier;
  return text + ": " + finding.at("message").at("en").get<std::string>();
}

}  // namespace

bool SharedScore::right() const {
  return invented == 0 && std::ranges::all_of(kinds, [](const auto& kind) {
           return kind.second.pairs > 0 && kind.second.found == kind.second.expected;
         });
}

SharedScore score_shared(const Json& batch, const Json& truth) {
  SharedScore score;
  std::map<std::set<std::string>, const Json*> pairs;
  for (const Json& pair : truth.at("pairs")) {
    const auto dossiers = pair.at("dossiers").get<std::set<std::string>>();
    pairs[dossiers] = &pair;
    SharedScore::Kind& kind = score.kinds[pair.at("kind").get<std::string>()];
    ++kind.pairs;
    for (const Json& expected : pair.at("expected")) {
      ++kind.expected;
      const bool found = std::ranges::any_of(batch.at("findings"), [&](const Json& finding) {
        return dossiers_of(finding) == dossiers && says(finding, expected);
      });
      kind.found += found ? 1 : 0;
      if (!found) {
        score.notes.push_back(fmt::format("missing: {} {} {}", pair.at("kind").get<std::string>(),
                                          pair.at("dossiers").dump(), expected.dump()));
      }
    }
  }
  for (const Json& finding : batch.at("findings")) {
    const auto pair = pairs.find(dossiers_of(finding));
    if (pair != pairs.end() && allowed(finding, *pair->second)) continue;
    ++score.invented;
    score.notes.push_back("invented: " + text_of(finding));
  }
  for (const Json& dossier : batch.at("dossiers")) {
    if (!dossier.at("error").is_null())
      score.notes.push_back(dossier.at("id").get<std::string>() + ": " + dossier.at("error").get<std::string>());
  }
  return score;
}

SharedScore run_shared(const SharedRequest& request) {
  const std::vector<std::string> kinds = request.kinds.empty() ? corpus::shared_kinds() : request.kinds;
  Json pairs = Json::array();
  for (int i = 0; i < request.pairs; ++i) {
    pairs.push_back(pair_of(request, kinds, i));
    std::cerr << fmt::format("\rrendered {} of {} pairs", i + 1, request.pairs) << std::flush;
  }
  std::cerr << '\n';
  const Json truth = {{"schema", "dossier/shared-truth/1"}, {"pairs", pairs}};
  const fs::path work = request.work;
  corpus::write_file(work / "shared.truth.json", truth.dump(1) + "\n");
  const fs::path results = work / "batch.json";
  const test::ProcessResult run =
      test::run_process({request.program, "batch", (work / "in").string(), "--store", (work / "store.sqlite").string(),
                         "--json", results.string(), "--jobs", std::to_string(request.jobs), "--quiet", "--lang", "en"},
                        1e6);
  if (run.exit_status < 0 || run.exit_status == 2 || run.exit_status > 3) {
    throw std::runtime_error(fmt::format("dossier batch ended with status {}", run.exit_status));
  }
  std::ifstream file(results);
  return score_shared(Json::parse(file), truth);
}

std::string shared_table(const SharedScore& score) {
  std::string text = fmt::format("{:<20} {:>6} {:>9} {:>6}\n", "between dossiers", "pairs", "expected", "found");
  SharedScore::Kind all;
  for (const auto& [name, kind] : score.kinds) {
    text += fmt::format("{:<20} {:>6} {:>9} {:>6}\n", name, kind.pairs, kind.expected, kind.found);
    all.pairs += kind.pairs;
    all.expected += kind.expected;
    all.found += kind.found;
  }
  text += fmt::format("{:<20} {:>6} {:>9} {:>6}   invented: {}\n", "all", all.pairs, all.expected, all.found,
                      score.invented);
  for (const std::string& note : score.notes) text += note + "\n";
  return text;
}

nlohmann::ordered_json json_of(const SharedScore& score) {
  nlohmann::ordered_json kinds = nlohmann::ordered_json::object();
  for (const auto& [name, kind] : score.kinds) {
    kinds[name] = {{"pairs", kind.pairs}, {"expected", kind.expected}, {"found", kind.found}};
  }
  return {{"kinds", kinds}, {"invented", score.invented}, {"notes", score.notes}};
}

}  // namespace dossier::accuracy
