// The options that choose the rules, for the verbs that score.
#pragma once

#include <string>

#include "app/options.h"
#include "app/rule_choice.h"

namespace dossier {

void add_rule_options(CLI::App& app, Options& options, Language language);

// The folder of registry snapshots alone, for `dossier registry`.
void add_registry_option(CLI::App& app, Options& options, Language language);

// What --profile, --option and --registry say; the default folder of registries where none is named. Throws Error(usage).
[[nodiscard]] RuleChoice chosen_rules(const Options& options);

// All that tells it from other choices, as text: with it, results can be told to be of the same rules.
[[nodiscard]] std::string chosen_rules_text(const Options& options);

}  // namespace dossier
