#include "corpus/damage.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <opencv2/calib3d.hpp>
#include <opencv2/imgproc.hpp>

#include "corpus/raster.h"

namespace dossier::corpus {
namespace {

cv::Matx33d diagonal(double x, double y) { return {x, 0, 0, 0, y, 0, 0, 0, 1}; }
cv::Matx33d shift(double x, double y) { return {1, 0, x, 0, 1, y, 0, 0, 1}; }

// A smooth field of values about 1: a few broad cosines.
cv::Mat smooth_field(cv::Size size, double strength, Random& random) {
  const cv::Size small(48, 48);
  cv::Mat field(small, CV_32F);
  const double angle = random.uniform(0, 6.28);
  const double ax = std::cos(angle);
  const double ay = std::sin(angle);
  const double px = random.uniform(0, 6.28);
  const double py = random.uniform(0, 6.28);
  const double spot_x = random.uniform(0, 1);
  const double spot_y = random.uniform(0, 1);
  for (int y = 0; y < small.height; ++y) {
    for (int x = 0; x < small.width; ++x) {
      const double u = x / 47.0;
      const double v = y / 47.0;
      const double slope = 0.5 + 0.5 * (ax * (u - 0.5) + ay * (v - 0.5)) * 1.4;
      const double ripple = 0.08 * std::sin(3 * u + px) * std::cos(2.5 * v + py);
      const double d = std::hypot(u - spot_x, v - spot_y);
      const double value =
          1 - strength * (0.62 * std::clamp(slope, 0.0, 1.0) + 0.3 * std::min(1.0, d)) + ripple * strength;
      field.at<float>(y, x) = static_cast<float>(std::clamp(value, 0.12, 1.1));
    }
  }
  cv::Mat out;
  cv::resize(field, out, size, 0, 0, cv::INTER_CUBIC);
  return out;
}

void multiply(cv::Mat& image, const cv::Mat& field) {
  for (int y = 0; y < image.rows; ++y) {
    auto* row = image.ptr<cv::Vec3b>(y);
    const auto* f = field.ptr<float>(y);
    for (int x = 0; x < image.cols; ++x) {
      for (int c = 0; c < 3; ++c) {
        row[x][c] = cv::saturate_cast<std::uint8_t>(static_cast<float>(row[x][c]) * f[x]);
      }
    }
  }
}

void map_levels(cv::Mat& image, double black, double white) {
  cv::Mat table(1, 256, CV_8U);
  for (int i = 0; i < 256; ++i) {
    table.at<std::uint8_t>(i) = cv::saturate_cast<std::uint8_t>(black + (white - black) * i / 255.0);
  }
  cv::LUT(image, table, image);
}

void age_paper(cv::Mat& image, const Damage& d, Random& random) {
  if (d.ink < 1) {
    map_levels(image, 255 * (1 - d.ink), 255);
  }
  if (d.bleed > 0) {
    cv::Mat back;
    cv::flip(image, back, 1);
    cv::GaussianBlur(back, back, cv::Size(), d.dpi / 110.0);
    map_levels(back, 255 * (1 - d.bleed), 255);
    cv::multiply(image, back, image, 1 / 255.0);
  }
  if (d.paper > 0) {
    const cv::Scalar tone(255 - 42 * d.paper, 255 - 18 * d.paper, 255 - 12 * d.paper);
    cv::multiply(image, cv::Mat(image.size(), CV_8UC3, tone), image, 1 / 255.0);
  }
  if (d.holes) {
    const double r = d.dpi * 0.11;
    const double x = d.dpi * 0.42;
    for (const double y : {0.35, 0.65}) {
      cv::circle(image, cv::Point2d(x, image.rows * y), static_cast<int>(r), cv::Scalar(60, 60, 60), cv::FILLED,
                 cv::LINE_AA);
      cv::circle(image, cv::Point2d(x + 1.5, image.rows * y + 1.5), static_cast<int>(r * 0.92), cv::Scalar(25, 25, 25),
                 cv::FILLED, cv::LINE_AA);
    }
  }
  if (d.staple) {
    const cv::Point2d at(d.dpi * random.uniform(0.25, 0.5), d.dpi * random.uniform(0.25, 0.5));
    const double a = random.uniform(-1, 0.2);
    const cv::Point2d v(std::cos(a) * d.dpi * 0.22, std::sin(a) * d.dpi * 0.22);
    cv::line(image, at + cv::Point2d(3, 4), at + v + cv::Point2d(3, 4), cv::Scalar(190, 190, 190),
             static_cast<int>(d.dpi / 45), cv::LINE_AA);
    cv::line(image, at, at + v, cv::Scalar(110, 112, 115), std::max(1, static_cast<int>(d.dpi / 80)), cv::LINE_AA);
  }
  if (d.fold) {
    const int y = static_cast<int>(image.rows * random.uniform(0.32, 0.68));
    const int h = std::max(2, static_cast<int>(d.dpi / 40));
    for (int k = -h; k <= h; ++k) {
      if (y + k >= 0 && y + k < image.rows) {
        image.row(y + k) *= 1 - 0.16 * (1 - std::abs(k) / (h + 1.0));
      }
    }
  }
  for (int i = 0; i < d.dust; ++i) {
    const cv::Point2d at(random.uniform(0, image.cols), random.uniform(0, image.rows));
    const int size = std::max(1, static_cast<int>(d.dpi / 200 * random.uniform(0.6, 2.2)));
    const int grey = random.number(20, 150);
    if (random.chance(0.15)) {
      cv::line(image, at, at + cv::Point2d(random.uniform(-20, 20), random.uniform(-20, 20)),
               cv::Scalar(grey, grey, grey), 1, cv::LINE_AA);
    } else {
      cv::circle(image, at, size, cv::Scalar(grey, grey, grey), cv::FILLED, cv::LINE_AA);
    }
  }
}

// The corners of the sheet in a picture taken by hand, in the picture's pixels.
std::vector<cv::Point2f> camera_corners(cv::Size sheet, cv::Size& picture, Random& random) {
  const double margin = random.uniform(0.02, 0.07);
  const double mx = sheet.width * margin;
  const double my = sheet.height * margin;
  picture = {static_cast<int>(sheet.width + 2 * mx), static_cast<int>(sheet.height + 2 * my)};
  const auto jitter = [&](double span) { return random.uniform(-span, span); };
  const double sx = sheet.width * 0.03;
  const double sy = sheet.height * 0.022;
  return {{static_cast<float>(mx + std::abs(jitter(sx))), static_cast<float>(my + jitter(sy * 0.6))},
          {static_cast<float>(mx + sheet.width - std::abs(jitter(sx))), static_cast<float>(my + jitter(sy * 0.6))},
          {static_cast<float>(mx + sheet.width + jitter(sx * 0.8)),
           static_cast<float>(my + sheet.height + jitter(sy * 0.7))},
          {static_cast<float>(mx + jitter(sx * 0.8)), static_cast<float>(my + sheet.height + jitter(sy * 0.7))}};
}

cv::Mat desk(cv::Size size, Random& random) {
  const cv::Scalar base = random.chance(0.5)
                              ? cv::Scalar(random.number(40, 90), random.number(60, 110), random.number(90, 150))
                              : cv::Scalar::all(random.number(45, 120));
  cv::Mat out(size, CV_8UC3, base);
  for (int i = 0; i < 60; ++i) {
    const int y = random.number(0, size.height - 1);
    const int shade = random.number(-14, 14);
    cv::line(out, cv::Point(0, y), cv::Point(size.width, y + random.number(-30, 30)),
             cv::Scalar(base[0] + shade, base[1] + shade, base[2] + shade), random.number(2, 14), cv::LINE_AA);
  }
  return out;
}

// What a copier adds to a sheet: stripes with little toner, and dark margins on two sides.
void copy_sheet(cv::Mat& image, const Damage& d, Random& random) {
  for (int i = 0; i < d.streaks; ++i) {
    const int width = std::max(2, static_cast<int>(d.dpi * random.uniform(0.03, 0.25)));
    const int x = random.number(0, std::max(0, image.cols - width - 1));
    cv::Mat stripe = image.colRange(x, x + width);
    map_levels(stripe, random.uniform(40, 110), 255);
  }
  if (d.rim <= 0) return;
  const int depth = std::max(1, static_cast<int>(image.cols * d.rim));
  const auto darken = [&](cv::Mat margin, bool across, bool from_end) {
    const int steps = across ? margin.cols : margin.rows;
    for (int i = 0; i < steps; ++i) {
      const double dark = 1 - static_cast<double>(from_end ? steps - 1 - i : i) / steps;
      cv::Mat line = across ? margin.col(i) : margin.row(i);
      line.convertTo(line, -1, 1 - 0.9 * dark * dark);
    }
  };
  if (random.chance(0.5)) {
    darken(image.colRange(0, depth), true, false);
  } else {
    darken(image.colRange(image.cols - depth, image.cols), true, true);
  }
  darken(image.rowRange(image.rows - depth, image.rows), false, true);
}

void bend_sheet(cv::Mat& image, double amplitude, Random& random) {
  const double period = image.cols * random.uniform(0.8, 1.6);
  const double phase = random.uniform(0, 6.28);
  cv::Mat map_x(image.size(), CV_32F);
  cv::Mat map_y(image.size(), CV_32F);
  for (int y = 0; y < image.rows; ++y) {
    for (int x = 0; x < image.cols; ++x) {
      map_x.at<float>(y, x) = static_cast<float>(x);
      map_y.at<float>(y, x) = static_cast<float>(y + amplitude * std::sin(6.283 * x / period + phase));
    }
  }
  cv::remap(image, image, map_x, map_y, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
}

void add_noise(cv::Mat& image, double deviation, Random& random) {
  cv::RNG rng(random.bits());
  cv::Mat noise(image.size(), CV_16SC3);
  rng.fill(noise, cv::RNG::NORMAL, cv::Scalar::all(0), cv::Scalar::all(deviation));
  cv::Mat wide;
  image.convertTo(wide, CV_16SC3);
  wide += noise;
  wide.convertTo(image, CV_8UC3);
}

// What "enhance" of a scanner application does: the background is divided out, the rest pushed to the ends.
void enhance(cv::Mat& image, double contrast) {
  cv::Mat small;
  cv::resize(image, small, cv::Size(), 0.125, 0.125, cv::INTER_AREA);
  cv::morphologyEx(small, small, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_ELLIPSE, cv::Size(15, 15)));
  cv::GaussianBlur(small, small, cv::Size(), 6);
  cv::Mat background;
  cv::resize(small, background, image.size(), 0, 0, cv::INTER_LINEAR);
  cv::divide(image, background, image, 255);
  cv::Mat table(1, 256, CV_8U);
  for (int i = 0; i < 256; ++i) {
    table.at<std::uint8_t>(i) = cv::saturate_cast<std::uint8_t>((i - 190) * contrast + 215);
  }
  cv::LUT(image, table, image);
  cv::Mat soft;
  cv::GaussianBlur(image, soft, cv::Size(), 1.2);
  cv::addWeighted(image, 1.5, soft, -0.5, 0, image);
}

}  // namespace

Shot photograph(const Canvas& page, const Damage& d, Random& random) {
  Shot shot;
  cv::Mat image = rasterize(page, d.dpi);
  cv::Matx33d to_pixels = diagonal(d.dpi / 72.0, d.dpi / 72.0);
  age_paper(image, d, random);
  if (d.bend > 0) {
    bend_sheet(image, d.bend, random);
  }
  if (d.perspective) {
    cv::Size picture;
    const std::vector<cv::Point2f> to = camera_corners(image.size(), picture, random);
    const auto w = static_cast<float>(image.cols);
    const auto h = static_cast<float>(image.rows);
    const std::vector<cv::Point2f> from = {{0, 0}, {w, 0}, {w, h}, {0, h}};
    const cv::Matx33d warp = cv::getPerspectiveTransform(from, to);
    cv::Mat out = desk(picture, random);
    cv::warpPerspective(image, out, warp, picture, cv::INTER_LINEAR, cv::BORDER_TRANSPARENT);
    image = out;
    to_pixels = warp * to_pixels;
  } else if (d.skew != 0) {
    const double a = d.skew * 3.14159265358979 / 180;
    const cv::Matx33d turn(std::cos(a), -std::sin(a), 0, std::sin(a), std::cos(a), 0, 0, 0, 1);
    const cv::Matx33d warp =
        shift(image.cols / 2.0, image.rows / 2.0) * turn * shift(-image.cols / 2.0, -image.rows / 2.0);
    cv::Mat out;
    const int grey = random.chance(0.3) ? random.number(40, 200) : 252;
    cv::warpPerspective(image, out, warp, image.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar::all(grey));
    image = out;
    to_pixels = warp * to_pixels;
  }
  if (d.rim > 0 || d.streaks > 0) {
    copy_sheet(image, d, random);
  }
  if (d.light > 0) {
    multiply(image, smooth_field(image.size(), d.light, random));
  }
  if (d.blur > 0) {
    cv::GaussianBlur(image, image, cv::Size(), d.blur);
  }
  if (d.noise > 0) {
    add_noise(image, d.noise, random);
  }
  if (d.contrast > 1) {
    enhance(image, d.contrast);
  }
  if (d.vertical_dpi > 0) {
    const double factor = d.vertical_dpi / d.dpi;
    cv::resize(image, image, cv::Size(), 1, factor, cv::INTER_AREA);
    to_pixels = diagonal(1, factor) * to_pixels;
  }
  if (d.grey || d.bilevel) {
    cv::cvtColor(image, image, cv::COLOR_BGR2GRAY);
  }
  if (d.bilevel) {
    cv::threshold(image, image, random.number(150, 195), 255, cv::THRESH_BINARY);
  }
  for (int i = 0; i < d.quarter_turns; ++i) {
    to_pixels = cv::Matx33d(0, -1, image.rows, 1, 0, 0, 0, 0, 1) * to_pixels;
    cv::rotate(image, image, cv::ROTATE_90_CLOCKWISE);
  }
  shot.image = image;
  shot.from_points = to_pixels;
  return shot;
}

}  // namespace dossier::corpus
