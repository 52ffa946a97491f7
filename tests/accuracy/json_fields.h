// Small questions about documents and fields in JSON.
#pragma once

#include <optional>
#include <set>
#include <string>

#include <nlohmann/json.hpp>

namespace dossier::accuracy {

struct PageSpan {
  int first = 1;
  int last = 1;
};

PageSpan pages_of(const nlohmann::json& document);
int overlap(const nlohmann::json& a, const nlohmann::json& b);  // pages in common; not above 0: none
std::set<std::string> accepted_types(const nlohmann::json& truth);
std::set<std::string> scopes_of(const nlohmann::json& document);
std::string text_of(const nlohmann::json& value);
bool certain(const nlohmann::json& field);
bool has_value(const nlohmann::json& field);
std::optional<int> year_of(const nlohmann::json& field);
std::string scope_of(const nlohmann::json& field);
bool boxes_meet(const nlohmann::json& a, const nlohmann::json& b);

}  // namespace dossier::accuracy
