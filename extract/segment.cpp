#include "extract/segment.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extract/classify.h"
#include "extract/headings.h"
#include "extract/lines.h"

namespace dossier {
namespace {

constexpr std::size_t kFewestWordsOfSheet = 5;
constexpr double kNarrowestGutter = 0.02;   // of the region's width
constexpr double kFoldGap = 0.06;           // of the region's width, between the pieces of a fold or to the edges
constexpr double kLevelFold = 0.006;        // of the region's height
constexpr std::size_t kCollage = 5;         // so many certificates on one picture are a collage
constexpr std::size_t kSmallCollage = 3;    // fewer suffice where nobody can read them
constexpr double kLegiblePixels = 9;
constexpr double kMostTitleGap = 3.0;       // line heights; what stands closer above a title belongs to it
constexpr std::size_t kMostLinesAboveTitle = 4;
constexpr double kChineseHalf = 0.5;
constexpr double kEnglishHalf = 0.3;

Box whole(const Page& page) { return {0, 0, page.width, page.height}; }

bool inside(const Box& region, const Box& box) {
  return box.center_x() >= region.x && box.center_x() <= region.right() && box.center_y() >= region.y &&
         box.center_y() <= region.bottom();
}

// The rules that are a fold of the sheet, seen as a line from edge to edge that frames may interrupt. A table has more than one.
std::vector<const RulingLine*> fold_of(const Box& region, const std::vector<const RulingLine*>& rules) {
  std::vector<const RulingLine*> fold;
  for (const RulingLine* first : rules) {
    std::vector<const RulingLine*> chain;
    for (const RulingLine* rule : rules) {
      if (std::abs(rule->y1 - first->y1) <= kLevelFold * region.height) chain.push_back(rule);
    }
    std::sort(chain.begin(), chain.end(), [](const RulingLine* a, const RulingLine* b) { return a->x1 < b->x1; });
    double reach = region.x;
    bool unbroken = true;
    for (const RulingLine* rule : chain) {
      unbroken = unbroken && rule->x1 - reach <= kFoldGap * region.width;
      reach = std::max(reach, rule->x2);
    }
    if (!unbroken || region.right() - reach > kFoldGap * region.width) continue;
    if (fold.empty()) fold = chain;
    if (std::find(fold.begin(), fold.end(), first) == fold.end()) return {};
  }
  return fold;
}

// The middle of the widest blank strip that runs down the middle of the region; 0 where there is none.
double gutter_of(const Page& page, const Box& region) {
  std::vector<std::pair<double, double>> covered;
  const double from = region.x + 0.3 * region.width;
  const double to = region.x + 0.7 * region.width;
  Box text;
  for (const Word& word : page.words) {
    if (!inside(region, word.box)) continue;
    text = united(text, word.box);
    if (word.box.right() > from && word.box.x < to) covered.push_back({word.box.x, word.box.right()});
  }
  std::vector<const RulingLine*> rules;
  for (const RulingLine& rule : page.rules) {
    // Above and below all text are the edges of the sheet.
    const bool within = rule.x2 > region.x && rule.x1 < region.right() && rule.y1 >= text.y && rule.y1 <= text.bottom();
    if (rule.horizontal() && within) rules.push_back(&rule);
  }
  const std::vector<const RulingLine*> fold = fold_of(region, rules);
  for (const RulingLine* rule : rules) {
    const bool folded = std::find(fold.begin(), fold.end(), rule) != fold.end();
    if (!folded && rule->x2 > from && rule->x1 < to) covered.push_back({rule->x1, rule->x2});
  }
  std::sort(covered.begin(), covered.end());
  double reach = from, best = 0, middle = 0;
  const auto consider = [&](double next) {
    if (next - reach > best) {
      best = next - reach;
      middle = (next + reach) / 2;
    }
  };
  for (const auto& [left, right] : covered) {
    consider(left);
    reach = std::max(reach, right);
  }
  consider(to);
  return best >= kNarrowestGutter * region.width ? middle : 0;
}

bool has_certificate(const Page& page, const Box& region) {
  const std::vector<Heading> found = headings_of(page, lines_of(page, region));
  return std::any_of(found.begin(), found.end(), [](const Heading& heading) { return is_certificate(heading.type); });
}

// A title of a sheet of its own, whatever it certifies.
bool has_certificate_title(const Page& page, const Box& region) {
  for (const Line& line : lines_of(page, region)) {
    if (is_title(line.key, "证书") || is_title(line.key, "certificate") || line.key.ends_with("证书") ||
        line.key.ends_with("通知书") || line.key.ends_with("证明")) {
      return true;
    }
  }
  return false;
}

bool other_language(const std::vector<Line>& a, const std::vector<Line>& b) {
  const double left = chinese_share(a), right = chinese_share(b);
  return (left > kChineseHalf && right < kEnglishHalf) || (right > kChineseHalf && left < kEnglishHalf);
}

std::size_t words_in(const Page& page, const Box& region) {
  return static_cast<std::size_t>(
      std::count_if(page.words.begin(), page.words.end(), [&](const Word& word) { return inside(region, word.box); }));
}

void split(const Page& page, const Box& region, int depth, std::vector<Box>& sheets) {
  const double middle = depth > 0 ? gutter_of(page, region) : 0;
  if (middle > 0) {
    const Box left{region.x, region.y, middle - region.x, region.height};
    const Box right{middle, region.y, region.right() - middle, region.height};
    if (words_in(page, left) >= kFewestWordsOfSheet && words_in(page, right) >= kFewestWordsOfSheet) {
      const bool left_typed = has_certificate(page, left);
      const bool right_typed = has_certificate(page, right);
      const bool both = left_typed && right_typed;
      const bool beside_other = (left_typed && has_certificate_title(page, right)) || (right_typed && has_certificate_title(page, left));
      const bool translated = (left_typed || right_typed) && other_language(lines_of(page, left), lines_of(page, right));
      if (both || ((beside_other || translated) && region.width > region.height)) {
        split(page, left, depth - 1, sheets);
        split(page, right, depth - 1, sheets);
        return;
      }
    }
  }
  sheets.push_back(region);
}

double median_pixels(const Page& page) {
  std::vector<double> heights;
  for (const Word& word : page.words) heights.push_back(word.box.height * page.dpi / 72);
  if (heights.empty() || page.dpi <= 0) return 0;
  std::nth_element(heights.begin(), heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2), heights.end());
  return heights[heights.size() / 2];
}

class Segmenter {
 public:
  void add(const Page& page) {
    const std::vector<Box> sheets = sheets_of(page);
    std::vector<std::vector<Line>> lines;
    std::vector<std::vector<Heading>> headings;
    std::size_t certificates = 0;
    for (const Box& sheet : sheets) {
      lines.push_back(lines_of(page, sheet));
      headings.push_back(headings_of(page, lines.back()));
      for (const Heading& heading : headings.back()) certificates += is_certificate(heading.type) ? 1 : 0;
    }
    const double pixels = median_pixels(page);
    const bool illegible = pixels > 0 && pixels < kLegiblePixels;
    if (certificates >= kCollage || (certificates >= kSmallCollage && illegible)) {
      add_other(page, whole(page), lines_of(page));
      segments_.back().collage = true;
      return;
    }
    if (sheets.size() == 2 && same_in_two_languages(lines, headings) && belong_together(page, sheets, lines, headings)) {
      Segment segment = opened(headings[headings[0].empty() ? 1 : 0].front(), {&page, sheets[0], lines[0]});
      segment.parts.push_back({&page, sheets[1], lines[1]});
      segments_.push_back(std::move(segment));
      return;
    }
    for (std::size_t i = 0; i < sheets.size(); ++i) add_sheet(page, sheets[i], lines[i], headings[i]);
  }

