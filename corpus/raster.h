// A page in pixels.
#pragma once

#include <opencv2/core.hpp>

#include "corpus/canvas.h"

namespace dossier::corpus {

// 8-bit BGR on white paper.
cv::Mat rasterize(const Canvas& page, double dpi);

}  // namespace dossier::corpus
