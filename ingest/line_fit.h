// Places of lines made to fit their ink.
#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

#include "ingest/ocr_engine.h"

namespace dossier {

// Gives each place (points) the height of its letters and a margin, and completes letters that its ends cut: the finder's
// boxes are uneven, and both air around letters and halves of letters cost characters. `ink` is a mask of the upright page
// (rules cleared) at `scale` pixels a point. Places whose ink is not clear are left as they are.
void fit_lines(std::vector<TextLine>& lines, const cv::Mat& ink, double scale);

}  // namespace dossier
