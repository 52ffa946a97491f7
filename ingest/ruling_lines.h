// Ruling lines of tables and forms.
#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

#include "ingest/text_slant.h"
#include "models/page.h"

namespace dossier {

// Ink of an upright page: 255 where the grey of even_light() is clearly darker than its surroundings.
[[nodiscard]] cv::Mat ink_mask(const cv::Mat& even_gray);

// Lines of at least 12 points of the paper on `ink`, a mask of the upright page at `scale` pixels a point and `grain` points a point
// of the paper (grain_of); in points, horizontal ones first, each sorted from the top left. Strokes of letters inside `texts`
// (points) are left out. What was taken for a line is cleared from `ink`.
[[nodiscard]] std::vector<RulingLine> ruling_lines(cv::Mat& ink, double scale, double grain, const std::vector<Box>& texts);

// The long lines on a mask that is upright to within a few degrees, as they run: level ones from the left, or (down) plumb
// ones from the top; pixels.
[[nodiscard]] std::vector<Stroke> long_rules(const cv::Mat& ink, bool down, double shortest);

}  // namespace dossier
