#include "ingest/line_fit.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace dossier {
namespace {

constexpr double kMargin = 0.15;     // above and below the letters, as a share of their height
constexpr double kEndMargin = 0.22;  // before the first and behind the last letter
constexpr double kJoined = 0.28;     // closer than a space: the rest of a letter, a minus, a bracket
constexpr double kReach = 0.7;       // how far beyond its end a place is completed, in heights
constexpr double kLeastHeight = 0.4; // letters lower than this share of the place: not clear
constexpr double kMostGrowth = 2.5;  // of a place that lies inside its letters

// A connected piece of ink, in points.
struct Piece {
  double x1 = 0, y1 = 0, x2 = 0, y2 = 0;

  [[nodiscard]] double x() const { return (x1 + x2) / 2; }
  [[nodiscard]] double y() const { return (y1 + y2) / 2; }
};

std::vector<Piece> pieces_of(const cv::Mat& ink, double scale) {
  cv::Mat labels;
  cv::Mat stats;
  cv::Mat centers;
  const int count = cv::connectedComponentsWithStats(ink, labels, stats, centers, 8, CV_32S);
  std::vector<Piece> pieces;
  for (int i = 1; i < count; ++i) {
    if (stats.at<int>(i, cv::CC_STAT_AREA) < 3) {
      continue;
    }
    const double x = stats.at<int>(i, cv::CC_STAT_LEFT) / scale;
    const double y = stats.at<int>(i, cv::CC_STAT_TOP) / scale;
    pieces.push_back({x, y, x + stats.at<int>(i, cv::CC_STAT_WIDTH) / scale, y + stats.at<int>(i, cv::CC_STAT_HEIGHT) / scale});
  }
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.y1 != b.y1 ? a.y1 < b.y1 : a.x1 < b.x1; });
  return pieces;
}

// The pieces near a line in its own directions: origin in the middle of the place, x along the text.
std::vector<Piece> around(const std::vector<Piece>& pieces, const cv::RotatedRect& place, double reach_x, double reach_y) {
  const double radians = place.angle * CV_PI / 180;
  const double c = std::cos(radians);
  const double s = std::sin(radians);
  const double half_width = place.size.width / 2 + reach_x;
  const double high = std::abs(s) * half_width + reach_y;
  std::vector<Piece> near;
  const auto first = std::lower_bound(pieces.begin(), pieces.end(), place.center.y - high - 60, [](const Piece& p, double y) { return p.y1 < y; });
  for (auto p = first; p != pieces.end() && p->y1 < place.center.y + high; ++p) {
    const double dx = p->x() - place.center.x;
    const double dy = p->y() - place.center.y;
    const double x = c * dx + s * dy;
    const double y = -s * dx + c * dy;
    const double w = (p->x2 - p->x1) / 2;
    const double h = (p->y2 - p->y1) / 2;
    if (x + w > -half_width && x - w < half_width && std::abs(y) < reach_y + h) {
      near.push_back({x - w, y - h, x + w, y + h});
    }
  }
  std::sort(near.begin(), near.end(), [](const Piece& a, const Piece& b) { return a.x1 != b.x1 ? a.x1 < b.x1 : a.y1 < b.y1; });
  return near;
}

struct Extent {
  double top = 0, bottom = 0, left = 0, right = 0;
};

// Rows and columns of the letters whose middle lies in the line.
bool letters_in(const std::vector<Piece>& near, double half_width, double height, Extent& extent) {
  bool any = false;
  for (const Piece& p : near) {
    const bool speck = p.x2 - p.x1 < 0.1 * height && p.y2 - p.y1 < 0.1 * height;
    const bool centered = std::abs(p.y()) < 0.36 * height && p.x() > -half_width && p.x() < half_width;
    if (speck || !centered || p.y2 - p.y1 > kMostGrowth * height) {
      continue;
    }
    extent.top = any ? std::min(extent.top, p.y1) : p.y1;
    extent.bottom = any ? std::max(extent.bottom, p.y2) : p.y2;
    extent.left = any ? std::min(extent.left, p.x1) : p.x1;
    extent.right = any ? std::max(extent.right, p.x2) : p.x2;
    any = true;
  }
  return any;
}

