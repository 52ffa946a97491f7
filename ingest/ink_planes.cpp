#include "ingest/ink_planes.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace dossier {
namespace {

constexpr int kPaper = 245;
constexpr int kColored = 48;  // how far the colour's channels lie apart on paper of 245

// Seals are 15 to 70 mm across.
constexpr double kSmallestSeal = 40;  // points
constexpr double kLargestSeal = 210;

// Share of the directions in which the mark has ink close to the ellipse inscribed in its bounds.
double border_of_ellipse(const cv::Mat& mark) {
  constexpr int kDirections = 48;
  std::array<bool, kDirections> seen{};
  const double rx = mark.cols / 2.0;
  const double ry = mark.rows / 2.0;
  for (int y = 0; y < mark.rows; ++y) {
    const std::uint8_t* row = mark.ptr<std::uint8_t>(y);
    for (int x = 0; x < mark.cols; ++x) {
      if (row[x] == 0) {
        continue;
      }
      const double u = (x + 0.5 - rx) / rx;
      const double v = (y + 0.5 - ry) / ry;
      const double r = std::hypot(u, v);
      if (r > 0.84 && r < 1.06) {
        const int direction = static_cast<int>((std::atan2(v, u) + CV_PI) / (2 * CV_PI) * kDirections);
        seen[static_cast<std::size_t>(std::clamp(direction, 0, kDirections - 1))] = true;
      }
    }
  }
  return static_cast<double>(std::count(seen.begin(), seen.end(), true)) / kDirections;
}

// The same for the four sides of its bounds.
double border_of_rectangle(const cv::Mat& mark) {
  const int band = std::max(2, std::min(mark.cols, mark.rows) / 12);
  cv::Mat across;
  double sides = 0;
  for (const cv::Rect& side : {cv::Rect(0, 0, mark.cols, band), cv::Rect(0, mark.rows - band, mark.cols, band)}) {
    cv::reduce(mark(side), across, 0, cv::REDUCE_MAX);
    sides += static_cast<double>(cv::countNonZero(across)) / mark.cols;
  }
  for (const cv::Rect& side : {cv::Rect(0, 0, band, mark.rows), cv::Rect(mark.cols - band, 0, band, mark.rows)}) {
    cv::reduce(mark(side), across, 1, cv::REDUCE_MAX);
    sides += static_cast<double>(cv::countNonZero(across)) / mark.rows;
  }
  return sides / 4;
}

void find_seals(const cv::Mat& mask, const char* color, double scale, InkPlanes& planes) {
  if (cv::countNonZero(mask) < kSmallestSeal * scale) {
    return;
  }
  // A print is broken where the paper was not touched; gaps of 2 mm still belong to one mark.
  const int gap = std::max(3, static_cast<int>(std::lround(5 * scale)) | 1);
  cv::Mat closed;
  cv::morphologyEx(mask, closed, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {gap, gap}));
  cv::Mat labels;
  cv::Mat stats;
  cv::Mat centers;
  const int count = cv::connectedComponentsWithStats(closed, labels, stats, centers, 8, CV_32S);
  for (int i = 1; i < count; ++i) {
    const cv::Rect place(stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                         stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT));
    const double shorter = std::min(place.width, place.height) / scale;
    const double longer = std::max(place.width, place.height) / scale;
    if (shorter < kSmallestSeal || longer > kLargestSeal || longer > 2.2 * shorter) {
      continue;
    }
    cv::Mat own = labels(place) == i;
    cv::bitwise_and(own, mask(place), own);
    const double ellipse = border_of_ellipse(own);
    const double rectangle = border_of_rectangle(own);
    const double share = static_cast<double>(cv::countNonZero(own)) / place.area();
    // Nearly filled is a picture or a bar, nearly empty a stroke of a pen.
    if (share > 0.75 || share < 0.03 || (ellipse < 0.7 && rectangle < 0.8)) {
      continue;
    }
    planes.seals.push_back({place, color, ellipse >= rectangle || ellipse >= 0.8});
    cv::Mat target = planes.seal_ink(place);
    cv::bitwise_or(target, own, target);
  }
}

}  // namespace

