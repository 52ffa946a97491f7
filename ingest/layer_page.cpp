#include "ingest/layer_page.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <opencv2/core.hpp>

#include "ingest/page_image.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr double kAgreeingShare = 0.9;   // of a visible layer's code points, so that it may stand for the pixels
constexpr double kTellingShare = 0.9;    // of an invisible layer's, so that a figure that differs is worth a word
constexpr std::size_t kMostDifferences = 5;

Box mapped_box(const cv::Matx33d& change, const Box& box) {
  const cv::Point2d corners[] = {mapped(change, {box.x, box.y}), mapped(change, {box.right(), box.y}),
                                 mapped(change, {box.x, box.bottom()}), mapped(change, {box.right(), box.bottom()})};
  double left = corners[0].x, right = left, top = corners[0].y, bottom = top;
  for (const cv::Point2d& corner : corners) {
    left = std::min(left, corner.x);
    right = std::max(right, corner.x);
    top = std::min(top, corner.y);
    bottom = std::max(bottom, corner.y);
  }
  return {left, top, right - left, bottom - top};
}

cv::Matx33d to_displayed(const Page& page) {
  cv::Matx33d matrix;
  for (int i = 0; i < 9; ++i) matrix.val[i] = page.to_displayed[static_cast<std::size_t>(i)];
  return matrix;
}

// The layer's word on an upright page. Its edges hold only where the page stands as the line runs.
Word upright_word(const PdfWord& source, const cv::Matx33d& from_displayed, int page_angle, double along_offset) {
  Word word = source.word;
  word.box = mapped_box(from_displayed, source.word.box);
  if (source.angle == page_angle) {
    for (float& edge : word.edges) edge = static_cast<float>(edge + along_offset);
  } else {
    word.edges.clear();
  }
  return word;
}

std::string_view reason_of(WordFault fault) {
  switch (fault) {
    case WordFault::invisible: return "invisible-text";
    case WordFault::nameless: return "no-unicode-value";
    case WordFault::garbled: return "mojibake";
    case WordFault::covered: return "covered-text";
    case WordFault::doubled: return "two-texts-at-one-place";
    default: return "symbol";
  }
}

void note_faults(Page& page, const PdfPage& layer, const LayerJudgement& judgement, const cv::Matx33d& from_displayed) {
  // One entry for a kind of fault, around all words that have it.
  for (const WordFault fault : {WordFault::invisible, WordFault::nameless, WordFault::garbled, WordFault::covered, WordFault::doubled}) {
    Box region;
    std::string example;
    for (std::size_t i = 0; i < layer.words.size(); ++i) {
      if (judgement.faults[i] != fault) continue;
      region = united(region, mapped_box(from_displayed, layer.words[i].word.box));
      if (example.empty() && !figure_key(layer.words[i].word.text).empty()) example = printable(layer.words[i].word.text);
    }
    if (region.empty()) continue;
    page.trust.push_back({.region = region, .text_layer_used = false, .reason = std::string(reason_of(fault))});
    const bool telling = fault == WordFault::covered || fault == WordFault::doubled || fault == WordFault::invisible;
    if (telling && !example.empty()) {
      page.problems.push_back({"text-layer.hidden", fmt::format("The page holds a figure that is not seen on it ({}): {}.", reason_of(fault), example), page.number});
    }
  }
}

// The layer's words that lie on one word of the pixels.
struct Match {
  std::vector<std::size_t> words;  // indices into PdfPage::words, left to right
  bool agrees = false;
};

std::string joined_text(const PdfPage& layer, const std::vector<std::size_t>& words) {
  std::string text;
  for (const std::size_t i : words) text += layer.words[i].word.text;
  return text;
}

bool same_text(const std::string& layer, const std::string& pixels) {
  const std::string figure = figure_key(layer);
  return name_key(layer) == name_key(pixels) || (!figure.empty() && figure == figure_key(pixels));
}

std::vector<Match> match_words(const Page& read, const PdfPage& layer, const std::vector<Box>& places, const std::vector<bool>& wanted) {
  std::vector<Match> matches(read.words.size());
  for (std::size_t i = 0; i < layer.words.size(); ++i) {
    if (!wanted[i]) continue;
    double best = 0.5 * places[i].area();
    std::size_t on = matches.size();
    for (std::size_t k = 0; k < read.words.size(); ++k) {
      const double common = intersection(places[i], read.words[k].box).area();
      if (common > best) {
        best = common;
        on = k;
      }
    }
    if (on < matches.size()) matches[on].words.push_back(i);
  }
  for (std::size_t k = 0; k < matches.size(); ++k) {
    std::vector<std::size_t>& words = matches[k].words;
    std::stable_sort(words.begin(), words.end(), [&](std::size_t a, std::size_t b) { return places[a].x < places[b].x; });
    matches[k].agrees = !words.empty() && same_text(joined_text(layer, words), read.words[k].text);
  }
  return matches;
}

