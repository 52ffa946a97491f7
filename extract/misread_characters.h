// Characters for which several readers take others alike, so that their agreement proves nothing: measured, not guessed
// (extract/misread_characters.tsv, written by dossier_misread_characters).
#pragma once

#include <string>
#include <vector>

namespace dossier {

struct MisreadAlike {
  bool by_networks = false;   // both Chinese networks of PP-OCR read another character as this one, time and again
  bool for_usual = false;     // … and one of the others is in GB 2312: a character that names do use
  bool regularly = false;     // one of them does, time and again
  bool ever = false;          // one of them has, by bad print or in some font
  bool unknown = false;       // the page reader's network hardly ever reads it; the other network does
};

// What is known of the character as a reading; all false for nearly all.
[[nodiscard]] MisreadAlike misread_alike(char32_t read);

// Not among the 3755 commonest characters (the first level of GB 2312). A network that gives one has seen much that speaks for it.
[[nodiscard]] bool is_rare(char32_t c);

// A character printed that the page reader's network often fails on.
struct HardlyKnown {
  char32_t printed = 0;
  std::u32string seen;  // what the networks have instead, by any print
};
[[nodiscard]] const std::vector<HardlyKnown>& hardly_known_characters();

}  // namespace dossier
