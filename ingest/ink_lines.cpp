#include "ingest/ink_lines.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "ingest/ink_planes.h"
#include "ingest/ruling_lines.h"

namespace dossier {
namespace {

struct Letters {
  std::vector<cv::Rect> places;
  double size = 0;  // typical height or width
};

Letters letters_of(const cv::Mat& ink) {
  cv::Mat labels;
  cv::Mat stats;
  cv::Mat centers;
  const int count = cv::connectedComponentsWithStats(ink, labels, stats, centers, 8, CV_32S);
  Letters letters;
  std::vector<int> sizes;
  const int largest = std::max(ink.cols, ink.rows) / 12;
  for (int i = 1; i < count; ++i) {
    const cv::Rect place(stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                         stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT));
    const int longer = std::max(place.width, place.height);
    if (longer >= 4 && longer <= largest && 6 * std::min(place.width, place.height) >= longer) {
      letters.places.push_back(place);
      sizes.push_back(longer);
    }
  }
  if (!sizes.empty()) {
    // Parts of Chinese characters are many and small: the upper quarter is the size of a whole one.
    const auto at = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() * 3 / 4);
    std::nth_element(sizes.begin(), at, sizes.end());
    letters.size = *at;
  }
  return letters;
}

// Lines got by smearing over `reach` across (or down) only.
std::vector<cv::RotatedRect> smeared(const cv::Mat& letters, int reach, bool across, double size) {
  cv::Mat joined;
  const cv::Size kernel = across ? cv::Size(reach, 3) : cv::Size(3, reach);
  cv::morphologyEx(letters, joined, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, kernel));
  std::vector<std::vector<cv::Point>> contours;
  cv::findContours(joined, contours, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
  std::vector<cv::RotatedRect> lines;
  for (const auto& contour : contours) {
    cv::RotatedRect rect = cv::minAreaRect(contour);
    while (rect.angle > 45) {
      rect.angle -= 90;
      std::swap(rect.size.width, rect.size.height);
    }
    const float along = across ? rect.size.width : rect.size.height;
    const float high = across ? rect.size.height : rect.size.width;
    if (high >= 0.5 * size && high <= 3 * size && along >= 1.5 * size) {
      lines.push_back(rect);
    }
  }
  return lines;
}

double length_of(const std::vector<cv::RotatedRect>& lines, bool across) {
  double sum = 0;
  for (const cv::RotatedRect& line : lines) {
    const double aspect = across ? line.size.width / line.size.height : line.size.height / line.size.width;
    sum += aspect > 3 ? std::max(line.size.width, line.size.height) : 0;
  }
  return sum;
}

}  // namespace

std::vector<TextLine> ink_lines(const cv::Mat& picture) {
  cv::Mat gray = picture;
  if (picture.channels() == 3) {
    cv::cvtColor(picture, gray, cv::COLOR_BGR2GRAY);
  }
  cv::Mat ink = ink_mask(even_light(gray));
  (void)ruling_lines(ink, 1.0, 1, {});  // clears the rules
  const Letters letters = letters_of(ink);
  std::vector<TextLine> lines;
  if (letters.places.empty()) {
    return lines;
  }
  cv::Mat only = cv::Mat::zeros(ink.size(), CV_8U);
  for (const cv::Rect& place : letters.places) {
    ink(place).copyTo(only(place));
  }
  const int reach = std::max(5, static_cast<int>(std::lround(letters.size * 1.1)));
  const auto across = smeared(only, reach, true, letters.size);
  const auto down = smeared(only, reach, false, letters.size);
  const bool level = length_of(across, true) >= length_of(down, false);
  for (cv::RotatedRect rect : level ? across : down) {
    const float pad = 0.3F * (level ? rect.size.height : rect.size.width);
    rect.size.width += 2 * pad;
    rect.size.height += 2 * pad;
    lines.push_back({rect, 1});
  }
  return lines;
}

}  // namespace dossier
