#include "ingest/text_trust.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>
#include <numeric>
#include <set>

#include "models/text.h"

namespace dossier {
namespace {

constexpr double kCoveredShare = 0.4;   // of a word's box
constexpr double kScanShare = 0.6;      // of the page that pictures cover
constexpr double kPictureShare = 0.03;  // of the page: a picture that may hold content
constexpr double kFaultyShare = 0.1;    // of the code points: the layer as a whole is not usable
constexpr std::size_t kMostWords = 20'000;
constexpr std::size_t kOutlines = 25;   // so many small filled outlines without text are letters
constexpr std::size_t kMostRegions = 12;
constexpr int kGrid = 64;

bool is_private(char32_t c) { return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0x10FFFD); }

// Letters that Chinese evidence prints only where bytes of GBK or UTF-8 were taken for Latin-1.
bool is_latin_supplement(char32_t c) {
  return (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0xA1 && c <= 0xBF && c != 0xB7 && c != 0xB0 && c != 0xB1 && c != 0xA7 && c != 0xA5 && c != 0xAE && c != 0xA9 && c != 0xB2 && c != 0xB3);
}

WordFault fault_of_characters(const std::u32string& text, const PdfWord& word) {
  const bool named = std::none_of(text.begin(), text.end(), [](char32_t c) { return c == 0xFFFD || is_private(c); });
  if (named && !word.unmapped) return WordFault::none;
  if (text.size() == 1 && is_private(text.front())) return WordFault::symbol;
  return WordFault::nameless;
}

// A map of what pictures cover, coarse enough to be cheap and fine enough for a share.
class Coverage {
 public:
  Coverage(double width, double height) : width_(width), height_(height) {}
  void add(const Box& box) {
    const int left = cell(box.x, width_), right = cell(box.right() - 1e-6, width_);
    const int top = cell(box.y, height_), bottom = cell(box.bottom() - 1e-6, height_);
    for (int y = top; y <= bottom; ++y) {
      for (int x = left; x <= right; ++x) cells_.set(static_cast<std::size_t>(y * kGrid + x));
    }
  }
  [[nodiscard]] double share() const { return static_cast<double>(cells_.count()) / (kGrid * kGrid); }

 private:
  static int cell(double at, double extent) {
    return std::clamp(static_cast<int>(at / extent * kGrid), 0, kGrid - 1);
  }
  double width_, height_;
  std::bitset<kGrid * kGrid> cells_;
};

bool is_picture(const PdfPaint& paint) {
  return paint.kind == PdfPaint::Kind::image || paint.kind == PdfPaint::Kind::stencil;
}

double share_of(const Box& inner, const Box& outer) {
  const double area = inner.area();
  return area <= 0 ? 0 : intersection(inner, outer).area() / area;
}

void find_covered(const PdfPage& page, LayerJudgement& judgement) {
  for (const PdfPaint& paint : page.paints) {
    const bool cover = paint.opaque && paint.kind != PdfPaint::Kind::stencil && paint.kind != PdfPaint::Kind::shape;
    if (!cover) continue;
    for (std::size_t i = 0; i < page.words.size(); ++i) {
      const PdfWord& word = page.words[i];
      if (word.painted < paint.painted && judgement.faults[i] == WordFault::none && share_of(word.word.box, paint.box) >= kCoveredShare) {
        judgement.faults[i] = WordFault::covered;
      }
    }
  }
}

// White text is seen only on something dark that was painted before.
void find_pale(const PdfPage& page, LayerJudgement& judgement) {
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    const PdfWord& word = page.words[i];
    if (!word.pale || judgement.faults[i] != WordFault::none) continue;
    const bool seen = std::any_of(page.paints.begin(), page.paints.end(), [&](const PdfPaint& paint) {
      const bool dark = is_picture(paint) || paint.luminance < 0.8;
      return dark && paint.painted < word.painted && share_of(word.word.box, paint.box) > 0.6;
    });
    if (!seen) judgement.faults[i] = WordFault::invisible;
  }
}

