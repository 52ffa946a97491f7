#include "ingest/text_slant.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace dossier {
namespace {

constexpr int kEnoughForConvergence = 8;

struct Sample {
  double angle;   // degrees
  double place;   // -0.5 at the head of the page, 0.5 at its foot
  double weight;
};

double weighted_median(std::vector<std::pair<double, double>> values) {
  std::sort(values.begin(), values.end());
  double total = 0;
  for (const auto& v : values) {
    total += v.second;
  }
  double seen = 0;
  for (const auto& v : values) {
    seen += v.second;
    if (seen >= total / 2) {
      return v.first;
    }
  }
  return 0;
}

}  // namespace

TextSlant text_slant(std::span<const cv::RotatedRect> lines, double width, double height) {
  TextSlant slant;
  std::vector<Sample> samples;
  for (const cv::RotatedRect& line : lines) {
    // The angle of a line is known to about a pixel over its length: long lines count more.
    if (line.size.width > 4 * line.size.height && line.size.width > 0.04 * width) {
      samples.push_back({line.angle, line.center.y / height - 0.5, line.size.width});
    }
  }
  slant.lines = static_cast<int>(samples.size());
  if (samples.empty()) {
    return slant;
  }
  const auto median_of = [&](auto value) {
    std::vector<std::pair<double, double>> values;
    for (const Sample& s : samples) {
      values.emplace_back(value(s), s.weight);
    }
    return weighted_median(std::move(values));
  };
  slant.angle = median_of([](const Sample& s) { return s.angle; });
  slant.spread = median_of([&](const Sample& s) { return std::abs(s.angle - slant.angle); });
  if (samples.size() < kEnoughForConvergence) {
    return slant;
  }
  // A line through (place, angle), weighted again and again by how well each sample fits.
  double a = slant.angle;
  double b = 0;
  for (int round = 0; round < 8; ++round) {
    double w = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (const Sample& s : samples) {
      const double off = std::abs(s.angle - a - b * s.place);
      const double weight = s.weight / (1 + off * off / 0.09);
      w += weight;
      x += weight * s.place;
      y += weight * s.angle;
      xx += weight * s.place * s.place;
      xy += weight * s.place * s.angle;
    }
    const double det = w * xx - x * x;
    if (det <= 1e-9 * w * w) {
      return slant;  // all lines at one height say nothing of the others
    }
    b = (w * xy - x * y) / det;
    a = (y - b * x) / w;
  }
  const double spread = median_of([&](const Sample& s) { return std::abs(s.angle - a - b * s.place); });
  // Scanners do not make lines run together: less than this is scatter.
  if (std::abs(b) > 0.4 && spread < 0.75 * slant.spread) {
    slant.angle = a;
    slant.convergence = b;
    slant.spread = spread;
  }
  return slant;
}

cv::Matx33d straightening(const TextSlant& slant, double width, double height) {
  const double radians = slant.angle * CV_PI / 180;
  // Seen from the centre, w = 1 + g x tilts the line at height y by -g y: g is the turn over the page's height.
  const double g = -slant.convergence * CV_PI / 180 / height;
  const cv::Matx33d to_center(1, 0, -width / 2, 0, 1, -height / 2, 0, 0, 1);
  const cv::Matx33d from_center(1, 0, width / 2, 0, 1, height / 2, 0, 0, 1);
  const cv::Matx33d rotation(std::cos(radians), -std::sin(radians), 0, std::sin(radians), std::cos(radians), 0,
                             0, 0, 1);
  const cv::Matx33d keystone(1, 0, 0, 0, 1, 0, g, 0, 1);
  return from_center * rotation * keystone * to_center;
}

}  // namespace dossier
