// Whether a PDF was changed after it was signed, from its bytes alone.
#pragma once

#include <optional>
#include <span>
#include <string>

namespace dossier {

// What was appended after the last signature's range, as a sentence; nullopt where the file is not signed, or only what
// signing itself appends (validation data, a time stamp) follows. Signatures are not verified.
[[nodiscard]] std::optional<std::string> revised_after_signing(std::span<const char> bytes);

}  // namespace dossier
