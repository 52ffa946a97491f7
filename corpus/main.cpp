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

int main(int argc, char** argv) {
  using namespace dossier::corpus;
  CLI::App app{"Writes dossiers of invented applicants, with the truth of every page"};
  std::uint64_t seed = 1;
  int dossiers = 10;
  int from = 0;
  std::filesystem::path out = "corpus-out";
  std::vector<std::string> conditions = dossier_conditions();
  DossierRequest request;
  std::string prefix = "d";
  std::string name;
  bool no_texts = false;
  app.add_option("--seed", seed, "the seed");
  app.add_option("--dossiers", dossiers, "how many");
  app.add_option("--from", from, "number of the first (a part of a larger set)");
  app.add_option("--out", out, "folder to write to")->required();
  app.add_option("--conditions", conditions, "conditions, taken in turn")->delimiter(',');
  app.add_option("--only", request.only, "evidence of this document type alone");
  app.add_option("--problems", request.problems, "planted problems in each dossier (default: by chance)");
  app.add_option("--plant", request.kinds, "plant these problems")->delimiter(',');
  app.add_option("--prefix", prefix, "of the names of the dossiers");
  app.add_option("--name", name, "of the one dossier that is written");
  app.add_flag("--sound", request.sound, "companies that meet every criterion");
  app.add_flag("--small", request.small, "few pages");
  app.add_flag("--no-texts", no_texts, "leave out the text of the pages");
  CLI11_PARSE(app, argc, argv);
  cv::setNumThreads(1);
  try {
    for (int i = from; i < from + dossiers; ++i) {
      request.id = name.empty() ? fmt::format("{}{:03}", prefix, i + 1) : name;
      request.condition = conditions.at(static_cast<std::size_t>(i) % conditions.size());
      Random random = Random(seed).child("dossier", static_cast<std::uint64_t>(i));
      const Dossier dossier = make_dossier(request, random);
      Random writing = random.child("writing");
      write_dossier(out, dossier, !no_texts, writing);
      std::cout << fmt::format("{} {} {} files\n", request.id, request.condition, dossier.files.size()) << std::flush;
    }
  } catch (const std::exception& error) {
    std::cerr << "dossier_corpus: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
