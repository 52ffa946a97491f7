#include <filesystem>
#include <system_error>

#include "app/commands.h"
#include "app/read_run.h"
#include "app/report_terminal.h"
#include "models/error.h"
#include "verify/profile.h"

namespace dossier {
namespace {

void declare(CLI::App& app, Options& options, Language language) {
  app.add_option("DOSSIER", options.arguments, in(language, {"申报材料：文件夹、.zip 或 .tar.gz", "The dossier: a folder, .zip or .tar.gz"}))
      ->required()
      ->expected(1)
      ->type_name("");
  add_result_options(app, options, language);
  const std::string group = in(language, {"规则", "Rules"});
  app.add_option("--profile", options.profile, in(language, {"认定规则：编号或 YAML 文件（缺省按申报）", "Rule profile: id or YAML file (default: the declaration's)"}))
      ->option_text("ID|FILE")
      ->group(group);
  app.add_option("--option", options.rule_options, in(language, {"规则中未定问题的取法，可重复（见 dossier profile show）", "How to settle an open question of the rules, repeatable (dossier profile show)"}))
      ->option_text("NAME=VALUE")
      ->group(group);
  add_reading_options(app, options, language);
  add_store_options(app, options, language);
}

std::optional<Profile> profile_of(const Options& options) {
  if (options.profile.empty()) {
    if (!options.rule_options.empty()) {
      throw usage_error(options.language, "--option", {"须同时用 --profile 指明规则", "needs --profile: options belong to a profile"});
    }
    return std::nullopt;
  }
  Profile profile = load_profile(options.profile);
  if (options.rule_options.empty()) return profile;
  std::map<std::string, std::string> chosen;
  for (const std::string& option : options.rule_options) {
    const std::size_t equals = option.find('=');
    if (equals == std::string::npos) {
      throw usage_error(options.language, "--option " + option, {"应写作 NAME=VALUE", "write it as NAME=VALUE"});
    }
    chosen[option.substr(0, equals)] = option.substr(equals + 1);
  }
  Result<Profile> changed = with_options(std::move(profile), chosen);
  if (!changed.has_value()) throw Error(ErrorCode::usage, "--option", changed.error().message);
  return *std::move(changed);
}

ExitCode run(const Options& options, const Console& console) {
  const std::string& path = options.arguments.front();
  if (!std::filesystem::exists(path)) {
    throw usage_error(options.language, path, {"没有这个文件或文件夹", "there is no such file or folder"});
  }
  const std::optional<Profile> profile = profile_of(options);
  RunSession session(options, console);
  const Run result = session.pipeline().check(path, profile);
  std::error_code ignored;
  return session.deliver(result, "check", std::filesystem::weakly_canonical(path, ignored).string(),
                         check_summary(result.report, console.style()));
}

}  // namespace

Command check_command() {
  return {.name = "check",
          .summary = {"核验一份申报材料：读取证据，与申报比对，按规则评分", "Check one dossier against its declaration and score it"},
          .declare = declare,
          .run = run};
}

}  // namespace dossier
