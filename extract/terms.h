// Terms of the field that readers take for words that there are not.
#pragma once

#include <string>
#include <string_view>

#include "models/document.h"

namespace dossier {

// The text with every such misreading made the term that it can only be: 数字李生 is 数字孪生.
[[nodiscard]] std::string with_terms(std::string_view text);

// The same for the value of a title, a scope or a name. Where one reader has the mended value in full, that and the term settle it (cross_check
// "term"); otherwise the value is the mended one and in doubt ("misread-alike"), with what was read as an
// alternative. What a text layer prints stays.
void mend_terms(Field& field);

}  // namespace dossier
