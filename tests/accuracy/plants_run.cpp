#include "tests/accuracy/plants_run.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <stdexcept>
#include <thread>

#include <fmt/format.h>

#include "corpus/dossier.h"
#include "corpus/plants.h"
#include "tests/accuracy/fields_run.h"

namespace dossier::accuracy {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

// Nothing is tried longer than this: a kind that fits no company would go on for ever.
constexpr int kTriesPerInstance = 12;
constexpr int kWholeDossiers = 3;  // of so many born-digital dossiers one has all the papers of a company: 40 pages and more

std::vector<std::string> kinds_of(const PlantsRequest& request) {
  if (!request.kinds.empty()) {
    return request.kinds;
  }
  std::vector<std::string> kinds;
  for (const corpus::Plant& plant : corpus::all_plants()) {
    kinds.push_back(plant.kind);
  }
  return kinds;
}

using Counted = std::map<std::string, int>;

// The rarest first; of equals the one that has waited longest.
std::vector<std::string> most_wanted(const std::vector<std::string>& kinds, const Counted& planted, int wanted,
                                     int round) {
  const auto count = [&](const std::string& kind) { return planted.contains(kind) ? planted.at(kind) : 0; };
  std::vector<std::string> out;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const std::string& kind = kinds[(i + static_cast<std::size_t>(round)) % kinds.size()];
    if (count(kind) < wanted) {
      out.push_back(kind);
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [&](const std::string& a, const std::string& b) { return count(a) < count(b); });
  return out;
}

Json description_of(const PlantsRequest& request) {
  return {{"seed", request.seed},       {"instances", request.instances},   {"scanned", request.scanned},
          {"each", request.each},       {"sound", request.sound},           {"conditions", request.conditions},
          {"scans", request.scans},     {"kinds", kinds_of(request)}};
}

Json stored_set(const fs::path& folder) {
  std::ifstream in(folder / "set.json");
  const Json json = in ? Json::parse(in, nullptr, false) : Json();
  return json.is_object() ? json : Json::object();
}

// The set while it is drawn.
struct Drawn {
  std::vector<std::string> ids;
  Counted planted;
};

// Draws the next dossier; gives the kinds that found a place in it.
Counted draw(const PlantsRequest& request, const std::vector<std::string>& conditions,
             const std::vector<std::string>& kinds, bool small, Drawn& set) {
  const std::size_t number = set.ids.size();
  corpus::DossierRequest wanted;
  wanted.id = fmt::format("p{:03}", number + 1);
  wanted.condition = conditions.at(number % conditions.size());
  wanted.kinds = kinds;
  wanted.most_kinds = request.each;
  wanted.problems = 0;
  wanted.small = small;
  corpus::Random random = corpus::Random(request.seed).child("plants", number);
  const corpus::Dossier dossier = corpus::make_dossier(wanted, random);
  corpus::Random writing = random.child("writing");
  // Files of a set of before would be evidence that the truth does not know.
  fs::remove_all(fs::path(request.set) / wanted.id);
  corpus::write_dossier(request.set, dossier, false, writing);
  set.ids.push_back(wanted.id);
  Counted placed;
  for (const corpus::Expected& expected : dossier.expected) {
    ++placed[expected.kind];
    ++set.planted[expected.kind];
  }
  return placed;
}

// Draws dossiers until every one of the kinds is planted so many times. Every `whole`-th has all its papers, the others few;
// 0: none.
void draw_until(const PlantsRequest& request, const std::vector<std::string>& conditions,
                const std::vector<std::string>& kinds, int wanted, int whole, Drawn& set) {
  const int most = static_cast<int>(kinds.size()) * wanted * kTriesPerInstance;
  std::set<std::string> needs_all_papers;
  for (int round = 0; round < most; ++round) {
    const std::vector<std::string> next = most_wanted(kinds, set.planted, wanted, round);
    if (next.empty()) {
      return;
    }
    const bool its_turn = whole > 0 && round % whole == 0;
    const bool try_small = !its_turn && !needs_all_papers.contains(next.front());
    const Counted placed = draw(request, conditions, next, try_small, set);
    if (try_small && !placed.contains(next.front())) {
      needs_all_papers.insert(next.front());
    }
    std::cerr << fmt::format("\rdrawn {} dossiers, {} kinds to go ", set.ids.size(), next.size()) << std::flush;
  }
}

std::vector<std::string> draw_set(const PlantsRequest& request) {
  const std::vector<std::string> kinds = kinds_of(request);
  std::vector<std::string> on_scans;
  for (const corpus::Plant& plant : corpus::all_plants()) {
    if (!plant.text_layer && std::find(kinds.begin(), kinds.end(), plant.kind) != kinds.end()) {
      on_scans.push_back(plant.kind);
    }
  }
  Drawn set;
  draw_until(request, request.scans, on_scans, std::min(request.scanned, request.instances), 0, set);
  draw_until(request, request.conditions, kinds, request.instances, kWholeDossiers, set);
  for (int i = 0; i < request.sound; ++i) {
    const bool scanned = request.scanned > 0 && i % 2 == 1;
    draw(request, scanned ? request.scans : request.conditions, {}, scanned, set);
  }
  std::cerr << '\n';
  std::ofstream(fs::path(request.set) / "set.json")
      << Json{{"request", description_of(request)}, {"dossiers", set.ids}}.dump(1) << '\n';
  return set.ids;
}

}  // namespace

Score run_plants(const PlantsRequest& request) {
  const Json stored = stored_set(request.set);
  const bool same = stored.contains("request") && stored["request"] == description_of(request);
  const std::vector<std::string> ids =
      same ? stored.at("dossiers").get<std::vector<std::string>>() : draw_set(request);
  FieldsRequest run;
  run.program = request.program;
  run.work = request.set;
  run.keep = true;
  run.store = (fs::path(request.set) / "store.sqlite").string();
  run.timeout = request.timeout;
  std::vector<Score> scores(ids.size());
  std::atomic<std::size_t> next = 0;
  std::atomic<int> done = 0;
  {
    std::vector<std::jthread> workers;
    for (int i = 0; i < request.jobs; ++i) {
      workers.emplace_back([&] {
        for (std::size_t at = next++; at < ids.size(); at = next++) {
          scores[at] = run_dossier(run, ids[at]);
          std::cerr << fmt::format("\r{}/{} dossiers", ++done, ids.size()) << std::flush;
        }
      });
    }
  }
  std::cerr << '\n';
  Score total;
  for (const Score& score : scores) {
    total.add(score);
  }
  return total;
}

}  // namespace dossier::accuracy
