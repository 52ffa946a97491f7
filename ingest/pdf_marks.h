// Listens to Poppler interpreting a page and notes every mark: characters, pictures, fills, lines. Draws nothing.
#pragma once

#include <poppler/OutputDev.h>

#include <unordered_map>
#include <vector>

#include "ingest/pdf_document.h"
#include "ingest/pdf_words.h"

namespace dossier {

class PdfMarks : public OutputDev {
 public:
  PdfMarks(double width, double height) : width_(width), height_(height) {}

  // What was noted; call once, after the page was interpreted.
  [[nodiscard]] PdfPage take();

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  // Patterns and shadings are noted as the area they cover, not followed stroke by stroke.
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int) override { return true; }

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y, CharCode code,
                int bytes, const Unicode* unicode, int length) override;

  void stroke(GfxState* state) override;
  void fill(GfxState* state) override;
  void eoFill(GfxState* state) override;
  bool tilingPatternFill(GfxState* state, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int, int, double,
                         double) override;
  bool functionShadedFill(GfxState* state, GfxFunctionShading*) override;
  bool axialShadedFill(GfxState* state, GfxAxialShading*, double, double) override;
  bool radialShadedFill(GfxState* state, GfxRadialShading*, double, double) override;
  bool gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading*) override;
  bool patchMeshShadedFill(GfxState* state, GfxPatchMeshShading*) override;

  void drawImageMask(GfxState* state, Object* ref, Stream* str, int width, int height, bool invert, bool interpolate,
                     bool inline_image) override;
  void drawImage(GfxState* state, Object* ref, Stream* str, int width, int height, GfxImageColorMap* map, bool interpolate,
                 const int* mask_colors, bool inline_image) override;
  void drawMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*, bool, Stream*, int, int,
                       bool, bool) override;
  void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*, bool, Stream*, int,
                           int, GfxImageColorMap*, bool) override;

  void beginTransparencyGroup(GfxState*, const double*, GfxColorSpace*, bool, bool, bool for_soft_mask) override;
  void endTransparencyGroup(GfxState*) override;

 private:
  struct FontMeasures {
    std::int16_t index = -1;
    double ascent = 0, descent = 0;  // share of the font size
    double scale = 1;                // of the font size (Type 3 fonts count in units of their own)
    bool vertical = false;
  };
  const FontMeasures& measures(const GfxFont& font);
  bool full();
  void note_fill(GfxState* state, const Box& box, PdfPaint::Kind kind);
  void note_image(GfxState* state, int width, int height, PdfPaint::Kind kind, bool opaque);
  void note_area(GfxState* state);
  void note_scan(GfxState* state, Stream* stream, GfxImageColorMap* map);
  void fill_path(GfxState* state);
  void note_rule(GfxState* state, const Box& box);

  double width_, height_;
  PdfPage page_;
  std::vector<PdfGlyph> glyphs_;
  std::unordered_map<const GfxFont*, FontMeasures> fonts_;
  std::vector<std::shared_ptr<GfxFont>> kept_;  // so that no address in fonts_ is used twice
  std::u32string slanted_;
  std::vector<bool> groups_;  // is the group a soft mask's
  int masks_ = 0;             // how many of them are
  int painted_ = 0;
};

}  // namespace dossier
