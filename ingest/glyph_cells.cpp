#include "ingest/glyph_cells.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <opencv2/imgproc.hpp>

#include "models/text.h"

namespace dossier {
namespace {

constexpr double kPaper = 0.8;        // of the pixels, from the darkest, are as dark as the paper or darker
constexpr double kDarkest = 0.005;    // … as the ink
constexpr double kFaintest = 24;      // grey levels from ink to paper: below it there is no print
constexpr double kEmptyRow = 0.03;    // of the fullest row's ink
constexpr double kReach = 0.35;       // of a pitch: so far from where it is expected a cut is looked for
constexpr double kThroughInk = 4;     // price of a cut through a column of ink
constexpr double kOffPlace = 1.5;     // … of one a pitch from where it is expected
constexpr double kOffPitch = 2;       // … of a character twice or half as wide as others
constexpr double kHole = 1.6;         // pitches from one character to the next
constexpr double kBeforeFirst = 0.7;  // of a pitch: ink that begins so far before the first character is another one
constexpr double kInkInHole = 0.05;   // of the area: less is dust
constexpr double kLooser = 0.06;      // of a pitch
constexpr int kSmallest = 10;         // pixels of a pitch

cv::Mat ink_of(const cv::Mat& crop) {
  cv::Mat grey;
  if (crop.channels() == 3) {
    cv::cvtColor(crop, grey, cv::COLOR_BGR2GRAY);
  } else {
    grey = crop;
  }
  std::vector<std::uint8_t> levels;
  levels.reserve(grey.total());
  for (int y = 0; y < grey.rows; ++y) levels.insert(levels.end(), grey.ptr(y), grey.ptr(y) + grey.cols);
  const auto level = [&](double share) {
    const auto at = levels.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(levels.size() - 1));
    std::nth_element(levels.begin(), at, levels.end());
    return static_cast<double>(*at);
  };
  const double paper = level(kPaper), dark = level(kDarkest);
  if (paper - dark < kFaintest) return {};
  cv::Mat ink;
  grey.convertTo(ink, CV_32F, -1 / (paper - dark), paper / (paper - dark));
  return cv::min(cv::max(ink, 0), 1);
}

// The rows of the line itself: what other lines reach into the crop is left out.
cv::Range band_of(const cv::Mat& ink) {
  cv::Mat rows;
  cv::reduce(ink, rows, 1, cv::REDUCE_SUM);
  double fullest = 0;
  cv::Point at;
  const int quarter = ink.rows / 4;
  cv::minMaxLoc(rows.rowRange(quarter, std::max(quarter + 1, ink.rows - quarter)), nullptr, &fullest, nullptr, &at);
  const auto empty = [&](int y) { return rows.at<float>(y) < kEmptyRow * fullest; };
  int top = at.y + quarter, bottom = top + 1;
  // A single empty row parts the strokes of 二.
  while (top > 0 && !(empty(top - 1) && (top < 2 || empty(top - 2)) && bottom - top > ink.rows / 2)) --top;
  while (bottom < ink.rows &&
         !(empty(bottom) && (bottom + 1 >= ink.rows || empty(bottom + 1)) && bottom - top > ink.rows / 2))
    ++bottom;
  return {top, bottom};
}

double pitch_of(std::u32string_view text, std::span<const float> edges) {
  std::vector<double> pitches;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (is_cjk(text[i - 1]) && is_cjk(text[i])) pitches.push_back(edges[i] - edges[i - 1]);
  }
  if (pitches.empty()) return 0;
  const auto middle = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2);
  std::nth_element(pitches.begin(), middle, pitches.end());
  // Readers tell places in steps: the mean is finer, without the gaps of lost characters.
  const double widest = kHole * *middle;
  double sum = 0, count = 0;
  for (const double pitch : pitches) {
    if (pitch > widest) continue;
    sum += pitch;
    ++count;
  }
  return sum / count;
}

struct Slot {
  std::uint32_t at = 0;
  bool inserted = false;
  double left = 0;  // where it is expected to begin
};

