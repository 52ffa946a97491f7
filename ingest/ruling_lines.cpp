#include "ingest/ruling_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include <opencv2/imgproc.hpp>

namespace dossier {
namespace {

// Of the paper.
constexpr double kShortest = 12;    // points
constexpr double kThickest = 4.5;   // points
constexpr double kJoinGap = 9;      // points between two pieces of one line
constexpr double kJoinOffset = 1.3; // points across

// A piece of a line that runs across, or several of one line joined; pixels. The places are those of its ends and of
// the seams, so that a line that bends or hangs is followed.
struct Piece {
  std::vector<cv::Point2d> course;  // from left to right
  double thickness = 1;

  [[nodiscard]] double from() const { return course.front().x; }
  [[nodiscard]] double to() const { return course.back().x; }
  [[nodiscard]] double length() const { return to() - from(); }
  [[nodiscard]] double at() const {
    double sum = 0;
    for (std::size_t i = 0; i + 1 < course.size(); ++i) {
      sum += (course[i].y + course[i + 1].y) / 2 * (course[i + 1].x - course[i].x);
    }
    return length() > 0 ? sum / length() : course.front().y;
  }
};

bool before(const Piece& a, const Piece& b) {
  const double at = a.at();
  const double other = b.at();
  return at != other ? at < other : a.from() < b.from();
}

// Mean row of the label's pixels in some columns.
double row_of(const cv::Mat& labels, int label, const cv::Rect& place, int from, int to) {
  double sum = 0;
  int count = 0;
  for (int y = place.y; y < place.y + place.height; ++y) {
    const int* row = labels.ptr<int>(y);
    for (int x = from; x < to; ++x) {
      if (row[x] == label) {
        sum += y + 0.5;
        ++count;
      }
    }
  }
  return count > 0 ? sum / count : place.y + place.height / 2.0;
}

// Pieces of lines that run across `ink`.
std::vector<Piece> pieces_across(const cv::Mat& ink, double shortest, double thickest) {
  // A line that slopes by a pixel breaks into steps; thickened by one pixel it holds together.
  cv::Mat thick;
  cv::dilate(ink, thick, cv::getStructuringElement(cv::MORPH_RECT, {1, 3}));
  const int length = std::max(12, static_cast<int>(std::lround(shortest)));
  cv::Mat lines;
  cv::morphologyEx(thick, lines, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, {length, 1}));
  cv::Mat labels;
  cv::Mat stats;
  cv::Mat centers;
  const int count = cv::connectedComponentsWithStats(lines, labels, stats, centers, 8, CV_32S);
  std::vector<Piece> pieces;
  for (int i = 1; i < count; ++i) {
    const cv::Rect place(stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP), stats.at<int>(i, cv::CC_STAT_WIDTH),
                         stats.at<int>(i, cv::CC_STAT_HEIGHT));
    const double thickness = static_cast<double>(stats.at<int>(i, cv::CC_STAT_AREA)) / place.width - 2;
    if (thickness > thickest || place.height > 0.1 * place.width + thickest + 3) {
      continue;
    }
    // A place every 150 pixels or so, the ends measured over their last columns.
    Piece piece;
    piece.thickness = std::max(1.0, thickness);
    const int parts = std::max(1, place.width / 150);
    const int reach = std::max(3, place.width / (4 * parts));
    for (int k = 0; k <= parts; ++k) {
      const int x = place.x + place.width * k / parts;
      const int left = std::max(place.x, k == parts ? place.x + place.width - reach : x - reach / 2);
      const int right = std::min(place.x + place.width, left + reach);
      const double y = row_of(labels, i, place, left, right);
      piece.course.emplace_back(k == 0 ? place.x : k == parts ? place.x + place.width : (left + right) / 2.0, y);
    }
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

// `next` follows `piece`, or lies over its end, on the same line.
bool continues(const Piece& piece, const Piece& next, double gap, double offset) {
  if (next.from() - piece.to() > gap || next.to() <= piece.to()) {
    return false;
  }
  const cv::Point2d end = piece.course.back();
  const cv::Point2d start = next.course.front();
  return std::abs(end.y - start.y) <= offset + 0.02 * std::abs(start.x - end.x);
}

std::vector<Piece> joined(std::vector<Piece> pieces, double gap, double offset) {
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    return a.from() != b.from() ? a.from() < b.from() : a.course.front().y < b.course.front().y;
  });
  std::vector<Piece> lines;
  for (Piece& piece : pieces) {
    Piece* best = nullptr;
    for (Piece& line : lines) {
      if (continues(line, piece, gap, offset) &&
          (best == nullptr || std::abs(line.course.back().y - piece.course.front().y) < std::abs(best->course.back().y - piece.course.front().y))) {
        best = &line;
      }
    }
    if (best == nullptr) {
      lines.push_back(std::move(piece));
      continue;
    }
    for (const cv::Point2d& place : piece.course) {
      if (place.x > best->to()) {
        best->course.push_back(place);
      }
    }
    best->thickness = std::max(best->thickness, piece.thickness);
  }
  std::sort(lines.begin(), lines.end(), before);
  return lines;
}

