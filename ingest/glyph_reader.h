// Chinese characters read one by one, by what they look like alone: a reader of another kind than networks, which knows
// every character in use.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>

#include "ingest/glyph_table.h"
#include "models/page.h"

namespace dossier {

// `crop`: the line as it is read, which shows `place` of the page (points). A glyph for each Chinese character that is
// `wanted` (code points of the word), and for each gap as wide as one that holds ink. Nothing where the word's edges
// are not known, the print is too small or the table empty.
[[nodiscard]] std::vector<Glyph> read_glyphs(const cv::Mat& crop, const cv::RotatedRect& place, const Word& word,
                                             std::span<const std::uint32_t> wanted, const GlyphTable& table);

}  // namespace dossier
