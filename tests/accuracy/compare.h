// When a value read is the value printed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace dossier::accuracy {

// NFKC, no spaces, one kind of brackets, dashes and quotation marks.
std::string folded(std::string_view text);

// A field's value against a truth field (value and accept). Amounts are compared as numbers, names folded; titles,
// scopes and addresses without the full stop at their end.
bool is_right(const std::string& got, const nlohmann::json& truth);

// Edit distance in characters.
std::size_t distance(std::u32string_view a, std::u32string_view b);
std::u32string code_points(std::string_view utf8);

}  // namespace dossier::accuracy
