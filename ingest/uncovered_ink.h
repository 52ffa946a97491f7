// Ink that no word covers: the detector misses cells of one or two characters, and a lone dash means nil.
#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

#include "models/page.h"

namespace dossier {

struct UncoveredInk {
  Box box;            // points, around the ink itself
  bool dash = false;  // low and wide, standing alone in its row: a dash if shows_bar() (sign_ink.h) agrees
};

// Marks of about the size of letters on `ink` (rules already cleared, `scale` pixels a point) outside all `words`, in
// reading order, at most 200; beside and above the text nothing is looked for. Dashes only where they stand in a row and
// a column of other words.
[[nodiscard]] std::vector<UncoveredInk> uncovered_ink(const cv::Mat& ink, double scale, const std::vector<Word>& words,
                                                      const std::vector<RulingLine>& rules);

}  // namespace dossier
