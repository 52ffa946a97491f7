// A PDF file as pages of words, pictures and pixels. Only the files pdf_* know Poppler.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "models/geometry.h"
#include "models/page.h"
#include "models/problem.h"
#include "models/result.h"

namespace dossier {

// A font as the file defines it. The same font object on several pages has the same key.
struct PdfFont {
  std::string name;          // without the tag of a subset ("ABCDEF+")
  std::uint64_t key = 0;     // by object number; for a font written into the page itself by its name
  bool unicode_map = false;  // the file says itself which characters the codes stand for (/ToUnicode)
  bool cid = false;
};

// A run of characters of the text layer, on the page as displayed.
struct PdfWord {
  Word word;                          // text, box, edges (upright runs only), font; confidence 1
  std::vector<std::uint32_t> codes;   // code in the font of every code point of the text
  std::vector<std::int16_t> fonts;    // font of every code point of the text, index into PdfPage::fonts
  int angle = 0;                      // direction of the line on the displayed page: 0, 90, 180, 270 degrees clockwise
  double size = 0;                    // font size in points
  bool invisible = false;             // render mode 3 or 7, fully transparent, or clipped away
  bool pale = false;                  // nearly white: seen only on something dark
  bool unmapped = false;              // a character has no Unicode value (it is U+FFFD in the text)
  int painted = 0;                    // order of painting, comparable with PdfPaint::painted
};

// Something painted over an area: a picture or a filled shape that is no ruling line.
struct PdfPaint {
  enum class Kind : std::uint8_t { image, stencil, fill, shape } kind = Kind::fill;
  Box box;              // on the displayed page, cut to what is not clipped away
  bool opaque = true;   // covers what was painted there before
  double luminance = 0; // of a fill, 0 black to 1 white
  double dpi = 0;       // of an image: its own resolution where it stands, the finer of the two directions
  int painted = 0;
};

// A page that is one JPEG and nothing else that is seen: as scanners make them.
struct PdfScan {
  std::string jpeg;                      // empty: the page is something else
  std::array<double, 6> to_page = {};    // a b c d e f: (x, y) of the unit square, y up, to points of the displayed page
};

// Everything on one page but its pixels.
struct PdfPage {
  double width = 0;   // points, as displayed: crop box, turned by /Rotate
  double height = 0;
  std::vector<PdfFont> fonts;
  std::vector<PdfWord> words;    // in the order of painting
  std::vector<std::string> slanted;  // texts that run at an angle (watermarks); they are not among the words
  std::vector<PdfPaint> paints;  // images and fills of a size that matters, in the order of painting
  std::vector<RulingLine> rules;
  PdfScan scan;
  bool truncated = false;        // more than kMaxMarks marks on the page: the rest was not taken
  std::vector<std::string> complaints;  // what the parser found wrong, at most a few
};

class PdfDocument {
 public:
  // `bytes` must outlive the document. Failures: "pdf.encrypted", "pdf.damaged", "pdf.no-pages".
  // A file that only an owner password protects opens.
  [[nodiscard]] static Result<PdfDocument> open(std::span<const char> bytes);

  ~PdfDocument();
  PdfDocument(PdfDocument&&) noexcept;
  PdfDocument& operator=(PdfDocument&&) noexcept;

  [[nodiscard]] int page_count() const;
  // The table of objects was missing or wrong and was rebuilt by searching the file: pages may be lost.
  [[nodiscard]] bool rebuilt() const;
  // The list of pages was lost too: the pages are those found in the file, in the order in which they stand in it.
  [[nodiscard]] bool recovered() const;

  // Pages are counted from 1. Failures: "pdf.page-damaged".
  [[nodiscard]] Result<PdfPage> page(int number);

  // The page as displayed, CV_8UC3 (BGR), white paper. Failures: "pdf.page-damaged", "limit.pixels" where the page would have
  // more than `max_pixels`.
  [[nodiscard]] Result<cv::Mat> render(int number, double dpi, std::uint64_t max_pixels);
  // Only a part of it; `part` in points of the displayed page, cut to the page.
  [[nodiscard]] Result<cv::Mat> render(int number, double dpi, const Box& part, std::uint64_t max_pixels);

  // The size of a page as displayed, points, without interpreting its content.
  [[nodiscard]] Result<Box> size(int number);

 private:
  struct State;
  explicit PdfDocument(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Reads the tables that every document needs (system fonts, names of CJK maps). Once, before the fork.
void warm_pdf();

// Are the tables of the CJK character collections (poppler-data) installed?
[[nodiscard]] bool pdf_has_cjk_maps();

// "Poppler 22.12.0"
[[nodiscard]] std::string pdf_library_version();

}  // namespace dossier