// Inside a piece of text and not much longer than it is high.
bool stroke_of_letter(const RulingLine& line, const std::vector<Box>& texts) {
  const double length = std::max(line.x2 - line.x1, line.y2 - line.y1);
  const double x = (line.x1 + line.x2) / 2;
  const double y = (line.y1 + line.y2) / 2;
  return std::any_of(texts.begin(), texts.end(), [&](const Box& box) {
    return x > box.x && x < box.right() && y > box.y && y < box.bottom() && length < 1.3 * box.height;
  });
}

// Standard deviation of the paper's noise: most pixels are paper, so the median difference of neighbours tells it.
double noise_of(const cv::Mat& gray) {
  std::array<int, 256> counts{};
  int total = 0;
  for (int y = 0; y < gray.rows; y += 4) {
    const std::uint8_t* row = gray.ptr<std::uint8_t>(y);
    for (int x = 0; x + 2 < gray.cols; x += 2) {
      ++counts[static_cast<std::size_t>(std::abs(row[x] - row[x + 2]))];
      ++total;
    }
  }
  int seen = 0;
  int median = 0;
  while (median < 255 && (seen += counts[static_cast<std::size_t>(median)]) * 2 < total) {
    ++median;
  }
  // The difference of two normal values has sqrt(2) times their deviation, its median is 0.674 of that.
  return median / (1.414 * 0.674);
}

}  // namespace

cv::Mat ink_mask(const cv::Mat& even_gray) {
  cv::Mat local;
  cv::blur(even_gray, local, {25, 25});
  // Darker than the neighbourhood by more than the noise of the paper: shaded cells are no ink.
  cv::Mat difference;
  cv::subtract(local, even_gray, difference);
  cv::Mat ink = difference > std::max(26.0, 4.5 * noise_of(even_gray));
  ink.setTo(255, even_gray < 110);
  return ink;
}

std::vector<RulingLine> ruling_lines(cv::Mat& ink, double scale, double grain, const std::vector<Box>& texts) {
  cv::Mat flipped;
  cv::transpose(ink, flipped);
  const auto lines_of = [&](const cv::Mat& mask) {
    return joined(pieces_across(mask, kShortest * grain * scale, kThickest * grain * scale), kJoinGap * grain * scale, kJoinOffset * grain * scale);
  };
  const auto level = lines_of(ink);
  const auto plumb = lines_of(flipped);
  std::vector<RulingLine> rules;
  const auto take = [&](const std::vector<Piece>& lines, bool down) {
    for (const Piece& line : lines) {
      const double at = line.at() / scale;
      const double from = line.from() / scale;
      const double to = line.to() / scale;
      const RulingLine rule = down ? RulingLine{at, from, at, to} : RulingLine{from, at, to, at};
      if (to - from < kShortest * grain || stroke_of_letter(rule, texts)) {
        continue;
      }
      rules.push_back(rule);
      const int thickness = static_cast<int>(std::ceil(line.thickness)) + 2;
      for (std::size_t i = 0; i + 1 < line.course.size(); ++i) {
        cv::Point2d a = line.course[i];
        cv::Point2d b = line.course[i + 1];
        if (down) {
          std::swap(a.x, a.y);
          std::swap(b.x, b.y);
        }
        cv::line(ink, {static_cast<int>(a.x), static_cast<int>(a.y)}, {static_cast<int>(b.x), static_cast<int>(b.y)}, cv::Scalar(0), thickness);
      }
    }
  };
  take(level, false);
  const auto middle = static_cast<std::ptrdiff_t>(rules.size());
  take(plumb, true);
  std::sort(rules.begin() + middle, rules.end(), [](const RulingLine& a, const RulingLine& b) { return a.x1 != b.x1 ? a.x1 < b.x1 : a.y1 < b.y1; });
  return rules;
}

std::vector<Stroke> long_rules(const cv::Mat& ink, bool down, double shortest) {
  cv::Mat mask = ink;
  if (down) {
    cv::transpose(ink, mask);
  }
  std::vector<Stroke> rules;
  for (const Piece& line : joined(pieces_across(mask, 20, 6), 12, 2)) {
    if (line.length() >= shortest) {
      cv::Point2d a = line.course.front();
      cv::Point2d b = line.course.back();
      if (down) {
        std::swap(a.x, a.y);
        std::swap(b.x, b.y);
      }
      rules.push_back({a, b});
    }
  }
  return rules;
}

}  // namespace dossier
