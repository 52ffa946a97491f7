#include "ingest/pdf_marks.h"

#include <poppler/Gfx.h>
#include <poppler/GfxFont.h>
#include <poppler/GfxState.h>
#include <poppler/Stream.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "models/text.h"

namespace dossier {
namespace {

constexpr int kMaxMarks = 400'000;         // of one page; a dense page has some 10,000
constexpr std::size_t kMaxPaints = 20'000;
constexpr std::size_t kMaxRules = 20'000;
constexpr double kThinnest = 2.2;          // points: a filled rectangle no thicker is a ruling line
constexpr double kShortestRule = 6;        // points
constexpr double kPale = 0.93;             // luminance of text that white paper swallows
constexpr double kSlant = 6;               // degrees off the four directions

constexpr double kScanShare = 0.9;                    // of the page
constexpr std::size_t kMostScanBytes = 64u << 20;

double share(const Box& inner, const Box& outer) {
  return inner.empty() ? 0 : intersection(inner, outer).area() / inner.area();
}

double luminance(const GfxRGB& rgb) {
  return 0.299 * colToDbl(rgb.r) + 0.587 * colToDbl(rgb.g) + 0.114 * colToDbl(rgb.b);
}

Box box_between(double x1, double y1, double x2, double y2) {
  return {std::min(x1, x2), std::min(y1, y2), std::abs(x2 - x1), std::abs(y2 - y1)};
}

Box clip_of(const GfxState& state) {
  double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
  state.getClipBBox(&x1, &y1, &x2, &y2);
  return box_between(x1, y1, x2, y2);
}

Box unit_square(const GfxState& state) {
  double x[4], y[4];
  state.transform(0, 0, &x[0], &y[0]);
  state.transform(1, 0, &x[1], &y[1]);
  state.transform(0, 1, &x[2], &y[2]);
  state.transform(1, 1, &x[3], &y[3]);
  return box_between(*std::min_element(x, x + 4), *std::min_element(y, y + 4), *std::max_element(x, x + 4),
                     *std::max_element(y, y + 4));
}

bool finite(const Box& box) {
  return std::isfinite(box.x) && std::isfinite(box.y) && std::isfinite(box.width) && std::isfinite(box.height);
}

struct Outline {
  Box box;
  bool rectangle = false;  // axis-parallel
  int points = 0;
};

Outline outline_of(const GfxState& state, const GfxSubpath& path) {
  Outline outline;
  outline.points = path.getNumPoints();
  double left = 0, top = 0, right = 0, bottom = 0, px = 0, py = 0;
  bool straight = true;
  for (int i = 0; i < path.getNumPoints(); ++i) {
    double x = 0, y = 0;
    state.transform(path.getX(i), path.getY(i), &x, &y);
    if (i == 0) {
      left = right = x;
      top = bottom = y;
    } else {
      left = std::min(left, x);
      right = std::max(right, x);
      top = std::min(top, y);
      bottom = std::max(bottom, y);
      straight = straight && (std::abs(x - px) < 0.1 || std::abs(y - py) < 0.1);
    }
    straight = straight && !path.getCurve(i);
    px = x;
    py = y;
  }
  outline.box = {left, top, right - left, bottom - top};
  outline.rectangle = straight && outline.points >= 2 && outline.points <= 5;
  return outline;
}

// Pieces of one line (cells draw their borders each by itself) become one line.
std::vector<RulingLine> merged(std::vector<RulingLine> lines) {
  const auto across = [](const RulingLine& line) { return line.horizontal() ? line.y1 : line.x1; };
  const auto begin = [](const RulingLine& line) { return line.horizontal() ? line.x1 : line.y1; };
  const auto end = [](const RulingLine& line) { return line.horizontal() ? line.x2 : line.y2; };
  std::sort(lines.begin(), lines.end(), [&](const RulingLine& a, const RulingLine& b) {
    if (a.horizontal() != b.horizontal()) return a.horizontal();
    if (std::round(across(a) * 2) != std::round(across(b) * 2)) return across(a) < across(b);
    if (begin(a) != begin(b)) return begin(a) < begin(b);
    return end(a) < end(b);
  });
  std::vector<RulingLine> result;
  for (const RulingLine& line : lines) {
    if (!result.empty() && result.back().horizontal() == line.horizontal() && std::abs(across(result.back()) - across(line)) <= 1.0 &&
        begin(line) <= end(result.back()) + 1.5) {
      if (line.horizontal()) {
        result.back().x2 = std::max(result.back().x2, line.x2);
      } else {
        result.back().y2 = std::max(result.back().y2, line.y2);
      }
      continue;
    }
    result.push_back(line);
  }
  std::erase_if(result, [&](const RulingLine& line) { return end(line) - begin(line) < kShortestRule; });
  return result;
}

}  // namespace

bool PdfMarks::full() {
  if (painted_ < kMaxMarks) return false;
  page_.truncated = true;
  return true;
}

const PdfMarks::FontMeasures& PdfMarks::measures(const GfxFont& font) {
  const auto [it, fresh] = fonts_.try_emplace(&font);
  FontMeasures& m = it->second;
  if (!fresh) return m;
  m.ascent = font.getAscent();
  m.descent = -font.getDescent();
  if (!(m.ascent > 0.3)) m.ascent = 0.88;
  if (!(m.descent >= 0)) m.descent = 0.14;
  m.ascent = std::min(m.ascent, 1.05);
  m.descent = std::min(m.descent, 0.4);
  m.vertical = font.getWMode() != 0;
  if (font.getType() == fontType3) {
    const double* matrix = font.getFontMatrix();
    const double* box = font.getFontBBox();
    const double height = std::abs((box[3] - box[1]) * matrix[3]);
    if (height > 0.05 && height < 20) {
      m.scale = height;
    } else if (matrix[0] != 0) {
      m.scale = std::abs(matrix[3] / matrix[0]);
    }
  }
  if (page_.fonts.size() < 30'000) {
    m.index = static_cast<std::int16_t>(page_.fonts.size());
    const Ref* id = font.getID();
    page_.fonts.push_back({.name = printable(font.getNameWithoutSubsetTag()),
                           .key = (static_cast<std::uint64_t>(static_cast<std::uint32_t>(id->num)) << 32) |
                                  static_cast<std::uint32_t>(id->gen),
                           .unicode_map = font.hasToUnicodeCMap(),
                           .cid = font.isCIDFont()});
  }
  return m;
}

void PdfMarks::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                        CharCode code, int bytes, const Unicode* unicode, int length) {
  if (masks_ > 0 || full()) return;
  const std::shared_ptr<GfxFont>& font = state->getFont();
  if (!font) return;
  if (!fonts_.contains(font.get())) kept_.push_back(font);
  const FontMeasures& m = measures(*font);

  PdfGlyph glyph;
  glyph.code = code;
  glyph.font = m.index;
  glyph.size = std::abs(state->getTransformedFontSize() * m.scale);
  if (!std::isfinite(glyph.size) || glyph.size > 5000) return;
  for (int i = 0; i < length && i < 8; ++i) glyph.text.push_back(unicode[i] > 0x10FFFF ? U'\uFFFD' : static_cast<char32_t>(unicode[i]));
  if (glyph.text.empty()) glyph.text = U"\uFFFD";

  // The advance holds the spacing that the text state adds; the glyph itself ends before it.
  double spacing = state->getCharSpace();
  if (bytes == 1 && code == 0x20) spacing += state->getWordSpace();
  double sx = 0, sy = 0;
  if (m.vertical) {
    state->textTransformDelta(0, spacing, &sx, &sy);
  } else {
    state->textTransformDelta(spacing * state->getHorizScaling(), 0, &sx, &sy);
  }
  double x1 = 0, y1 = 0, wx = 0, wy = 0;
  state->transform(x - (m.vertical ? origin_x : 0), y - (m.vertical ? origin_y : 0), &x1, &y1);
  state->transformDelta(dx - sx, dy - sy, &wx, &wy);
  if (!std::isfinite(x1) || !std::isfinite(y1) || !std::isfinite(wx) || !std::isfinite(wy)) return;

  double m11 = 0, m12 = 0, m21 = 0, m22 = 0;
  state->getFontTransMat(&m11, &m12, &m21, &m22);
  const double degrees = std::atan2(m12, m11) * 180 / std::numbers::pi;
  const double nearest = std::round(degrees / 90) * 90;
  if (std::abs(degrees - nearest) > kSlant) {
    if (slanted_.size() < 200) slanted_ += glyph.text;
    return;
  }
  glyph.angle = (static_cast<int>(nearest) + 360) % 360;
  const double extent = m.vertical ? glyph.size : std::hypot(wx, wy);
  switch (glyph.angle) {
    case 90: glyph.begin = y1; glyph.base = -x1; break;
    case 180: glyph.begin = -x1; glyph.base = -y1; break;
    case 270: glyph.begin = -y1; glyph.base = x1; break;
    default: glyph.begin = x1; glyph.base = y1; break;
  }
  glyph.end = glyph.begin + extent;
  glyph.ascent = m.ascent * glyph.size;
  glyph.descent = m.descent * glyph.size;

  const double center_x = x1 + wx / 2;
  const double center_y = y1 + wy / 2;
  if (center_x < 0 || center_y < 0 || center_x > width_ || center_y > height_) return;
  const Box clip = clip_of(*state);
  const bool clipped = center_x < clip.x - 1 || center_x > clip.right() + 1 || center_y < clip.y - 1 || center_y > clip.bottom() + glyph.size;
  const int mode = state->getRender();
  const bool stroked = (mode & 3) == 1;
  glyph.invisible = (mode & 3) == 3 || clipped || glyph.size < 0.5 ||
                    (stroked ? state->getStrokeOpacity() : state->getFillOpacity()) < 0.05;
  GfxRGB rgb{};
  if (stroked) {
    state->getStrokeRGB(&rgb);
  } else {
    state->getFillRGB(&rgb);
  }
  glyph.pale = luminance(rgb) > kPale;
  glyph.painted = ++painted_;
  glyphs_.push_back(std::move(glyph));
}

