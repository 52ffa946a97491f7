#include "ingest/line_fit.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace dossier {
namespace {

constexpr double kMargin = 0.15;       // above and below the letters, as a share of their height
constexpr double kEndMargin = 0.22;    // before the first and behind the last letter
constexpr double kReach = 0.7;         // how far beyond its end a place is completed, in heights of the place
constexpr double kLeastHeight = 0.4;   // letters lower than this share of the place: not clear

// `mask` under `place` (pixels), unrotated, with `side` pixels more at both ends.
cv::Mat strip_of(const cv::Mat& mask, const cv::RotatedRect& place, int side) {
  const int width = static_cast<int>(std::lround(place.size.width)) + 2 * side;
  const int height = static_cast<int>(std::lround(place.size.height));
  if (width < 2 || height < 2) {
    return {};
  }
  const double radians = place.angle * CV_PI / 180;
  const double c = std::cos(radians);
  const double s = std::sin(radians);
  const double x = place.center.x - c * width / 2 + s * height / 2;
  const double y = place.center.y - s * width / 2 - c * height / 2;
  const cv::Matx23d transform(c, -s, x, s, c, y);
  cv::Mat strip;
  cv::warpAffine(mask, strip, transform, {width, height}, cv::INTER_NEAREST | cv::WARP_INVERSE_MAP, cv::BORDER_CONSTANT);
  return strip;
}

struct Span {
  int from = 0, to = 0;  // half open
};

// From the middle outwards to the first blank rows: the letters' rows, without those of the lines above and below.
Span letter_rows(const cv::Mat& strip, int side) {
  const cv::Mat inner = strip.colRange(side, strip.cols - side);
  std::vector<int> counts(static_cast<std::size_t>(inner.rows));
  int most = 0;
  for (int y = 0; y < inner.rows; ++y) {
    counts[static_cast<std::size_t>(y)] = cv::countNonZero(inner.row(y));
    most = std::max(most, counts[static_cast<std::size_t>(y)]);
  }
  // Specks of noise do not make a row of letters.
  const int least = std::max(1, most / 20);
  const auto inked = [&](int y) { return counts[static_cast<std::size_t>(y)] >= least; };
  const int rows = inner.rows;
  const int blank = std::max(1, rows / 16);
  Span span{rows / 3, rows - rows / 3};
  int gap = 0;
  for (int y = span.from; y >= 0 && gap <= blank; --y) {
    gap = inked(y) ? 0 : gap + 1;
    span.from = inked(y) ? y : span.from;
  }
  gap = 0;
  for (int y = span.to - 1; y < rows && gap <= blank; ++y) {
    gap = inked(y) ? 0 : gap + 1;
    span.to = inked(y) ? y + 1 : span.to;
  }
  while (span.from < span.to && !inked(span.from)) {
    ++span.from;
  }
  while (span.to > span.from && !inked(span.to - 1)) {
    --span.to;
  }
  return span;
}

}  // namespace

void fit_lines(std::vector<TextLine>& lines, const cv::Mat& ink, double scale) {
  const auto originals = lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const cv::RotatedRect& place = originals[i].place;
    if (place.size.width < 0.5F * place.size.height || place.size.height <= 0) {
      continue;
    }
    const auto f = static_cast<float>(scale);
    const cv::RotatedRect pixels(place.center * f, place.size * f, place.angle);
    const int side = static_cast<int>(std::ceil(kReach * pixels.size.height));
    const cv::Mat strip = strip_of(ink, pixels, side);
    if (strip.empty()) {
      continue;
    }
    const Span rows = letter_rows(strip, side);
    const int height = rows.to - rows.from;
    if (height < kLeastHeight * strip.rows || height < 4) {
      continue;
    }
    // Columns: what neighbours own is out of reach.
    int reach_left = 0;
    int reach_right = strip.cols;
    for (std::size_t k = 0; k < lines.size(); ++k) {
      const cv::RotatedRect& other = originals[k].place;
      if (k == i || std::abs(other.center.y - place.center.y) > 0.5 * (place.size.height + other.size.height)) {
        continue;
      }
      const double near_edge = (other.center.x - place.center.x) * scale + strip.cols / 2.0;
      const double half = other.size.width * scale / 2;
      if (other.center.x < place.center.x) {
        reach_left = std::max(reach_left, std::min(side, static_cast<int>(near_edge + half)));
      } else {
        reach_right = std::min(reach_right, std::max(strip.cols - side, static_cast<int>(near_edge - half)));
      }
    }
    cv::Mat columns;
    cv::reduce(strip.rowRange(rows.from, rows.to), columns, 0, cv::REDUCE_MAX);
    const std::uint8_t* inked = columns.ptr<std::uint8_t>(0);
    // What is closer than a space belongs to the line: the rest of a letter, a minus, a bracket.
    const int joined = std::max(1, static_cast<int>(std::lround(0.28 * height)));
    int left = side;
    while (left < strip.cols - side && inked[left] == 0) {
      ++left;
    }
    int right = strip.cols - side;
    while (right > left && inked[right - 1] == 0) {
      --right;
    }
    if (left >= right) {
      continue;
    }
    for (int x = left, gap = 0; x >= reach_left && gap <= joined; --x) {
      gap = inked[x] != 0 ? 0 : gap + 1;
      left = inked[x] != 0 ? x : left;
    }
    for (int x = right - 1, gap = 0; x < reach_right && gap <= joined; ++x) {
      gap = inked[x] != 0 ? 0 : gap + 1;
      right = inked[x] != 0 ? x + 1 : right;
    }
    const double margin = kMargin * height;
    const double top = std::max(0.0, rows.from - margin);
    const double bottom = std::min<double>(strip.rows, rows.to + margin);
    const double end_margin = kEndMargin * height;
    const double from = std::max<double>(reach_left, left - end_margin);
    const double to = std::min<double>(reach_right, right + end_margin);
    const double radians = place.angle * CV_PI / 180;
    const double across = (from + to) / 2 - strip.cols / 2.0;
    const double down = (top + bottom) / 2 - strip.rows / 2.0;
    cv::RotatedRect& fitted = lines[i].place;
    fitted.center = cv::Point2f(static_cast<float>(place.center.x + (across * std::cos(radians) - down * std::sin(radians)) / scale),
                                static_cast<float>(place.center.y + (across * std::sin(radians) + down * std::cos(radians)) / scale));
    fitted.size = cv::Size2f(static_cast<float>((to - from) / scale), static_cast<float>((bottom - top) / scale));
  }
}

}  // namespace dossier