double agreeing_share(const PdfPage& layer, const std::vector<Match>& matches, const std::vector<bool>& wanted) {
  double agreeing = 0, all = 0;
  for (std::size_t i = 0; i < layer.words.size(); ++i) {
    if (wanted[i]) all += static_cast<double>(layer.words[i].codes.size());
  }
  for (const Match& match : matches) {
    if (!match.agrees) continue;
    for (const std::size_t i : match.words) agreeing += static_cast<double>(layer.words[i].codes.size());
  }
  return all > 0 ? agreeing / all : 0;
}

// Do two readers of the pixels say one figure that is not the layer's?
bool pixels_are_sure(const Word& word) {
  const std::string figure = figure_key(word.text);
  return std::any_of(word.readings.begin(), word.readings.end(), [&](const Reading& reading) {
    return reading.reader != Reader::text_layer && figure_key(reading.text) == figure;
  });
}

void note_differences(Page& read, const PdfPage& layer, const std::vector<Match>& matches, bool visible) {
  std::size_t count = 0;
  for (std::size_t k = 0; k < matches.size() && count < kMostDifferences; ++k) {
    if (matches[k].agrees || matches[k].words.size() != 1) continue;
    const std::string& said = layer.words[matches[k].words.front()].word.text;
    const std::string figure = figure_key(said);
    const std::string seen = figure_key(read.words[k].text);
    if (figure.empty() || seen.empty() || figure == seen) continue;
    if (!visible && !pixels_are_sure(read.words[k])) continue;
    read.problems.push_back({"text-layer.differs", fmt::format("The text layer says {} where the page shows {}.", printable(said), printable(read.words[k].text)), read.number});
    ++count;
  }
}

}  // namespace

LayerPage page_of_layer(int number, const PdfPage& layer, const LayerJudgement& judgement) {
  LayerPage result;
  Page& page = result.page;
  const int angle = dominant_angle(layer);
  const Placement placement = turned_placement(layer.width, layer.height, (360 - angle) % 360);
  page.number = number;
  page.width = placement.width;
  page.height = placement.height;
  page.displayed_width = layer.width;
  page.displayed_height = layer.height;
  page.turned = placement.turned;
  for (int i = 0; i < 9; ++i) page.to_displayed[static_cast<std::size_t>(i)] = placement.to_displayed.val[i];
  page.source = PageSource::text;
  const cv::Matx33d from_displayed = placement.to_displayed.inv();
  // Along values count from the displayed page's origin, backwards in two of the directions.
  const double offset = angle == 180 ? layer.width : angle == 270 ? layer.height : 0;
  for (const PdfFont& font : layer.fonts) page.fonts.push_back(font.name);
  for (std::size_t i = 0; i < layer.words.size(); ++i) {
    if (judgement.faults[i] != WordFault::none) continue;
    page.words.push_back(upright_word(layer.words[i], from_displayed, angle, offset));
    result.layer_word_of.push_back(i);
  }
  for (const RulingLine& rule : layer.rules) {
    const cv::Point2d a = mapped(from_displayed, {rule.x1, rule.y1});
    const cv::Point2d b = mapped(from_displayed, {rule.x2, rule.y2});
    page.rules.push_back({std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)});
  }
  note_faults(page, layer, judgement, from_displayed);
  return result;
}

Page title_band_of(const Page& page) {
  Page band = page;
  band.fully_read = false;
  std::erase_if(band.words, [&](const Word& word) { return word.box.center_y() > page.height / 3; });
  return band;
}