void PdfMarks::note_rule(GfxState* state, const Box& box) {
  if (page_.rules.size() >= kMaxRules) return;
  Box clip = clip_of(*state);
  clip = {clip.x - 1, clip.y - 1, clip.width + 2, clip.height + 2};
  // A rectangle of no thickness has no intersection by area, so the ends are cut by hand.
  const double left = std::max({box.x, clip.x, 0.0}), right = std::min({box.right(), clip.right(), width_});
  const double top = std::max({box.y, clip.y, 0.0}), bottom = std::min({box.bottom(), clip.bottom(), height_});
  if (right < left || bottom < top) return;
  if (right - left >= bottom - top) {
    page_.rules.push_back({.x1 = left, .y1 = (top + bottom) / 2, .x2 = right, .y2 = (top + bottom) / 2});
  } else {
    page_.rules.push_back({.x1 = (left + right) / 2, .y1 = top, .x2 = (left + right) / 2, .y2 = bottom});
  }
}

void PdfMarks::note_fill(GfxState* state, const Box& box, PdfPaint::Kind kind) {
  const Box visible = intersection(intersection(box, clip_of(*state)), {0, 0, width_, height_});
  if (visible.empty() || visible.width < 3 || visible.height < 3 || page_.paints.size() >= kMaxPaints) return;
  GfxRGB rgb{};
  state->getFillRGB(&rgb);
  page_.paints.push_back({.kind = kind,
                          .box = visible,
                          .opaque = state->getFillOpacity() > 0.5 && state->getBlendMode() == gfxBlendNormal,
                          .luminance = luminance(rgb),
                          .painted = painted_});
}