// From where the first letter or digit of a word begins to a little behind where the last one does. Declared widths, and
// with them boxes, may be wrong, and marks stand where they like; where letters begin is what is painted.
struct Extent {
  double begin = 0, end = 0;
  bool any = false;
};

Extent extent_of(const PdfWord& word) {
  Extent extent;
  const std::u32string text = to_u32(word.word.text);
  for (std::size_t i = 0; i < text.size() && i < word.codes.size(); ++i) {
    const bool letter = (text[i] >= U'0' && text[i] <= U'9') || (text[i] >= U'A' && text[i] <= U'z') || is_cjk(text[i]);
    if (!letter) continue;
    if (!extent.any) extent.begin = word.word.edges[i];
    extent.end = word.word.edges[i] + 0.3 * word.size;
    extent.any = true;
  }
  return extent;
}

// Do two words stand on one another?
bool at_one_place(const PdfWord& a, const PdfWord& b) {
  const double size = std::max(a.size, b.size);
  if (a.angle != b.angle || std::min(a.size, b.size) < 0.5 * size) return false;
  const bool level = a.angle == 0 || a.angle == 180;
  const double apart = level ? a.word.box.center_y() - b.word.box.center_y() : a.word.box.center_x() - b.word.box.center_x();
  if (std::abs(apart) > 0.35 * size) return false;
  const Extent x = extent_of(a), y = extent_of(b);
  const double common = std::min(x.end, y.end) - std::max(x.begin, y.begin);
  return x.any && y.any && common >= 0.5 * std::min(x.end - x.begin, y.end - y.begin);
}

void find_doubled(const PdfPage& page, LayerJudgement& judgement) {
  std::vector<std::size_t> order(page.words.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::erase_if(order, [&](std::size_t i) { return judgement.faults[i] != WordFault::none; });
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return page.words[a].word.box.y < page.words[b].word.box.y; });
  for (std::size_t a = 0; a < order.size(); ++a) {
    const PdfWord& upper = page.words[order[a]];
    for (std::size_t b = a + 1; b < order.size() && b < a + 400; ++b) {
      const PdfWord& lower = page.words[order[b]];
      if (lower.word.box.y > upper.word.box.bottom()) break;
      if (!at_one_place(upper, lower)) continue;
      // The same text painted with a small shift is a shadow.
      if (upper.word.text == lower.word.text) {
        judgement.faults[order[b]] = WordFault::symbol;
      } else {
        judgement.faults[order[a]] = judgement.faults[order[b]] = WordFault::doubled;
      }
    }
  }
}

// A font of which every second letter is an accented Latin one prints Chinese and says something else.
void find_garbled(const PdfPage& page, const std::vector<std::u32string>& texts, LayerJudgement& judgement) {
  std::vector<std::pair<int, int>> counts(page.fonts.size());  // accented letters, all letters
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (std::size_t k = 0; k < texts[i].size(); ++k) {
      const auto font = static_cast<std::size_t>(page.words[i].fonts[k]);
      if (page.words[i].fonts[k] < 0 || font >= counts.size()) continue;
      counts[font].first += is_latin_supplement(texts[i][k]) ? 1 : 0;
      counts[font].second += texts[i][k] > 0x40 ? 1 : 0;
    }
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto font = static_cast<std::size_t>(page.words[i].word.font);
    if (page.words[i].word.font < 0 || font >= counts.size() || judgement.faults[i] != WordFault::none) continue;
    if (counts[font].second >= 8 && counts[font].first * 3 > counts[font].second) judgement.faults[i] = WordFault::garbled;
  }
}

