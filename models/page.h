// What reading a page gives: words with every reading of them, ruling lines, seals, codes. No pixels.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/geometry.h"
#include "models/problem.h"

namespace dossier {

// Who read a text. Two readings are independent where their Readers differ (a text layer and pixels, two networks).
enum class Reader : std::uint8_t {
  text_layer,         // the text of a born-digital PDF
  paddle_chinese,     // PP-OCRv4 Chinese recogniser: the page reader
  paddle_english,     // PP-OCRv4 English/digit recogniser, on a crop
  tesseract_chinese,  // Tesseract chi_sim, whole page or crop
  tesseract_digits,   // Tesseract eng with a character whitelist, on a crop
  code,               // a QR or bar code
  paddle_chinese_v3,  // PP-OCRv3 Chinese recogniser, on a crop: another network than the page reader's
};

struct Reading {
  Reader reader = Reader::text_layer;
  std::string text;       // UTF-8 as the reader gave it
  double confidence = 0;  // the reader's own opinion, 0..1; proves little

  friend bool operator==(const Reading&, const Reading&) = default;
};

// What stands before (or around) a figure, settled by the ink and not by a recogniser: the lost minus is the commonest
// error that two recognisers share.
enum class SignInk : std::uint8_t { not_examined, none, minus, parentheses };

// What a Chinese character of a word looks like by itself, whatever its neighbours: the character in use nearest to its
// print. Unlike the networks this knows every character, and cares for none more than for others.
struct Glyph {
  std::uint32_t at = 0;   // code point of Word::text
  bool inserted = false;  // it stands before that one, where the text has nothing
  char32_t best = 0;
  char32_t second = 0;  // the next nearest
  float margin = 0;     // how much farther the second is, in deviations of print; see ingest/glyph_table.h
  float distance = 0;   // of the best

  friend bool operator==(const Glyph&, const Glyph&) = default;
};

// A run of characters that was read together: a word of a text layer, or a line segment found by the detector (there it
// may hold spaces, and rarely two columns).
struct Word {
  std::string text;       // the page reader's text, UTF-8, unfolded
  Box box;
  Reader reader = Reader::text_layer;
  double confidence = 1;  // 0..1; 1 for a trusted text layer
  // Left edge of every code point of `text` and the right edge of the last, in points: empty or size = code points + 1.
  std::vector<float> edges;
  std::vector<Reading> readings;  // further readings of the same place by other readers
  std::vector<Glyph> glyphs;      // of its Chinese characters, where a name was looked at again
  SignInk sign = SignInk::not_examined;
  std::int16_t font = -1;         // index into Page::fonts, -1 where unknown
  bool under_seal = false;        // seal ink crosses the box

  friend bool operator==(const Word&, const Word&) = default;
};

// A ruling line of a table, horizontal or vertical within the tolerance of the page's skew.
struct RulingLine {
  double x1 = 0, y1 = 0, x2 = 0, y2 = 0;  // points; x1 <= x2, y1 <= y2

  [[nodiscard]] bool horizontal() const { return x2 - x1 >= y2 - y1; }
  friend bool operator==(const RulingLine&, const RulingLine&) = default;
};

struct Seal {
  Box box;
  std::string color;      // "red" or "blue"
  std::string text;       // what could be read of it, often empty: the name along the rim, by `reader`
  Reader reader = Reader::paddle_chinese;
  double confidence = 0;  // the reader's own opinion, 0..1
  std::vector<Reading> readings;  // further readings of the same line by other readers

  friend bool operator==(const Seal&, const Seal&) = default;
};

struct Code {
  Box box;
  std::string format;  // "QRCode", "Code128" … as ZXing names them
  std::string text;

  friend bool operator==(const Code&, const Code&) = default;
};

enum class PageSource : std::uint8_t { text, ocr, mixed };

// Why a region's text layer was used or not (design, decision 2).
struct TrustDecision {
  Box region;
  bool text_layer_used = false;
  std::string reason;  // "no-text-layer", "words-match-pixels", "mojibake", "no-ink-under-words", "pixels-differ: …"

  friend bool operator==(const TrustDecision&, const TrustDecision&) = default;
};

struct Page {
  int number = 1;      // 1-based in its file
  double width = 0;    // points, of the upright page: turned, straightened, a photographed sheet cut out and flattened.
  double height = 0;   // All boxes of a Page, and of the documents extracted from it, are places on the upright page.
  double displayed_width = 0;   // points, of the page as its file displays it; the contract's boxes refer to that:
  double displayed_height = 0;  // see displayed().
  int turned = 0;      // degrees clockwise by which the displayed page was turned to stand upright: 0, 90, 180, 270
  // Row-major homography from upright points to displayed points.
  std::array<double, 9> to_displayed = {1, 0, 0, 0, 1, 0, 0, 0, 1};
  PageSource source = PageSource::text;
  bool fully_read = true;  // false: only its title band was looked at (design, decision 7)
  double dpi = 0;          // resolution of the pixels read; 0 for a text layer
  std::vector<std::string> fonts;
  std::vector<Word> words;
  std::vector<RulingLine> rules;
  std::vector<Seal> seals;
  std::vector<Code> codes;
  std::vector<TrustDecision> trust;
  std::vector<Problem> problems;
  std::uint64_t picture_hash = 0;  // 64-bit perceptual hash of the page's pixels; 0 where it was not rendered

  friend bool operator==(const Page&, const Page&) = default;
};

// The bounding box on the page as its file displays it of a box on the upright page, cut to the page.
[[nodiscard]] Box displayed(const Page& page, const Box& upright);

// What one file gave: pages, or a reason why there are none. A file may have both (damaged after page 3).
struct FileReading {
  std::vector<Page> pages;
  int page_count = 0;             // pages the file says it has; pages.size() may be smaller
  std::vector<Problem> problems;  // file-level; with no pages the first one is the reason it is unreadable

  friend bool operator==(const FileReading&, const FileReading&) = default;
};

// A word to be read again from its crop by independent readers, and in which alphabet.
struct SecondLook {
  enum class Alphabet : std::uint8_t { digits, latin, chinese };
  // What is looked for among Chinese characters: figures and set phrases, free text, or the name of somebody, in which any
  // character there is may stand.
  enum class Content : std::uint8_t { wording, text, name };
  std::uint32_t word = 0;  // index into Page::words
  Alphabet alphabet = Alphabet::digits;
  Content content = Content::text;
  bool thorough = false;  // by every reader, even where the first ones agree
  std::vector<std::uint32_t>
      glyphs;  // Chinese characters of the word, as code points, that are to be looked at each by itself

  friend bool operator==(const SecondLook&, const SecondLook&) = default;
};

// What the title band of a page promises: nothing, a page worth reading, the beginning of a report or statement that goes on
// behind it without a title, or the middle of a report, which began before.
enum class PageWorth : std::uint8_t { none, page, more, middle };

}  // namespace dossier