  std::vector<Segment> take() { return std::move(segments_); }

 private:
  static Segment opened(const Heading& heading, PagePart part) {
    Segment segment{.kind = kind_of(heading.type), .title = heading.title, .confidence = heading.confidence};
    segment.parts.push_back(std::move(part));
    return segment;
  }

  static bool same_in_two_languages(const std::vector<std::vector<Line>>& lines,
                                    const std::vector<std::vector<Heading>>& headings) {
    if (headings[0].size() > 1 || headings[1].size() > 1 || headings[0].size() + headings[1].size() == 0) return false;
    if (headings[0].size() + headings[1].size() == 2 && headings[0].front().type != headings[1].front().type) return false;
    return other_language(lines[0], lines[1]);
  }

  // Two papers of one kind in two languages may lie side by side, too: their numbers tell.
  static bool belong_together(const Page& page, const std::vector<Box>& sheets, const std::vector<std::vector<Line>>& lines,
                              const std::vector<std::vector<Heading>>& headings) {
    const DocumentKind* kind = headings[0].empty() || headings[1].empty() ? nullptr : kind_of(headings[0].front().type);
    return kind == nullptr || kind->joins == nullptr || kind->joins({{&page, sheets[0], lines[0]}}, {&page, sheets[1], lines[1]});
  }

  void add_other(const Page& page, const Box& region, std::vector<Line> lines) {
    const bool goes_on = !segments_.empty() && segments_.back().kind == nullptr && !segments_.back().collage;
    if (!goes_on) segments_.push_back({.confidence = 0.9});
    segments_.back().parts.push_back({&page, region, std::move(lines)});
  }

