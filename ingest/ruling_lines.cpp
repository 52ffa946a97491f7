#include "ingest/ruling_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include <opencv2/imgproc.hpp>

namespace dossier {
namespace {

constexpr double kShortest = 12;    // points
constexpr double kThickest = 4.5;   // points
constexpr double kJoinGap = 9;      // points between two pieces of one line
constexpr double kJoinOffset = 1.3; // points across

struct Piece {
  double from, to, at, thickness;  // pixels
  bool operator<(const Piece& other) const { return at < other.at || (at == other.at && from < other.from); }
};

// Pieces of horizontal lines; `lines` gets their pixels.
std::vector<Piece> horizontal_pieces(const cv::Mat& ink, double scale, cv::Mat& lines) {
  // A line that slopes by a pixel breaks into steps; thickened by one pixel it holds together.
  cv::Mat thick;
  cv::dilate(ink, thick, cv::getStructuringElement(cv::MORPH_RECT, {1, 3}));
  const int length = std::max(12, static_cast<int>(std::lround(kShortest * scale)));
  cv::morphologyEx(thick, lines, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, {length, 1}));
  cv::Mat labels;
  cv::Mat stats;
  cv::Mat centers;
  const int count = cv::connectedComponentsWithStats(lines, labels, stats, centers, 8, CV_32S);
  std::vector<Piece> pieces;
  for (int i = 1; i < count; ++i) {
    const int left = stats.at<int>(i, cv::CC_STAT_LEFT);
    const int width = stats.at<int>(i, cv::CC_STAT_WIDTH);
    const double thickness = static_cast<double>(stats.at<int>(i, cv::CC_STAT_AREA)) / width - 2;
    if (thickness > kThickest * scale || stats.at<int>(i, cv::CC_STAT_HEIGHT) > 0.05 * width + kThickest * scale + 3) {
      continue;
    }
    pieces.push_back({static_cast<double>(left), static_cast<double>(left + width), centers.at<double>(i, 1) + 0.5,
                      std::max(1.0, thickness)});
  }
  return pieces;
}

std::vector<Piece> joined(std::vector<Piece> pieces, double scale) {
  std::sort(pieces.begin(), pieces.end());
  bool again = true;
  while (again) {
    again = false;
    std::vector<Piece> next;
    for (const Piece& piece : pieces) {
      bool taken = false;
      for (auto other = next.rbegin(); other != next.rend() && piece.at - other->at < 4 * kJoinOffset * scale; ++other) {
        const double gap = std::max(piece.from, other->from) - std::min(piece.to, other->to);
        if (std::abs(piece.at - other->at) <= kJoinOffset * scale && gap <= kJoinGap * scale) {
          const double a = piece.to - piece.from;
          const double b = other->to - other->from;
          other->at = (piece.at * a + other->at * b) / (a + b);
          other->from = std::min(piece.from, other->from);
          other->to = std::max(piece.to, other->to);
          other->thickness = std::max(piece.thickness, other->thickness);
          taken = true;
          again = true;
          break;
        }
      }
      if (!taken) {
        next.push_back(piece);
      }
    }
    std::sort(next.begin(), next.end());
    pieces = std::move(next);
  }
  return pieces;
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

std::vector<RulingLine> ruling_lines(cv::Mat& ink, double scale, const std::vector<Box>& texts) {
  std::vector<RulingLine> rules;
  cv::Mat flipped;
  cv::transpose(ink, flipped);
  cv::Mat across;
  cv::Mat down;
  const auto horizontal = joined(horizontal_pieces(ink, scale, across), scale);
  const auto vertical = joined(horizontal_pieces(flipped, scale, down), scale);
  const auto clear = [&](const RulingLine& rule, double thickness) {
    const int around = static_cast<int>(std::ceil(thickness / 2)) + 1;
    const cv::Rect place(cv::Point(static_cast<int>(rule.x1 * scale) - around, static_cast<int>(rule.y1 * scale) - around),
                         cv::Point(static_cast<int>(rule.x2 * scale) + around + 1, static_cast<int>(rule.y2 * scale) + around + 1));
    const cv::Rect inside = place & cv::Rect(0, 0, ink.cols, ink.rows);
    if (!inside.empty()) {
      ink(inside).setTo(0);
    }
  };
  for (const Piece& p : horizontal) {
    const RulingLine rule{p.from / scale, p.at / scale, p.to / scale, p.at / scale};
    if (rule.x2 - rule.x1 >= kShortest && !stroke_of_letter(rule, texts)) {
      rules.push_back(rule);
      clear(rule, p.thickness);
    }
  }
  std::vector<RulingLine> uprights;
  for (const Piece& p : vertical) {
    const RulingLine rule{p.at / scale, p.from / scale, p.at / scale, p.to / scale};
    if (rule.y2 - rule.y1 >= kShortest && !stroke_of_letter(rule, texts)) {
      uprights.push_back(rule);
      clear(rule, p.thickness);
    }
  }
  std::sort(uprights.begin(), uprights.end(), [](const RulingLine& a, const RulingLine& b) {
    return a.x1 != b.x1 ? a.x1 < b.x1 : a.y1 < b.y1;
  });
  rules.insert(rules.end(), uprights.begin(), uprights.end());
  return rules;
}

}  // namespace dossier
