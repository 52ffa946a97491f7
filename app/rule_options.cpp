#include "app/rule_options.h"

#include "app/registry_store.h"
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
  app.add_option("--option", options.rule_options, in(language, {"规则中未定问题的取法，可重复（见 dossier profile list）", "How to settle an open question of the rules, repeatable (dossier profile list)"}))
      ->option_text("NAME=VALUE")
      ->group(group);
  add_registry_option(app, options, language);
}

void add_registry_option(CLI::App& app, Options& options, Language language) {
  app.add_option("--registry", options.registry, in(language, {"登记信息快照所在文件夹（缺省在用户数据目录；空文件夹即不采用）", "Folder of registry snapshots (default: in the user's data folder; an empty one means none)"}))
      ->option_text("DIR")
      ->group(in(language, {"规则", "Rules"}));
}

RuleChoice chosen_rules(const Options& options) {
  RuleChoice choice;
  if (!options.profile.empty()) choice.profile = load_profile(options.profile);
  for (const std::string& option : options.rule_options) {
    const std::size_t equals = option.find('=');
    if (equals == std::string::npos) {
      throw usage_error(options.language, "--option " + option, {"应写作 NAME=VALUE", "write it as NAME=VALUE"});
    }
    choice.answers[option.substr(0, equals)] = option.substr(equals + 1);
  }
  // An answer that no profile could take is told before anything is read.
  if (choice.profile) {
    const Result<Profile> changed = with_options(*choice.profile, choice.answers);
    if (!changed.has_value()) throw Error(ErrorCode::usage, "--option", changed.error().message);
  }
  choice.registry = options.registry.empty() ? default_registry_folder() : options.registry;
  return choice;
}

std::string chosen_rules_text(const Options& options) {
  std::string text;
  if (!options.profile.empty()) {
    const std::string_view shipped = shipped_profile_text(options.profile);
    text = options.profile + "\n" + (shipped.empty() ? sha256_of_file(options.profile) : std::string(shipped));
  }
  for (const std::string& option : options.rule_options) text += "\n" + option;
  for (const RegistryInfo& info : registries_in(options.registry.empty() ? default_registry_folder() : options.registry)) {
    text += "\n" + std::string(name_of(info.kind)) + " " + info.sha256;
  }
  return text;
}

}  // namespace dossier