// Takes in pieces at both ends while the gap is smaller than a space. A piece has to begin within `reach` of -half_width or
// half_width, and to end between `from` and `to`.
void complete(const std::vector<Piece>& near, double half_width, double reach, double from, double to, Extent& extent) {
  const double height = extent.bottom - extent.top;
  const double joined = kJoined * height;
  const double middle = (extent.top + extent.bottom) / 2;
  const auto of_line = [&](const Piece& p) {
    return std::abs(p.y() - middle) < 0.5 * height && p.y2 - p.y1 < 1.3 * height && p.x2 - p.x1 < 3 * height &&
           std::max(p.x2 - p.x1, p.y2 - p.y1) > 0.12 * height;
  };
  for (const Piece& p : near) {
    if (of_line(p) && p.x2 > extent.right && p.x1 - extent.right < joined && p.x1 < half_width + reach && p.x2 <= to) {
      extent.right = p.x2;
    }
  }
  for (auto p = near.rbegin(); p != near.rend(); ++p) {
    if (of_line(*p) && p->x1 < extent.left && extent.left - p->x2 < joined && p->x2 > -half_width - reach && p->x1 >= from) {
      extent.left = p->x1;
    }
  }
}

}  // namespace

void fit_lines(std::vector<TextLine>& lines, const cv::Mat& ink, double scale) {
  const std::vector<Piece> pieces = pieces_of(ink, scale);
  const auto originals = lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const cv::RotatedRect& place = originals[i].place;
    const double height = place.size.height;
    const double half_width = place.size.width / 2;
    if (place.size.width < 0.5 * height || height <= 0 || std::abs(place.angle) > 12) {
      continue;
    }
    const std::vector<Piece> near = around(pieces, place, 12 * height, height);
    Extent extent;
    if (!letters_in(near, half_width, height, extent) || extent.bottom - extent.top < kLeastHeight * height) {
      continue;
    }
    const double grown = (extent.bottom - extent.top) / height;
    // What neighbours own is out of reach; a place that lay inside its letters goes as far as they do.
    const double reach = grown > 1.15 ? 12 * height : kReach * height;
    double from = -half_width - 12 * height;
    double to = half_width + 12 * height;
    for (std::size_t k = 0; k < lines.size(); ++k) {
      const cv::RotatedRect& other = originals[k].place;
      const double across = other.center.x - place.center.x;
      if (k == i || std::abs(other.center.y - place.center.y) > 0.5 * (height + other.size.height)) {
        continue;
      }
      if (across < 0) {
        from = std::max(from, std::min(-half_width, across + other.size.width / 2));
      } else {
        to = std::min(to, std::max(half_width, across - other.size.width / 2));
      }
    }
    complete(near, half_width, reach, from, to, extent);

    const double letters = extent.bottom - extent.top;
    const double top = extent.top - kMargin * letters;
    const double bottom = extent.bottom + kMargin * letters;
    const double left = std::max(from, extent.left - kEndMargin * letters);
    const double right = std::min(to, extent.right + kEndMargin * letters);
    const double radians = place.angle * CV_PI / 180;
    const double x = (left + right) / 2;
    const double y = (top + bottom) / 2;
    lines[i].place.center = cv::Point2f(static_cast<float>(place.center.x + x * std::cos(radians) - y * std::sin(radians)),
                                        static_cast<float>(place.center.y + x * std::sin(radians) + y * std::cos(radians)));
    lines[i].place.size = cv::Size2f(static_cast<float>(right - left), static_cast<float>(bottom - top));
  }

  // Two places for the same letters: the larger stays.
  std::vector<bool> dropped(lines.size(), false);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t k = 0; k < lines.size(); ++k) {
      const cv::RotatedRect& a = lines[i].place;
      const cv::RotatedRect& b = lines[k].place;
      if (i == k || dropped[k] || a.size.area() > b.size.area() || (a.size.area() == b.size.area() && i < k)) {
        continue;
      }
      const double wide = std::min(a.center.x + a.size.width / 2, b.center.x + b.size.width / 2) -
                          std::max(a.center.x - a.size.width / 2, b.center.x - b.size.width / 2);
      const double high = std::min(a.center.y + a.size.height / 2, b.center.y + b.size.height / 2) -
                          std::max(a.center.y - a.size.height / 2, b.center.y - b.size.height / 2);
      if (wide > 0 && high > 0 && wide * high > 0.7 * a.size.area()) {
        dropped[i] = true;
        break;
      }
    }
  }
  std::vector<TextLine> kept;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!dropped[i]) {
      kept.push_back(lines[i]);
    }
  }
  lines = std::move(kept);
}

}  // namespace dossier
