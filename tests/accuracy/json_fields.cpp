#include "tests/accuracy/json_fields.h"

#include <algorithm>

namespace dossier::accuracy {

PageSpan pages_of(const nlohmann::json& document) {
  const nlohmann::json& p = document.at("pages");
  const int a = p.front().get<int>();
  const int b = p.back().get<int>();
  return {std::min(a, b), std::max(a, b)};
}

int overlap(const nlohmann::json& a, const nlohmann::json& b) {
  const PageSpan x = pages_of(a);
  const PageSpan y = pages_of(b);
  return std::min(x.last, y.last) - std::max(x.first, y.first) + 1;
}

std::set<std::string> accepted_types(const nlohmann::json& truth) {
  std::set<std::string> out = {truth.at("type").get<std::string>()};
  for (const auto& t : truth.value("accept_types", nlohmann::json::array())) {
    out.insert(t.get<std::string>());
  }
  return out;
}

std::string text_of(const nlohmann::json& value) {
  return value.is_string() ? value.get<std::string>() : value.is_null() ? std::string() : value.dump();
}

bool certain(const nlohmann::json& field) { return field.value("status", "") == "certain"; }
bool has_value(const nlohmann::json& field) { return field.contains("value") && !text_of(field["value"]).empty(); }

std::optional<int> year_of(const nlohmann::json& field) {
  if (!field.contains("year") || !field["year"].is_number_integer()) {
    return std::nullopt;
  }
  return field["year"].get<int>();
}

std::string scope_of(const nlohmann::json& field) {
  return field.contains("scope") && field["scope"].is_string() ? field["scope"].get<std::string>() : "";
}

bool boxes_meet(const nlohmann::json& a, const nlohmann::json& b) {
  const double ax = a[0].get<double>();
  const double ay = a[1].get<double>();
  const double bx = b[0].get<double>();
  const double by = b[1].get<double>();
  const double w = std::min(ax + a[2].get<double>(), bx + b[2].get<double>()) - std::max(ax, bx);
  const double h = std::min(ay + a[3].get<double>(), by + b[3].get<double>()) - std::max(ay, by);
  const double smaller = std::min(a[2].get<double>() * a[3].get<double>(), b[2].get<double>() * b[3].get<double>());
  return w > 0 && h > 0 && w * h > 0.3 * smaller;
}

std::set<std::string> scopes_of(const nlohmann::json& document) {
  std::set<std::string> out;
  for (const nlohmann::json& f : document.value("fields", nlohmann::json::array())) {
    if (!scope_of(f).empty()) {
      out.insert(scope_of(f));
    }
  }
  return out;
}

}  // namespace dossier::accuracy
