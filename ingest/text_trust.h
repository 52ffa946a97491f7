// Can the text layer of a PDF page be believed? Judged on what the page paints, without a pixel; the sample that is compared
// with the pixels is chosen and weighed here too (design, decision 2).
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "ingest/pdf_document.h"
#include "models/page.h"

namespace dossier {

// Why a word of the layer is not used.
enum class WordFault : std::uint8_t {
  none,
  invisible,  // painted so that nobody sees it
  nameless,   // a character without a Unicode value, or a private one
  garbled,    // its font prints letters where the file says others (mojibake)
  covered,    // something opaque was painted over it afterwards
  doubled,    // two different visible words stand at one place
  symbol,     // a bullet or box of a symbol font: nothing to read
};

struct LayerJudgement {
  std::vector<WordFault> faults;  // one for every word of the page
  int sound = 0;                  // code points of words without fault
  int faulty = 0;                 // code points of visible words with a fault other than symbol
  bool whole_page = false;        // the pixels of the whole page are to be read
  std::vector<Box> regions;       // else: the places that hold ink which the layer does not explain
  std::string reason;             // of whole_page, as in TrustDecision: "no-text-layer", "page-is-image", "mojibake", "covered-text"
  bool blank = false;             // nothing is painted at all: there is nothing to read
};

// `small_regions`: also places as small as a pasted line of text, for pages on which every figure matters.
[[nodiscard]] LayerJudgement judge_layer(const PdfPage& page, bool small_regions);

// The direction in which most text of the page runs: 0, 90, 180, 270, as PdfWord::angle.
[[nodiscard]] int dominant_angle(const PdfPage& page);

// Which glyphs have been seen to print what the file says they print. A glyph is a code of a font; the same glyph looks the same
// everywhere, so a handful of words vouches for all the figures of a file.
class GlyphProofs {
 public:
  enum class Seen : std::uint8_t { unseen, matched, differed };
  // Chinese has thousands of glyphs; so many words vouch for a whole font.
  static constexpr int kVouchingWords = 2;

  // The worst state among the glyphs of the word that print figures (digits, signs); all glyphs where there are none.
  [[nodiscard]] Seen seen(const PdfPage& page, const PdfWord& word) const;

  // The pixels of this word said the same as the layer, or not.
  void record(const PdfPage& page, const PdfWord& word, bool matched);

  // A font whose words differ from the pixels without ever matching.
  [[nodiscard]] bool distrusted(std::uint64_t font) const;

 private:
  struct Counts {
    int matched = 0, differed = 0;
  };
  std::map<std::pair<std::uint64_t, std::uint32_t>, Counts> glyphs_;
  std::map<std::uint64_t, Counts> fonts_;
};

// At most `most` of `looks`, first those that show glyphs not yet seen, then some spread over the page. In order.
[[nodiscard]] std::vector<SecondLook> sample_of(const PdfPage& page, std::span<const std::size_t> layer_word_of,
                                                std::span<const SecondLook> looks, const GlyphProofs& proofs,
                                                std::size_t most, std::size_t spot_checks);

// Does a reading of pixels confirm the text of the layer? Figures: digits and sign, separators left aside, for they are
// the recognisers' weakness; other text: nine of ten characters.
[[nodiscard]] bool confirms(const std::string& layer_text, const std::string& pixels_text);

// The digits and the sign of a text that is a figure (at least two digits, and nothing but what figures are printed with);
// empty for any other text.
[[nodiscard]] std::string figure_key(const std::string& text);

}  // namespace dossier
