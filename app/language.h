// The language that messages for people come in. Results (JSON) carry both; names in them are never translated.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "models/error.h"
#include "models/finding.h"

namespace dossier {

enum class Language : std::uint8_t { zh, en };

[[nodiscard]] std::optional<Language> language_of(std::string_view name);

// What the locale asks for (LC_ALL, LC_MESSAGES, LANG, the first that is set): Chinese, also where it is C, POSIX or
// unset; English for any other language.
[[nodiscard]] Language language_of_environment();

// An Error(usage) in that language.
[[nodiscard]] Error usage_error(Language language, const std::string& place, const Message& message);

// The text of a message in a language; where that one is empty, the other.
[[nodiscard]] const std::string& in(Language language, const Message& message);

}  // namespace dossier
