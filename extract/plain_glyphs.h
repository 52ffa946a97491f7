// The characters of a word that are told by their look alone: by a reader of another kind than the networks, which
// knows all in use.
#pragma once

#include <cstddef>

#include "models/page.h"

namespace dossier {

// Of the glyphs of a word those whose look is plain. From a margin of 2 on, not one of some twenty thousand was wrong
// in six fonts and in four qualities of print, fax and nine points at 150 dpi among them (dossier_glyph_accuracy), but
// in 楷体 by one in a thousand.
class PlainGlyphs {
 public:
  explicit PlainGlyphs(const Word& word) : word_(&word) {}

  // What stands at the code point of the word's text; 0 where nobody looked or the look is not plain.
  [[nodiscard]] char32_t at(std::size_t point) const { return find(point, false); }
  // What stands in the gap before it, where the text has nothing.
  [[nodiscard]] char32_t before(std::size_t point) const { return find(point, true); }
  [[nodiscard]] bool any_inserted() const;

 private:
  [[nodiscard]] char32_t find(std::size_t point, bool inserted) const;

  const Word* word_;
};

}  // namespace dossier
