// Coloured ink apart from black: seals are kept as seals and taken out of the pixels that are read.
#pragma once

#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>

namespace dossier {

// The page with its paper made even and white (245): each channel divided by the local brightness of the paper. For
// measuring colour and ink; the recognisers read better without it.
[[nodiscard]] cv::Mat even_light(const cv::Mat& bgr);

struct InkSeal {
  cv::Rect place;     // pixels
  std::string color;  // "red" or "blue"
  bool round = false; // its border is an ellipse
};

struct InkPlanes {
  cv::Mat readable;  // the picture with the ink of seals taken out, CV_8UC3
  cv::Mat seal_ink;  // CV_8U, 255 where the ink of a seal lies
  std::vector<InkSeal> seals;
};

// `bgr` at `scale` pixels a point; `even` is its even_light(). Red or blue marks of the size of a seal with a
// closed border are seals; letters printed in colour stay in `readable`.
[[nodiscard]] InkPlanes ink_planes(const cv::Mat& bgr, const cv::Mat& even, double scale);

// Grey, with the coloured ink of an even_light() picture gone: what black there is under it stays. Letters printed in colour go too.
[[nodiscard]] cv::Mat without_colored_ink(const cv::Mat& even);

enum class CropInk {
  plain,    // no red or blue to speak of
  crossed,  // coloured ink lay over black and was taken out
  colored,  // coloured ink alone
};

// The crop of a line as it should be read: where coloured ink crosses black, without_colored_ink(); letters printed
// in colour, and everything else, are left as they are. `found` may be null.
[[nodiscard]] cv::Mat without_crossing_ink(const cv::Mat& crop, CropInk* found);

}  // namespace dossier
