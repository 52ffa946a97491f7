// What the readers of a text say of it character by character: where whole readings differ, each by a character of its own,
// every single character may still be read alike by two.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/snippet.h"

namespace dossier {

struct CharacterVotes {
  std::string text;          // as text_of(): by the majority of the readers at every character, else the page reader's
  bool changed = false;      // the page reader was outvoted somewhere: by two others, or by the second network where it reads a
                             // character that the page reader's hardly ever does, or fills a gap as wide as a character
  bool confirmed = false;    // a second reader has each letter, digit and Chinese character, and none too many or too few;
                             // proof only where `alike` is empty
  bool thrice = false;       // … two others have
  bool marks_differ = false; // a colon for one reader is a semicolon for another
  bool lost = false;         // a gap as wide as a character in which nobody reads one for sure
  bool read_again = false;   // another reader has read every word of it
  bool outseen = false;      // the page reader was outvoted by what a character looks like (plain_glyphs.h), and a reader who has it, too
  std::u32string by_look;    // characters put for the page reader's by their look alone
  std::u32string seen;       // characters of the page reader's that look like themselves
  std::u32string alike;      // characters that only readers confirm who misread others as it alike
};

// For texts read from pixels. `name`: of somebody. What is its own in a name (name_words.h) may be any character there is, so that there
// the networks prove none that one of them takes others for time and again. Other texts are words of the language, but titles begin
// with names: there they prove none that both take others for.
[[nodiscard]] CharacterVotes votes_by_character(const Snippet& snippet, bool name);

// Whether the word read from pixels has a gap as wide as a character between two Chinese ones.
[[nodiscard]] bool may_have_lost_character(const Word& word);

}  // namespace dossier
