#include "verify/profile_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "models/text.h"
#include "verify/declared_values.h"

namespace dossier {
namespace {

YAML::Node member(const YAML::Node& map, std::string_view key) {
  if (!map.IsMap()) throw ProfileError(map, "a map is expected here");
  const YAML::Node node = map[std::string(key)];
  if (!node.IsDefined()) throw ProfileError(map, fmt::format("`{}` is missing", key));
  return node;
}

int whole(const YAML::Node& node, std::string_view what) {
  const std::string text = yaml_text(node, what);
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) {
    throw ProfileError(node, fmt::format("`{}`: \"{}\" is not a whole number", what, text));
  }
  return value;
}

std::vector<std::string> texts(const YAML::Node& node, std::string_view what) {
  if (node.IsScalar()) return {yaml_text(node, what)};
  if (!node.IsSequence()) throw ProfileError(node, fmt::format("`{}` is a name or a list of names", what));
  std::vector<std::string> result;
  for (const YAML::Node& item : node) result.push_back(yaml_text(item, what));
  return result;
}

std::string words(const YAML::Node& node, std::string_view what) {
  std::string joined;
  for (const std::string& text : texts(node, what)) joined += (joined.empty() ? "" : " ") + text;
  return joined;
}

Amount yaml_amount(const YAML::Node& node) {
  const auto amount = parse_declared_amount(yaml_text(node, "amount"));
  if (!amount.has_value()) throw ProfileError(node, amount.error().message);
  return amount->amount;
}

std::vector<Rule> rules(const YAML::Node& list) {
  if (!list.IsSequence() || list.size() == 0) throw ProfileError(list, "a list of rules is expected here");
  std::vector<Rule> result;
  for (const YAML::Node& item : list) result.push_back(yaml_rule(item));
  return result;
}

// when-size and when-class: a list of {is: …, then: rule}.
void read_branches(const YAML::Node& list, Rule& rule) {
  if (!list.IsSequence() || list.size() == 0) throw ProfileError(list, "a list of {is, then} is expected here");
  for (const YAML::Node& branch : list) {
    only_keys(branch, {"is", "then"});
    rule.labels.push_back(words(member(branch, "is"), "is"));
    rule.children.push_back(yaml_rule(member(branch, "then")));
  }
}

void read_points(const YAML::Node& body, Rule& rule) {
  only_keys(body, {"of", "to", "bands", "at-least"});
  rule.of = yaml_text(member(body, "of"), "of");
  rule.to = yaml_text(member(body, "to"), "to");
  if (body["at-least"].IsDefined()) rule.count = whole(body["at-least"], "at-least");
  const YAML::Node bands = body["bands"];
  if (!bands.IsDefined()) return;
  if (!bands.IsSequence()) throw ProfileError(bands, "`bands` is a list of {from, points}");
  for (const YAML::Node& band : bands) {
    only_keys(band, {"from", "points"});
    rule.bands.emplace_back(yaml_fraction(member(band, "from")), whole(member(band, "points"), "points"));
  }
}

RuleFigure yaml_figure(const YAML::Node& node) {
  const std::string text = yaml_text(node, "figure");
  RuleFigure figure;
  if (text == "?") return figure;
  std::string_view printed = text;
  const bool lower_bound = printed.ends_with("+");
  if (lower_bound) printed.remove_suffix(1);
  const std::size_t dots = printed.find("..");
  const auto amount = parse_declared_amount(printed.substr(0, dots));
  if (!amount.has_value()) throw ProfileError(node, amount.error().message);
  figure.low = amount->amount.fen;
  figure.high = lower_bound ? kUnbounded : amount->amount.fen;
  if (dots != std::string_view::npos) {
    const auto high = parse_declared_amount(printed.substr(dots + 2));
    if (!high.has_value()) throw ProfileError(node, high.error().message);
    figure.high = high->amount.fen;
  }
  figure.shown = to_string(amount->amount);
  return figure;
}

Truth yaml_truth(const YAML::Node& node) {
  const std::string text = yaml_text(node, "answer");
  if (text == "yes") return Truth::met;
  if (text == "no") return Truth::not_met;
  if (text == "unknown") return Truth::undetermined;
  throw ProfileError(node, fmt::format("\"{}\" is not yes, no or unknown", text));
}

}  // namespace

