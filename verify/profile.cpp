#include "verify/profile.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <utility>

#include "verify/embedded.h"
#include "models/error.h"
#include "verify/declared_values.h"
#include "verify/profile_reader.h"

namespace dossier {
namespace {

constexpr std::string_view kDefaultProfile = "liaoning-2024";
constexpr std::size_t kLargestProfile = 1 << 20;

void read_validity(const YAML::Node& map, std::optional<Date>& from, std::optional<Date>& until) {
  const YAML::Node validity = map["valid"];
  if (!validity.IsDefined()) return;
  only_keys(validity, {"from", "until"});
  const auto read = [&](const char* key, std::optional<Date>& day) {
    if (!validity[key].IsDefined() || validity[key].IsNull()) return;
    day = parse_declared_date(yaml_text(validity[key], key));
    if (!day) throw ProfileError(validity[key], fmt::format("`{}` is not a day; write YYYY-MM-DD", key));
  };
  read("from", from);
  read("until", until);
}

void check_options(const Profile& profile, const YAML::Node& node, const Rule& rule) {
  const bool names_option = rule.kind == Rule::Kind::by_option || (rule.kind == Rule::Kind::growth && !rule.option.empty());
  if (names_option) {
    const auto option = std::find_if(profile.options.begin(), profile.options.end(),
                                     [&](const ProfileOption& o) { return o.id == rule.option; });
    if (option == profile.options.end()) throw ProfileError(node, fmt::format("the profile has no option `{}`", rule.option));
    for (const std::string& value : option->values) {
      if (rule.kind != Rule::Kind::by_option || std::find(rule.labels.begin(), rule.labels.end(), value) != rule.labels.end()) continue;
      throw ProfileError(node, fmt::format("the rule says nothing for the value `{}` of option `{}`", value, rule.option));
    }
  }
  for (const Rule& child : rule.children) check_options(profile, node, child);
}

ProfileOption read_option(const YAML::Node& node) {
  only_keys(node, {"id", "question", "default", "values"});
  ProfileOption option{.id = yaml_text(node["id"], "id"),
                       .question = yaml_message(node["question"], "question"),
                       .chosen = yaml_text(node["default"], "default")};
  for (const YAML::Node& value : node["values"]) option.values.push_back(yaml_text(value, "values"));
  if (std::find(option.values.begin(), option.values.end(), option.chosen) == option.values.end()) {
    throw ProfileError(node, fmt::format("the default `{}` is not among the values", option.chosen));
  }
  return option;
}

Criterion read_criterion(const Profile& profile, const YAML::Node& node) {
  only_keys(node, {"id", "title", "source", "counts", "valid", "awaits", "rule", "examples"});
  Criterion criterion{.id = yaml_text(node["id"], "id"),
                      .title = yaml_message(node["title"], "title"),
                      .source = yaml_text(node["source"], "source")};
  if (node["counts"].IsDefined()) {
    const std::string counts = yaml_text(node["counts"], "counts");
    if (counts != "true" && counts != "false") throw ProfileError(node["counts"], "`counts` is true or false");
    criterion.counts = counts == "true";
  }
  read_validity(node, criterion.valid_from, criterion.valid_until);
  if (node["awaits"].IsDefined()) criterion.awaits = yaml_message(node["awaits"], "awaits");
  criterion.rule = yaml_rule(node["rule"]);
  check_options(profile, node, criterion.rule);
  if (const YAML::Node examples = node["examples"]; examples.IsDefined()) {
    only_keys(examples, {"meets", "fails", "undetermined"});
    constexpr std::array<std::pair<const char*, Truth>, 3> kExamples = {
        {{"meets", Truth::met}, {"fails", Truth::not_met}, {"undetermined", Truth::undetermined}}};
    for (const auto& [name, truth] : kExamples) {
      if (examples[name].IsDefined()) criterion.examples.emplace_back(truth, yaml_inputs(examples[name]));
    }
  }
  return criterion;
}

Profile read_profile(const YAML::Node& root) {
  only_keys(root, {"schema", "id", "title", "source", "valid", "options", "criteria"});
  if (yaml_text(root["schema"], "schema") != "dossier/profile/1") {
    throw ProfileError(root, "`schema` must be dossier/profile/1");
  }
  Profile profile{.id = yaml_text(root["id"], "id"),
                  .title = yaml_message(root["title"], "title"),
                  .source = yaml_text(root["source"], "source")};
  read_validity(root, profile.valid_from, profile.valid_until);
  for (const YAML::Node& node : root["options"]) profile.options.push_back(read_option(node));
  for (const YAML::Node& node : root["criteria"]) {
    Criterion criterion = read_criterion(profile, node);
    const bool twice = std::any_of(profile.criteria.begin(), profile.criteria.end(),
                                   [&](const Criterion& other) { return other.id == criterion.id; });
    if (twice) throw ProfileError(node, fmt::format("criterion `{}` stands twice", criterion.id));
    profile.criteria.push_back(std::move(criterion));
  }
  if (profile.criteria.empty()) throw ProfileError(root, "the profile has no criteria");
  return profile;
}

std::string id_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  return std::string(name.substr(0, name.rfind('.')));
}

}  // namespace

