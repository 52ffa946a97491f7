// How words lie on the page, told by their ink: where lines are short, the line finder's boxes do not tell an angle.
#pragma once

#include <span>

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>

#include "ingest/text_slant.h"

namespace dossier {

// `ink`: a mask of the upright page at `scale` pixels a point, rules and seals in it or not; `words`: places of words on it, points.
// Of angles up to three degrees the one is taken under which the ink of single words gathers in the fewest rows, for the head, the
// middle and the foot of the page apart where each has words enough. `lines` is 0 where there are too few or no angle stands out.
[[nodiscard]] PageSlant word_slant(const cv::Mat& ink, double scale, std::span<const cv::RotatedRect> words);

}  // namespace dossier
