// The sign of a figure by its ink: a minus is a few pixels that recognisers lose together.
#pragma once

#include <opencv2/core/mat.hpp>

#include "ingest/page_image.h"
#include "models/page.h"

namespace dossier {

// What stands around the figure `word` of `page`: a level bar before it, parentheses on both sides, or neither.
// not_examined where the word holds no digit or the ink around it is too disturbed to say.
[[nodiscard]] SignInk sign_ink(const PagePicture& picture, const Placement& placement, const Page& page, const Word& word);

// The same on a crop: `first` and `last` are the columns of the left edge of the first and the right edge of the last
// digit; what lies beyond `from` and `to` belongs to others.
[[nodiscard]] SignInk sign_ink(const cv::Mat& crop, int first, int last, int from, int to);

// Is the one mark on this crop (dark on light) a level bar, about in its middle? For dashes that stand alone.
[[nodiscard]] bool shows_bar(const cv::Mat& crop);

}  // namespace dossier
