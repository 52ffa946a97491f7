// The check characters of numbers that prove themselves. Extraction uses them as proof, verification to judge a claim.
#pragma once

#include <string_view>

namespace dossier {

// ZC 0006-2003: weights 2 to 9 and again from 2 over the 12 (or 8) digits, sum modulo 11, 10 is X. Only digits may be given.
[[nodiscard]] char patent_check_character(std::string_view digits);

// GB 11714: of the first eight characters (0-9 A-Z) of an organisation code. '\0' where one is something else.
[[nodiscard]] char organisation_check_character(std::string_view eight);

// GB 32100-2015: of the first 17 characters of a unified social credit code. '\0' where one is outside its alphabet, which
// lacks I, O, S, V and Z.
[[nodiscard]] char credit_code_check_character(std::string_view seventeen);

}  // namespace dossier
