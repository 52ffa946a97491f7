#include "ingest/page_image.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <opencv2/imgproc.hpp>

namespace dossier {
namespace {

// 300 dpi of A4 and a little more: finer pixels cost time and give no more characters.
constexpr int kLongestSide = 3600;

constexpr double kSmoothing = 1.1;  // pixels

// Black and white with hardly a grey: a fax, or a scan stored as one bit a pixel.
bool bilevel(const cv::Mat& bgr) {
  std::size_t dark = 0;
  std::size_t middle = 0;
  for (int y = 0; y < bgr.rows; y += 3) {
    const std::uint8_t* row = bgr.ptr<std::uint8_t>(y);
    for (int x = 0; x < bgr.cols; ++x) {
      const std::uint8_t level = row[3 * x + 1];
      dark += level < 48 ? 1 : 0;
      middle += level >= 48 && level < 208 ? 1 : 0;
    }
  }
  return dark > 0 && middle * 4 < dark;
}

// OpenCV warps between the centres of pixels, which lie at half: without this every crop would be shifted by half a
// pixel times the scale.
cv::Matx33d between_centers(const cv::Matx33d& transform) {
  return cv::Matx33d(1, 0, -0.5, 0, 1, -0.5, 0, 0, 1) * transform * cv::Matx33d(1, 0, 0.5, 0, 1, 0.5, 0, 0, 1);
}

// The pixels of `source` under every pixel of `size`; `from_target` leads there. Most pages need no perspective, without which a
// warp takes half the time.
void warp(const cv::Mat& source, cv::Mat& target, const cv::Matx33d& from_target, cv::Size size, int method) {
  constexpr double kUnseen = 0.05;  // pixels
  const cv::Matx33d centers = between_centers(from_target);
  const cv::Point2d corner(size.width, size.height);
  const cv::Point2d origin = mapped(centers, {0, 0}), right = mapped(centers, {corner.x, 0}), below = mapped(centers, {0, corner.y});
  if (cv::norm(mapped(centers, corner) - (right + below - origin)) < kUnseen) {
    const cv::Point2d across = (right - origin) / corner.x, down = (below - origin) / corner.y;
    const cv::Matx23d affine(across.x, down.x, origin.x, across.y, down.y, origin.y);
    cv::warpAffine(source, target, affine, size, method | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
  } else {
    cv::warpPerspective(source, target, centers, size, method | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
  }
}

}  // namespace

double PagePicture::scale() const {
  return std::sqrt(std::abs(to_pixels(0, 0) * to_pixels(1, 1)));
}

PagePicture picture_of(const PageImage& image) {
  PagePicture picture;
  if (image.bgr.empty() || image.bgr.type() != CV_8UC3) {
    return picture;
  }
  const double dpi = image.dpi > 0 ? image.dpi : 200;
  picture.width = image.width_pt > 0 ? image.width_pt : image.bgr.cols * 72.0 / dpi;
  picture.height = image.height_pt > 0 ? image.height_pt : image.bgr.rows * picture.width / image.bgr.cols;
  // A fax has twice as many pixels across as down. The coarser direction is stretched, so that nothing is lost.
  double across = image.bgr.cols / picture.width;
  double down = image.bgr.rows / picture.height;
  const double ratio = across / down;
  const double finest = std::max(across, down);
  if (ratio > 1.05) {
    down = finest;
  } else if (ratio < 0.95) {
    across = finest;
  }
  double columns = across * picture.width;
  double rows = down * picture.height;
  const double shrink = std::min(1.0, kLongestSide / std::max(columns, rows));
  const cv::Size size(std::max(1, static_cast<int>(std::lround(columns * shrink))),
                      std::max(1, static_cast<int>(std::lround(rows * shrink))));
  const bool stairs = bilevel(image.bgr);
  picture.two_levels = stairs;
  if (size == image.bgr.size()) {
    picture.bgr = image.bgr;
  } else {
    // Between black and white pixels a straight line reads better than a curve that overshoots.
    const bool smaller = size.width <= image.bgr.cols && size.height <= image.bgr.rows;
    cv::resize(image.bgr, picture.bgr, size, 0, 0, smaller ? cv::INTER_AREA : stairs ? cv::INTER_LINEAR : cv::INTER_CUBIC);
  }
  if (stairs) {
    cv::Mat smooth;
    cv::GaussianBlur(picture.bgr, smooth, {0, 0}, kSmoothing);
    picture.bgr = smooth;
  }
  picture.to_pixels = cv::Matx33d(picture.bgr.cols / picture.width, 0, 0, 0,
                                  picture.bgr.rows / picture.height, 0, 0, 0, 1);
  return picture;
}

double grain_of(const Placement& placement) {
  constexpr double kLongestPaper = 1300;  // A3 is 1191 points long
  constexpr double kA4 = 842;
  const double longest = std::max(placement.width, placement.height);
  return longest > kLongestPaper ? longest / kA4 : 1;
}

Placement turned_placement(double displayed_width, double displayed_height, int turned) {
  Placement placement;
  placement.turned = turned;
  const double w = displayed_width;
  const double h = displayed_height;
  switch (turned) {
    case 90:
      placement.to_displayed = {0, 1, 0, -1, 0, h, 0, 0, 1};
      break;
    case 180:
      placement.to_displayed = {-1, 0, w, 0, -1, h, 0, 0, 1};
      break;
    case 270:
      placement.to_displayed = {0, -1, w, 1, 0, 0, 0, 0, 1};
      break;
    default:
      break;
  }
  const bool across = turned == 90 || turned == 270;
  placement.width = across ? h : w;
  placement.height = across ? w : h;
  return placement;
}

Placement changed(const Placement& placement, const cv::Matx33d& change, double width, double height) {
  return {width, height, placement.turned, placement.to_displayed * change};
}

cv::Point2d mapped(const cv::Matx33d& h, cv::Point2d p) {
  const double w = h(2, 0) * p.x + h(2, 1) * p.y + h(2, 2);
  if (w == 0) {
    return {};
  }
  return {(h(0, 0) * p.x + h(0, 1) * p.y + h(0, 2)) / w, (h(1, 0) * p.x + h(1, 1) * p.y + h(1, 2)) / w};
}

cv::Mat upright_image(const PagePicture& picture, const Placement& placement, double scale) {
  const cv::Size size(std::max(8, static_cast<int>(std::lround(placement.width * scale))),
                      std::max(8, static_cast<int>(std::lround(placement.height * scale))));
  // Quarter turns and the identity need no interpolation.
  const auto& t = placement.to_displayed;
  const bool plain = t(2, 0) == 0 && t(2, 1) == 0 && (t(0, 1) == 0 || t(0, 0) == 0) &&
                     std::abs(t(0, 0) + t(0, 1)) == 1 && std::abs(t(1, 0) + t(1, 1)) == 1 &&
                     turned_placement(picture.width, picture.height, placement.turned).to_displayed == t;
  // Area averaging first: a warp takes single pixels and would drop thin strokes and lines.
  constexpr double kNearly = 0.85;  // of the size: a warp between neighbouring pixels sees them all
  cv::Mat source = picture.bgr;
  const double factor = scale / picture.scale();
  double left = factor;
  // Halving is quick, averaging over broken pixels is not.
  if (factor < 0.5 && std::min(source.cols, source.rows) >= 16) {
    cv::resize(source, source, {source.cols / 2, source.rows / 2}, 0, 0, cv::INTER_AREA);
    left *= 2;
  }
  if (left < (plain ? 1 : kNearly)) {
    const cv::Size shrunk(std::max(8, static_cast<int>(std::lround(picture.bgr.cols * factor))),
                          std::max(8, static_cast<int>(std::lround(picture.bgr.rows * factor))));
    cv::resize(source, source, shrunk, 0, 0, cv::INTER_AREA);
  }
  cv::Mat image;
  if (plain) {
    constexpr std::array<int, 3> turns = {cv::ROTATE_90_CLOCKWISE, cv::ROTATE_180,
                                          cv::ROTATE_90_COUNTERCLOCKWISE};
    if (placement.turned == 0) {
      image = source;
    } else {
      cv::rotate(source, image, turns[static_cast<std::size_t>(placement.turned / 90 - 1)]);
    }
    if (image.size() != size) {
      cv::resize(image, image, size, 0, 0, cv::INTER_CUBIC);
    }
    return image;
  }
  const cv::Matx33d to_source = cv::Matx33d(static_cast<double>(source.cols) / picture.bgr.cols, 0, 0, 0,
                                            static_cast<double>(source.rows) / picture.bgr.rows, 0, 0, 0, 1) * picture.to_pixels;
  const cv::Matx33d from_target = to_source * placement.to_displayed *
                                  cv::Matx33d(placement.width / size.width, 0, 0, 0,
                                              placement.height / size.height, 0, 0, 0, 1);
  warp(source, image, from_target, size, factor > 1.2 ? cv::INTER_CUBIC : cv::INTER_LINEAR);
  return image;
}

cv::Mat cut(const PagePicture& picture, const Placement& placement, const cv::RotatedRect& place,
            int height) {
  std::array<cv::Point2f, 4> corners;  // bottom left, top left, top right, bottom right
  place.points(corners.data());
  const cv::Matx33d to_source = picture.to_pixels * placement.to_displayed;
  std::array<cv::Point2f, 4> from;
  for (std::size_t i = 0; i < 4; ++i) {
    from[i] = mapped(to_source, corners[i]);
  }
  const double wide = (cv::norm(from[2] - from[1]) + cv::norm(from[3] - from[0])) / 2;
  const double high = (cv::norm(from[0] - from[1]) + cv::norm(from[3] - from[2])) / 2;
  if (!(wide >= 1) || !(high >= 1) || wide > 20000 || high > 20000) {
    return {};
  }
  // Shrinking by a warp drops pixels, so large letters are cut in their own size first.
  const bool large = height > 0 && high > 1.5 * height;
  const int rows = height > 0 && !large ? height : std::clamp(static_cast<int>(std::lround(high)), 16, 240);
  const int columns = std::clamp(static_cast<int>(std::lround(wide * rows / high)), 2, 8192);
  const auto w = static_cast<float>(columns);
  const auto h = static_cast<float>(rows);
  const std::array<cv::Point2f, 4> to = {cv::Point2f(0, h), {0, 0}, {w, 0}, {w, h}};
  const cv::Matx33d transform = cv::getPerspectiveTransform(to.data(), from.data());
  cv::Mat crop;
  const int method = high < rows ? cv::INTER_CUBIC : cv::INTER_LINEAR;
  warp(picture.bgr, crop, transform, {columns, rows}, method);
  if (large) {
    cv::resize(crop, crop, {std::max(2, columns * height / rows), height}, 0, 0, cv::INTER_AREA);
  }
  return crop;
}

cv::RotatedRect rect_of(const Box& box) {
  return {cv::Point2f(static_cast<float>(box.center_x()), static_cast<float>(box.center_y())),
          cv::Size2f(static_cast<float>(box.width), static_cast<float>(box.height)), 0};
}

std::uint64_t picture_hash(const cv::Mat& bgr) {
  if (bgr.empty()) {
    return 0;
  }
  constexpr int kSide = 32;
  constexpr int kKept = 8;
  cv::Mat gray;
  cv::resize(bgr, gray, {kSide, kSide}, 0, 0, cv::INTER_AREA);
  if (gray.channels() == 3) {
    cv::cvtColor(gray, gray, cv::COLOR_BGR2GRAY);
  }
  gray.convertTo(gray, CV_32F);
  cv::Mat frequencies;
  cv::dct(gray, frequencies);
  std::vector<float> low;
  for (int y = 0; y < kKept; ++y) {
    for (int x = 0; x < kKept; ++x) {
      low.push_back(frequencies.at<float>(y, x));
    }
  }
  std::vector<float> sorted(low.begin() + 1, low.end());  // without the mean brightness
  std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2), sorted.end());
  const float median = sorted[sorted.size() / 2];
  std::uint64_t hash = 0;
  for (std::size_t i = 1; i < low.size(); ++i) {
    hash |= static_cast<std::uint64_t>(low[i] > median) << i;
  }
  return hash;
}

}  // namespace dossier
