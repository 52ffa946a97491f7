// The name along the rim of a round or oval seal: its ring unrolled into a straight line, which the readers of lines can read.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "ingest/ocr_engine.h"
#include "ingest/page_image.h"
#include "models/page.h"

namespace dossier {

// The ring of the seal that fills `crop` but for a margin of a few hundredths (CV_8UC3, its own resolution) as one line of
// text: CV_8U, dark letters on white, some 40 % higher than the letters. Only ink of `color` ("red", "blue") is in it: print
// under or over the seal is not. The line begins behind the widest gap of the ring, clockwise, so that it does not matter how
// the seal was turned. Empty where there is no ring, where the border is not an ellipse, or the letters are too small.
[[nodiscard]] cv::Mat seal_line(const cv::Mat& crop, const std::string& color);

// Gives the seals of a page that hold a name their text: `first` reads the line, and where it finds a name `second` reads it
// again. Two line readings a seal at most, of the first kMostSealsRead seals. Either reader may give null.
inline constexpr std::size_t kMostSealsRead = 12;
using SealReader = std::function<OcrEngine*()>;
void read_seals(std::span<Seal> seals, const PagePicture& picture, const Placement& placement, const SealReader& first,
                const SealReader& second);

}  // namespace dossier
