#include "ingest/word_slant.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

namespace dossier {
namespace {

constexpr double kMost = 3, kStep = 0.1;              // degrees
constexpr int kAngles = static_cast<int>(2 * kMost / kStep) + 1;
constexpr double kShortest = 2.5;                     // heights: a shorter word has no direction
constexpr std::size_t kFewest = 6;                    // words in a band
constexpr double kStandsOut = 1.02;                   // times what the mean angle gathers
constexpr std::size_t kBands = 3;

using Scores = std::array<double, kAngles>;

double angle_at(double index) { return index * kStep - kMost; }

// How much the ink of one word gathers in rows under each angle, of 1 if it all stood in one.
std::optional<Scores> scores_of(const cv::Mat& ink, const cv::Rect& place) {
  std::vector<cv::Point> points;
  for (int y = place.y; y < place.br().y; ++y) {
    const std::uint8_t* row = ink.ptr<std::uint8_t>(y);
    for (int x = place.x; x < place.br().x; ++x) {
      if (row[x] != 0) points.emplace_back(x - place.x - place.width / 2, y - place.y);
    }
  }
  if (points.size() < 20 || points.size() > static_cast<std::size_t>(place.area()) * 6 / 10) return std::nullopt;
  Scores scores{};
  const int room = static_cast<int>(place.width * std::tan(kMost * CV_PI / 180)) + 3;
  std::vector<double> rows(static_cast<std::size_t>(place.height + 2 * room));
  for (int i = 0; i < kAngles; ++i) {
    std::fill(rows.begin(), rows.end(), 0);
    const double slope = std::tan(angle_at(i) * CV_PI / 180);
    for (const cv::Point& point : points) {
      // Between two rows, so that the score does not jump with the angle; and shaken, for else only the level angle would have whole rows.
      const double shake = ((point.x * 5 + point.y * 3) & 7) / 8.0;
      const double y = point.y - point.x * slope + room + shake;
      const auto upper = static_cast<std::size_t>(std::max(0.0, std::floor(y)));
      const double share = y - static_cast<double>(upper);
      if (upper + 1 >= rows.size()) continue;
      rows[upper] += 1 - share;
      rows[upper + 1] += share;
    }
    double sum = 0;
    for (const double count : rows) sum += count * count;
    scores[static_cast<std::size_t>(i)] = sum / (static_cast<double>(points.size()) * static_cast<double>(points.size()));
  }
  return scores;
}

// The angle that stands out, degrees.
std::optional<double> best_of(const Scores& scores) {
  const auto top = static_cast<int>(std::max_element(scores.begin(), scores.end()) - scores.begin());
  double mean = 0;
  for (const double score : scores) mean += score / kAngles;
  if (top == 0 || top == kAngles - 1 || scores[static_cast<std::size_t>(top)] < kStandsOut * mean) return std::nullopt;
  const double before = scores[static_cast<std::size_t>(top) - 1], at = scores[static_cast<std::size_t>(top)],
               behind = scores[static_cast<std::size_t>(top) + 1];
  const double bend = before - 2 * at + behind;
  return angle_at(top + (bend < 0 ? 0.5 * (before - behind) / bend : 0));
}

}  // namespace

PageSlant word_slant(const cv::Mat& ink, double scale, std::span<const cv::RotatedRect> words) {
  struct Band {
    Scores scores{};
    std::size_t words = 0;
  };
  std::array<Band, kBands> bands;
  Band all;
  for (const cv::RotatedRect& word : words) {
    if (word.size.width < kShortest * word.size.height) continue;
    const double half_height = 0.8 * word.size.height * scale;
    const cv::Rect place = cv::Rect(static_cast<int>((word.center.x - word.size.width / 2) * scale),
                                    static_cast<int>(word.center.y * scale - half_height), static_cast<int>(word.size.width * scale),
                                    static_cast<int>(2 * half_height)) &
                           cv::Rect(0, 0, ink.cols, ink.rows);
    if (place.empty()) continue;
    const std::optional<Scores> scores = scores_of(ink, place);
    if (!scores) continue;
    const auto index = std::min(kBands - 1, static_cast<std::size_t>(word.center.y * scale / ink.rows * kBands));
    for (Band* band : {&bands[index], &all}) {
      for (std::size_t i = 0; i < scores->size(); ++i) band->scores[i] += (*scores)[i] * word.size.width;
      ++band->words;
    }
  }
  PageSlant slant;
  const std::optional<double> level = best_of(all.scores);
  if (all.words < kFewest || !level) return slant;
  slant.level = slant.plumb = *level;
  slant.lines = static_cast<int>(all.words);
  const bool everywhere = std::all_of(bands.begin(), bands.end(), [](const Band& band) { return band.words >= kFewest; });
  if (!everywhere) return slant;
  const std::optional<double> head = best_of(bands.front().scores), middle = best_of(bands[1].scores), foot = best_of(bands.back().scores);
  if (!head || !middle || !foot) return slant;
  // Bands are a third of the page apart; what bends is not made straight by a turn that grows.
  constexpr double kStraight = 0.6;  // degrees
  if (std::abs(*middle - (*head + *foot) / 2) > kStraight) return slant;
  slant.level = slant.plumb = (*head + *middle + *foot) / 3;
  slant.level_convergence = (*foot - *head) * kBands / (kBands - 1);
  return slant;
}

}  // namespace dossier
