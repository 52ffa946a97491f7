// The pixels of a page and the geometry between the upright page and the page as displayed.
#pragma once

#include <array>
#include <cstdint>

#include <opencv2/core/mat.hpp>
#include <opencv2/core/matx.hpp>
#include <opencv2/core/types.hpp>

#include "models/geometry.h"

namespace dossier {

// A page as its file displays it.
struct PageImage {
  cv::Mat bgr;           // CV_8UC3, rows from the top; may be anisotropic (fax: 200 x 100 dpi)
  double dpi = 200;      // horizontal resolution of `bgr` with respect to width_pt
  double width_pt = 0;   // size of the page as displayed, points; 0: taken from the pixels and dpi
  double height_pt = 0;
};

// A PageImage ready to be worked on: never larger than reading needs, size in points always known.
struct PagePicture {
  cv::Mat bgr;             // CV_8UC3
  double width = 0;        // points, as displayed
  double height = 0;
  cv::Matx33d to_pixels;   // points as displayed to pixels of `bgr`
  bool two_levels = false; // black and white with hardly a grey, as a fax

  // Pixels a point, the mean of both directions.
  [[nodiscard]] double scale() const;
};

// Empty `bgr` where the image is empty or of another type.
[[nodiscard]] PagePicture picture_of(const PageImage& image);

// How the upright page lies on the displayed one.
struct Placement {
  double width = 0;  // points, upright page
  double height = 0;
  int turned = 0;    // degrees clockwise by which the displayed page was turned: 0, 90, 180, 270
  cv::Matx33d to_displayed = cv::Matx33d::eye();  // upright points to displayed points
};

// Points of the page a point of the paper: 1, but for a picture that states no believable resolution, whose points are its pixels.
// Its paper is taken to be as long as A4, which is near enough to tell a seal or a ruling line from letters.
[[nodiscard]] double grain_of(const Placement& placement);

// The page as displayed, turned clockwise by 0, 90, 180 or 270 degrees.
[[nodiscard]] Placement turned_placement(double displayed_width, double displayed_height, int turned);

// `placement` with its page put through `change`: points of the new upright page to points of the old one.
[[nodiscard]] Placement changed(const Placement& placement, const cv::Matx33d& change, double width,
                                double height);

[[nodiscard]] cv::Point2d mapped(const cv::Matx33d& homography, cv::Point2d point);

// The upright page at `scale` pixels a point, colours as in the picture; what lies outside the picture repeats its border.
[[nodiscard]] cv::Mat upright_image(const PagePicture& picture, const Placement& placement, double scale);

// The part of the picture under a rectangle of the upright page (points, turned by its angle), `height` pixels high and as
// wide as the rectangle's shape wants. With height 0 the picture's own resolution is kept, within 16 to 240 rows.
[[nodiscard]] cv::Mat cut(const PagePicture& picture, const Placement& placement,
                          const cv::RotatedRect& place, int height);

[[nodiscard]] cv::RotatedRect rect_of(const Box& box);

// 64-bit perceptual hash (signs of the lowest frequencies): near equal for the same page in another size or compression,
// compared by the number of differing bits.
[[nodiscard]] std::uint64_t picture_hash(const cv::Mat& bgr);

}  // namespace dossier
