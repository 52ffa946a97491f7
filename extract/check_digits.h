// Numbers that prove themselves: patent numbers (ZC 0006-2003) and unified social credit codes (GB 32100-2015, GB 11714).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dossier {

// A patent or application number as read; not necessarily a right one.
struct PatentNumber {
  std::string prefix;  // "ZL", "CN" or ""
  std::string body;    // 12 digits (from 2003-10-01) or 8
  char check = '0';    // 0-9 or X
  int year = 0;        // of the number: 2018; an 8-digit "95…" is 1995
  int kind = 0;        // 1 invention, 2 utility model, 3 design, 8 PCT invention, 9 PCT utility model

  [[nodiscard]] bool check_closes() const;
  // A kind digit that exists and a year from 1985 on.
  [[nodiscard]] bool well_formed() const;
  // "ZL201830310850.0"; the prefix as printed.
  [[nodiscard]] std::string text() const;
};

// The patent number in a text that holds nothing else: blanks anywhere, ZL or CN before it (also misread as Z1, 2L), the dot
// missing or another mark, X also as ×. nullopt for publication numbers, masked and incomplete numbers.
[[nodiscard]] std::optional<PatentNumber> read_patent_number(std::string_view text);

// The first one inside a longer text, with its prefix ZL; nullopt where there is none.
[[nodiscard]] std::optional<PatentNumber> find_patent_number(std::string_view text);

struct CreditCode {
  std::string text;  // 18 characters as read

  // The last character, modulo 31.
  [[nodiscard]] bool check_closes() const;
  // The ninth character of the organisation code within, modulo 11.
  [[nodiscard]] bool organisation_closes() const;
  // Codes of the Fujian pilot (9135…M000…) were issued with a check that does not close: undecided, never forged.
  [[nodiscard]] bool legacy_exception() const;
};

// The code in a text that holds nothing else: blanks anywhere; letters that cannot occur (I O S V Z) are read as the digits
// they look like only if that makes both checks close. nullopt where there are not 18 characters of the alphabet.
[[nodiscard]] std::optional<CreditCode> read_credit_code(std::string_view text);

// The first one inside a longer text whose checks close, else the first; not part of a much longer run of letters and digits.
[[nodiscard]] std::optional<CreditCode> find_credit_code(std::string_view text);

}  // namespace dossier
