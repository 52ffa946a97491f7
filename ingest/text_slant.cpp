#include "ingest/text_slant.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace dossier {
namespace {

constexpr int kEnoughForConvergence = 8;
constexpr double kDegrees = 180 / CV_PI;

struct Sample {
  double angle;   // degrees
  double place;   // -0.5 at the head (left) of the page, 0.5 at its foot (right)
  double weight;
};

struct Fit {
  double angle = 0, convergence = 0, spread = 0;
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

// `least` degrees: a smaller convergence is scatter.
Fit fitted(const std::vector<Sample>& samples, int enough, double least) {
  Fit fit;
  const auto median_of = [&](auto value) {
    std::vector<std::pair<double, double>> values;
    for (const Sample& s : samples) {
      values.emplace_back(value(s), s.weight);
    }
    return weighted_median(std::move(values));
  };
  fit.angle = median_of([](const Sample& s) { return s.angle; });
  fit.spread = median_of([&](const Sample& s) { return std::abs(s.angle - fit.angle); });
  if (static_cast<int>(samples.size()) < enough) {
    return fit;
  }
  // A line through (place, angle), weighted again and again by how well each sample fits.
  double a = fit.angle;
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
    if (det <= 1e-3 * w * w) {
      return fit;  // lines all at one height say nothing of the others
    }
    b = (w * xy - x * y) / det;
    a = (y - b * x) / w;
  }
  const double spread = median_of([&](const Sample& s) { return std::abs(s.angle - a - b * s.place); });
  if (std::abs(b) > least && spread < 0.75 * fit.spread) {
    fit = {a, b, spread};
  }
  return fit;
}

}  // namespace

PageSlant text_slant(std::span<const cv::RotatedRect> lines, double width, double height) {
  PageSlant slant;
  std::vector<Sample> samples;
  for (const cv::RotatedRect& line : lines) {
    // The angle of a line is known to about a pixel over its length: long lines count more.
    if (line.size.width > 4 * line.size.height && line.size.width > 0.04 * width) {
      samples.push_back({line.angle, line.center.y / height - 0.5, line.size.width});
    }
  }
  slant.lines = static_cast<int>(samples.size());
  if (!samples.empty()) {
    const Fit fit = fitted(samples, kEnoughForConvergence, 0.4);
    slant.level = slant.plumb = fit.angle;
    slant.level_convergence = fit.convergence;
    slant.spread = fit.spread;
  }
  return slant;
}

PageSlant rule_slant(std::span<const Stroke> level, std::span<const Stroke> plumb, double width, double height) {
  PageSlant slant;
  const auto length = [](const Stroke& s) { return cv::norm(s.to - s.from); };
  std::vector<Sample> samples;
  for (const Stroke& s : level) {
    samples.push_back({std::atan2(s.to.y - s.from.y, s.to.x - s.from.x) * kDegrees, (s.from.y + s.to.y) / 2 / height - 0.5, length(s)});
  }
  if (samples.size() >= 3) {
    const Fit fit = fitted(samples, 4, 0.05);
    slant.level = slant.plumb = fit.angle;
    slant.level_convergence = fit.convergence;
    slant.spread = fit.spread;
    slant.lines = static_cast<int>(samples.size());
  }
  samples.clear();
  for (const Stroke& s : plumb) {
    samples.push_back({std::atan2(s.from.x - s.to.x, s.to.y - s.from.y) * kDegrees, (s.from.x + s.to.x) / 2 / width - 0.5, length(s)});
  }
  if (samples.size() >= 2) {
    const Fit fit = fitted(samples, 3, 0.1);
    slant.plumb = fit.angle;
    slant.plumb_convergence = fit.convergence;
  }
  return slant;
}

cv::Matx33d straightening(const PageSlant& slant, double width, double height) {
  const double level = slant.level / kDegrees;
  const double plumb = slant.plumb / kDegrees;
  // Seen from the centre, w = 1 + g x + h y tilts a level line at height y by -g y and a plumb one at x by h x.
  const double g = -slant.level_convergence / kDegrees / height;
  const double h = slant.plumb_convergence / kDegrees / width;
  const cv::Matx33d to_center(1, 0, -width / 2, 0, 1, -height / 2, 0, 0, 1);
  const cv::Matx33d from_center(1, 0, width / 2, 0, 1, height / 2, 0, 0, 1);
  const cv::Matx33d directions(std::cos(level), -std::sin(plumb), 0, std::sin(level), std::cos(plumb), 0, 0, 0, 1);
  const cv::Matx33d keystone(1, 0, 0, 0, 1, 0, g, h, 1);
  return from_center * directions * keystone * to_center;
}

}  // namespace dossier
