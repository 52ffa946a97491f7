#include "ingest/seal_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/photo.hpp>

#include "ingest/ink_planes.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr double kMargin = 0.08;        // of the seal's size, around it in the crop
constexpr int kFewestRows = 240;        // of the crop: smaller seals are enlarged smoothly
constexpr int kMostRows = 420;          // letters of 60 pixels
constexpr int kLeastRadius = 40;        // pixels: below, a letter of the ring has some 10 pixels
constexpr int kDirections = 360;
constexpr int kPaper = 245;             // of even_light()
constexpr int kColored = 40;            // how far the channels of coloured ink lie apart
constexpr std::ptrdiff_t kFewestCharacters = 4;
constexpr double kLeastConfidence = 0.7;
constexpr int kDarker = 50;            // than the ink: print in the ink's own colour
constexpr float kInner = 0.42F;         // of the crop: where the ring surely ends
constexpr double kFullest = 0.65;
constexpr int kFaintest = 60;           // ink of a letter, of 255

// The value that `share` of the counted ones exceed; 0 where nothing was counted.
int exceeded_by(double share, const std::array<int, 256>& counts) {
  const int total = std::accumulate(counts.begin(), counts.end(), 0);
  int seen = 0;
  int value = 255;
  while (value > 0 && (seen += counts[static_cast<std::size_t>(value)]) <= share * total) --value;
  return value;
}

// The seal's own ink, 0..255, 255 as strong as it usually is. Where print covers it, it is as strong as around.
cv::Mat own_ink(const cv::Mat& crop, const std::string& color) {
  const cv::Mat even = even_light(crop);
  const int own = color == "blue" ? 0 : 2;
  const int dark = color == "blue" ? 2 : 1;  // the channel in which the ink is darkest
  cv::Mat ink(even.size(), CV_8U);
  cv::Mat bright(even.size(), CV_8U);
  std::array<int, 256> strengths{};
  std::array<int, 256> brightness{};
  for (int y = 0; y < even.rows; ++y) {
    const std::uint8_t* row = even.ptr<std::uint8_t>(y);
    std::uint8_t* out = ink.ptr<std::uint8_t>(y);
    for (int x = 0; x < even.cols; ++x) {
      const std::uint8_t* p = row + 3 * x;
      // JPEG keeps colours coarsely and brightness finely: colour tells where the ink lies, brightness the shape of its strokes.
      const int colored = std::max(0, p[own] - std::max(p[1], p[2 - own]));
      const int strength = std::max(0, kPaper - p[dark]);
      out[x] = static_cast<std::uint8_t>(std::min(255, strength * std::min(colored, kColored) / kColored));
      bright.at<std::uint8_t>(y, x) = p[own];
      if (colored > kColored) {
        ++strengths[out[x]];
        ++brightness[p[own]];
      }
    }
  }
  ink.convertTo(ink, CV_8U, 255.0 / std::max(kColored, exceeded_by(1.0 / 3, strengths)));
  // Print is darker in the ink's own colour than the ink is, and so are its edges.
  cv::Mat print = bright < exceeded_by(0.5, brightness) - kDarker;
  // What lies under it goes on from what is around; only the ring is wanted.
  cv::Mat ring = cv::Mat::zeros(ink.size(), CV_8U);
  const cv::RotatedRect place(cv::Point2f(ink.cols / 2.0F, ink.rows / 2.0F), cv::Size2f(ink.size()), 0);
  cv::ellipse(ring, place, 255, cv::FILLED);
  cv::ellipse(ring, {place.center, place.size * kInner, 0}, 0, cv::FILLED);
  cv::bitwise_and(print, ring, print);
  cv::Mat whole;
  cv::inpaint(ink, print, whole, 3, cv::INPAINT_TELEA);
  return whole;
}

// The outer edge of the border: an ellipse about `center`, its radius in the direction a (clockwise from the right) is
// radius * (1 + u cos a + v sin a + w cos 2a + z sin 2a) of the bounds'.
struct Rim {
  cv::Point2d center;
  cv::Point2d half;
  std::array<double, 5> shape{1, 0, 0, 0, 0};

