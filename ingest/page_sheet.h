// The sheet of paper in a photograph: its four corners, so that it can be flattened.
#pragma once

#include <array>
#include <optional>

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>

namespace dossier {

using Corners = std::array<cv::Point2d, 4>;  // top left, top right, bottom right, bottom left

// The corners (pixels of `bgr`) of the one bright sheet that lies crooked on a darker ground. nullopt where there is none,
// where the sheet is already straight (nothing to gain), or where its edges are not clear on three sides at least.
[[nodiscard]] std::optional<Corners> find_sheet(const cv::Mat& bgr);

}  // namespace dossier
