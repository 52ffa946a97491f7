#include "tests/accuracy/plants_run.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
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

// The rarest first; of equals the one that has waited longest.
std::vector<std::string> most_wanted(const std::vector<std::string>& kinds, const std::map<std::string, int>& planted,
                                     int wanted, int round) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const std::string& kind = kinds[(i + static_cast<std::size_t>(round)) % kinds.size()];
    if (!planted.contains(kind) || planted.at(kind) < wanted) {
      out.push_back(kind);
    }
  }
  std::stable_sort(out.begin(), out.end(), [&](const std::string& a, const std::string& b) {
    const auto count = [&](const std::string& kind) { return planted.contains(kind) ? planted.at(kind) : 0; };
    return count(a) < count(b);
  });
  return out;
}

Json description_of(const PlantsRequest& request) {
  return {{"seed", request.seed}, {"instances", request.instances}, {"each", request.each},
          {"sound", request.sound}, {"conditions", request.conditions}, {"kinds", kinds_of(request)}};
}

Json stored_set(const fs::path& folder) {
  std::ifstream in(folder / "set.json");
  const Json json = in ? Json::parse(in, nullptr, false) : Json();
  return json.is_object() ? json : Json::object();
}

std::string render(const PlantsRequest& request, int number, const std::vector<std::string>& kinds,
                   std::map<std::string, int>& planted) {
  corpus::DossierRequest wanted;
  wanted.id = fmt::format("p{:03}", number + 1);
  wanted.condition = request.conditions.at(static_cast<std::size_t>(number) % request.conditions.size());
  wanted.kinds = kinds;
  wanted.most_kinds = request.each;
  wanted.problems = 0;
  corpus::Random random = corpus::Random(request.seed).child("plants", static_cast<std::uint64_t>(number));
  const corpus::Dossier dossier = corpus::make_dossier(wanted, random);
  for (const corpus::Expected& expected : dossier.expected) {
    ++planted[expected.kind];
  }
  corpus::Random writing = random.child("writing");
  corpus::write_dossier(request.set, dossier, false, writing);
  return wanted.id;
}

std::vector<std::string> render_set(const PlantsRequest& request) {
  const std::vector<std::string> kinds = kinds_of(request);
  std::map<std::string, int> planted;
  std::vector<std::string> ids;
  const int most = static_cast<int>(kinds.size()) * request.instances * kTriesPerInstance;
  for (int round = 0; round < most; ++round) {
    const std::vector<std::string> wanted = most_wanted(kinds, planted, request.instances, round);
    if (wanted.empty()) {
      break;
    }
    ids.push_back(render(request, static_cast<int>(ids.size()), wanted, planted));
    std::cerr << fmt::format("\rrendered {} dossiers, {} kinds to go ", ids.size(), wanted.size()) << std::flush;
  }
  for (int i = 0; i < request.sound; ++i) {
    ids.push_back(render(request, static_cast<int>(ids.size()), {}, planted));
  }
  std::cerr << '\n';
  std::ofstream(fs::path(request.set) / "set.json")
      << Json{{"request", description_of(request)}, {"dossiers", ids}}.dump(1) << '\n';
  return ids;
}

}  // namespace

Score run_plants(const PlantsRequest& request) {
  const Json stored = stored_set(request.set);
  const bool same = stored.contains("request") && stored["request"] == description_of(request);
  const std::vector<std::string> ids =
      same ? stored.at("dossiers").get<std::vector<std::string>>() : render_set(request);
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
