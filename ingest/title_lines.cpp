#include "ingest/title_lines.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <opencv2/core/types.hpp>

namespace dossier {
namespace {

constexpr std::size_t kTitleLines = 12;
constexpr float kTitleLength = 14;  // of a line, in its heights
constexpr float kSameRow = 0.4F;    // of a line's height

}  // namespace

std::vector<TextLine> title_lines(std::vector<TextLine> lines) {
  std::stable_sort(lines.begin(), lines.end(), [](const TextLine& a, const TextLine& b) { return a.place.center.y < b.place.center.y; });
  std::vector<TextLine> telling;
  bool table = false;  // its head tells by all of its cells
  for (std::size_t i = 0; i < lines.size() && telling.size() < kTitleLines;) {
    // Two beside each other may be a title and what stands in the corner; more are cells.
    std::vector<TextLine> row;
    const float below = lines[i].place.center.y + kSameRow * lines[i].place.size.height;
    for (; i < lines.size() && lines[i].place.center.y < below; ++i) row.push_back(lines[i]);
    std::stable_sort(row.begin(), row.end(), [](const TextLine& a, const TextLine& b) { return a.place.center.x < b.place.center.x; });
    if (row.size() > 2 && std::exchange(table, true)) row.resize(1);
    telling.insert(telling.end(), row.begin(), row.end());
  }
  if (telling.size() > kTitleLines) telling.resize(kTitleLines);
  for (TextLine& line : telling) {
    cv::RotatedRect& p = line.place;
    if (const float most = kTitleLength * p.size.height; p.size.width > most) {
      const double radians = p.angle * CV_PI / 180;
      const float back = (p.size.width - most) / 2;
      p.center -= cv::Point2f(back * static_cast<float>(std::cos(radians)), back * static_cast<float>(std::sin(radians)));
      p.size.width = most;
    }
  }
  return telling;
}

}  // namespace dossier
