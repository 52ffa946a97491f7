// Words that names of organisations are made of besides what is their own: legal forms, trades, places.
#pragma once

#include <string_view>
#include <vector>

namespace dossier {

// For each character of the text: whether it stands within such a word. Readers seldom misread one character of a word that they
// were taught ten thousand times; what is left is the name proper.
[[nodiscard]] std::vector<bool> in_name_words(std::u32string_view text);

}  // namespace dossier
