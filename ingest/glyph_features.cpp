#include "ingest/glyph_features.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <opencv2/imgproc.hpp>

namespace dossier {
namespace {

constexpr int kSquare = 48;  // pixels a side of the stretched character
constexpr int kMargin = 4;   // around it, for the gradients of its border
constexpr int kSide = kSquare + 2 * kMargin;
constexpr int kSpacing = 8;         // pixels from one sample to the next
constexpr double kSmoothing = 1.0;  // deviation in pixels
constexpr double kSampling = 4.0;   // the same of a sample
constexpr double kInk = 0.35;       // of the darkest: the box of a character reaches so far

// The sample k of a row of pixels is the row of weights k.
const cv::Mat& samples() {
  static const cv::Mat kWeights = [] {
    cv::Mat weights(kGlyphCells, kSide, CV_32F);
    for (int k = 0; k < kGlyphCells; ++k) {
      const double center = kMargin + k * kSpacing;
      double sum = 0;
      for (int x = 0; x < kSide; ++x) {
        const double far = (x - center) / kSampling;
        const double weight = std::exp(-far * far / 2);
        weights.at<float>(k, x) = static_cast<float>(weight);
        sum += weight;
      }
      weights.row(k) /= sum;
    }
    return weights;
  }();
  return kWeights;
}

cv::Rect box_of_ink(const cv::Mat& ink) {
  double darkest = 0;
  cv::minMaxLoc(ink, nullptr, &darkest);
  if (darkest <= 0) return {};
  cv::Rect box = cv::boundingRect(ink > kInk * darkest);
  if (box.empty()) return box;
  box -= cv::Point(1, 1);
  box += cv::Size(2, 2);
  return box & cv::Rect(0, 0, ink.cols, ink.rows);
}

cv::Mat stretched(const cv::Mat& ink, const cv::Rect& box) {
  const double ratio = static_cast<double>(std::min(box.width, box.height)) / std::max(box.width, box.height);
  const int shorter =
      std::max(4, static_cast<int>(std::lround(kSquare * std::sqrt(std::sin(std::numbers::pi / 2 * ratio)))));
  const cv::Size size = box.width >= box.height ? cv::Size(kSquare, shorter) : cv::Size(shorter, kSquare);
  cv::Mat square = cv::Mat::zeros(kSide, kSide, CV_32F);
  cv::Mat place = square(cv::Rect((kSide - size.width) / 2, (kSide - size.height) / 2, size.width, size.height));
  cv::resize(ink(box), place, size, 0, 0,
             std::max(box.width, box.height) > kSquare ? cv::INTER_AREA : cv::INTER_LINEAR);
  return square;
}

}  // namespace

GlyphFeatures glyph_features(const cv::Mat& ink) {
  GlyphFeatures features{};
  const cv::Rect box = box_of_ink(ink);
  if (box.empty()) return features;
  cv::Mat square = stretched(ink, box), right, down;
  cv::GaussianBlur(square, square, {}, kSmoothing);
  cv::Sobel(square, right, CV_32F, 1, 0);
  cv::Sobel(square, down, CV_32F, 0, 1);

  std::array<cv::Mat, kGlyphDirections> planes;
  for (cv::Mat& plane : planes) plane = cv::Mat::zeros(kSide, kSide, CV_32F);
  for (int y = 0; y < kSide; ++y) {
    const float* gx = right.ptr<float>(y);
    const float* gy = down.ptr<float>(y);
    for (int x = 0; x < kSide; ++x) {
      if (gx[x] == 0 && gy[x] == 0) continue;
      // A gradient is the sum of one along an axis and one along a diagonal.
      const float across = std::abs(gx[x]), along = std::abs(gy[x]);
      const int axis = across >= along ? (gx[x] >= 0 ? 0 : 4) : (gy[x] >= 0 ? 2 : 6);
      const int diagonal = gx[x] >= 0 ? (gy[x] >= 0 ? 1 : 7) : (gy[x] >= 0 ? 3 : 5);
      planes[static_cast<std::size_t>(axis)].at<float>(y, x) = std::abs(across - along);
      planes[static_cast<std::size_t>(diagonal)].at<float>(y, x) =
          std::numbers::sqrt2_v<float> * std::min(across, along);
    }
  }
  const cv::Mat& weights = samples();
  double squares = 0;
  std::size_t next = 0;
  for (const cv::Mat& plane : planes) {
    const cv::Mat grid = weights * plane * weights.t();
    for (const float value : cv::Mat_<float>(grid)) {
      features[next++] = std::sqrt(std::max(value, 0.0F));
      squares += std::max(value, 0.0F);
    }
  }
  const auto length = static_cast<float>(std::sqrt(squares));
  if (length > 0) {
    for (float& feature : features) feature /= length;
  }
  return features;
}

}  // namespace dossier
