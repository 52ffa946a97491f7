#include <fmt/format.h>

#include <algorithm>

#include "app/commands.h"
#include "app/safe_text.h"
#include "models/error.h"
#include "verify/profile.h"

namespace dossier {
namespace {

void declare(CLI::App& app, Options& options, Language language) {
  app.add_option("ACTION", options.arguments,
                 in(language, {"list：列出规则 · show ID：输出规则的 YAML · test [ID|FILE]...：运行规则自带的例子（缺省：全部）",
                               "list: the profiles · show ID: a profile's YAML · test [ID|FILE]...: run its worked examples (default: all)"}))
      ->option_text("list | show ID | test [ID|FILE]...");
}

ExitCode list(const Console& console) {
  std::string text;
  for (const std::string& id : shipped_profiles()) {
    const Profile profile = find_profile(id);
    text += fmt::format("{:<18}{}\n", id, in(console.language(), profile.title));
    for (const ProfileOption& option : profile.options) {
      std::string values;
      for (const std::string& value : option.values) values += (values.empty() ? "" : " | ") + value;
      text += painted(console.style(), Ink::dim,
                      fmt::format("    --option {}={}  ({})\n{}", option.id, option.chosen, values,
                                  wrapped(neutral(in(console.language(), option.question)), console.style().width, "        ") + "\n"));
    }
  }
  console.print(text);
  return ExitCode::done;
}

ExitCode show(const std::string& id, const Console& console) {
  const std::string_view yaml = shipped_profile_text(id);
  if (yaml.empty()) {
    throw usage_error(console.language(), id,
                      {"程序中没有这套规则；见 dossier profile list", "there is no such profile in the program; see dossier profile list"});
  }
  console.print(yaml);
  return ExitCode::done;
}

ExitCode test(std::vector<std::string> ids, const Console& console) {
  if (ids.empty()) ids = shipped_profiles();
  ExitCode code = ExitCode::done;
  std::string text;
  for (const std::string& id : ids) {
    const std::vector<ProfileTestResult> results = test_profile(load_profile(id));
    const auto failed = std::ranges::count(results, false, &ProfileTestResult::passed);
    text += fmt::format("{}: {}/{}\n", neutral(id), std::ssize(results) - failed, results.size());
    for (const ProfileTestResult& result : results) {
      if (result.passed) continue;
      text += fmt::format("  {} {}: {}\n", painted(console.style(), Ink::red, "✗"), result.criterion, neutral(result.message));
    }
    if (failed > 0) code = worse(code, ExitCode::inconsistent);
  }
  console.print(text);
  return code;
}

ExitCode run(const Options& options, const Console& console) {
  std::vector<std::string> words = options.arguments;
  const std::string action = words.empty() ? "list" : words.front();
  if (!words.empty()) words.erase(words.begin());
  if (action == "list" && words.empty()) return list(console);
  if (action == "show" && words.size() == 1) return show(words.front(), console);
  if (action == "test") return test(words, console);
  throw usage_error(options.language, "dossier profile " + action,
                    {"可用：list、show ID、test [ID|FILE]...", "say list, show ID or test [ID|FILE]..."});
}

}  // namespace

Command profile_command() {
  return {.name = "profile",
          .summary = {"认定规则：列出、查看、检验", "Rule profiles: list, show, test"},
          .declare = declare,
          .run = run};
}

}  // namespace dossier
