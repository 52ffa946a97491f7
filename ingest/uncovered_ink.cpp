#include "ingest/uncovered_ink.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "models/text.h"

namespace dossier {
namespace {

constexpr std::size_t kMost = 200;
constexpr std::size_t kTooManyMarks = 4000;  // noise, a photograph, a halftone: nothing to be found there

struct Mark {
  cv::Rect place;
  int ink = 0;
};

double median_height(const std::vector<Word>& words) {
  std::vector<double> heights;
  for (const Word& word : words) {
    heights.push_back(word.box.height);
  }
  if (heights.empty()) {
    return 0;
  }
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle;
}

// A word lies over a good part of it: the rest of a letter, not a new one.
bool covered(const Box& box, const std::vector<Word>& words) {
  const double pad = 0.25 * box.height;
  const Box around{box.x - pad, box.y - pad, box.width + 2 * pad, box.height + 2 * pad};
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    return intersection(around, word.box).area() > 0.3 * around.area();
  });
}

// Frames and ornaments stand beside and above the text. Below the last word there may be a day or a page number alone.
bool among_words(const Box& mark, const Box& text) {
  return mark.center_x() > text.x && mark.center_x() < text.right() && mark.center_y() > text.y;
}

bool figure_at(const std::u32string& text, bool end) {
  const char32_t c = text.empty() ? U' ' : end ? text.back() : text.front();
  return (c >= U'0' && c <= U'9') || c == U'.' || c == U',' || c == U'(' || c == U')';
}

// Is a rule between the dash and the word beside it?
bool parted(const Box& dash, const Box& word, const std::vector<RulingLine>& rules) {
  const double from = std::min(dash.right(), word.right());
  const double to = std::max(dash.x, word.x);
  return std::any_of(rules.begin(), rules.end(), [&](const RulingLine& rule) {
    return !rule.horizontal() && rule.x1 > from - 1 && rule.x1 < to + 1 && rule.y1 < dash.center_y() && rule.y2 > dash.center_y();
  });
}

// In a row with other words and a column with others, and not the sign or a hyphen of a word beside it.
bool stands_in_table(const Box& dash, double em, const std::vector<Word>& words, const std::vector<RulingLine>& rules) {
  bool row = false;
  bool column = false;
  for (const Word& word : words) {
    const Box& box = word.box;
    const double off = std::abs(dash.center_y() - box.center_y());
    const double gap = std::max(box.x - dash.right(), dash.x - box.right());
    if (off < 0.5 * box.height && gap < 0.9 * em && !parted(dash, box, rules)) {
      const bool figure = figure_at(to_u32(word.text), box.x < dash.x);
      if (figure || gap < 0.3 * em) {
        return false;
      }
    }
    // Rules lie between the rows, a dash in the middle of one.
    row = row || off < 0.3 * em;
    column = column || (off > em && box.x - em < dash.right() && box.right() + em > dash.x);
  }
  return row && column;
}

}  // namespace

std::vector<UncoveredInk> uncovered_ink(const cv::Mat& ink, double scale, const std::vector<Word>& words,
                                        const std::vector<RulingLine>& rules) {
  std::vector<UncoveredInk> found;
  // Boxes are a third higher than the letters.
  const double em = 0.75 * median_height(words);
  if (em <= 0) {
    return found;
  }
  cv::Mat open = ink.clone();
  const cv::Rect whole(0, 0, ink.cols, ink.rows);
  for (const Word& word : words) {
    // Ends of letters stand out a little; a word is not to be found again by them.
    const double more = 0.12 * word.box.height;
    const Box b{word.box.x - more, word.box.y - more, word.box.width + 2 * more, word.box.height + 2 * more};
    const cv::Rect place(cv::Point(static_cast<int>(b.x * scale), static_cast<int>(b.y * scale)),
                         cv::Point(static_cast<int>(std::ceil(b.right() * scale)), static_cast<int>(std::ceil(b.bottom() * scale))));
    if (const cv::Rect inside = place & whole; !inside.empty()) {
      open(inside).setTo(0);
    }
  }
  cv::Mat labels;
  cv::Mat stats;
  cv::Mat centers;
  const int count = cv::connectedComponentsWithStats(open, labels, stats, centers, 8, CV_32S);
  std::vector<Mark> marks;
  const double pixels = em * scale;
  for (int i = 1; i < count; ++i) {
    const Mark mark{{stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                     stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT)},
                    stats.at<int>(i, cv::CC_STAT_AREA)};
    const bool speck = mark.place.width < 0.12 * pixels && mark.place.height < 0.3 * pixels;
    if (!speck && mark.place.height < 2.2 * pixels && mark.place.width < 8 * pixels && mark.ink >= 3) {
      marks.push_back(mark);
    }
  }
  if (marks.size() > kTooManyMarks) {
    return found;
  }
  // Marks side by side are one run.
  std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
    return a.place.x != b.place.x ? a.place.x < b.place.x : a.place.y < b.place.y;
  });
  std::vector<Mark> runs;
  for (const Mark& mark : marks) {
    const auto run = std::find_if(runs.rbegin(), runs.rend(), [&](const Mark& r) {
      const double gap = mark.place.x - (r.place.x + r.place.width);
      const int common = std::min(mark.place.y + mark.place.height, r.place.y + r.place.height) - std::max(mark.place.y, r.place.y);
      const int lower = std::min(mark.place.height, r.place.height);
      return gap < 0.6 * pixels && common * 2 > lower;
    });
    if (run != runs.rend()) {
      run->place |= mark.place;
      run->ink += mark.ink;
    } else {
      runs.push_back(mark);
    }
  }
  Box text;
  for (const Word& word : words) text = united(text, word.box);
  for (const Mark& run : runs) {
    const double w = run.place.width / pixels;
    const double h = run.place.height / pixels;
    const Box box{run.place.x / scale, run.place.y / scale, run.place.width / scale, run.place.height / scale};
    const double fill = static_cast<double>(run.ink) / run.place.area();
    if (h <= 0.36 && w >= 0.2 && w <= 2.6 && w >= 1.3 * h && fill > 0.55) {
      if (stands_in_table(box, em, words, rules)) {
        found.push_back({box, true});
      }
    } else if (h >= 0.45 && h <= 2 && w >= 0.1 && w <= 30 && fill < 0.95 && among_words(box, text) &&
               !covered(box, words)) {
      found.push_back({box, false});
    }
  }
  std::sort(found.begin(), found.end(), [](const UncoveredInk& a, const UncoveredInk& b) {
    return a.box.y != b.box.y ? a.box.y < b.box.y : a.box.x < b.box.x;
  });
  if (found.size() > kMost) {
    found.resize(kMost);
  }
  return found;
}

}  // namespace dossier