std::vector<Box> clustered(std::vector<Box> boxes, double reach) {
  for (bool changed = true; changed && boxes.size() < 2000;) {
    changed = false;
    for (std::size_t a = 0; a < boxes.size(); ++a) {
      for (std::size_t b = a + 1; b < boxes.size();) {
        const Box grown = {boxes[a].x - reach, boxes[a].y - reach, boxes[a].width + 2 * reach, boxes[a].height + 2 * reach};
        if (intersection(grown, boxes[b]).empty()) {
          ++b;
          continue;
        }
        boxes[a] = united(boxes[a], boxes[b]);
        boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(b));
        changed = true;
      }
    }
  }
  return boxes;
}

// Words without fault that stand on the region: a picture behind text is a background.
int words_on(const PdfPage& page, const LayerJudgement& judgement, const Box& region) {
  int count = 0;
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    if (judgement.faults[i] == WordFault::none && share_of(page.words[i].word.box, region) > 0.5) ++count;
  }
  return count;
}

void find_regions(const PdfPage& page, bool small_regions, LayerJudgement& judgement) {
  const double area = page.width * page.height;
  std::vector<Box> pictures, outlines;
  for (const PdfPaint& paint : page.paints) {
    if (is_picture(paint)) {
      pictures.push_back(paint.box);
    } else if (paint.kind == PdfPaint::Kind::shape && paint.box.height >= 4 && paint.box.height <= 40) {
      outlines.push_back(paint.box);
    }
  }
  for (const Box& box : clustered(std::move(pictures), 1)) {
    const bool large = box.area() >= kPictureShare * area && box.width > 40 && box.height > 16;
    const bool line = small_regions && box.height >= 7 && box.height <= 45 && box.width >= 1.5 * box.height && box.y > 0.08 * page.height &&
                      box.bottom() < 0.93 * page.height;
    if ((large || line) && words_on(page, judgement, box) < 3) judgement.regions.push_back(box);
  }
  if (outlines.size() >= kOutlines && outlines.size() < 2000) {
    for (const Box& box : clustered(std::move(outlines), 6)) {
      if (box.width > 24 && box.height >= 6 && words_on(page, judgement, box) == 0) judgement.regions.push_back(box);
    }
  } else if (outlines.size() >= 2000) {
    judgement.whole_page = true;
    judgement.reason = "text-as-outlines";
  }
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    const WordFault fault = judgement.faults[i];
    if (fault == WordFault::nameless || fault == WordFault::garbled || fault == WordFault::covered || fault == WordFault::doubled) {
      const Box& box = page.words[i].word.box;
      judgement.regions.push_back({box.x - 4, box.y - 3, box.width + 8, box.height + 6});
    }
  }
  judgement.regions = clustered(std::move(judgement.regions), 3);
  double covered = 0;
  for (const Box& box : judgement.regions) covered += box.area();
  if (judgement.regions.size() > kMostRegions || covered > 0.5 * area) {
    judgement.whole_page = true;
    judgement.reason = judgement.faulty > 0 ? "covered-or-nameless-text" : "pictures-with-text";
  }
}

}  // namespace

LayerJudgement judge_layer(const PdfPage& page, bool small_regions) {
  LayerJudgement judgement;
  judgement.faults.assign(page.words.size(), WordFault::none);
  std::vector<std::u32string> texts;
  texts.reserve(page.words.size());
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    texts.push_back(to_u32(page.words[i].word.text));
    judgement.faults[i] = page.words[i].invisible ? WordFault::invisible : fault_of_characters(texts.back(), page.words[i]);
  }
  const auto all_pixels = [&](std::string reason) {
    judgement.whole_page = true;
    judgement.reason = std::move(reason);
    judgement.regions.clear();
    return judgement;
  };
  if (page.truncated || page.words.size() > kMostWords) return all_pixels("too-many-marks");
  find_garbled(page, texts, judgement);
  find_covered(page, judgement);
  find_pale(page, judgement);
  find_doubled(page, judgement);
  int invisible = 0;
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    const auto length = static_cast<int>(texts[i].size());
    switch (judgement.faults[i]) {
      case WordFault::none: judgement.sound += length; break;
      case WordFault::symbol: break;
      case WordFault::invisible: invisible += length; break;
      default: judgement.faulty += length; break;
    }
  }
  Coverage pictures(page.width, page.height);
  for (const PdfPaint& paint : page.paints) {
    if (is_picture(paint)) pictures.add(paint.box);
  }
  if (page.paints.empty() && page.rules.empty() && judgement.sound + judgement.faulty == 0) {
    judgement.blank = page.slanted.empty();
    if (judgement.blank) return judgement;
  }
  if (pictures.share() >= kScanShare) return all_pixels("page-is-image");
  if (judgement.sound + judgement.faulty == 0) return all_pixels(invisible > 0 ? "invisible-text" : "no-text-layer");
  if (judgement.faulty > kFaultyShare * (judgement.sound + judgement.faulty)) return all_pixels("mojibake");
  find_regions(page, small_regions, judgement);
  return judgement;
}

