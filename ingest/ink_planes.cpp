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
    const bool round = ellipse >= rectangle || ellipse >= 0.8;
    planes.seals.push_back({place, color, round});
    // The star in the middle touches nothing, and is the seal's all the same.
    cv::Mat inside = cv::Mat::zeros(place.size(), CV_8U);
    if (round) {
      cv::ellipse(inside, cv::RotatedRect(cv::Point2f(place.width / 2.0F, place.height / 2.0F), cv::Size2f(place.size()), 0), 255, cv::FILLED);
    } else {
      inside = 255;
    }
    cv::bitwise_and(inside, mask(place), inside);
    cv::Mat target = planes.seal_ink(place);
    cv::bitwise_or(target, own, target);
    cv::bitwise_or(target, inside, target);
  }
}

}  // namespace

cv::Mat without_colored_ink(const cv::Mat& even) {
  if (even.channels() != 3) {
    return even;
  }
  const auto colorfulness = [](const std::uint8_t* p) {
    return std::max(p[2] - std::max(p[0], p[1]), p[0] - std::max(p[1], p[2]));
  };
  // A seal is not wholly gone from the brightest channel. Where it covers bare paper tells how much of it is left.
  std::array<int, 256> colors{};
  std::array<int, 256> levels{};
  int count = 0;
  for (int y = 0; y < even.rows; ++y) {
    const std::uint8_t* row = even.ptr<std::uint8_t>(y);
    for (int x = 0; x < even.cols; ++x) {
      if (const int c = colorfulness(row + 3 * x); c > kColored) {
        ++colors[static_cast<std::size_t>(c)];
        ++levels[std::max({row[3 * x], row[3 * x + 1], row[3 * x + 2]})];
        ++count;
      }
    }
  }
  const auto median = [&](const std::array<int, 256>& counts) {
    int seen = 0;
    int value = 0;
    while (value < 255 && (seen += counts[static_cast<std::size_t>(value)]) * 2 < count) {
      ++value;
    }
    return value;
  };
  const int color = count > 0 ? std::max(1, median(colors)) : 255;
  const int lift = count > 0 ? std::max(0, kPaper - median(levels)) : 0;
  cv::Mat gray(even.size(), CV_8U);
  for (int y = 0; y < even.rows; ++y) {
    const std::uint8_t* row = even.ptr<std::uint8_t>(y);
    std::uint8_t* out = gray.ptr<std::uint8_t>(y);
    for (int x = 0; x < even.cols; ++x) {
      const std::uint8_t* p = row + 3 * x;
      const int most = std::max({p[0], p[1], p[2]});
      const int c = lift > 0 ? std::clamp(colorfulness(p), 0, color) : 0;
      out[x] = static_cast<std::uint8_t>(std::min(255, most + lift * c / color));
    }
  }
  return gray;
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
    const cv::Mat freed = without_colored_ink(even);
    for (int y = 0; y < bgr.rows; ++y) {
      const std::uint8_t* marked = around.ptr<std::uint8_t>(y);
      const std::uint8_t* level = freed.ptr<std::uint8_t>(y);
      const std::uint8_t* flat = even.ptr<std::uint8_t>(y);
      std::uint8_t* out = planes.readable.ptr<std::uint8_t>(y);
      for (int x = 0; x < bgr.cols; ++x) {
        if (marked[x] != 0) {
          // Back in the light of the page, so that the patch does not stand out.
          for (int k = 3 * x; k < 3 * x + 3; ++k) {
            out[k] = static_cast<std::uint8_t>(std::min(255, level[x] * out[k] / std::max<int>(1, flat[k])));
          }
        }
      }
    }
  }
  return planes;
}

cv::Mat without_crossing_ink(const cv::Mat& crop, CropInk* found) {
  if (found != nullptr) {
    *found = CropInk::plain;
  }
  if (crop.channels() != 3) {
    return crop;
  }
  // Paper: the brightest tenth of each channel.
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
  std::array<std::array<std::uint8_t, 256>, 3> evened{};
  for (std::size_t c = 0; c < 3; ++c) {
    int seen = 0;
    int paper = 255;
    while (paper > 32 && (seen += counts[c][static_cast<std::size_t>(paper)]) < total / 10) {
      --paper;
    }
    for (std::size_t v = 0; v < 256; ++v) {
      evened[c][v] = static_cast<std::uint8_t>(std::min<int>(255, static_cast<int>(v) * kPaper / paper));
    }
  }
  int dark = 0;
  int colored = 0;
  cv::Mat even(crop.size(), CV_8UC3);
  for (int y = 0; y < crop.rows; ++y) {
    const std::uint8_t* row = crop.ptr<std::uint8_t>(y);
    std::uint8_t* out = even.ptr<std::uint8_t>(y);
    for (int x = 0; x < crop.cols; ++x) {
      const int b = out[3 * x] = evened[0][row[3 * x]];
      const int g = out[3 * x + 1] = evened[1][row[3 * x + 1]];
      const int r = out[3 * x + 2] = evened[2][row[3 * x + 2]];
      // Red and blue only: yellow light and green marks do not hide figures.
      if (std::max(r - std::max(b, g), b - std::max(g, r)) > kColored) {
        ++colored;
      } else if (std::max({b, g, r}) < 140) {
        ++dark;
      }
    }
  }
  if (colored * 100 < total) {
    return crop;
  }
  // Coloured letters alone would vanish.
  const bool crossed = dark * 100 >= total * 2 && colored <= dark * 12;
  if (found != nullptr) {
    *found = crossed ? CropInk::crossed : CropInk::colored;
  }
  return crossed ? without_colored_ink(even) : crop;
}

}  // namespace dossier
