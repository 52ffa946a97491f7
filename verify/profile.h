// Rule profiles as YAML: reading, the shipped ones, and their worked examples. The format is described in docs/profiles.md.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "models/result.h"
#include "verify/rules.h"

namespace dossier {

// The Problem names the line and what is wrong with it.
[[nodiscard]] Result<Profile> parse_profile(std::string_view yaml);

// Ids of the profiles in the program, in a fixed order.
[[nodiscard]] std::vector<std::string> shipped_profiles();

// The YAML of a shipped profile, for a user who wants to adapt it; empty for an unknown id.
[[nodiscard]] std::string_view shipped_profile_text(std::string_view id);

// Answers open questions otherwise than by default. A Problem for an unknown option or value.
[[nodiscard]] Result<Profile> with_options(Profile profile, const std::map<std::string, std::string>& chosen);

struct ProfileTestResult {
  std::string criterion;
  bool passed = false;
  std::string message;  // plain English: what was expected and what came out
};

// Runs every criterion's examples. A criterion that counts must have an example that meets it, one that does not and one
// that stays undetermined: what cannot fail is refused.
[[nodiscard]] std::vector<ProfileTestResult> test_profile(const Profile& profile);

}  // namespace dossier