void PdfMarks::note_area(GfxState* state) {
  if (masks_ > 0 || full()) return;
  ++painted_;
  note_fill(state, clip_of(*state), PdfPaint::Kind::fill);
}

void PdfMarks::fill_path(GfxState* state) {
  if (masks_ > 0 || full()) return;
  ++painted_;
  if (state->getFillOpacity() < 0.05) return;
  GfxRGB rgb{};
  state->getFillRGB(&rgb);
  const bool pale = luminance(rgb) > kPale;
  const GfxPath* path = state->getPath();
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    const Outline outline = outline_of(*state, *path->getSubpath(i));
    if (!finite(outline.box)) continue;
    const double thick = std::min(outline.box.width, outline.box.height);
    const double length = std::max(outline.box.width, outline.box.height);
    if (outline.rectangle && thick <= kThinnest) {
      if (!pale && length > thick) note_rule(state, outline.box);
    } else if (outline.rectangle || length > 60) {
      note_fill(state, outline.box, PdfPaint::Kind::fill);
    } else {
      note_fill(state, outline.box, PdfPaint::Kind::shape);
    }
  }
}

void PdfMarks::fill(GfxState* state) { fill_path(state); }
void PdfMarks::eoFill(GfxState* state) { fill_path(state); }

void PdfMarks::stroke(GfxState* state) {
  if (masks_ > 0 || full()) return;
  ++painted_;
  GfxRGB rgb{};
  state->getStrokeRGB(&rgb);
  if (luminance(rgb) > kPale || state->getStrokeOpacity() < 0.05) return;
  const double width = state->getTransformedLineWidth();
  const GfxPath* path = state->getPath();
  for (int i = 0; i < path->getNumSubpaths(); ++i) {
    const GfxSubpath& part = *path->getSubpath(i);
    for (int k = 1; k < part.getNumPoints(); ++k) {
      if (part.getCurve(k) || part.getCurve(k - 1)) continue;
      double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
      state->transform(part.getX(k - 1), part.getY(k - 1), &x1, &y1);
      state->transform(part.getX(k), part.getY(k), &x2, &y2);
      const Box box = box_between(x1, y1, x2, y2);
      if (!finite(box) || std::min(box.width, box.height) > 0.5 || std::max(box.width, box.height) <= 0) continue;
      if (width <= 4) {
        note_rule(state, box);
      } else if (box.width >= box.height) {
        note_fill(state, {box.x, box.y - width / 2, box.width, width}, PdfPaint::Kind::fill);
      } else {
        note_fill(state, {box.x - width / 2, box.y, width, box.height}, PdfPaint::Kind::fill);
      }
    }
  }
}

