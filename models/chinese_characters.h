// Which Chinese characters there are to be reckoned with: those that names and papers of today may hold.
#pragma once

#include <string>

namespace dossier {

// Each once, in the order of GB 2312, what that lacks behind it. Those outside the Basic Multilingual Plane are left
// out. Source: Table of General Standard Chinese Characters (通用规范汉字表, State Council, 2013), 8105 characters.
[[nodiscard]] const std::u32string& general_standard_characters();

// The commoner traditional characters, those of Big5's first level: firms of Hong Kong, Macau and Taiwan, seals, old
// marks.
[[nodiscard]] std::u32string common_traditional_characters();

// The rarer half of the general standard characters: those of GB 2312's second level, and those that it lacks.
[[nodiscard]] std::u32string rarer_standard_characters();

}  // namespace dossier
