#include "app/language.h"

#include <cstdlib>

namespace dossier {

std::optional<Language> language_of(std::string_view name) {
  if (name == "zh") return Language::zh;
  if (name == "en") return Language::en;
  return std::nullopt;
}

Language language_of_environment() {
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(variable);
    if (value == nullptr || *value == '\0') continue;
    const std::string_view locale = value;
    const std::string_view name = locale.substr(0, locale.find_first_of("_.@"));
    return name == "zh" || name == "C" || name == "POSIX" ? Language::zh : Language::en;
  }
  return Language::zh;
}

Error usage_error(Language language, const std::string& place, const Message& message) {
  return {ErrorCode::usage, place, in(language, message)};
}

const std::string& in(Language language, const Message& message) {
  const std::string& wanted = language == Language::zh ? message.zh : message.en;
  const std::string& other = language == Language::zh ? message.en : message.zh;
  return wanted.empty() ? other : wanted;
}

}  // namespace dossier
