// From the reading of one line's crop to words with places on the page.
#pragma once

#include <vector>

#include <opencv2/core/types.hpp>

#include "ingest/ocr_engine.h"
#include "models/page.h"

namespace dossier {

// The words of `line`, read from the crop under `place` (points of the upright page). One word as a rule; a wide gap
// parts two columns that the detector took together. Spaces at the ends are dropped; nothing for an empty reading.
[[nodiscard]] std::vector<Word> words_of_line(const LineReading& line, const cv::RotatedRect& place, Reader reader);

}  // namespace dossier