ProfileError::ProfileError(const YAML::Node& node, const std::string& message)
    : std::runtime_error(node.IsDefined() && node.Mark().line >= 0 ? fmt::format("line {}: {}", node.Mark().line + 1, message) : message) {}

void only_keys(const YAML::Node& map, std::initializer_list<std::string_view> keys) {
  if (!map.IsMap()) throw ProfileError(map, "a map is expected here");
  for (const auto& entry : map) {
    const std::string key = yaml_text(entry.first, "key");
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    throw ProfileError(entry.first, fmt::format("`{}` is not known here; allowed: {}", key, fmt::join(keys, ", ")));
  }
}

std::string yaml_text(const YAML::Node& node, std::string_view what) {
  if (!node.IsScalar()) throw ProfileError(node, fmt::format("`{}` is a text", what));
  return node.Scalar();
}

Message yaml_message(const YAML::Node& node, std::string_view what) {
  if (node.IsScalar()) return {node.Scalar(), node.Scalar()};
  only_keys(node, {"zh", "en"});
  return {yaml_text(member(node, "zh"), what), yaml_text(member(node, "en"), what)};
}

Fraction yaml_fraction(const YAML::Node& node) {
  const std::string text = squeezed(yaml_text(node, "share"));
  std::string_view digits = text;
  Fraction fraction{0, 1};
  if (digits.ends_with("%")) {
    digits.remove_suffix(1);
    fraction.denominator = 100;
  }
  bool decimals = false;
  for (const char c : digits) {
    if (c == '.' && !decimals) {
      decimals = true;
    } else if (c >= '0' && c <= '9' && fraction.denominator <= 1'000'000 && fraction.numerator < 100'000'000) {
      fraction.numerator = fraction.numerator * 10 + (c - '0');
      if (decimals) fraction.denominator *= 10;
    } else {
      throw ProfileError(node, fmt::format("\"{}\" is not a share; write 5% or 0.05", text));
    }
  }
  if (digits.empty()) throw ProfileError(node, "a share is missing; write 5% or 0.05");
  return fraction;
}

