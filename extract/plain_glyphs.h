// The characters of a word that are told by their look alone: by a reader of another kind than the networks, which
// knows all in use.
#pragma once

#include <cstddef>

#include "models/page.h"

namespace dossier {

// Of the glyphs of a word those whose look is plain: from a margin of 2 on 28 of 17.7 thousand characters were wrong, over five fonts and four
// qualities of print, a fax and nine points at 150 dpi among them; without it 154 of 18.5 thousand (dossier_glyph_accuracy, docs/accuracy.md).
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