cv::Mat without_colored_ink(const cv::Mat& bgr) {
  std::array<cv::Mat, 3> planes;
  cv::split(bgr, planes.data());
  cv::Mat most;
  cv::max(planes[0], planes[1], most);
  cv::max(most, planes[2], most);
  return most;
}

cv::Mat even_light(const cv::Mat& bgr) {
  // The paper's brightness changes slowly: an eighth of the resolution is enough to close over the ink and to blur.
  cv::Mat small;
  cv::resize(bgr, small, {std::max(1, bgr.cols / 8), std::max(1, bgr.rows / 8)}, 0, 0, cv::INTER_AREA);
  cv::morphologyEx(small, small, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {15, 15}));
  cv::blur(small, small, {9, 9});
  cv::Mat paper;
  cv::resize(small, paper, bgr.size(), 0, 0, cv::INTER_LINEAR);
  cv::Mat even;
  cv::divide(bgr, paper, even, kPaper);
  return even;
}

InkPlanes ink_planes(const cv::Mat& bgr, const cv::Mat& even, double scale) {
  InkPlanes planes;
  std::array<cv::Mat, 3> c;
  cv::split(even, c.data());
  cv::Mat least;
  cv::Mat difference;
  planes.seal_ink = cv::Mat::zeros(bgr.size(), CV_8U);
  // Saturating subtraction: 0 where the colour is not the brightest channel.
  cv::max(c[0], c[1], least);
  cv::subtract(c[2], least, difference);
  find_seals(difference > kColored, "red", scale, planes);
  cv::max(c[1], c[2], least);
  cv::subtract(c[0], least, difference);
  find_seals(difference > kColored, "blue", scale, planes);
  planes.readable = bgr;
  if (!planes.seals.empty()) {
    planes.readable = bgr.clone();
    cv::Mat around;
    cv::dilate(planes.seal_ink, around, cv::getStructuringElement(cv::MORPH_RECT, {5, 5}));
    cv::Mat gray;
    cv::cvtColor(without_colored_ink(bgr), gray, cv::COLOR_GRAY2BGR);
    gray.copyTo(planes.readable, around);
  }
  return planes;
}

cv::Mat without_crossing_ink(const cv::Mat& crop, bool* crossed) {
  if (crossed != nullptr) {
    *crossed = false;
  }
  if (crop.channels() != 3) {
    return crop;
  }
  // Paper: the brightest tenth of each channel. Shares of ink are counted relative to it.
  std::array<int, 3> paper{};
  std::array<std::array<int, 256>, 3> counts{};
  for (int y = 0; y < crop.rows; ++y) {
    const std::uint8_t* row = crop.ptr<std::uint8_t>(y);
    for (int x = 0; x < crop.cols; ++x) {
      for (std::size_t c = 0; c < 3; ++c) {
        ++counts[c][row[3 * x + static_cast<int>(c)]];
      }
    }
  }
  const int total = crop.rows * crop.cols;
  for (std::size_t c = 0; c < 3; ++c) {
    int seen = 0;
    int level = 255;
    while (level > 1 && (seen += counts[c][static_cast<std::size_t>(level)]) < total / 10) {
      --level;
    }
    paper[c] = std::max(level, 32);
  }
  int dark = 0;
  int colored = 0;
  for (int y = 0; y < crop.rows; ++y) {
    const std::uint8_t* row = crop.ptr<std::uint8_t>(y);
    for (int x = 0; x < crop.cols; ++x) {
      const int b = row[3 * x] * kPaper / paper[0];
      const int g = row[3 * x + 1] * kPaper / paper[1];
      const int r = row[3 * x + 2] * kPaper / paper[2];
      const int most = std::max({b, g, r});
      // Red and blue only: yellow light and green marks do not hide figures.
      const int apart = std::max(r - std::max(b, g), b - std::max(g, r));
      if (apart > kColored) {
        ++colored;
      } else if (most < 140) {
        ++dark;
      }
    }
  }
  // Black letters alone keep their colours (nothing to gain), coloured letters alone would vanish.
  if (colored * 100 < total || dark * 100 < total * 2 || colored > dark * 12) {
    return crop;
  }
  if (crossed != nullptr) {
    *crossed = true;
  }
  return without_colored_ink(crop);
}

}  // namespace dossier