void add_region(Page& page, const Page& read, const Box& region) {
  const cv::Matx33d shift(1, 0, region.x, 0, 1, region.y, 0, 0, 1);
  const cv::Matx33d change = to_displayed(page).inv() * shift * to_displayed(read);
  const std::size_t own = page.words.size();
  for (const Word& source : read.words) {
    Word word = source;
    word.box = mapped_box(change, source.box);
    word.font = -1;
    const bool known = std::any_of(page.words.begin(), page.words.begin() + static_cast<std::ptrdiff_t>(own), [&](const Word& other) {
      return intersection(other.box, word.box).area() > 0.5 * std::min(other.box.area(), word.box.area());
    });
    if (known) continue;
    if (read.turned == 0) {
      for (float& edge : word.edges) edge = static_cast<float>(mapped(change, {edge, source.box.center_y()}).x);
    } else {
      word.edges.clear();
    }
    page.words.push_back(std::move(word));
    page.source = PageSource::mixed;
  }
  for (const RulingLine& rule : read.rules) {
    const cv::Point2d a = mapped(change, {rule.x1, rule.y1});
    const cv::Point2d b = mapped(change, {rule.x2, rule.y2});
    page.rules.push_back({std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)});
  }
  for (Seal seal : read.seals) {
    seal.box = mapped_box(change, seal.box);
    page.seals.push_back(std::move(seal));
  }
  for (Code code : read.codes) {
    code.box = mapped_box(change, code.box);
    page.codes.push_back(std::move(code));
  }
  page.dpi = std::max(page.dpi, read.dpi);
  page.trust.push_back({.region = mapped_box(to_displayed(page).inv(), region), .text_layer_used = false, .reason = "picture-read-from-pixels"});
}

void add_layer(Page& read, const PdfPage& layer, const LayerJudgement& judgement) {
  const cv::Matx33d from_displayed = to_displayed(read).inv();
  std::vector<Box> places;
  std::vector<bool> visible, invisible;
  int seen = 0, unseen = 0;
  for (std::size_t i = 0; i < layer.words.size(); ++i) {
    places.push_back(mapped_box(from_displayed, layer.words[i].word.box));
    visible.push_back(judgement.faults[i] == WordFault::none);
    invisible.push_back(judgement.faults[i] == WordFault::invisible || judgement.faults[i] == WordFault::covered);
    seen += visible.back() ? 1 : 0;
    unseen += invisible.back() ? 1 : 0;
  }
  const Box whole = {0, 0, read.width, read.height};
  if (unseen > 0) {
    const std::vector<Match> matches = match_words(read, layer, places, invisible);
    if (agreeing_share(layer, matches, invisible) >= kTellingShare) note_differences(read, layer, matches, false);
  }
  if (seen == 0) {
    read.trust.push_back({.region = whole, .text_layer_used = false, .reason = judgement.reason});
    return;
  }
  const std::vector<Match> matches = match_words(read, layer, places, visible);
  const double share = agreeing_share(layer, matches, visible);
  if (share < kAgreeingShare || judgement.reason == "mojibake") {
    read.trust.push_back({.region = whole, .text_layer_used = false,
                          .reason = fmt::format("{}; pixels-differ: {} of 100 characters agree", judgement.reason, std::lround(share * 100))});
    return;
  }
  note_differences(read, layer, matches, true);
  read.trust.push_back({.region = whole, .text_layer_used = true, .reason = judgement.reason + "; words-match-pixels"});
  read.source = PageSource::mixed;
  const int angle = (360 - read.turned) % 360;
  const double offset = angle == 180 ? layer.width : angle == 270 ? layer.height : 0;
  const auto fonts = static_cast<std::int16_t>(read.fonts.size());
  for (const PdfFont& font : layer.fonts) read.fonts.push_back(font.name);
  std::vector<Word> words;
  for (std::size_t k = 0; k < read.words.size(); ++k) {
    Word& pixels = read.words[k];
    if (matches[k].words.empty()) {
      words.push_back(std::move(pixels));
      continue;
    }
    if (!matches[k].agrees) {
      pixels.readings.push_back({Reader::text_layer, joined_text(layer, matches[k].words), 0.5});
      words.push_back(std::move(pixels));
      continue;
    }
    const bool alone = matches[k].words.size() == 1;
    for (const std::size_t i : matches[k].words) {
      Word word = upright_word(layer.words[i], from_displayed, angle, offset);
      if (word.font >= 0) word.font = static_cast<std::int16_t>(word.font + fonts);
      word.readings.push_back({pixels.reader, alone ? pixels.text : word.text, pixels.confidence});
      word.under_seal = pixels.under_seal;
      if (alone) {
        word.sign = pixels.sign;
        word.readings.insert(word.readings.end(), pixels.readings.begin(), pixels.readings.end());
      }
      words.push_back(std::move(word));
    }
  }
  read.words = std::move(words);
}

}  // namespace dossier
