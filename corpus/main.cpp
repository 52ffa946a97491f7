// Writes dossiers with known truth. Same seed, same bytes.
#include <cstdint>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <opencv2/core/utility.hpp>

#include "corpus/conditions.h"
#include "corpus/dossier.h"
#include "corpus/image_file.h"
#include "corpus/shared.h"

namespace {

using namespace dossier::corpus;

struct Set {
  std::uint64_t seed = 1;
  int dossiers = 10;
  int from = 0;
  std::filesystem::path out = "corpus-out";
  std::vector<std::string> conditions = dossier_conditions();
  std::string prefix = "d";
  bool texts = true;
};

std::string id_of(const Set& set, int number) { return fmt::format("{}{:03}", set.prefix, number + 1); }

std::string condition_of(const Set& set, int number) {
  return set.conditions.at(static_cast<std::size_t>(number) % set.conditions.size());
}

// Dossiers two by two, each pair with one thing between the two, and what that is in shared.truth.json.
void write_pairs(const Set& set, std::vector<std::string> kinds, bool brief, DossierRequest request) {
  if (kinds == std::vector<std::string>{"all"}) kinds = shared_kinds();
  nlohmann::ordered_json pairs = nlohmann::ordered_json::array();
  for (int pair = set.from / 2; pair < (set.from + set.dossiers) / 2; ++pair) {
    Random random = Random(set.seed).child("pair", static_cast<std::uint64_t>(pair));
    DossierRequest second = request;
    request.id = id_of(set, 2 * pair);
    request.condition = condition_of(set, 2 * pair);
    second.id = id_of(set, 2 * pair + 1);
    second.condition = condition_of(set, 2 * pair + 1);
    const SharedPair made =
        make_shared_pair(kinds.at(static_cast<std::size_t>(pair) % kinds.size()), request, second, brief, random);
    for (const Dossier* dossier : {&made.first, &made.second}) {
      Random writing = random.child("writing " + dossier->id);
      write_dossier(set.out, *dossier, set.texts, writing);
    }
    pairs.push_back(truth_of_pair(made));
    std::cout << fmt::format("{} {} {}\n", request.id, second.id, made.kind) << std::flush;
  }
  write_file(set.out / "shared.truth.json",
             nlohmann::ordered_json{{"schema", "dossier/shared-truth/1"}, {"pairs", pairs}}.dump(1) + "\n");
}

void write_singles(const Set& set, const std::string& name, DossierRequest request) {
  for (int i = set.from; i < set.from + set.dossiers; ++i) {
    request.id = name.empty() ? id_of(set, i) : name;
    request.condition = condition_of(set, i);
    Random random = Random(set.seed).child("dossier", static_cast<std::uint64_t>(i));
    const Dossier dossier = make_dossier(request, random);
    Random writing = random.child("writing");
    write_dossier(set.out, dossier, set.texts, writing);
    std::cout << fmt::format("{} {} {} files\n", request.id, request.condition, dossier.files.size()) << std::flush;
  }
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Writes dossiers of invented applicants, with the truth of every page"};
  Set set;
  DossierRequest request;
  std::string name;
  std::vector<std::string> shared;
  bool brief = false;
  bool no_texts = false;
  app.add_option("--seed", set.seed, "the seed");
  app.add_option("--dossiers", set.dossiers, "how many");
  app.add_option("--from", set.from, "number of the first (a part of a larger set)");
  app.add_option("--out", set.out, "folder to write to")->required();
  app.add_option("--conditions", set.conditions, "conditions, taken in turn")->delimiter(',');
  app.add_option("--only", request.only, "evidence of these document types alone")->delimiter(',');
  app.add_option("--notes", request.notes, "pages of notes behind each audit report (default: a few by chance)");
  app.add_option("--problems", request.problems, "planted problems in each dossier (default: by chance)");
  app.add_option("--plant", request.kinds, "plant these problems")->delimiter(',');
  app.add_option("--prefix", set.prefix, "of the names of the dossiers");
  app.add_option("--name", name, "of the one dossier that is written");
  app.add_option("--shared", shared, "pairs of dossiers with these things between them, taken in turn, or 'all'")
      ->delimiter(',');
  app.add_flag("--brief", brief, "with --shared: only the papers that a pair is about");
  app.add_flag("--sound", request.sound, "companies that meet every criterion");
  app.add_flag("--small", request.small, "few pages");
  app.add_flag("--no-texts", no_texts, "leave out the text of the pages");
  CLI11_PARSE(app, argc, argv);
  cv::setNumThreads(1);
  try {
    set.texts = !no_texts;
    if (shared.empty()) {
      write_singles(set, name, request);
    } else {
      write_pairs(set, shared, brief, request);
    }
  } catch (const std::exception& error) {
    std::cerr << "dossier_corpus: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