  // The line with which the document of a heading begins: on certificates some lines above the title belong to it.
  static std::size_t first_line(const std::vector<Line>& lines, const Heading& heading, std::size_t after) {
    auto at = static_cast<std::size_t>(std::max(heading.line, 0));
    if (!is_certificate(heading.type)) return at;
    std::size_t best = at;
    double widest = 0;
    const std::size_t lowest = std::max(after, at > kMostLinesAboveTitle ? at - kMostLinesAboveTitle : 0);
    for (std::size_t i = at; i > lowest; --i) {
      const double gap = lines[i].box.y - lines[i - 1].box.bottom();
      if (gap > widest) {
        widest = gap;
        best = i;
      }
      if (gap > kMostTitleGap * lines[i].size) break;
    }
    return best;
  }

  void add_sheet(const Page& page, const Box& sheet, const std::vector<Line>& lines, const std::vector<Heading>& headings) {
    if (headings.empty()) {
      add_untitled(page, sheet, lines);
      return;
    }
    // A certificate that is alone on its sheet is the whole sheet.
    std::vector<std::size_t> begins;
    for (std::size_t i = 0; i < headings.size(); ++i) {
      const bool alone = headings.size() == 1 && is_certificate(headings[i].type);
      begins.push_back(alone ? 0 : first_line(lines, headings[i], i == 0 ? 0 : begins.back() + 1));
    }
    if (begins.front() > 0) {
      if (is_certificate(headings.front().type)) {
        begins.front() = 0;
      } else {
        add_above(page, sheet, lines, begins.front());
      }
    }
    for (std::size_t i = 0; i < headings.size(); ++i) {
      const std::size_t end = i + 1 < headings.size() ? begins[i + 1] : lines.size();
      std::vector<Line> own(lines.begin() + static_cast<std::ptrdiff_t>(begins[i]), lines.begin() + static_cast<std::ptrdiff_t>(end));
      PagePart part{&page, band(sheet, lines, begins[i], end), std::move(own)};
      add_titled(headings[i], std::move(part));
    }
  }

  void add_titled(const Heading& heading, PagePart part) {
    if (kind_of(heading.type) == nullptr) {  // the title of something that is no evidence: it ends what was open
      add_other(*part.page, part.region, std::move(part.lines));
      segments_.back().title = segments_.back().title.empty() ? heading.title : segments_.back().title;
      return;
    }
    const bool same = !segments_.empty() && segments_.back().kind != nullptr && segments_.back().kind->type == heading.type;
    if (same) {
      Segment& open = segments_.back();
      const bool joins = open.kind->joins != nullptr && open.parts.back().page != part.page && open.kind->joins(open.parts, part);
      if (heading.continued || joins) {
        open.parts.push_back(std::move(part));
        open.confidence = std::max(open.confidence, heading.confidence);
        return;
      }
    }
    segments_.push_back(opened(heading, std::move(part)));
  }

  // From the top of the first line to the top of the line behind the last; the sheet's own edges at its ends.
  static Box band(const Box& sheet, const std::vector<Line>& lines, std::size_t begin, std::size_t end) {
    const auto border = [&](std::size_t at) {
      double above = sheet.y;
      for (std::size_t i = 0; i < at; ++i) above = std::max(above, std::min(lines[i].box.bottom(), lines[at].box.y));
      return (above + lines[at].box.y) / 2;
    };
    const double top = begin == 0 ? sheet.y : border(begin);
    const double bottom = end >= lines.size() ? sheet.bottom() : border(end);
    return {sheet.x, top, sheet.width, std::max(0.0, bottom - top)};
  }

  void add_untitled(const Page& page, const Box& sheet, const std::vector<Line>& lines) {
    if (!segments_.empty() && segments_.back().kind != nullptr) {
      Segment& open = segments_.back();
      const bool next_page = open.parts.back().page != &page;
      if (next_page && open.kind->continues != nullptr && open.kind->continues(page, lines)) {
        open.parts.push_back({&page, sheet, lines});
        return;
      }
    }
    add_other(page, sheet, lines);
  }

  // What stands above the first title of a page belongs to the document before, if that can go on.
  void add_above(const Page& page, const Box& sheet, const std::vector<Line>& lines, std::size_t end) {
    if (segments_.empty() || segments_.back().kind == nullptr) return;
    Segment& open = segments_.back();
    std::vector<Line> own(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(end));
    if (open.parts.back().page == &page || open.kind->continues == nullptr || !open.kind->continues(page, own)) return;
    open.parts.push_back({&page, band(sheet, lines, 0, end), std::move(own)});
  }

  std::vector<Segment> segments_;
};

}  // namespace

std::vector<Box> sheets_of(const Page& page) {
  std::vector<Box> sheets;
  split(page, whole(page), 2, sheets);
  return sheets;
}

std::vector<Segment> segments_of(const std::vector<Page>& pages) {
  Segmenter segmenter;
  for (const Page& page : pages) segmenter.add(page);
  return segmenter.take();
}

}  // namespace dossier