// Where to cut so that as little ink as may be is cut, near where the reader saw the characters, and all about as wide.
std::vector<int> cuts_of(const std::vector<double>& expected, const cv::Mat& columns, double pitch) {
  const int reach = std::max(1, static_cast<int>(std::lround(kReach * pitch)));
  const int choices = 2 * reach + 1;
  const auto place = [&](std::size_t i, int k) { return static_cast<int>(std::lround(expected[i])) - reach + k; };
  const auto price = [&](std::size_t i, int k) {
    const int x = place(i, k);
    const double ink = x >= 0 && x < columns.cols ? columns.at<float>(x) : 0;
    const double off = (x - expected[i]) / pitch;
    return kThroughInk * ink + kOffPlace * off * off;
  };
  std::vector<std::vector<double>> cost(
      expected.size(), std::vector<double>(static_cast<std::size_t>(choices), std::numeric_limits<double>::max()));
  std::vector<std::vector<int>> from(expected.size(), std::vector<int>(static_cast<std::size_t>(choices)));
  for (std::size_t i = 0; i < expected.size(); ++i) {
    for (int k = 0; k < choices; ++k) {
      const auto at = static_cast<std::size_t>(k);
      if (i == 0) {
        cost[i][at] = price(i, k);
        continue;
      }
      for (int j = 0; j < choices; ++j) {
        const double off = (place(i, k) - place(i - 1, j)) / pitch - 1;
        const double sum = cost[i - 1][static_cast<std::size_t>(j)] + kOffPitch * off * off;
        if (sum >= cost[i][at]) continue;
        cost[i][at] = sum;
        from[i][at] = j;
      }
      cost[i][at] += price(i, k);
    }
  }
  std::vector<int> cuts(expected.size());
  auto k = static_cast<int>(std::min_element(cost.back().begin(), cost.back().end()) - cost.back().begin());
  for (std::size_t i = expected.size(); i-- > 0;) {
    cuts[i] = place(i, k);
    k = from[i][static_cast<std::size_t>(k)];
  }
  return cuts;
}

// Characters lost before a run: at the beginning of the line, as far as its ink reaches, or behind the mark that ends a
// label.
std::size_t lost_before(std::u32string_view text, std::span<const float> edges, std::size_t first,
                        const cv::Mat& columns, double pitch) {
  double from = 0;
  if (first == 0) {
    while (from < columns.cols && columns.at<float>(static_cast<int>(from)) < kInkInHole) ++from;
  } else if (text[first - 1] == U':' || text[first - 1] == U'：') {
    from = edges[first - 1] + 0.75 * pitch;  // wherever in its square the colon stands
  } else {
    return 0;
  }
  const double gap = (edges[first] - from) / pitch;
  return gap < kBeforeFirst ? 0 : static_cast<std::size_t>(std::lround(gap));
}

cv::Mat columns_between(const cv::Mat& ink, double left, double right) {
  const int from = std::clamp(static_cast<int>(std::lround(left)), 0, ink.cols);
  const int to = std::clamp(static_cast<int>(std::lround(right)), from, ink.cols);
  return ink.colRange(from, to);
}

}  // namespace

std::vector<GlyphCell> glyph_cells(const cv::Mat& crop, std::u32string_view text, std::span<const float> edges) {
  std::vector<GlyphCell> cells;
  if (edges.size() != text.size() + 1 || crop.empty()) return cells;
  const double pitch = pitch_of(text, edges);
  if (pitch < kSmallest) return cells;
  cv::Mat ink = ink_of(crop);
  if (ink.empty()) return cells;
  const cv::Range band = band_of(ink);
  ink = ink.rowRange(band);
  cv::Mat columns;
  cv::reduce(ink, columns, 0, cv::REDUCE_AVG);
  cv::blur(columns, columns, {3, 1});

  for (std::size_t i = 0; i < text.size();) {
    if (!is_cjk(text[i])) {
      ++i;
      continue;
    }
    // A run of characters set side by side.
    std::vector<Slot> slots;
    std::size_t end = i;
    for (std::size_t k = lost_before(text, edges, i, columns, pitch); k > 0; --k) {
      slots.push_back({static_cast<std::uint32_t>(i), true, edges[i] - static_cast<double>(k) * pitch});
    }
    for (; end < text.size() && is_cjk(text[end]); ++end) {
      if (end > i && edges[end] - edges[end - 1] > kHole * pitch) {
        const auto lost = static_cast<int>(std::lround((edges[end] - edges[end - 1]) / pitch)) - 1;
        for (int k = 1; k <= lost; ++k)
          slots.push_back({static_cast<std::uint32_t>(end), true, edges[end - 1] + k * pitch});
      }
      slots.push_back({static_cast<std::uint32_t>(end), false, edges[end]});
    }
    std::vector<double> expected;
    for (const Slot& slot : slots) expected.push_back(slot.left);
    expected.push_back(std::min<double>(edges[end], expected.back() + pitch));
    const std::vector<int> cuts = cuts_of(expected, columns, pitch);
    for (std::size_t k = 0; k < slots.size(); ++k) {
      const cv::Mat cut = columns_between(ink, cuts[k], cuts[k + 1]);
      if (cut.cols < 3) continue;
      if (slots[k].inserted && cv::mean(cut)[0] < kInkInHole) continue;
      GlyphCell cell{slots[k].at, slots[k].inserted, {cut.clone()}};
      for (const double looser : {-kLooser * pitch, kLooser * pitch}) {
        const cv::Mat other = columns_between(ink, cuts[k] - looser, cuts[k + 1] + looser);
        if (other.cols >= 3) cell.looks.push_back(other.clone());
      }
      cells.push_back(std::move(cell));
    }
    i = end;
  }
  return cells;
}

}  // namespace dossier
