#include "ingest/paddle_detector.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <opencv2/imgproc.hpp>

namespace dossier {
namespace {

// The post-processing of the network's authors, with their thresholds; unclip 1.6 measured best on statements
// (larger boxes take in the neighbouring row).
constexpr float kPixelThreshold = 0.3F;
constexpr double kLineThreshold = 0.5;
constexpr double kUnclip = 1.6;
constexpr float kSmallestSide = 3;
constexpr std::size_t kMaxLines = 3000;
constexpr int kMostPixels = 500'000;  // in one run
constexpr int kOverlap = 64;          // rows beyond either end of a strip, so that lines at its ends are seen whole

// Turned so that the long side is the width and the angle lies in -45..135; nearly square places are taken as upright
// characters on a horizontal line.
cv::RotatedRect along_text(cv::RotatedRect rect) {
  while (rect.angle > 45) {
    rect.angle -= 90;
    std::swap(rect.size.width, rect.size.height);
  }
  while (rect.angle <= -45) {
    rect.angle += 90;
    std::swap(rect.size.width, rect.size.height);
  }
  return rect;
}

double mean_inside(const cv::Mat& map, const cv::RotatedRect& rect) {
  std::array<cv::Point2f, 4> corners;
  rect.points(corners.data());
  const cv::Rect bounds = rect.boundingRect() & cv::Rect(0, 0, map.cols, map.rows);
  if (bounds.empty()) {
    return 0;
  }
  std::array<cv::Point, 4> polygon;
  for (std::size_t i = 0; i < 4; ++i) {
    polygon[i] = {static_cast<int>(std::lround(corners[i].x)) - bounds.x,
                  static_cast<int>(std::lround(corners[i].y)) - bounds.y};
  }
  cv::Mat mask(bounds.size(), CV_8U, cv::Scalar(0));
  cv::fillConvexPoly(mask, polygon.data(), 4, cv::Scalar(1));
  return cv::mean(map(bounds), mask)[0];
}

}  // namespace

PaddleDetector::PaddleDetector(OnnxSession session) : session_(std::move(session)) {}

Result<PaddleDetector> PaddleDetector::load(const std::string& runtime, const std::string& weights) {
  auto session = OnnxSession::load(runtime, weights);
  if (!session) {
    return tl::unexpected(session.error());
  }
  return PaddleDetector(std::move(*session));
}

// Probability of text for every pixel of `picture`, empty where the runtime fails. Behind the `last` part of a page memory is given back.
cv::Mat PaddleDetector::map_of(const cv::Mat& picture, bool last) {
  const int width = (picture.cols + 31) / 32 * 32;
  const int height = (picture.rows + 31) / 32 * 32;
  const auto plane = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  // Means and deviations of the training set, applied to blue, green, red as its authors do.
  constexpr std::array<float, 3> mean = {0.485F, 0.456F, 0.406F};
  constexpr std::array<float, 3> deviation = {0.229F, 0.224F, 0.225F};
  std::array<std::array<float, 256>, 3> table{};
  for (std::size_t c = 0; c < 3; ++c) {
    for (std::size_t v = 0; v < 256; ++v) {
      table[c][v] = (static_cast<float>(v) / 255.0F - mean[c]) / deviation[c];
    }
  }
  input_.resize(3 * plane);
  const bool gray = picture.channels() == 1;
  for (int y = 0; y < height; ++y) {
    // The padding repeats the border: a white band beside a dark photo would look like an edge of text.
    const std::uint8_t* row = picture.ptr<std::uint8_t>(std::min(y, picture.rows - 1));
    for (std::size_t c = 0; c < 3; ++c) {
      float* out = input_.data() + c * plane + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
      for (int x = 0; x < width; ++x) {
        const int from = std::min(x, picture.cols - 1);
        out[x] = table[c][gray ? row[from] : row[3 * from + static_cast<int>(c)]];
      }
    }
  }
  cv::Mat map;
  const std::array<std::int64_t, 4> shape = {1, 3, height, width};
  session_.run(input_, shape, [&](std::span<const float> values, std::span<const std::int64_t> out) {
    if (out.size() == 4 && out[2] == height && out[3] == width) {
      cv::Mat(height, width, CV_32F, const_cast<float*>(values.data()))(cv::Rect(0, 0, picture.cols, picture.rows)).copyTo(map);
    }
  }, last);
  return map;
}

// Pictures are looked at in strips of equal height that overlap: the network takes some 250 bytes a pixel.
cv::Mat PaddleDetector::map_in_strips(const cv::Mat& picture) {
  const int strips = (picture.rows * picture.cols + kMostPixels - 1) / kMostPixels;
  if (strips <= 1) {
    return map_of(picture, true);
  }
  cv::Mat map(picture.size(), CV_32F);
  const int step = (picture.rows + strips - 1) / strips;
  for (int from = 0; from < picture.rows; from += step) {
    const int to = std::min(from + step, picture.rows);
    const int top = std::max(0, from - kOverlap);
    const cv::Mat part = map_of(picture.rowRange(top, std::min(to + kOverlap, picture.rows)), to == picture.rows);
    if (part.empty()) {
      return {};
    }
    part.rowRange(from - top, to - top).copyTo(map.rowRange(from, to));
  }
  return map;
}

std::vector<TextLine> PaddleDetector::detect(const cv::Mat& picture) {
  std::vector<TextLine> lines;
  if (picture.empty()) {
    return lines;
  }
  const cv::Mat map = map_in_strips(picture);
  if (map.empty()) {
    return lines;
  }
  std::vector<std::vector<cv::Point>> contours;
  cv::Mat found = map > kPixelThreshold;
  cv::findContours(found, contours, cv::RETR_LIST, cv::CHAIN_APPROX_SIMPLE);
  for (const auto& contour : contours) {
    if (lines.size() == kMaxLines) {
      break;
    }
    cv::RotatedRect rect = cv::minAreaRect(contour);
    if (std::min(rect.size.width, rect.size.height) < kSmallestSide) {
      continue;
    }
    const double score = mean_inside(map, rect);
    if (score < kLineThreshold) {
      continue;
    }
    const double grow = rect.size.area() * kUnclip / (2.0 * (rect.size.width + rect.size.height));
    rect.size.width += static_cast<float>(2 * grow);
    rect.size.height += static_cast<float>(2 * grow);
    if (std::min(rect.size.width, rect.size.height) < kSmallestSide + 2) {
      continue;
    }
    lines.push_back({along_text(rect), score});
  }
  return lines;
}

}  // namespace dossier
