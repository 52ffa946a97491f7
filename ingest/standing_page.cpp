#include "ingest/standing_page.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

#include <opencv2/imgproc.hpp>

#include "ingest/page_sheet.h"
#include "ingest/ruling_lines.h"
#include "ingest/text_slant.h"
#include "ingest/word_slant.h"

namespace dossier {
namespace {

// Longest side of the picture in which lines are looked for; A4 then has 93 dpi.
constexpr double kSide = 1088;
constexpr double kLargestSide = 1760;
constexpr double kHeadSide = 880;      // the same for the head of a page
constexpr double kMostEnlarged = 2.5;  // of a thumbnail
constexpr double kSmallLine = 13;      // pixels: lines of this height want a finer picture
constexpr double kSure = 0.9;          // mean confidence of the trial lines of a page that stands upright
constexpr int kLineHeight = 48;        // pixels, of crops for trial

struct Seen {
  Placement placement;
  PageLook look;
  std::vector<TextLine> lines;  // points of the placement
};

struct Trial {
  double confidence = 0;
  int characters = 0;

  [[nodiscard]] double worth() const { return confidence * std::min(characters, 12); }
};

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

std::vector<cv::RotatedRect> places_of(const std::vector<TextLine>& lines) {
  std::vector<cv::RotatedRect> places;
  places.reserve(lines.size());
  for (const TextLine& line : lines) {
    places.push_back(line.place);
  }
  return places;
}

double median_line_height(const std::vector<TextLine>& lines) {
  std::vector<float> heights;
  for (const TextLine& line : lines) {
    heights.push_back(std::min(line.place.size.width, line.place.size.height));
  }
  if (heights.empty()) {
    return 0;
  }
  const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
  std::nth_element(heights.begin(), middle, heights.end());
  return *middle;
}

bool mostly_tall(const std::vector<TextLine>& lines) {
  double tall = 0;
  double wide = 0;
  for (const TextLine& line : lines) {
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

// The part of the picture outside which the sheet is blank: four pixels together nowhere differ from it, darker or lighter (white
// letters on a dark cover). Dust and the dark rims of scans count as ink, so that nothing is lost but time.
cv::Rect written_part(const cv::Mat& picture) {
  constexpr int kTogether = 4;
  constexpr int kFaintest = 12;  // levels from the commonest
  constexpr int kMargin = 32;    // pixels around it: what the line finder wants to see beside a line
  cv::Mat gray;
  cv::cvtColor(picture, gray, cv::COLOR_BGR2GRAY);
  cv::resize(gray, gray, {std::max(1, gray.cols / kTogether), std::max(1, gray.rows / kTogether)}, 0, 0, cv::INTER_AREA);
  std::array<int, 256> counts{};
  for (int y = 0; y < gray.rows; ++y) {
    for (int x = 0; x < gray.cols; ++x) ++counts[gray.at<std::uint8_t>(y, x)];
  }
  const auto sheet = static_cast<int>(std::max_element(counts.begin(), counts.end()) - counts.begin());
  cv::Mat differs;
  cv::absdiff(gray, cv::Scalar(sheet), differs);
  cv::Rect box = cv::boundingRect(differs > kFaintest);
  if (box.empty()) return {0, 0, picture.cols, picture.rows};
  const double across = static_cast<double>(picture.cols) / gray.cols, down = static_cast<double>(picture.rows) / gray.rows;
  box = {static_cast<int>(box.x * across) - kMargin, static_cast<int>(box.y * down) - kMargin,
         static_cast<int>(std::ceil(box.width * across)) + 2 * kMargin, static_cast<int>(std::ceil(box.height * down)) + 2 * kMargin};
  return box & cv::Rect(0, 0, picture.cols, picture.rows);
}

Seen see(const PagePicture& picture, const Placement& placement, double scale, const FindLines& find_lines) {
  Seen seen;
  seen.placement = placement;
  seen.look = look_at(picture, placement, scale);
  const cv::Rect part = written_part(seen.look.inks.readable);
  seen.lines = find_lines(seen.look.inks.readable(part));
  for (TextLine& line : seen.lines) {
    line.place.center += cv::Point2f(part.tl());
    line.place = scaled(line.place, 1 / scale);
  }
  return seen;
}

// Reads a few lines, spread over the page, long enough to tell sense from nonsense.
Trial trial(const PagePicture& picture, const Seen& seen, OcrEngine& engine) {
  constexpr std::size_t kLines = 6;
  constexpr int kTelling = 16;  // characters read as surely as …
  constexpr double kPlain = 0.95;  // … this leave no doubt
  std::vector<const TextLine*> candidates;
  for (const TextLine& line : seen.lines) {
    const double aspect = line.place.size.width / line.place.size.height;
    if (aspect > 2.5 && aspect < 25) {
      candidates.push_back(&line);
    }
  }
  // Eight to a dozen characters are best: sort by how far the shape is from that.
  std::stable_sort(candidates.begin(), candidates.end(), [](const TextLine* a, const TextLine* b) {
    const auto off = [](const TextLine* line) {
      return std::abs(std::log(line->place.size.width / line->place.size.height / 7.0));
    };
    return off(a) < off(b);
  });
  Trial result;
  double sum = 0;
  for (std::size_t i = 0; i < std::min(kLines, candidates.size()); ++i) {
    const LineReading line = engine.read_line(line_crop(picture, seen.placement, candidates[i]->place));
    for (const float certainty : line.certainty) {
      sum += certainty;
      ++result.characters;
    }
    if (result.characters >= kTelling && sum > kPlain * result.characters) break;
  }
  result.confidence = result.characters > 0 ? sum / result.characters : 0;
  return result;
}

// The page flattened by the corners of its sheet, where that makes its lines more parallel and leaves none outside.
std::optional<Placement> flattened(const Seen& seen) {
  const auto sheet = find_sheet(seen.look.small);
  if (!sheet) {
    return std::nullopt;
  }
  std::array<cv::Point2f, 4> from;
  for (std::size_t i = 0; i < 4; ++i) {
    from[i] = cv::Point2f((*sheet)[i] / seen.look.scale);
  }
  const double width = (cv::norm(from[1] - from[0]) + cv::norm(from[2] - from[3])) / 2;
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
  for (const TextLine& line : seen.lines) {
    const cv::RotatedRect moved = carried(line.place, back);
    const bool within = moved.center.x > 0 && moved.center.y > 0 && moved.center.x < w && moved.center.y < h;
    all += line.place.size.area();
    inside += within ? line.place.size.area() : 0;
    if (within) {
      places.push_back(moved);
    }
  }
  const PageSlant before = text_slant(places_of(seen.lines), seen.placement.width, seen.placement.height);
  const PageSlant after = text_slant(places, width, height);
  // Short lines, found with whole pixels, look level where they are not quite: what the corners make of them may seem to turn a little.
  constexpr double kConvergence = 1;  // degrees
  const bool parallel = after.lines < 3 || (after.spread <= before.spread + 0.15 &&
                                            std::abs(after.level) < std::abs(before.level) + 1.5 &&
                                            std::abs(after.level_convergence) < std::abs(before.level_convergence) + kConvergence);
  if (inside < 0.93 * all || !parallel) {
    return std::nullopt;
  }
  return changed(seen.placement, change, width, height);
}

void carry(Seen& seen, const Placement& to) {
  const cv::Matx33d transform = to.to_displayed.inv() * seen.placement.to_displayed;
  for (TextLine& line : seen.lines) {
    line.place = carried(line.place, transform);
  }
  seen.placement = to;
}

Placement straightened(const Placement& placement, const PageSlant& slant) {
  return changed(placement, straightening(slant, placement.width, placement.height), placement.width,
                 placement.height);
}

// Of a sheet that was photographed or lay askew, short words tell by their ink what their boxes do not.
void straighten_by_words(const PagePicture& picture, Seen& seen) {
  constexpr double kWordsScale = 2;   // pixels a point
  constexpr double kLeast = 0.2;      // degrees: less moves no amount out of its row
  const double scale = std::min(kWordsScale, picture.scale());
  const Placement& placement = seen.placement;
  const cv::Mat ink = ink_mask(without_colored_ink(even_light(upright_image(picture, placement, scale))));
  const PageSlant slant = word_slant(ink, scale, places_of(seen.lines));
  if (std::abs(slant.level) > kLeast || std::abs(slant.level_convergence) > 2 * kLeast) {
    carry(seen, straightened(placement, slant));
  }
}

// Ruling lines tell the last tenths of a degree, and whether the sides of the page run together. True where so many of them lie alike
// that nothing else need be asked: they then may tell larger angles, too.
bool straighten_by_rules(const PagePicture& picture, Seen& seen) {
  constexpr double kRulesScale = 1.38;  // pixels a point: just under half of 200 dpi
  constexpr int kMany = 4;
  constexpr double kAlike = 0.1;        // degrees
  const double scale = std::min(kRulesScale, picture.scale());
  const Placement& placement = seen.placement;
  const cv::Mat ink = ink_mask(without_colored_ink(even_light(upright_image(picture, placement, scale))));
  const auto level = long_rules(ink, false, 0.3 * ink.cols);
  const auto plumb = long_rules(ink, true, 0.15 * ink.rows);
  const PageSlant slant = rule_slant(level, plumb, ink.cols, ink.rows);
  const bool sure = slant.lines >= kMany && slant.spread < kAlike;
  const double room = sure ? 3 : 1;
  // Larger angles than text has left are no rules of this page.
  if (slant.lines >= 3 && std::abs(slant.level) < 1.5 * room && std::abs(slant.plumb) < 3 * room && std::abs(slant.level_convergence) < 3 * room &&
      std::abs(slant.plumb_convergence) < 6 * room && slant.spread < 0.3) {
    carry(seen, straightened(placement, slant));
    return sure;
  }
  return false;
}

}  // namespace

PageLook look_at(const PagePicture& picture, const Placement& placement, double scale) {
  PageLook look;
  look.scale = scale;
  look.placement = placement;
  look.small = upright_image(picture, placement, scale);
  look.even = even_light(look.small);
  look.inks = ink_planes(look.small, look.even, scale * grain_of(placement));
  return look;
}

cv::Mat line_crop(const PagePicture& picture, const Placement& placement, const cv::RotatedRect& place, CropInk* found) {
  const cv::Mat crop = cut(picture, placement, place, kLineHeight);
  if (found != nullptr) {
    *found = CropInk::plain;
  }
  return crop.empty() ? crop : without_crossing_ink(crop, found);
}

StandingPage stand(const PagePicture& picture, const FindLines& find_lines, OcrEngine& engine) {
  const double native = picture.scale();
  const double longest = std::max(picture.width, picture.height);
  double scale = std::min(kSide / longest, kMostEnlarged * native);

  Seen seen = see(picture, turned_placement(picture.width, picture.height, 0), scale, find_lines);
  const double finest = std::min(kLargestSide / longest, kMostEnlarged * native);
  const double height = median_line_height(seen.lines) * scale;
  if (height > 0 && height < kSmallLine && finest > 1.1 * scale) {
    scale = std::min(finest, scale * kSmallLine * 1.25 / height);
    seen = see(picture, seen.placement, scale, find_lines);
  }

  // Which way is up: lines run across the page, and what stands on its head is read with doubt.
  const int turned = mostly_tall(seen.lines) ? 90 : 0;
  if (turned != 0) {
    seen = see(picture, turned_placement(picture.width, picture.height, turned), scale, find_lines);
  }
  Trial upright = trial(picture, seen, engine);
  if (!seen.lines.empty() && (upright.confidence < kSure || upright.characters < 8)) {
    Seen over = see(picture, turned_placement(picture.width, picture.height, turned + 180), scale, find_lines);
    const Trial other = trial(picture, over, engine);
    if (other.worth() > upright.worth()) {
      seen = std::move(over);
      upright = other;
    }
  }

  constexpr double kScattered = 0.3;  // degrees: boxes that lie so differently do not tell how the page lies
  StandingPage page;
  page.sure = upright.confidence > 0.7 && upright.characters >= 4;
  page.confidence = upright.confidence;
  // A photographed sheet is flattened by its corners; what slant is left is taken out by the lines themselves.
  bool look_again = false;
  if (const auto flat = flattened(seen)) {
    carry(seen, *flat);
    look_again = true;
  }
  PageSlant slant = text_slant(places_of(seen.lines), seen.placement.width, seen.placement.height);
  if (slant.lines >= 3 && std::abs(slant.level) < 20) {
    look_again = look_again || std::abs(slant.level) > 1 || std::abs(slant.level_convergence) > 1;
    carry(seen, straightened(seen.placement, slant));
  }
  if (look_again) {
    const double shape = longest / std::max(seen.placement.width, seen.placement.height);
    seen = see(picture, seen.placement, std::min(scale * shape, kMostEnlarged * native), find_lines);
    slant = text_slant(places_of(seen.lines), seen.placement.width, seen.placement.height);
    if (slant.lines >= 3 && std::abs(slant.level) < 3) {
      carry(seen, straightened(seen.placement, slant));
    }
  }
  if (!straighten_by_rules(picture, seen) && (look_again || slant.spread > kScattered)) {
    straighten_by_words(picture, seen);
  }
  page.placement = seen.placement;
  page.lines = std::move(seen.lines);
  page.look = std::move(seen.look);
  return page;
}

StandingPage stand_by_head(const PagePicture& picture, double share, const FindLines& find_lines, OcrEngine& engine) {
  PagePicture head = picture;
  const int rows = std::clamp(static_cast<int>(std::lround(share * picture.bgr.rows)), 1, picture.bgr.rows);
  head.bgr = picture.bgr.rowRange(0, rows);
  head.height = picture.height * rows / picture.bgr.rows;
  const double scale = std::min(kHeadSide / std::max(picture.width, picture.height), kMostEnlarged * picture.scale());
  Seen seen = see(head, turned_placement(head.width, head.height, 0), scale, find_lines);
  const Trial upright = trial(head, seen, engine);
  const PageSlant slant = text_slant(places_of(seen.lines), head.width, head.height);
  if (upright.confidence < kSure || upright.characters < 8 || mostly_tall(seen.lines) || std::abs(slant.level) > 1 || slant.level_convergence != 0) {
    StandingPage whole = stand(picture, find_lines, engine);
    std::erase_if(whole.lines, [&](const TextLine& line) { return line.place.center.y > share * whole.placement.height; });
    return whole;
  }
  StandingPage page;
  page.confidence = upright.confidence;
  // Both pages have their origin in the same corner: what holds for the head holds for the whole.
  page.placement = turned_placement(picture.width, picture.height, 0);
  page.lines = std::move(seen.lines);
  page.look = std::move(seen.look);
  if (slant.lines >= 3) {
    seen.placement = page.placement;
    seen.lines = std::move(page.lines);
    carry(seen, straightened(seen.placement, slant));
    page.placement = seen.placement;
    page.lines = std::move(seen.lines);
  }
  return page;
}

}  // namespace dossier