int dominant_angle(const PdfPage& page) {
  std::array<int, 4> counts{};
  for (const PdfWord& word : page.words) {
    if (!word.invisible) counts.at(static_cast<std::size_t>(word.angle / 90)) += static_cast<int>(word.codes.size());
  }
  const int all = std::accumulate(counts.begin(), counts.end(), 0);
  for (int quarter = 1; quarter < 4; ++quarter) {
    if (counts.at(static_cast<std::size_t>(quarter)) * 10 > all * 7) return quarter * 90;
  }
  return 0;
}

GlyphProofs::Seen GlyphProofs::seen(const PdfPage& page, const PdfWord& word) const {
  const std::u32string text = to_u32(word.word.text);
  const auto prints_figures = [](char32_t c) { return (c >= U'0' && c <= U'9') || c == U'-' || c == U'(' || c == U')'; };
  const bool figures = std::any_of(text.begin(), text.end(), prints_figures);
  Seen worst = Seen::matched;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (figures && !prints_figures(text[i])) continue;
    const std::int16_t font = word.fonts[i];
    if (font < 0) return Seen::unseen;
    const std::uint64_t key = page.fonts[static_cast<std::size_t>(font)].key;
    // Chinese has thousands of glyphs: there the font as a whole is vouched for.
    const auto whole = fonts_.find(key);
    if (!figures && whole != fonts_.end() && whole->second.matched >= kVouchingWords) continue;
    const auto glyph = glyphs_.find({key, word.codes[i]});
    if (glyph == glyphs_.end()) {
      worst = worst == Seen::differed ? worst : Seen::unseen;
    } else if (glyph->second.matched == 0) {
      worst = Seen::differed;
    }
  }
  return worst;
}

void GlyphProofs::record(const PdfPage& page, const PdfWord& word, bool matched) {
  std::set<std::uint64_t> fonts;
  for (std::size_t i = 0; i < word.codes.size(); ++i) {
    if (word.fonts[i] < 0) continue;
    const std::uint64_t key = page.fonts[static_cast<std::size_t>(word.fonts[i])].key;
    Counts& glyph = glyphs_[{key, word.codes[i]}];
    ++(matched ? glyph.matched : glyph.differed);
    fonts.insert(key);
  }
  for (const std::uint64_t font : fonts) ++(matched ? fonts_[font].matched : fonts_[font].differed);
}

bool GlyphProofs::distrusted(std::uint64_t font) const {
  const auto counts = fonts_.find(font);
  return counts != fonts_.end() && counts->second.differed >= 3 && counts->second.differed > 2 * counts->second.matched;
}

