// The Chinese characters of a line cut apart, each for itself.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <opencv2/core/mat.hpp>

namespace dossier {

struct GlyphCell {
  std::uint32_t at = 0;   // code point of the text
  bool inserted = false;  // it stands before that one, in a gap as wide as a character
  // CV_32FC1, 0 for paper to 1 for ink: as it was cut, a little narrower and a little wider. The best look is the right
  // one.
  std::vector<cv::Mat> looks;
};

// `crop`: CV_8UC1 or CV_8UC3, one upright line. `text`: what was read in it. `edges`: the left edge of each of its code
// points and the right edge of the last, in pixels of the crop, off by no more than a third of a character. Only
// Chinese characters are cut out.
[[nodiscard]] std::vector<GlyphCell> glyph_cells(const cv::Mat& crop, std::u32string_view text,
                                                 std::span<const float> edges);

}  // namespace dossier