  [[nodiscard]] cv::Point2d at(double angle) const {
    const double r = shape[0] + shape[1] * std::cos(angle) + shape[2] * std::sin(angle) + shape[3] * std::cos(2 * angle) + shape[4] * std::sin(2 * angle);
    return center + cv::Point2d(half.x * r * std::cos(angle), half.y * r * std::sin(angle));
  }
};

std::optional<Rim> rim_of(const cv::Mat& ink) {
  Rim rim;
  rim.center = {ink.cols / 2.0, ink.rows / 2.0};
  rim.half = {ink.cols / (2 + 4 * kMargin), ink.rows / (2 + 4 * kMargin)};
  std::vector<std::pair<double, double>> seen;  // direction, radius
  constexpr int kSteps = 160;
  for (int i = 0; i < kDirections; ++i) {
    const double angle = 2 * CV_PI * i / kDirections;
    // From outside inwards: the first ink is the border's.
    for (int k = 0; k < kSteps; ++k) {
      const double r = 1.12 - 0.36 * k / kSteps;
      const int x = static_cast<int>(rim.center.x + rim.half.x * r * std::cos(angle));
      const int y = static_cast<int>(rim.center.y + rim.half.y * r * std::sin(angle));
      if (x >= 0 && y >= 0 && x < ink.cols && y < ink.rows && ink.at<std::uint8_t>(y, x) > 110) {
        seen.emplace_back(angle, r);
        break;
      }
    }
  }
  // What lies off the ellipse of most is no border: letters where it is broken, another mark outside.
  double tolerance = 0.12;
  std::size_t fits = 0;
  for (int round = 0; round < 5; ++round) {
    cv::Matx<double, 5, 5> a = cv::Matx<double, 5, 5>::zeros();
    cv::Vec<double, 5> b = cv::Vec<double, 5>::all(0);
    fits = 0;
    for (const auto& [angle, r] : seen) {
      const cv::Vec<double, 5> f(1, std::cos(angle), std::sin(angle), std::cos(2 * angle), std::sin(2 * angle));
      double wanted = 0;
      for (int k = 0; k < 5; ++k) wanted += f[k] * rim.shape[static_cast<std::size_t>(k)];
      if (std::abs(r - wanted) > tolerance) continue;
      ++fits;
      a += f * f.t();
      b += f * r;
    }
    if (fits * 2 < kDirections) return std::nullopt;
    cv::Vec<double, 5> x;
    if (!cv::solve(a, b, x, cv::DECOMP_CHOLESKY)) return std::nullopt;
    for (int k = 0; k < 5; ++k) rim.shape[static_cast<std::size_t>(k)] = x[k];
    tolerance = std::max(0.025, tolerance * 0.6);
  }
  if (fits * 10 < kDirections * 6) return std::nullopt;
  return rim;
}

