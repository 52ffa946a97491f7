// How well the built program reads, measured on pages with known truth.
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <opencv2/core/utility.hpp>

#include "corpus/conditions.h"
#include "tests/accuracy/fields_run.h"
#include "tests/accuracy/plants_run.h"
#include "tests/accuracy/reading_run.h"
#include "tests/accuracy/shared_run.h"
#include "tests/accuracy/tables.h"
#include "tests/support/temp_folder.h"

namespace {

using namespace dossier::accuracy;

nlohmann::ordered_json show_reading(const std::vector<ReadingCounts>& results, bool details) {
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  std::cout << fmt::format("{:<12} {:>6} {:>11} {:>10} {:>8} {:>12} {:>7}\n", "condition", "pages", "characters",
                           "error rate", "amounts", "right", "s/page");
  for (const ReadingCounts& c : results) {
    std::cout << fmt::format("{:<12} {:>6} {:>11} {:>10} {:>8} {:>12} {:>7.2f}\n", c.condition, c.pages, c.characters,
                             percent(static_cast<double>(c.errors), static_cast<double>(c.characters)), c.amounts,
                             percent(c.amounts_right, c.amounts), c.pages == 0 ? 0.0 : c.seconds / c.pages);
    json.push_back({{"condition", c.condition},
                    {"pages", c.pages},
                    {"characters", c.characters},
                    {"errors", c.errors},
                    {"amounts", c.amounts},
                    {"amounts_right", c.amounts_right},
                    {"user_seconds", c.seconds}});
  }
  if (details) {
    for (const ReadingCounts& c : results) {
      for (const std::string& note : c.notes) {
        std::cout << note << '\n';
      }
    }
  }
  return json;
}

void save(const std::string& path, const nlohmann::ordered_json& json) {
  if (!path.empty()) {
    std::ofstream(path) << json.dump(1) << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  cv::setNumThreads(1);
  CLI::App app{"Measures the built program on generated pages with known truth; without a verb all ways"};
  app.require_subcommand(0, 1);
  std::string program;
  std::string json;
  std::string work;
  std::uint64_t seed = 1;
  std::string containing;
  bool keep = false;
  FieldsRequest fields;
  fields.conditions = dossier::corpus::dossier_conditions();
  app.add_option("--bin", program, "the program dossier (default: the one built beside this)");
  app.add_option("--seed", seed, "of the generated pages");
  app.add_option("--json", json, "write the figures and every failure here");
  app.add_option("--work", work, "folder for the generated files (default: a temporary one)");
  app.add_flag("--keep", keep, "leave the generated files and the reports in --work");
  app.add_flag("--again", fields.again, "score the dossiers that are in --work already, do not draw them again");
  app.add_option("--store", fields.store, "keep readings here between runs: to measure changes of extraction; s/page says nothing then");
  auto* details = app.add_option("--details", containing, "print the failures, or those that contain a text")
                      ->expected(0, 1)
                      ->default_str("");

  auto* fields_command =
      app.add_subcommand("fields", "fields, types, findings and verdicts of whole dossiers")->fallthrough();
  fields_command->add_option("--dossiers", fields.dossiers, "how many");
  fields_command->add_option("--from", fields.from, "number of the first");
  fields_command->add_option("--jobs", fields.jobs, "programs at a time");
  fields_command->add_option("--conditions", fields.conditions, "taken in turn")->delimiter(',');
  fields_command->add_option("--plant", fields.plant, "plant these problems")->delimiter(',');
  fields_command->add_option("--only", fields.only, "documents of this type alone");
  fields_command->add_flag("--small", fields.small, "few pages a dossier");
  fields_command->add_option("--timeout", fields.timeout, "seconds a dossier");

  ReadingRequest reading;
  reading.conditions = dossier::corpus::reading_conditions();
  fields.jobs = 2;
  auto* reading_command = app.add_subcommand("reading", "characters and amounts, one damage at a time")->fallthrough();
  reading_command->add_option("--pages", reading.pages, "of each condition");
  reading_command->add_option("--conditions", reading.conditions)->delimiter(',');

  PlantsRequest plants;
  auto* plants_command =
      app.add_subcommand("plants", "planted problems: every kind found, nothing reported wrongly")->fallthrough();
  plants_command->add_option("--instances", plants.instances, "of each kind");
  plants_command->add_option("--scanned", plants.scanned, "... of these, on scans");
  plants_command->add_option("--each", plants.each, "problems in one dossier, at most");
  plants_command->add_option("--sound", plants.sound, "dossiers with no problem at all");
  plants_command->add_option("--conditions", plants.conditions, "of those that are not on scans, taken in turn")
      ->delimiter(',');
  plants_command->add_option("--scans", plants.scans, "conditions of the scans, taken in turn")->delimiter(',');
  plants_command->add_option("--kinds", plants.kinds, "of problems (default: all)")->delimiter(',');
  plants_command->add_option("--set", plants.set, "folder of the rendered set, used again (default: in --work)");
  plants_command->add_option("--jobs", plants.jobs, "programs at a time");

  SharedRequest shared;
  auto* shared_command =
      app.add_subcommand("shared", "what several dossiers together show: all of it found, nothing invented; status 1 otherwise")
          ->fallthrough();
  shared_command->add_option("--pairs", shared.pairs, "of dossiers, the kinds in turn")->capture_default_str();
  shared_command->add_option("--conditions", shared.conditions, "taken in turn")->delimiter(',');
  shared_command->add_option("--kinds", shared.kinds, "of what is shared (default: all)")->delimiter(',');
  shared_command->add_flag("--brief", shared.brief, "only the papers that a pair is about");
  shared_command->add_flag("--small", shared.small, "few pages a dossier");
  shared_command->add_option("--jobs", shared.jobs, "of the batch");
  CLI11_PARSE(app, argc, argv);

  try {
    const dossier::test::TempFolder temporary;
    const std::string folder = work.empty() ? temporary.path() : work;
    std::filesystem::create_directories(folder);
    const bool with_details = details->count() > 0;
    if (program.empty()) {
      program = (std::filesystem::read_symlink("/proc/self/exe").parent_path() / "../../app/dossier")
                    .lexically_normal()
                    .string();
    }
    if (!std::filesystem::exists(program)) {
      throw std::runtime_error("there is no program " + program);
    }
    nlohmann::ordered_json figures;
    const bool all = app.get_subcommands().empty();
    if (all || reading_command->parsed()) {
      reading.program = program;
      reading.seed = seed;
      reading.work = folder;
      reading.keep = keep && !work.empty();
      figures["reading"] = show_reading(run_reading(reading), with_details);
      std::cout << '\n';
    }
    if (all || fields_command->parsed()) {
      fields.program = program;
      fields.seed = seed;
      fields.work = folder;
      fields.keep = keep && !work.empty();
      const Score score = run_fields(fields);
      if (with_details) {
        std::cout << notes_of(score, containing) << '\n';
      }
      std::cout << tables_of(score, fields.only.empty());
      figures["fields"] = json_of(score);
    }
    if (all || plants_command->parsed()) {
      plants.program = program;
      plants.seed = seed;
      if (plants.set.empty()) {
        plants.set = folder + "/plants";
      }
      std::filesystem::create_directories(plants.set);
      const Score score = run_plants(plants);
      if (with_details) {
        std::cout << notes_of(score, containing) << '\n';
      }
      std::cout << '\n' << findings_table(score);
      figures["plants"] = json_of(score);
    }
    bool wrong = false;
    if (all || shared_command->parsed()) {
      shared.program = program;
      shared.seed = seed;
      shared.work = folder + "/shared";
      const SharedScore score = run_shared(shared);
      std::cout << '\n' << shared_table(score);
      figures["shared"] = json_of(score);
      wrong = shared_command->parsed() && !score.right();
    }
    save(json, figures);
    if (wrong) {
      return 1;
    }
  } catch (const std::exception& error) {
    std::cerr << "dossier_accuracy: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
