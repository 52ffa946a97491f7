// Lines of text found by their ink alone, where there is no detector.
#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

#include "ingest/ocr_engine.h"

namespace dossier {

// Lines (pixels) on a picture of a page: letters smeared along the direction in which they stand closest together. Coarser than the
// detector: enough to tell the slant and to try which way is up.
[[nodiscard]] std::vector<TextLine> ink_lines(const cv::Mat& picture);

}  // namespace dossier