std::vector<SecondLook> sample_of(const PdfPage& page, std::span<const std::size_t> layer_word_of,
                                  std::span<const SecondLook> looks, const GlyphProofs& proofs, std::size_t most,
                                  std::size_t spot_checks) {
  std::vector<SecondLook> sample;
  std::vector<bool> taken(looks.size(), false);
  std::set<std::pair<std::uint64_t, std::uint32_t>> shown;
  const auto word_at = [&](std::size_t i) -> const PdfWord& { return page.words[layer_word_of[looks[i].word]]; };
  std::vector<std::size_t> open;  // looks at words with glyphs that nothing vouches for yet
  for (std::size_t i = 0; i < looks.size(); ++i) {
    if (looks[i].word < layer_word_of.size() && proofs.seen(page, word_at(i)) != GlyphProofs::Seen::matched) open.push_back(i);
  }
  // Again and again the word that shows most new glyphs, so that few words show all.
  std::map<std::uint64_t, int> chinese;  // words a font; two vouch for it
  while (!open.empty() && sample.size() < most) {
    std::size_t best = 0, best_news = 0;
    for (std::size_t k = 0; k < open.size(); ++k) {
      const PdfWord& word = word_at(open[k]);
      std::size_t news = 0;
      std::set<std::pair<std::uint64_t, std::uint32_t>> own;
      for (std::size_t g = 0; g < word.codes.size(); ++g) {
        if (word.fonts[g] < 0) continue;
        const std::pair<std::uint64_t, std::uint32_t> glyph{page.fonts[static_cast<std::size_t>(word.fonts[g])].key, word.codes[g]};
        if (!shown.contains(glyph) && own.insert(glyph).second) ++news;
      }
      if (looks[open[k]].alphabet == SecondLook::Alphabet::chinese && word.word.font >= 0 &&
          chinese[page.fonts[static_cast<std::size_t>(word.word.font)].key] >= GlyphProofs::kVouchingWords) {
        news = 0;
      }
      if (news > best_news) {
        best_news = news;
        best = k;
      }
    }
    if (best_news == 0) break;
    const std::size_t i = open[best];
    const PdfWord& word = word_at(i);
    for (std::size_t g = 0; g < word.codes.size(); ++g) {
      if (word.fonts[g] >= 0) shown.emplace(page.fonts[static_cast<std::size_t>(word.fonts[g])].key, word.codes[g]);
    }
    if (looks[i].alphabet == SecondLook::Alphabet::chinese && word.word.font >= 0) ++chinese[page.fonts[static_cast<std::size_t>(word.word.font)].key];
    sample.push_back(looks[i]);
    taken[i] = true;
    open.erase(open.begin() + static_cast<std::ptrdiff_t>(best));
  }
  const std::size_t spots = std::min({spot_checks, looks.size(), most - std::min(most, sample.size())});
  for (std::size_t k = 0; k < spots; ++k) {
    const std::size_t i = (2 * k + 1) * looks.size() / (2 * spots);
    if (taken[i] || looks[i].word >= layer_word_of.size()) continue;
    sample.push_back(looks[i]);
    taken[i] = true;
  }
  std::sort(sample.begin(), sample.end(), [](const SecondLook& a, const SecondLook& b) { return a.word < b.word; });
  return sample;
}

std::string figure_key(const std::string& text) {
  std::string key;
  int digits = 0;
  // Most words are plain ASCII or plain Chinese; only a full-width figure needs folding.
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  for (const char32_t c : to_u32(ascii ? text : squeezed(text))) {
    if (c >= U'0' && c <= U'9') {
      key.push_back(static_cast<char>(c));
      ++digits;
    } else if (c == U'-' || c == U'(' || c == 0x2212 || c == 0x2013 || c == 0x2014) {
      if (key.empty()) key = "-";
    } else if (c != U'.' && c != U',' && c != U')' && c != U'%' && c != U'¥' && c != U'\'' && c != 0x3001 && c != U'·' && c != U':' && c != U';') {
      return {};
    }
  }
  return digits >= 2 ? key : std::string();
}

bool confirms(const std::string& layer_text, const std::string& pixels_text) {
  const std::string figure = figure_key(layer_text);
  if (!figure.empty()) return figure == figure_key(pixels_text);
  const std::u32string a = to_u32(name_key(layer_text));
  const std::u32string b = to_u32(name_key(pixels_text));
  if (a.empty()) return b.empty();
  return edit_distance(a, b) * 10 <= static_cast<int>(a.size());
}

}  // namespace dossier
