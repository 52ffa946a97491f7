#include "ingest/sign_ink.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "ingest/ink_planes.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr int kRows = 64;  // height of the crop in which signs are looked for

struct Mark {
  cv::Rect place;
  int ink = 0;
  int label = 0;
};

bool digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

// How far the ends of a tall thin mark lie to the right of its middle, in its widths: positive for "(", negative for ")".
double bulge(const cv::Mat& labels, const Mark& mark) {
  const auto center_of = [&](int from, int to) {
    double sum = 0;
    int count = 0;
    for (int y = mark.place.y + from; y < mark.place.y + to; ++y) {
      const int* row = labels.ptr<int>(y);
      for (int x = mark.place.x; x < mark.place.x + mark.place.width; ++x) {
        if (row[x] == mark.label) {
          sum += x;
          ++count;
        }
      }
    }
    return count > 0 ? sum / count : 0.0;
  };
  const int h = mark.place.height;
  const double head = center_of(0, h / 5);
  const double middle = center_of(2 * h / 5, 3 * h / 5);
  const double foot = center_of(4 * h / 5, h);
  if (head == 0 || middle == 0 || foot == 0) {
    return 0;
  }
  return ((head + foot) / 2 - middle) / mark.place.width;
}

}  // namespace

SignInk sign_ink(const cv::Mat& crop, int first, int last, int from, int to) {
  if (crop.empty() || first >= last) {
    return SignInk::not_examined;
  }
  cv::Mat gray = crop;
  if (crop.channels() == 3) {
    cv::cvtColor(crop, gray, cv::COLOR_BGR2GRAY);
  }
  cv::Mat ink;
  cv::threshold(gray, ink, 0, 255, cv::THRESH_BINARY_INV | cv::THRESH_OTSU);
  cv::Mat labels;
  cv::Mat stats;
  cv::Mat centers;
  const int count = cv::connectedComponentsWithStats(ink, labels, stats, centers, 8, CV_32S);
  std::vector<Mark> marks;
  std::vector<int> tops;
  std::vector<int> heights;
  for (int i = 1; i < count; ++i) {
    const Mark mark{{stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                     stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT)},
                    stats.at<int>(i, cv::CC_STAT_AREA), i};
    marks.push_back(mark);
    const int middle = mark.place.x + mark.place.width / 2;
    if (middle > first && middle < last && mark.place.height > crop.rows / 4 && mark.place.height < 0.95 * crop.rows) {
      heights.push_back(mark.place.height);
      tops.push_back(mark.place.y);
    }
  }
  if (heights.empty()) {
    return SignInk::not_examined;
  }
  const auto median = [](std::vector<int>& v) {
    std::nth_element(v.begin(), v.begin() + static_cast<std::ptrdiff_t>(v.size() / 2), v.end());
    return v[v.size() / 2];
  };
  const double h = median(heights);
  const double top = median(tops);

  bool minus = false;
  bool opened = false;
  bool closed = false;
  int others = 0;
  for (const Mark& mark : marks) {
    const cv::Rect& p = mark.place;
    const int middle = p.x + p.width / 2;
    // Rules of the table run out of the crop.
    if (p.height > 0.95 * crop.rows || p.width > 0.8 * (last - first) + h || p.x < from - 1 || p.x + p.width > to + 1) {
      continue;
    }
    const bool before = middle < first + 0.1 * h && first - (p.x + p.width) < 1.3 * h;
    const bool after = middle > last - 0.1 * h && p.x - last < 0.8 * h;
    if (!before && !after) {
      continue;
    }
    const double level = (p.y + p.height / 2.0 - top) / h;
    const double fill = static_cast<double>(mark.ink) / p.area();
    if (before && p.height <= 0.27 * h && p.width >= 0.2 * h && p.width <= 1.3 * h && p.width >= 1.5 * p.height && fill > 0.6 &&
        level > 0.28 && level < 0.82) {
      minus = true;
    } else if (p.height > 0.8 * h && p.height < 1.9 * h && p.width < 0.55 * h && p.width > 0.08 * h) {
      const double bend = bulge(labels, mark);
      if (before && bend > 0.12) {
        opened = true;
      } else if (after && bend < -0.12) {
        closed = true;
      } else {
        ++others;
      }
    } else if (mark.ink > 0.02 * h * h && before) {
      ++others;
    }
  }
  if (opened && closed) {
    return SignInk::parentheses;
  }
  if (minus) {
    return SignInk::minus;
  }
  // One parenthesis alone, or many marks, is no clear answer.
  return opened || closed || others > 2 ? SignInk::not_examined : SignInk::none;
}

