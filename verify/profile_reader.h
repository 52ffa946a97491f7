// The parts of a profile's YAML that are read alike: texts, amounts, shares, rules, worked examples. A wrong place throws
// ProfileError, which parse_profile turns into a Problem.
#pragma once

#include <yaml-cpp/yaml.h>

#include <stdexcept>
#include <string>
#include <string_view>

#include "verify/rules.h"

namespace dossier {

class ProfileError : public std::runtime_error {
 public:
  ProfileError(const YAML::Node& node, const std::string& message);
};

[[nodiscard]] std::string yaml_text(const YAML::Node& node, std::string_view what);
[[nodiscard]] Message yaml_message(const YAML::Node& node, std::string_view what);
[[nodiscard]] Rule yaml_rule(const YAML::Node& node);
[[nodiscard]] RuleInputs yaml_inputs(const YAML::Node& node);

// "5%" or "0.05" as an exact fraction.
[[nodiscard]] Fraction yaml_fraction(const YAML::Node& node);

// Every key of the map is one of these; a misspelled key must not be passed over.
void only_keys(const YAML::Node& map, std::initializer_list<std::string_view> keys);

}  // namespace dossier
