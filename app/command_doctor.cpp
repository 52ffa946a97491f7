#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <vector>

#include "app/commands.h"
#include "app/output_file.h"
#include "app/read_run.h"
#include "app/safe_text.h"
#include "app/version.h"
#include "models/error.h"
#include "store/store.h"
#include "verify/profile.h"

namespace dossier {
namespace {

void declare(CLI::App& app, Options& options, Language language) {
  app.add_option("--json", options.json, in(language, {"以 JSON 写入文件（- 为标准输出）", "Write as JSON (- is standard output)"}))->option_text("FILE|-");
  add_store_options(app, options, language);
}

// Opening is the test; a store that does not exist yet is not made for it.
ReadingAbility store_ability(const Options& options) {
  ReadingAbility ability{.name = "store", .present = true, .detail = {}};
  const std::string path = options.store.empty() ? default_store_path() : options.store;
  if (options.no_store || path.empty()) {
    ability.present = false;
    ability.detail = "none: every page is read anew in every run; give a file with --store";
    return ability;
  }
  std::error_code trouble;
  if (!std::filesystem::exists(path, trouble)) {
    ability.detail = path + " (will be made by the first run)";
    return ability;
  }
  try {
    const Store store(path);
    ability.detail = fmt::format("{} (version {})", path, store_version());
  } catch (const Error& error) {
    ability.present = false;
    ability.detail = error.what();
  }
  return ability;
}

std::vector<ReadingAbility> abilities_of(const Options& options) {
  std::vector<ReadingAbility> all = reading_abilities(reading_options(options));
  all.push_back(store_ability(options));
  ReadingAbility profiles{.name = "profiles", .present = true, .detail = {}};
  for (const std::string& id : shipped_profiles()) profiles.detail += (profiles.detail.empty() ? "" : ", ") + id;
  all.push_back(profiles);
  return all;
}

std::string as_text(const std::vector<ReadingAbility>& all, const Console& console) {
  const TextStyle& style = console.style();
  std::string text = fmt::format("dossier {}\n\n", program_version());
  std::size_t missing = 0;
  for (const ReadingAbility& ability : all) {
    const std::string mark = ability.present ? painted(style, Ink::green, "✓") : painted(style, Ink::yellow, "✗");
    constexpr int kColumn = 26;
    std::string detail = wrapped(neutral(ability.detail), style.width, std::string(kColumn, ' '));
    detail.erase(0, std::min<std::size_t>(kColumn, detail.size()));
    text += fmt::format("{} {:<{}}{}\n", mark, neutral(ability.name), kColumn - 2, detail);
    missing += ability.present ? 0 : 1;
  }
  text += '\n';
  const Message verdict =
      missing == 0 ? Message{"一切就绪。", "Everything is there."}
                   : Message{fmt::format("缺少 {} 项；程序仍可运行，影响与补救见上。", missing),
                             fmt::format("{} missing; the program runs all the same, what it costs and how to mend it stands above.", missing)};
  return text + in(console.language(), verdict) + "\n";
}

std::string as_json(const std::vector<ReadingAbility>& all) {
  nlohmann::ordered_json json;
  json["schema"] = "dossier/doctor/1";
  json["version"] = program_version();
  json["abilities"] = nlohmann::ordered_json::array();
  for (const ReadingAbility& ability : all) {
    json["abilities"].push_back({{"name", ability.name}, {"present", ability.present}, {"detail", ability.detail}});
  }
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

ExitCode run(const Options& options, const Console& console) {
  if (!options.json.empty() && options.json != "-") check_output_file(options.json);
  const std::vector<ReadingAbility> all = abilities_of(options);
  if (options.json == "-") {
    console.print(as_json(all));
  } else if (!options.json.empty()) {
    write_file(options.json, as_json(all));
  } else {
    console.print(as_text(all, console));
  }
  return ExitCode::done;
}

}  // namespace

Command doctor_command() {
  return {.name = "doctor",
          .summary = {"检查运行环境：有什么，缺什么，缺了会怎样", "What is present, what is missing and what that costs"},
          .declare = declare,
          .run = run};
}

}  // namespace dossier
