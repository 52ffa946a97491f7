#include "ingest/paddle_page.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include <opencv2/imgproc.hpp>

#include "ingest/line_words.h"
#include "ingest/page_sheet.h"
#include "ingest/text_slant.h"
#include "models/text.h"

namespace dossier {
namespace {

// Longest side of the picture given to the detector; A4 then has 93 dpi.
constexpr double kDetectorSide = 1088;
constexpr double kLargestDetectorSide = 1760;
constexpr double kMostEnlarged = 2.5;     // of a thumbnail
constexpr double kSmallLine = 13;         // pixels: lines of this height on the detector's picture want a finer one
constexpr double kSure = 0.9;             // mean confidence of the trial lines of a page that stands upright
constexpr double kLeastConfidence = 0.35; // below, a word is no reading but ornament

cv::RotatedRect scaled(const cv::RotatedRect& rect, double factor) {
  const auto f = static_cast<float>(factor);
  return {rect.center * f, rect.size * f, rect.angle};
}

// The rectangle on the page that `rect` of another placement covers there.
cv::RotatedRect carried(const cv::RotatedRect& rect, const cv::Matx33d& transform) {
  const double radians = rect.angle * CV_PI / 180;
  const cv::Point2d along(std::cos(radians) * rect.size.width / 2, std::sin(radians) * rect.size.width / 2);
  const cv::Point2d down(-std::sin(radians) * rect.size.height / 2, std::cos(radians) * rect.size.height / 2);
  const cv::Point2d center = rect.center;
  const cv::Point2d a = mapped(transform, center - along);
  const cv::Point2d b = mapped(transform, center + along);
  const cv::Point2d c = mapped(transform, center - down);
  const cv::Point2d d = mapped(transform, center + down);
  const cv::Point2d middle = (a + b + c + d) / 4;
  return {cv::Point2f(middle),
          cv::Size2f(static_cast<float>(cv::norm(b - a)), static_cast<float>(cv::norm(d - c))),
          static_cast<float>(std::atan2(b.y - a.y, b.x - a.x) * 180 / CV_PI)};
}

double median_line_height(const std::vector<DetectedLine>& lines) {
  std::vector<float> heights;
  for (const DetectedLine& line : lines) {
    heights.push_back(std::min(line.place.size.width, line.place.size.height));
  }
  if (heights.empty()) {
    return 0;
  }
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle;
}

bool mostly_tall(const std::vector<DetectedLine>& lines) {
  double tall = 0;
  double wide = 0;
  for (const DetectedLine& line : lines) {
    const double w = line.place.size.width;
    const double h = line.place.size.height;
    if (h > 1.8 * w) {
      tall += h;
    } else if (w > 1.8 * h) {
      wide += w;
    }
  }
  return tall > wide;
}

}  // namespace

struct PaddlePage::Look {
  std::vector<DetectedLine> lines;  // points of the placement
  cv::Mat small;
  cv::Mat even;
  InkPlanes inks;
  double scale = 1;
};

struct PaddlePage::Trial {
  double confidence = 0;
  int characters = 0;
};

PaddlePage::PaddlePage(PaddleDetector detector, PaddleRecognizer recognizer)
    : detector_(std::move(detector)), recognizer_(std::move(recognizer)) {}

PaddlePage::Look PaddlePage::look(const PagePicture& picture, const Placement& placement, double scale) {
  Look look;
  look.scale = scale;
  look.small = upright_image(picture, placement, scale);
  look.even = even_light(look.small);
  look.inks = ink_planes(look.small, look.even, scale);
  look.lines = detector_.detect(look.inks.readable);
  for (DetectedLine& line : look.lines) {
    line.place = scaled(line.place, 1 / scale);
  }
  return look;
}

// Reads a few lines, spread over the page, long enough to tell sense from nonsense.
PaddlePage::Trial PaddlePage::trial(const PagePicture& picture, const Placement& placement,
                                    const std::vector<DetectedLine>& lines) {
  constexpr std::size_t kLines = 6;
  std::vector<const DetectedLine*> candidates;
  for (const DetectedLine& line : lines) {
    const double aspect = line.place.size.width / line.place.size.height;
    if (aspect > 2.5 && aspect < 25) {
      candidates.push_back(&line);
    }
  }
  // Eight to a dozen characters are best: sort by how far the shape is from that.
  std::stable_sort(candidates.begin(), candidates.end(), [](const DetectedLine* a, const DetectedLine* b) {
    const auto off = [](const DetectedLine* line) {
      return std::abs(std::log(line->place.size.width / line->place.size.height / 7.0));
    };
    return off(a) < off(b);
  });
  Trial trial;
  double sum = 0;
  for (std::size_t i = 0; i < std::min(kLines, candidates.size()); ++i) {
    const cv::Mat crop = cut(picture, placement, candidates[i]->place, PaddleRecognizer::kLineHeight);
    const LineReading line = recognizer_.read_line(without_crossing_ink(crop, nullptr));
    for (const float certainty : line.certainty) {
      sum += certainty;
      ++trial.characters;
    }
  }
  trial.confidence = trial.characters > 0 ? sum / trial.characters : 0;
  return trial;
}

StandingPage PaddlePage::stand(const PagePicture& picture) {
  const double native = picture.scale();
  const double longest = std::max(picture.width, picture.height);
  double scale = std::min(kDetectorSide / longest, kMostEnlarged * native);

  // First look: the page as it is displayed.
  Placement placement = turned_placement(picture.width, picture.height, 0);
  Look seen = look(picture, placement, scale);
  const double finest = std::min(kLargestDetectorSide / longest, kMostEnlarged * native);
  if (const double height = median_line_height(seen.lines) * scale; height > 0 && height < kSmallLine && finest > 1.1 * scale) {
    scale = std::min(finest, scale * kSmallLine * 1.25 / height);
    seen = look(picture, placement, scale);
  }

  // Which way is up: lines run across the page, and what stands on its head is read with doubt.
  StandingPage page;
  int turned = mostly_tall(seen.lines) ? 90 : 0;
  const auto turned_look = [&](int degrees) {
    const Placement other = turned_placement(picture.width, picture.height, degrees);
    return std::pair(other, look(picture, other, scale));
  };
  if (turned != 0) {
    std::tie(placement, seen) = turned_look(turned);
  }
  Trial upright = trial(picture, placement, seen.lines);
  if (!seen.lines.empty() && (upright.confidence < kSure || upright.characters < 8)) {
    auto [other_placement, other] = turned_look(turned + 180);
    const Trial over = trial(picture, other_placement, other.lines);
    if (over.confidence * std::min(over.characters, 12) > upright.confidence * std::min(upright.characters, 12)) {
      placement = other_placement;
      seen = std::move(other);
      upright = over;
    }
  }
  page.sure = upright.confidence > 0.7 && upright.characters >= 4;

  // A photographed sheet is flattened where that makes its lines more parallel.
  bool again = false;
  const TextSlant before = [&] {
    std::vector<cv::RotatedRect> places;
    for (const DetectedLine& line : seen.lines) {
      places.push_back(line.place);
    }
    return text_slant(places, placement.width, placement.height);
  }();
  Placement better = placement;
  if (const auto sheet = find_sheet(seen.small)) {
    std::array<cv::Point2f, 4> from;
    for (std::size_t i = 0; i < 4; ++i) {
      from[i] = cv::Point2f((*sheet)[i] / seen.scale);
    }
    double width = (cv::norm(from[1] - from[0]) + cv::norm(from[2] - from[3])) / 2;
    double height = (cv::norm(from[3] - from[0]) + cv::norm(from[2] - from[1])) / 2;
    // Seen askew a sheet looks shortened; most sheets have the shape of A4.
    constexpr double kA4 = 1.41421356;
    if (const double shape = height / width; std::abs(shape / kA4 - 1) < 0.1) {
      height = width * kA4;
    } else if (std::abs(shape * kA4 - 1) < 0.1) {
      height = width / kA4;
    }
    const auto w = static_cast<float>(width);
    const auto h = static_cast<float>(height);
    const std::array<cv::Point2f, 4> to = {cv::Point2f(0, 0), {w, 0}, {w, h}, {0, h}};
    const cv::Matx33d change = cv::getPerspectiveTransform(to.data(), from.data());
    const cv::Matx33d back = change.inv();
    std::vector<cv::RotatedRect> places;
    double inside = 0;
    double all = 0;
    for (const DetectedLine& line : seen.lines) {
      const cv::RotatedRect moved = carried(line.place, back);
      const bool within = moved.center.x > 0 && moved.center.y > 0 && moved.center.x < w && moved.center.y < h;
      all += line.place.size.area();
      inside += within ? line.place.size.area() : 0;
      if (within) {
        places.push_back(moved);
      }
    }
    const TextSlant after = text_slant(places, width, height);
    const bool parallel = after.lines < 3 || (after.spread <= before.spread + 0.15 && std::abs(after.angle) < std::abs(before.angle) + 1.5 &&
                                              std::abs(after.convergence) < std::abs(before.convergence) + 0.5);
    if (inside >= 0.93 * all && parallel) {
      better = changed(placement, change, width, height);
      again = true;
    }
  }

  // What slant is left is taken out by the lines themselves.
  const auto to_better = better.to_displayed.inv() * placement.to_displayed;
  std::vector<cv::RotatedRect> places;
  for (const DetectedLine& line : seen.lines) {
    places.push_back(again ? carried(line.place, to_better) : line.place);
  }
  TextSlant slant = text_slant(places, better.width, better.height);
  if (slant.lines >= 3 && std::abs(slant.angle) < 20 && (std::abs(slant.angle) > 0.04 || slant.convergence != 0)) {
    again = again || std::abs(slant.angle) > 1 || std::abs(slant.convergence) > 1;
    better = changed(better, straightening(slant, better.width, better.height), better.width, better.height);
  }
  if (again) {
    seen = look(picture, better, std::min(scale * std::max(placement.width, placement.height) / std::max(better.width, better.height), kMostEnlarged * native));
    places.clear();
    for (const DetectedLine& line : seen.lines) {
      places.push_back(line.place);
    }
    slant = text_slant(places, better.width, better.height);
    if (slant.lines >= 3 && std::abs(slant.angle) < 3) {
      const Placement last = changed(better, straightening(slant, better.width, better.height), better.width, better.height);
      const auto to_last = last.to_displayed.inv() * better.to_displayed;
      for (DetectedLine& line : seen.lines) {
        line.place = carried(line.place, to_last);
      }
      better = last;
    }
  } else {
    const auto to_last = better.to_displayed.inv() * placement.to_displayed;
    for (DetectedLine& line : seen.lines) {
      line.place = carried(line.place, to_last);
    }
  }
  page.placement = better;
  page.lines = std::move(seen.lines);
  page.small = seen.small;
  page.even = seen.even;
  page.inks = std::move(seen.inks);
  page.scale = seen.scale;
  return page;
}

std::vector<Word> PaddlePage::read_place(const PagePicture& picture, const Placement& placement, const cv::RotatedRect& place) {
  cv::Mat crop = cut(picture, placement, place, PaddleRecognizer::kLineHeight);
  if (crop.empty()) {
    return {};
  }
  bool crossed = false;
  crop = without_crossing_ink(crop, &crossed);
  std::vector<Word> words = words_of_line(recognizer_.read_line(crop), place, recognizer_.reader());
  for (Word& word : words) {
    word.under_seal = crossed;
  }
  std::erase_if(words, [](const Word& word) { return word.confidence < kLeastConfidence; });
  return words;
}

std::vector<Word> PaddlePage::read(const PagePicture& picture, const StandingPage& page) {
  std::vector<Word> words;
  for (const DetectedLine& line : page.lines) {
    for (Word& word : read_place(picture, page.placement, line.place)) {
      words.push_back(std::move(word));
    }
  }
  return words;
}

}  // namespace dossier