bool PdfMarks::tilingPatternFill(GfxState* state, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int, int,
                                 double, double) {
  note_area(state);
  return true;
}
bool PdfMarks::functionShadedFill(GfxState* state, GfxFunctionShading*) { return note_area(state), true; }
bool PdfMarks::axialShadedFill(GfxState* state, GfxAxialShading*, double, double) { return note_area(state), true; }
bool PdfMarks::radialShadedFill(GfxState* state, GfxRadialShading*, double, double) { return note_area(state), true; }
bool PdfMarks::gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading*) { return note_area(state), true; }
bool PdfMarks::patchMeshShadedFill(GfxState* state, GfxPatchMeshShading*) { return note_area(state), true; }

void PdfMarks::note_image(GfxState* state, int width, int height, PdfPaint::Kind kind, bool opaque) {
  if (masks_ > 0 || full()) return;
  ++painted_;
  const Box box = unit_square(*state);
  if (!finite(box)) return;
  if (kind == PdfPaint::Kind::stencil && width == 1 && height == 1) {  // the usual trick to fill a rectangle
    if (std::min(box.width, box.height) <= kThinnest) {
      note_rule(state, box);
    } else {
      note_fill(state, box, PdfPaint::Kind::fill);
    }
    return;
  }
  const Box visible = intersection(intersection(box, clip_of(*state)), {0, 0, width_, height_});
  if (visible.empty() || page_.paints.size() >= kMaxPaints) return;
  const double* ctm = state->getCTM();
  const double across = std::hypot(ctm[0], ctm[1]);
  const double down = std::hypot(ctm[2], ctm[3]);
  const double dpi = across > 0 && down > 0 ? std::max(width / across, height / down) * 72 : 0;
  page_.paints.push_back({.kind = kind,
                          .box = visible,
                          .opaque = opaque && state->getFillOpacity() > 0.5 && state->getBlendMode() == gfxBlendNormal,
                          .luminance = 0,
                          .dpi = dpi,
                          .painted = painted_});
}

