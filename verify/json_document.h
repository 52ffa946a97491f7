// JSON text from outside into a value: positions in words a person understands, no key twice, empty members left out.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "models/result.h"

namespace dossier {

// The value without members that are null or an empty text. The Problem names line and column, or the JSON Pointer of a
// key that stands twice.
[[nodiscard]] Result<nlohmann::json> parse_json_document(std::string_view bytes);

// One token of a JSON Pointer: ~ and / escaped.
[[nodiscard]] std::string pointer_token(std::string_view key);

}  // namespace dossier
