// Glyphs as a PDF paints them, one by one, into words.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/pdf_document.h"

namespace dossier {

// Coordinates are along and across the direction of writing, so that all four directions are built alike:
// angle 0: along = x, across = y; 90 (downwards): y, -x; 180: -x, -y; 270 (upwards): -y, x; of the displayed page, points.
struct PdfGlyph {
  std::u32string text;     // Unicode value; more than one for a ligature; U+FFFD where there is none
  std::uint32_t code = 0;  // in its font
  std::int16_t font = -1;
  int angle = 0;
  double begin = 0, end = 0;  // along
  double base = 0;            // across, the base line
  double ascent = 0, descent = 0;  // points above and below the base line, both positive
  double size = 0;
  bool invisible = false;
  bool pale = false;
  int painted = 0;
};

// Words in the order of painting. Glyphs painted twice at nearly the same place (made-up bold) count once; spaces part words.
// The edges of a word are its `along` values.
[[nodiscard]] std::vector<PdfWord> words_of_glyphs(const std::vector<PdfGlyph>& glyphs);

}  // namespace dossier
