#include "app/rule_options.h"

#include <map>

#include "models/error.h"
#include "models/sha256.h"
#include "verify/profile.h"

namespace dossier {

void add_rule_options(CLI::App& app, Options& options, Language language) {
  const std::string group = in(language, {"规则", "Rules"});
  app.add_option("--profile", options.profile,
                 in(language, {"认定规则：编号或 YAML 文件（缺省按申报）",
                               "Rule profile: id or YAML file (default: the declaration's)"}))
      ->option_text("ID|FILE")
      ->group(group);
  app.add_option("--option", options.rule_options,
                 in(language, {"规则中未定问题的取法，可重复（见 dossier profile show）",
                               "How to settle an open question of the rules, repeatable (dossier profile show)"}))
      ->option_text("NAME=VALUE")
      ->group(group);
}

std::optional<Profile> chosen_profile(const Options& options) {
  if (options.profile.empty()) {
    if (!options.rule_options.empty()) {
      throw usage_error(options.language, "--option",
                        {"须同时用 --profile 指明规则", "needs --profile: options belong to a profile"});
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

std::string chosen_profile_text(const Options& options) {
  if (options.profile.empty()) return {};
  const std::string_view shipped = shipped_profile_text(options.profile);
  std::string text =
      options.profile + "\n" + (shipped.empty() ? sha256_of_file(options.profile) : std::string(shipped));
  for (const std::string& option : options.rule_options) text += "\n" + option;
  return text;
}

}  // namespace dossier