Rule yaml_rule(const YAML::Node& node) {
  if (!node.IsMap() || node.size() != 1) throw ProfileError(node, "a rule is a map with one key, its kind");
  const std::string kind = yaml_text(node.begin()->first, "kind of rule");
  const YAML::Node body = node.begin()->second;
  Rule rule;
  if (kind == "ratio") {
    rule.kind = Rule::Kind::ratio;
    only_keys(body, {"of", "to", "at-least"});
    rule.of = yaml_text(member(body, "of"), "of");
    rule.to = yaml_text(member(body, "to"), "to");
    rule.threshold = yaml_fraction(member(body, "at-least"));
    if (rule.threshold.numerator == 0) throw ProfileError(body, "a ratio of at least 0 cannot fail");
  } else if (kind == "amount") {
    rule.kind = Rule::Kind::amount;
    only_keys(body, {"of", "at-least"});
    rule.of = yaml_text(member(body, "of"), "of");
    rule.amount = yaml_amount(member(body, "at-least"));
  } else if (kind == "count") {
    rule.kind = Rule::Kind::count;
    only_keys(body, {"of", "at-least"});
    rule.kinds = texts(member(body, "of"), "of");
    rule.count = whole(member(body, "at-least"), "at-least");
    if (rule.count < 1) throw ProfileError(body, "a count of at least 0 cannot fail");
  } else if (kind == "growth") {
    rule.kind = Rule::Kind::growth;
    only_keys(body, {"of", "at-least", "method"});
    rule.kinds = texts(member(body, "of"), "of");
    rule.threshold = yaml_fraction(member(body, "at-least"));
    if (body["method"].IsDefined()) rule.option = yaml_text(body["method"], "method");
  } else if (kind == "one-of" || kind == "all-of") {
    rule.kind = kind == "one-of" ? Rule::Kind::one_of : Rule::Kind::all_of;
    rule.children = rules(body);
  } else if (kind == "when-size" || kind == "when-class") {
    rule.kind = kind == "when-size" ? Rule::Kind::when_size : Rule::Kind::when_class;
    read_branches(body, rule);
  } else if (kind == "by-option") {
    rule.kind = Rule::Kind::by_option;
    only_keys(body, {"option", "values"});
    rule.option = yaml_text(member(body, "option"), "option");
    for (const auto& entry : member(body, "values")) {
      rule.labels.push_back(yaml_text(entry.first, "value"));
      rule.children.push_back(yaml_rule(entry.second));
    }
  } else if (kind == "points") {
    rule.kind = Rule::Kind::points;
    read_points(body, rule);
  } else if (kind == "licence") {
    rule.kind = Rule::Kind::licence;
    if (body.IsMap()) {
      only_keys(body, {"region"});
      if (body["region"].IsDefined()) rule.region = yaml_text(body["region"], "region");
    }
  } else if (kind == "person") {
    rule.kind = Rule::Kind::person;
    if (body.IsDefined() && !body.IsNull()) {
      only_keys(body, {"shows"});
      rule.kinds = texts(member(body, "shows"), "shows");
    }
  } else {
    throw ProfileError(node, fmt::format("`{}` is no kind of rule; there are: ratio, amount, count, growth, one-of, all-of, "
                                         "when-size, when-class, by-option, points, licence, person",
                                         kind));
  }
  return rule;
}

RuleInputs yaml_inputs(const YAML::Node& node) {
  only_keys(node, {"year", "figures", "counts", "sizes", "licence", "class"});
  RuleInputs inputs{.year = 2023};
  if (node["year"].IsDefined()) inputs.year = whole(node["year"], "year");
  if (const YAML::Node figures = node["figures"]; figures.IsDefined()) {
    for (const auto& entry : figures) {
      const std::string name = yaml_text(entry.first, "figure");
      const std::size_t at = name.find('@');
      int year = inputs.year;
      if (at != std::string::npos) std::from_chars(name.data() + at + 1, name.data() + name.size(), year);
      inputs.figures[{name.substr(0, at), year}] = yaml_figure(entry.second);
    }
  }
  if (const YAML::Node counts = node["counts"]; counts.IsDefined()) {
    for (const auto& entry : counts) {
      RuleCount& count = inputs.counts[yaml_text(entry.first, "kind")];
      only_keys(entry.second, {"proven", "possible", "refused"});
      if (entry.second["proven"].IsDefined()) count.proven = whole(entry.second["proven"], "proven");
      if (entry.second["possible"].IsDefined()) count.possible = whole(entry.second["possible"], "possible");
      if (entry.second["refused"].IsDefined()) count.refused = whole(entry.second["refused"], "refused");
    }
  }
  if (const YAML::Node sizes = node["sizes"]; sizes.IsDefined()) {
    for (const std::string& name : texts(sizes, "sizes")) {
      const auto size = size_class_of(name);
      if (!size) throw ProfileError(sizes, fmt::format("\"{}\" is not micro, small, medium or large", name));
      inputs.sizes.push_back(*size);
    }
  }
  if (const YAML::Node licence = node["licence"]; licence.IsDefined()) {
    only_keys(licence, {"applicant", "legal-person", "address"});
    if (licence["applicant"].IsDefined()) inputs.licence.names_applicant = yaml_truth(licence["applicant"]);
    if (licence["legal-person"].IsDefined()) inputs.licence.legal_person = yaml_truth(licence["legal-person"]);
    if (licence["address"].IsDefined()) inputs.licence.address = yaml_text(licence["address"], "address");
  }
  if (node["class"].IsDefined()) inputs.enterprise_class = yaml_text(node["class"], "class");
  return inputs;
}

}  // namespace dossier