Result<Profile> parse_profile(std::string_view yaml) {
  try {
    const YAML::Node root = YAML::Load(std::string(yaml));
    if (!root.IsMap()) return failed("profile.form", "a profile is a YAML map with schema, id, title, source and criteria");
    return read_profile(root);
  } catch (const ProfileError& error) {
    return failed("profile.form", error.what());
  } catch (const YAML::Exception& error) {
    return failed("profile.yaml", fmt::format("line {}: {}", error.mark.line + 1, error.msg));
  }
}

std::vector<std::string> shipped_profiles() {
  std::vector<std::string> ids;
  for (const EmbeddedFile& file : verify_profiles()) ids.push_back(id_of(file.path));
  return ids;
}

std::string_view shipped_profile_text(std::string_view id) {
  for (const EmbeddedFile& file : verify_profiles()) {
    if (id_of(file.path) == id) return file.bytes;
  }
  return {};
}

Result<Profile> with_options(Profile profile, const std::map<std::string, std::string>& chosen) {
  for (const auto& [id, value] : chosen) {
    const auto option = std::find_if(profile.options.begin(), profile.options.end(),
                                     [&, name = id](const ProfileOption& o) { return o.id == name; });
    if (option == profile.options.end()) {
      return failed("profile.option", fmt::format("the profile {} has no option `{}`", profile.id, id));
    }
    if (std::find(option->values.begin(), option->values.end(), value) == option->values.end()) {
      return failed("profile.option", fmt::format("`{}` is not a value of option `{}`; there are: {}", value, id, fmt::join(option->values, ", ")));
    }
    option->chosen = value;
  }
  return profile;
}

Profile find_profile(std::string_view id) {
  const std::string_view wanted = id.empty() ? kDefaultProfile : id;
  const std::string_view text = shipped_profile_text(wanted);
  if (text.empty()) {
    throw Error(ErrorCode::usage, std::string(wanted),
                fmt::format("there is no such rule profile; shipped are: {}", fmt::join(shipped_profiles(), ", ")));
  }
  Result<Profile> profile = parse_profile(text);
  if (!profile.has_value()) throw Error(ErrorCode::internal, std::string(wanted), profile.error().message);
  return *std::move(profile);
}

Profile load_profile(std::string_view id_or_path) {
  if (id_or_path.empty() || !shipped_profile_text(id_or_path).empty()) return find_profile(id_or_path);
  const std::string path(id_or_path);
  std::ifstream stream(path, std::ios::binary);
  if (!stream.is_open()) {
    throw Error(ErrorCode::usage, path,
                fmt::format("there is no such rule profile and no such file; shipped are: {}", fmt::join(shipped_profiles(), ", ")));
  }
  const std::string text(std::istreambuf_iterator<char>(stream), {});
  if (text.size() > kLargestProfile) throw Error(ErrorCode::usage, path, "this is too large for a rule profile");
  Result<Profile> profile = parse_profile(text);
  if (!profile.has_value()) throw Error(ErrorCode::usage, path, profile.error().message);
  return *std::move(profile);
}

std::vector<ProfileTestResult> test_profile(const Profile& profile) {
  std::vector<ProfileTestResult> results;
  for (const Criterion& criterion : profile.criteria) {
    if (!criterion.counts) continue;
    for (const Truth wanted : {Truth::met, Truth::not_met, Truth::undetermined}) {
      const auto example = std::find_if(criterion.examples.begin(), criterion.examples.end(),
                                        [&](const auto& e) { return e.first == wanted; });
      if (example == criterion.examples.end()) {
        // A criterion that waits for something the user fills in can only be undetermined until then.
        const bool waits = !criterion.awaits.en.empty() && wanted != Truth::undetermined;
        results.push_back({criterion.id, waits,
                           waits ? "waits: " + criterion.awaits.en
                                 : fmt::format("there is no example that is {}; a criterion must be able to be met, to fail and to stay open",
                                               name_of(wanted))});
        continue;
      }
      const RuleResult result = evaluate(criterion.rule, profile, example->second);
      results.push_back({criterion.id, result.truth == wanted,
                         fmt::format("expected {}, got {}: {}", name_of(wanted), name_of(result.truth), result.formula)});
    }
  }
  return results;
}

}  // namespace dossier
