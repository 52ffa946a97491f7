// Pages drawn as text: the tests of extraction see the layout that the program sees.
#pragma once

#include <string>
#include <string_view>

#include "models/page.h"

namespace dossier::test {

struct PageStyle {
  double column = 5.25;     // points: width of a half-width character; a Chinese one takes two
  double pitch = 16;        // points from line to line
  double height = 11;       // of the words' boxes
  double left = 20, top = 30;
  double degrees = 0;       // the whole page turned clockwise by so much, as scanning leaves it
  double word_gap = 2;      // columns of blank that end a word; one blank is part of it
  bool ocr = false;         // false: a trusted text layer; true: PP-OCR words without second readings
};

// A page on which every character of `drawing` stands in its column and row: blanks are places, a Chinese character
// takes two columns (as in a terminal), a line break moves down by one pitch. A "│" is a vertical ruling line as high as
// its row (neighbouring ones are joined), a "─" at least three times a horizontal one. An empty first row is skipped.
[[nodiscard]] Page page_of(std::string_view drawing, const PageStyle& style = {});

// Adds to every figure-like word what two further readers say: the same.
void confirm_figures(Page& page);

// Adds to the words with that text the text that another reader gives. Asserts that there is such a word.
void reread(Page& page, std::string_view word, Reader reader, std::string_view text);

// Sets what the ink before the words with that text says.
void ink(Page& page, std::string_view word, SignInk sign);

// The first word with that text; asserts that there is one.
[[nodiscard]] Word& word_of(Page& page, std::string_view text);

}  // namespace dossier::test