// Keeps the JPEG of a page that begins with one over all of it; take() drops it where more comes.
void PdfMarks::note_scan(GfxState* state, Stream* stream, GfxImageColorMap* map) {
  if (painted_ != 1 || page_.paints.size() != 1 || stream->getKind() != strDCT || map == nullptr) return;
  const PdfPaint& paint = page_.paints.front();
  if (paint.box.area() < kScanShare * width_ * height_ || !paint.opaque || state->getFillOpacity() < 1) return;
  const int components = map->getNumPixelComps();
  const GfxColorSpaceMode mode = map->getColorSpace()->getMode();
  if ((components != 1 && components != 3) || map->getBits() != 8 || mode == csIndexed || mode == csSeparation || mode == csLab) return;
  for (int i = 0; i < components; ++i) {
    if (map->getDecodeLow(i) != 0 || map->getDecodeHigh(i) != 1) return;
  }
  const double* ctm = state->getCTM();
  const double slant = std::min(std::abs(ctm[1]) + std::abs(ctm[2]), std::abs(ctm[0]) + std::abs(ctm[3]));
  if (slant > 1) return;
  const Box visible = intersection(unit_square(*state), {0, 0, width_, height_});
  if (share(visible, clip_of(*state)) < 0.999) return;
  Stream* source = stream->getNextStream();
  if (source == nullptr) return;
  source->reset();
  std::string jpeg;
  for (int byte = source->getChar(); byte != EOF && jpeg.size() <= kMostScanBytes; byte = source->getChar()) {
    jpeg.push_back(static_cast<char>(byte));
  }
  source->close();
  if (jpeg.size() > kMostScanBytes) return;
  page_.scan.jpeg = std::move(jpeg);
  std::copy_n(ctm, 6, page_.scan.to_page.begin());
}

void PdfMarks::drawImageMask(GfxState* state, Object* ref, Stream* str, int width, int height, bool invert, bool interpolate,
                             bool inline_image) {
  note_image(state, width, height, PdfPaint::Kind::stencil, false);
  // The data of an inline image stand in the content itself and must be read past.
  if (inline_image) OutputDev::drawImageMask(state, ref, str, width, height, invert, interpolate, inline_image);
}

void PdfMarks::drawImage(GfxState* state, Object* ref, Stream* str, int width, int height, GfxImageColorMap* map,
                         bool interpolate, const int* mask_colors, bool inline_image) {
  note_image(state, width, height, PdfPaint::Kind::image, mask_colors == nullptr);
  if (!inline_image && mask_colors == nullptr) note_scan(state, str, map);
  if (inline_image) OutputDev::drawImage(state, ref, str, width, height, map, interpolate, mask_colors, inline_image);
}

void PdfMarks::drawMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*, bool, Stream*, int,
                               int, bool, bool) {
  note_image(state, width, height, PdfPaint::Kind::image, false);
}

void PdfMarks::drawSoftMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*, bool, Stream*,
                                   int, int, GfxImageColorMap*, bool) {
  note_image(state, width, height, PdfPaint::Kind::image, false);
}

void PdfMarks::beginTransparencyGroup(GfxState*, const double*, GfxColorSpace*, bool, bool, bool for_soft_mask) {
  groups_.push_back(for_soft_mask);
  if (for_soft_mask) ++masks_;
}

void PdfMarks::endTransparencyGroup(GfxState*) {
  if (groups_.empty()) return;
  if (groups_.back()) --masks_;
  groups_.pop_back();
}

PdfPage PdfMarks::take() {
  page_.width = width_;
  page_.height = height_;
  page_.words = words_of_glyphs(glyphs_);
  page_.rules = merged(std::move(page_.rules));
  const bool seen = std::any_of(page_.words.begin(), page_.words.end(), [](const PdfWord& word) { return !word.invisible; });
  if (page_.paints.size() != 1 || !page_.rules.empty() || seen || !slanted_.empty()) page_.scan = {};
  if (!slanted_.empty()) page_.slanted.push_back(to_utf8(slanted_));
  return std::move(page_);
}

}  // namespace dossier