// The ring unrolled: row 0 is the rim, the last row `depth` of the smaller radius further inside, both in steps of one pixel;
// column 0 is the lowest place of the seal, from there clockwise.
cv::Mat unrolled(const cv::Mat& ink, const Rim& rim, double depth) {
  const double radius = std::min(rim.half.x, rim.half.y) * rim.shape[0];
  const int rows = static_cast<int>(std::lround(depth * radius));
  constexpr int kFine = 1440;
  std::array<cv::Point2d, kFine + 1> edge;
  for (int i = 0; i <= kFine; ++i) edge[static_cast<std::size_t>(i)] = rim.at(CV_PI / 2 + 2 * CV_PI * i / kFine);
  // Letters stand at one distance from the rim, so their feet are where the normal leads; lengths are taken in their middle.
  const auto inward = [&](std::size_t i) {
    const cv::Point2d along = edge[i == kFine ? 1 : i + 1] - edge[i == 0 ? kFine - 1 : i - 1];
    const double n = std::max(1e-9, std::hypot(along.x, along.y));
    return cv::Point2d(-along.y / n, along.x / n);
  };
  std::array<double, kFine + 1> length{};
  for (std::size_t i = 1; i <= kFine; ++i) {
    const cv::Point2d step = (edge[i] + inward(i) * 0.24 * radius) - (edge[i - 1] + inward(i - 1) * 0.24 * radius);
    length[i] = length[i - 1] + std::hypot(step.x, step.y);
  }
  const int columns = static_cast<int>(std::lround(length[kFine]));
  cv::Mat map_x(rows, columns, CV_32F);
  cv::Mat map_y(rows, columns, CV_32F);
  std::size_t i = 1;
  for (int x = 0; x < columns; ++x) {
    while (i < kFine && length[i] < x + 0.5) ++i;
    const double t = std::clamp((x + 0.5 - length[i - 1]) / std::max(1e-9, length[i] - length[i - 1]), 0.0, 1.0);
    const cv::Point2d from = edge[i - 1] * (1 - t) + edge[i] * t;
    const cv::Point2d in = inward(i - 1) * (1 - t) + inward(i) * t;
    for (int y = 0; y < rows; ++y) {
      map_x.at<float>(y, x) = static_cast<float>(from.x + in.x * y);
      map_y.at<float>(y, x) = static_cast<float>(from.y + in.y * y);
    }
  }
  cv::Mat strip;
  cv::remap(ink, strip, map_x, map_y, cv::INTER_LINEAR, cv::BORDER_CONSTANT, 0);
  return strip;
}

// The name in what was read: what stands before its first and behind its last Chinese character (or bracket) are digits of the
// seal's number and specks. Empty where there are too few characters for a name.
std::string name_in(const std::string& text) {
  const std::u32string points = to_u32(text);
  const auto of_name = [](char32_t c) { return is_cjk(c) || c == U'(' || c == U')' || c == U'（' || c == U'）'; };
  const auto first = std::find_if(points.begin(), points.end(), is_cjk);
  const auto last = std::find_if(points.rbegin(), std::make_reverse_iterator(first), of_name).base();
  return std::count_if(first, last, is_cjk) < kFewestCharacters ? std::string() : to_utf8(std::u32string(first, last));
}

// Ink of each row or column, 0..1.
std::vector<double> profile(const cv::Mat& strip, bool rows) {
  cv::Mat sums;
  cv::reduce(strip, sums, rows ? 1 : 0, cv::REDUCE_AVG, CV_64F);
  return {sums.begin<double>(), sums.end<double>()};
}

// Where the line begins and how long it is, in columns of a strip that closes in itself: what lies outside its widest gap.
struct Arc {
  int first = 0;
  int length = 0;
};

std::optional<Arc> text_arc(const cv::Mat& letters) {
  const std::vector<double> ink = profile(letters, false);
  const auto columns = static_cast<int>(ink.size());
  std::vector<int> inked;
  for (int x = 0; x < columns; ++x) {
    if (ink[static_cast<std::size_t>(x)] > 0.08 * 255) inked.push_back(x);
  }
  if (inked.empty()) return std::nullopt;
  int widest = inked.front() + columns - inked.back();
  Arc arc{inked.front(), inked.back() - inked.front() + 1};
  for (std::size_t i = 1; i < inked.size(); ++i) {
    if (const int gap = inked[i] - inked[i - 1]; gap > widest) {
      widest = gap;
      arc = {inked[i], columns - gap + 1};
    }
  }
  return arc;
}

cv::Mat turned(const cv::Mat& strip, int first) {
  cv::Mat out(strip.size(), strip.type());
  const int rest = strip.cols - first;
  strip.colRange(first, strip.cols).copyTo(out.colRange(0, rest));
  if (first > 0) strip.colRange(0, first).copyTo(out.colRange(rest, strip.cols));
  return out;
}

}  // namespace

