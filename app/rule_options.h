// The options that choose the rules, for the verbs that score.
#pragma once

#include <optional>
#include <string>

#include "app/options.h"
#include "verify/rules.h"

namespace dossier {

void add_rule_options(CLI::App& app, Options& options, Language language);

// The profile that --profile and --option name; nullopt where each declaration's own counts. Throws Error(usage).
[[nodiscard]] std::optional<Profile> chosen_profile(const Options& options);

// All that tells it from other profiles, as text; empty where none is chosen.
[[nodiscard]] std::string chosen_profile_text(const Options& options);

}  // namespace dossier