SignInk sign_ink(const PagePicture& picture, const Placement& placement, const Page& page, const Word& word) {
  const std::u32string text = to_u32(word.text);
  const auto first = std::find_if(text.begin(), text.end(), digit) - text.begin();
  const auto last = static_cast<std::ptrdiff_t>(text.size()) - 1 - (std::find_if(text.rbegin(), text.rend(), digit) - text.rbegin());
  if (first > last || word.box.empty()) {
    return SignInk::not_examined;
  }
  const double n = static_cast<double>(text.size());
  const bool placed = word.edges.size() == text.size() + 1;
  const auto edge = [&](std::ptrdiff_t i) {
    return placed ? static_cast<double>(word.edges[static_cast<std::size_t>(i)])
                  : word.box.x + word.box.width * static_cast<double>(i) / n;
  };
  const double height = word.box.height;
  // Room for a sign on both sides, up to the next word.
  double from = word.box.x - 0.9 * height;
  double to = word.box.right() + 0.6 * height;
  for (const Word& other : page.words) {
    if (&other == &word || vertical_overlap(other.box, word.box) < 0.3) {
      continue;
    }
    if (other.box.center_x() < word.box.center_x()) {
      from = std::max(from, std::min(other.box.right(), word.box.x));
    } else {
      to = std::min(to, std::max(other.box.x, word.box.right()));
    }
  }
  from = std::max(from, 0.0);
  to = std::min(to, placement.width);
  const Box region{from, word.box.y, to - from, height};
  cv::Mat crop = cut(picture, placement, rect_of(region), kRows);
  if (crop.empty()) {
    return SignInk::not_examined;
  }
  crop = without_crossing_ink(crop, nullptr);
  const double scale = crop.cols / region.width;
  // The right edge of a digit is where the next character starts, but no more than a digit's width away.
  const double right = std::min(edge(last + 1), edge(last) + 0.5 * height);
  return sign_ink(crop, static_cast<int>((edge(first) - from) * scale), static_cast<int>((right - from) * scale), 0, crop.cols);
}

bool shows_bar(const cv::Mat& crop) {
  if (crop.empty()) {
    return false;
  }
  cv::Mat gray = crop;
  if (crop.channels() == 3) {
    cv::cvtColor(crop, gray, cv::COLOR_BGR2GRAY);
  }
  double darkest = 0;
  double lightest = 0;
  cv::Mat smooth;
  cv::GaussianBlur(gray, smooth, {3, 3}, 0);
  cv::minMaxLoc(smooth, &darkest, &lightest);
  if (lightest - darkest < 30) {
    return false;
  }
  const cv::Mat ink = smooth < (darkest + lightest) / 2;
  cv::Mat labels;
  cv::Mat stats;
  cv::Mat centers;
  const int count = cv::connectedComponentsWithStats(ink, labels, stats, centers, 8, CV_32S);
  int largest = 0;
  int all = 0;
  for (int i = 1; i < count; ++i) {
    const int area = stats.at<int>(i, cv::CC_STAT_AREA);
    all += area;
    largest = largest == 0 || area > stats.at<int>(largest, cv::CC_STAT_AREA) ? i : largest;
  }
  if (largest == 0 || stats.at<int>(largest, cv::CC_STAT_AREA) < 0.8 * all) {
    return false;
  }
  const int w = stats.at<int>(largest, cv::CC_STAT_WIDTH);
  const int h = stats.at<int>(largest, cv::CC_STAT_HEIGHT);
  return w >= 1.7 * h && std::abs(centers.at<double>(largest, 1) - crop.rows / 2.0) < 0.25 * crop.rows &&
         stats.at<int>(largest, cv::CC_STAT_AREA) > 0.6 * w * h && w < 0.95 * crop.cols;
}

}  // namespace dossier
