// What the Chinese characters in use look like, and which of them a printed one is.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/glyph_features.h"
#include "models/result.h"

namespace dossier {

// The two characters nearest to a printed one.
struct GlyphMatch {
  char32_t best = 0;
  char32_t second = 0;
  float distance = 0;  // of the best: in deviations of print and font, over all dimensions
  float margin = 0;    // how much farther the second is, in the same unit, on the line from one to the other
};

// The characters in a space in which what font and print change is small against what makes them different (linear
// discriminant analysis: R. A. Fisher, "The use of multiple measurements in taxonomic problems", 1936), a mean for each
// style of script.
class GlyphTable {
 public:
  GlyphTable() = default;  // empty

  // `mean` and the rows of `axes`, kGlyphFeatures long each, lead into the space; `characters` and `means` (as many
  // rows of as many numbers as axes) belong together, and a character may stand in it more than once.
  GlyphTable(std::vector<float> mean, std::vector<float> axes, std::u32string characters, std::vector<float> means);

  // The bytes of to_bytes(). Problem "reader.glyphs": it is none, or of another version.
  [[nodiscard]] static Result<GlyphTable> parse(std::string_view bytes);
  [[nodiscard]] std::string to_bytes() const;

  [[nodiscard]] bool empty() const { return characters_.empty(); }
  [[nodiscard]] std::size_t size() const { return characters_.size(); }
  [[nodiscard]] bool knows(char32_t character) const { return characters_.find(character) != std::u32string::npos; }
  // The table must not be empty.
  [[nodiscard]] GlyphMatch nearest(const GlyphFeatures& features) const;

 private:
  [[nodiscard]] std::vector<float> projected(const GlyphFeatures& features) const;

  std::vector<float> mean_, axes_;
  std::u32string characters_;
  std::vector<float> means_;
  std::size_t dimensions_ = 0;
};

// The table that the program was built with (ingest/make_glyph_table.cpp); empty where it was built without fonts.
// Parsed when first asked for.
[[nodiscard]] const GlyphTable& glyph_table();

// A fingerprint of that table: readings made with another one are none of this program's.
[[nodiscard]] std::string glyph_table_version();

}  // namespace dossier
