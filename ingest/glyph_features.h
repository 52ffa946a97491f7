// A printed character as numbers that change little with its font, size and print: how much edge of each direction
// there is where.
#pragma once

#include <array>

#include <opencv2/core/mat.hpp>

namespace dossier {

inline constexpr int kGlyphDirections = 8;  // of edges, by their gradient
inline constexpr int kGlyphCells = 7;       // a side of the grid
inline constexpr int kGlyphFeatures = kGlyphDirections * kGlyphCells * kGlyphCells;

using GlyphFeatures = std::array<float, kGlyphFeatures>;

// `ink`: CV_32FC1, one character, 0 for paper to 1 for ink, with any margin around it. What comes out has the length 1,
// but is zero where there is no ink. The picture is cut to its ink and stretched to a square, less so the narrower it
// is; gradients are shared out to the two nearest of eight directions, blurred and sampled on a grid, and their root
// taken. Source: C.-L. Liu et al., "Handwritten digit recognition: investigation of normalization and feature
// extraction techniques", Pattern Recognition 37 (2004).
[[nodiscard]] GlyphFeatures glyph_features(const cv::Mat& ink);

}  // namespace dossier
