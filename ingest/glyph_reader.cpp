#include "ingest/glyph_reader.h"

#include <algorithm>

#include "ingest/glyph_cells.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr float kPlain = 2.5F;  // a margin at which another cut would find the same

}  // namespace

std::vector<Glyph> read_glyphs(const cv::Mat& crop, const cv::RotatedRect& place, const Word& word,
                               std::span<const std::uint32_t> wanted, const GlyphTable& table) {
  std::vector<Glyph> glyphs;
  if (table.empty() || place.size.width <= 0) return glyphs;
  const std::u32string text = to_u32(word.text);
  const double left = place.center.x - place.size.width / 2;
  std::vector<float> edges;
  for (const float edge : word.edges) edges.push_back(static_cast<float>((edge - left) * crop.cols / place.size.width));
  for (const GlyphCell& cell : glyph_cells(crop, text, edges)) {
    if (!cell.inserted && std::find(wanted.begin(), wanted.end(), cell.at) == wanted.end()) continue;
    Glyph glyph{.at = cell.at, .inserted = cell.inserted};
    for (const cv::Mat& look : cell.looks) {
      const GlyphMatch match = table.nearest(glyph_features(look));
      if (glyph.best != 0 && match.distance >= glyph.distance) continue;
      glyph.best = match.best;
      glyph.second = match.second;
      glyph.margin = match.margin;
      glyph.distance = match.distance;
      if (glyph.margin > kPlain) break;
    }
    glyphs.push_back(glyph);
  }
  return glyphs;
}

}  // namespace dossier
