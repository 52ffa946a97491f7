#include "ingest/page_sheet.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <opencv2/imgproc.hpp>

namespace dossier {
namespace {

constexpr int kWorkingSide = 560;
constexpr double kSmallestShare = 0.2;   // of the picture's area
constexpr int kSamples = 60;             // along a side
constexpr double kStep = 16;             // grey levels from ground to sheet
constexpr double kCrooked = 0.012;       // tangent of the smallest tilt worth correcting
constexpr double kMargin = 0.012;        // of the picture's size: a side so close to its border is cut off by it

struct Side {
  cv::Point2d from, to;
  double good = 0;      // share of samples with a step from dark to bright
  bool at_border = false;
};

double sample(const cv::Mat& gray, cv::Point2d p) {
  const int x = static_cast<int>(std::lround(p.x));
  const int y = static_cast<int>(std::lround(p.y));
  if (x < 0 || y < 0 || x >= gray.cols || y >= gray.rows) {
    return -1;
  }
  return gray.at<std::uint8_t>(y, x);
}

// Ordered top left, top right, bottom right, bottom left.
Corners ordered(const std::vector<cv::Point>& four) {
  Corners corners;
  const auto by = [&](auto key) {
    return *std::min_element(four.begin(), four.end(), [&](cv::Point a, cv::Point b) { return key(a) < key(b); });
  };
  corners[0] = by([](cv::Point p) { return p.x + p.y; });
  corners[1] = by([](cv::Point p) { return p.y - p.x; });
  corners[2] = by([](cv::Point p) { return -p.x - p.y; });
  corners[3] = by([](cv::Point p) { return p.x - p.y; });
  return corners;
}

double area_of(const Corners& c) {
  double twice = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    twice += c[i].x * c[(i + 1) % 4].y - c[(i + 1) % 4].x * c[i].y;
  }
  return std::abs(twice) / 2;
}

// Looks along a side for the step from the ground outside to the sheet inside and lays a line through the steps.
Side examine(const cv::Mat& gray, cv::Point2d from, cv::Point2d to) {
  Side side{from, to};
  const double margin_x = kMargin * gray.cols;
  const double margin_y = kMargin * gray.rows;
  const auto near_border = [&](cv::Point2d p, cv::Point2d q) {
    return (p.x < margin_x && q.x < margin_x) || (p.y < margin_y && q.y < margin_y) ||
           (p.x > gray.cols - margin_x && q.x > gray.cols - margin_x) ||
           (p.y > gray.rows - margin_y && q.y > gray.rows - margin_y);
  };
  side.at_border = near_border(from, to);
  const cv::Point2d along = to - from;
  const double length = cv::norm(along);
  if (length < 20) {
    return side;
  }
  const cv::Point2d outward(along.y / length, -along.x / length);  // corners run clockwise on the screen
  std::vector<cv::Point2f> steps;
  int good = 0;
  constexpr int kReach = 7;
  for (int i = 0; i < kSamples; ++i) {
    const cv::Point2d at = from + along * (0.04 + 0.92 * i / (kSamples - 1));
    double best = 0;
    double place = 0;
    for (int k = -kReach; k <= kReach; ++k) {
      // Four pixels apart: a thin printed frame has paper on both sides and gives no step there.
      double inside = 0;
      double outside = 0;
      bool known = true;
      for (int d = 2; d <= 4; ++d) {
        const double in = sample(gray, at + outward * (k - d));
        const double out = sample(gray, at + outward * (k + d));
        known = known && in >= 0 && out >= 0;
        inside += in;
        outside += out;
      }
      const double step = (inside - outside) / 3;
      if (known && step > best) {
        best = step;
        place = k;
      }
    }
    if (best >= kStep) {
      // A line of print beside the edge of a frame looks like a step; the ground beyond must stay dark.
      const double inside = sample(gray, at + outward * (place - 9));
      const double outside = sample(gray, at + outward * (place + 9));
      if (outside < 0 || inside - outside >= kStep / 2) {
        ++good;
        steps.push_back(at + outward * place);
      }
    }
  }
  side.good = static_cast<double>(good) / kSamples;
  if (steps.size() >= 12) {
    cv::Vec4f line;
    cv::fitLine(steps, line, cv::DIST_HUBER, 0, 0.01, 0.01);
    const cv::Point2d direction(line[0], line[1]);
    const cv::Point2d origin(line[2], line[3]);
    side.from = origin + direction * (from - origin).dot(direction);
    side.to = origin + direction * (to - origin).dot(direction);
  }
  return side;
}

std::optional<cv::Point2d> crossing(const Side& a, const Side& b) {
  const cv::Point2d u = a.to - a.from;
  const cv::Point2d v = b.to - b.from;
  const double det = u.x * v.y - u.y * v.x;
  if (std::abs(det) < 1e-6 * cv::norm(u) * cv::norm(v)) {
    return std::nullopt;
  }
  const cv::Point2d w = b.from - a.from;
  return a.from + u * ((w.x * v.y - w.y * v.x) / det);
}

std::optional<Corners> refined(const cv::Mat& gray, const Corners& rough) {
  Corners corners = rough;
  for (int round = 0; round < 2; ++round) {
    std::array<Side, 4> sides;
    int clear = 0;
    int border = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      sides[i] = examine(gray, corners[i], corners[(i + 1) % 4]);
      if (sides[i].good >= 0.7) {
        ++clear;
      } else if (sides[i].at_border) {
        ++border;
      }
    }
    if (clear + border < 4 || clear < 3) {
      return std::nullopt;
    }
    for (std::size_t i = 0; i < 4; ++i) {
      const auto corner = crossing(sides[(i + 3) % 4], sides[i]);
      if (!corner || cv::norm(*corner - rough[i]) > 0.1 * gray.cols) {
        return std::nullopt;
      }
      corners[i] = *corner;
    }
  }
  return corners;
}