cv::Mat seal_line(const cv::Mat& crop, const std::string& color) {
  if (crop.empty() || crop.channels() != 3) return {};
  const cv::Mat ink = own_ink(crop, color);
  const std::optional<Rim> rim = rim_of(ink);
  if (!rim) return {};
  const double radius = std::min(rim->half.x, rim->half.y) * rim->shape[0];
  if (radius < kLeastRadius) return {};
  const cv::Mat strip = unrolled(ink, *rim, 0.56);
  const auto row = [&](double share) { return std::clamp(static_cast<int>(std::lround(share * radius)), 0, strip.rows); };
  // The border, and a second one inside it.
  const std::vector<double> rows = profile(strip, true);
  int border = 0;
  for (int y = 0; y < row(0.22); ++y) {
    if (rows[static_cast<std::size_t>(y)] > 0.62 * 255) border = y + 1;
  }
  if (border == 0) return {};
  // The seal's number stands along the rim, no deeper than the heads of the letters.
  std::optional<Arc> arc = text_arc(strip.rowRange(border + row(0.14), border + row(0.3)));
  if (!arc) return {};
  // Strokes that reach beyond.
  const int wider = std::min(row(0.06), (strip.cols - arc->length) / 2);
  arc->first = (arc->first - wider + strip.cols) % strip.cols;
  arc->length += 2 * wider;
  cv::Mat letters = turned(strip, arc->first).colRange(0, arc->length);
  std::array<int, 256> levels{};
  for (int y = border; y < letters.rows; ++y) {
    for (int x = 0; x < letters.cols; ++x) {
      if (const std::uint8_t v = letters.at<std::uint8_t>(y, x); v > kFaintest) ++levels[v];
    }
  }
  // Thin letters are fainter than the border.
  letters.convertTo(letters, CV_8U, 255.0 / std::max(kFaintest, exceeded_by(0.15, levels)));
  const std::vector<double> heights = profile(letters, true);
  const auto peak = std::max_element(heights.begin() + border + row(0.06), heights.begin() + border + row(0.32));
  int top = static_cast<int>(peak - heights.begin());
  int bottom = top;
  while (top > border + 1 && heights[static_cast<std::size_t>(top - 1)] > 0.2 * *peak) --top;
  while (bottom + 1 < strip.rows && heights[static_cast<std::size_t>(bottom + 1)] > 0.2 * *peak) ++bottom;
  const int height = bottom + 1 - top;
  if (height < row(0.1) || arc->length < 3 * height) return {};
  // Letters leave half of their place open; a drawing does not.
  if (cv::mean(letters.rowRange(top, bottom + 1))[0] > kFullest * 255) return {};
  const int room = static_cast<int>(std::lround(0.2 * height));
  cv::Mat line(height + 2 * room, arc->length + 4 * room, CV_8U, cv::Scalar(255));
  const int above = std::min(room, std::max(0, top - border - row(0.02)));
  const int below = std::min(room, strip.rows - bottom - 1);
  cv::Mat target = line(cv::Rect(2 * room, room - above, arc->length, height + above + below));
  cv::bitwise_not(letters.rowRange(top - above, bottom + 1 + below), target);
  return line;
}

void read_seals(std::span<Seal> seals, const PagePicture& picture, const Placement& placement, const SealReader& first,
                const SealReader& second) {
  if (seals.size() > kMostSealsRead) seals = seals.first(kMostSealsRead);
  for (Seal& seal : seals) {
    const Box& b = seal.box;
    const Box around{b.x - kMargin * b.width, b.y - kMargin * b.height, (1 + 2 * kMargin) * b.width, (1 + 2 * kMargin) * b.height};
    const int rows = std::clamp(static_cast<int>(std::lround(around.height * picture.scale())), kFewestRows, kMostRows);
    const cv::Mat line = seal_line(cut(picture, placement, rect_of(around), rows), seal.color);
    OcrEngine* reader = line.empty() ? nullptr : first();
    if (reader == nullptr) continue;
    const LineReading reading = reader->read_line(line);
    std::string name = name_in(reading.text);
    if (name.empty() || reading.confidence < kLeastConfidence) continue;
    seal.text = std::move(name);
    seal.reader = reader->reader();
    seal.confidence = reading.confidence;
    OcrEngine* other = second();
    if (other == nullptr || other->reader() == seal.reader) continue;
    const LineReading again = other->read_line(line);
    seal.readings.push_back({other->reader(), name_in(again.text), again.confidence});
  }
}

}  // namespace dossier