bool plausible(const Corners& c) {
  for (std::size_t i = 0; i < 4; ++i) {
    const cv::Point2d a = c[(i + 3) % 4] - c[i];
    const cv::Point2d b = c[(i + 1) % 4] - c[i];
    const double cosine = a.dot(b) / (cv::norm(a) * cv::norm(b));
    if (std::abs(cosine) > 0.45) {  // a corner of less than 63 degrees is no sheet held to a camera
      return false;
    }
    const double opposite = cv::norm(c[(i + 1) % 4] - c[i]) / cv::norm(c[(i + 2) % 4] - c[(i + 3) % 4]);
    if (opposite > 1.7 || opposite < 1 / 1.7) {
      return false;
    }
  }
  return true;
}

bool crooked(const Corners& c) {
  const auto tilt = [](cv::Point2d along, bool level) {
    return level ? std::abs(along.y / along.x) : std::abs(along.x / along.y);
  };
  return tilt(c[1] - c[0], true) > kCrooked || tilt(c[2] - c[3], true) > kCrooked ||
         tilt(c[3] - c[0], false) > kCrooked || tilt(c[2] - c[1], false) > kCrooked;
}

}  // namespace

std::optional<Corners> find_sheet(const cv::Mat& bgr) {
  const double shrink = std::min(1.0, static_cast<double>(kWorkingSide) / std::max(bgr.cols, bgr.rows));
  cv::Mat small;
  cv::resize(bgr, small, {}, shrink, shrink, cv::INTER_AREA);
  cv::Mat gray;
  cv::cvtColor(small, gray, cv::COLOR_BGR2GRAY);
  // Print and thin lines close over; sheet and ground stay.
  cv::Mat smooth;
  cv::morphologyEx(gray, smooth, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_ELLIPSE, {9, 9}));
  cv::GaussianBlur(smooth, smooth, {3, 3}, 0);

  std::vector<cv::Mat> masks(3);
  const double level = cv::threshold(smooth, masks[0], 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
  cv::threshold(smooth, masks[1], level * 0.8, 255, cv::THRESH_BINARY);
  // Where light falls off across the picture no one level parts sheet and ground, but the edge is still an edge.
  cv::Canny(smooth, masks[2], 12, 36);
  cv::dilate(masks[2], masks[2], cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));

  const double whole = static_cast<double>(small.cols) * small.rows;
  std::optional<Corners> best;
  double best_area = 0;
  for (std::size_t m = 0; m < masks.size(); ++m) {
    std::vector<std::vector<cv::Point>> contours;
    cv::findContours(masks[m], contours, m == 2 ? cv::RETR_LIST : cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
    for (const auto& contour : contours) {
      std::vector<cv::Point> hull;
      cv::convexHull(contour, hull);
      if (cv::contourArea(hull) < kSmallestShare * whole) {
        continue;
      }
      std::vector<cv::Point> four;
      cv::approxPolyDP(hull, four, 0.025 * cv::arcLength(hull, true), true);
      if (four.size() < 4 || four.size() > 6) {
        continue;
      }
      const auto corners = refined(smooth, ordered(four));
      if (!corners || !plausible(*corners)) {
        continue;
      }
      const double area = area_of(*corners);
      if (area > best_area && area >= kSmallestShare * whole) {
        best = corners;
        best_area = area;
      }
    }
  }
  if (!best || !crooked(*best)) {
    return std::nullopt;
  }
  for (cv::Point2d& corner : *best) {
    corner = (corner + cv::Point2d(0.5, 0.5)) / shrink;
  }
  return best;
}

}  // namespace dossier
