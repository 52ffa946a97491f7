#include "ingest/pdf_words.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <unordered_map>

#include "models/text.h"

namespace dossier {
namespace {

constexpr char32_t kSoftHyphen = 0x00AD;

bool parts_words(char32_t c) {
  return c <= 0x20 || c == 0x7F || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || (c >= 0x80 && c < 0xA0);
}

bool prints_nothing(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF;
}

// Marks that fonts place where they like inside (or outside) the width they declare.
bool is_mark(const PdfGlyph& glyph) {
  const char32_t c = glyph.text.front();
  return c == U'.' || c == U',' || c == U'/' || c == U':' || c == U';' || c == U'\'' || c == U'·' || c == U'-' || c == 0x2014 ||
         c == 0x2013 || c == U'(' || c == U')' || c == U'[' || c == U']' || (c >= 0x3001 && c <= 0x3011) || c == 0xFF0C ||
         c == 0xFF0E || c == 0xFF1A || c == 0xFF08 || c == 0xFF09;
}

// Is `b` so close behind `a` that it is painted on it?
bool collides(const PdfGlyph& a, const PdfGlyph& b) {
  const double least = is_mark(a) || is_mark(b) ? 0 : 0.12;
  return b.begin - a.begin < least * std::max(a.size, b.size);
}

// A run of glyphs being put together.
struct Run {
  std::vector<const PdfGlyph*> glyphs;
  std::size_t repeated = 0;  // how many of them stand where the same glyph stood before
  bool ended = false;  // a space followed

  [[nodiscard]] const PdfGlyph& first() const { return *glyphs.front(); }
  [[nodiscard]] const PdfGlyph& last() const { return *glyphs.back(); }
  [[nodiscard]] int painted() const {
    const auto earlier = [](const PdfGlyph* a, const PdfGlyph* b) { return a->painted < b->painted; };
    return (*std::min_element(glyphs.begin(), glyphs.end(), earlier))->painted;
  }
};

// The gap, as a share of the font size, that parts two characters. Chinese is often set wide (justified lines), figures and
// Latin letters never are: there a gap of a fifth is a space.
double parting_gap(const PdfGlyph& a, const PdfGlyph& b) {
  const bool left = is_cjk(a.text.back());
  const bool right = is_cjk(b.text.front());
  if (left && right) return 0.35;
  return left || right ? 0.25 : 0.18;
}

bool same_line(const PdfGlyph& a, const PdfGlyph& b) {
  const double size = std::max(a.size, b.size);
  return a.angle == b.angle && a.invisible == b.invisible && a.pale == b.pale && std::abs(a.base - b.base) <= 0.15 * size &&
         std::min(a.size, b.size) >= 0.7 * size;
}

// Position decides, not the declared width: some producers declare every character as wide as a Chinese one.
bool continues(const PdfGlyph& a, const PdfGlyph& b) {
  if (!same_line(a, b)) return false;
  const double size = std::max({a.size, b.size, 1e-6});
  return b.begin > a.begin && !collides(a, b) && b.begin - a.end < parting_gap(a, b) * size;
}

// Finds glyphs that repeat an earlier one at the same place.
class Repeats {
 public:
  // The earlier glyph, or nullptr.
  const PdfGlyph* earlier(const PdfGlyph& glyph) {
    const double cell = std::max(glyph.size * 0.25, 0.25);
    const auto column = static_cast<std::int64_t>(std::floor(glyph.begin / cell));
    const auto row = static_cast<std::int64_t>(std::floor(glyph.base / cell));
    for (std::int64_t dx = -1; dx <= 1; ++dx) {
      for (std::int64_t dy = -1; dy <= 1; ++dy) {
        const auto range = cells_.equal_range(key(glyph, column + dx, row + dy));
        for (auto it = range.first; it != range.second; ++it) {
          if (same(*it->second, glyph)) return it->second;
        }
      }
    }
    cells_.emplace(key(glyph, column, row), &glyph);
    return nullptr;
  }

 private:
  static bool same(const PdfGlyph& a, const PdfGlyph& b) {
    return a.text == b.text && a.angle == b.angle && a.invisible == b.invisible && std::abs(a.begin - b.begin) < 0.12 * b.size &&
           std::abs(a.base - b.base) < 0.12 * b.size && std::abs(a.size - b.size) < 0.1 * b.size;
  }
  static std::uint64_t key(const PdfGlyph& glyph, std::int64_t column, std::int64_t row) {
    std::uint64_t k = static_cast<std::uint64_t>(glyph.text.front());
    k = k * 0x9E3779B97F4A7C15ull + static_cast<std::uint64_t>(column);
    return k * 0x9E3779B97F4A7C15ull + static_cast<std::uint64_t>(row);
  }
  std::unordered_multimap<std::uint64_t, const PdfGlyph*> cells_;
};

std::vector<Run> runs_of(const std::vector<PdfGlyph>& glyphs) {
  std::vector<Run> runs;
  Repeats repeats;
  for (const PdfGlyph& glyph : glyphs) {
    if (glyph.text.empty() || prints_nothing(glyph.text.front())) continue;
    if (parts_words(glyph.text.front())) {
      if (!runs.empty()) runs.back().ended = true;
      continue;
    }
    const PdfGlyph* earlier = repeats.earlier(glyph);
    if (earlier != nullptr && !runs.empty() && earlier == runs.back().glyphs.back()) continue;  // each character twice
    if (runs.empty() || runs.back().ended || !continues(runs.back().last(), glyph)) runs.emplace_back();
    runs.back().glyphs.push_back(&glyph);
    runs.back().repeated += earlier != nullptr ? 1 : 0;
  }
  // A whole string twice. One that repeats in part is another text painted over the first, and that must be seen.
  std::erase_if(runs, [](const Run& run) { return run.repeated == run.glyphs.size(); });
  return runs;
}

// Two runs of one line that overlap and yet never print one character on another are one text painted out of order.
// Texts of two sizes are a note that runs into what stands beside it.
bool interleaves(const Run& a, const Run& b, std::vector<const PdfGlyph*>& both) {
  const double size = std::max(a.first().size, b.first().size);
  if (std::min(a.first().size, b.first().size) < 0.9 * size) return false;
  both.clear();
  std::merge(a.glyphs.begin(), a.glyphs.end(), b.glyphs.begin(), b.glyphs.end(), std::back_inserter(both),
             [](const PdfGlyph* x, const PdfGlyph* y) { return x->begin < y->begin; });
  for (std::size_t i = 1; i < both.size(); ++i) {
    if (collides(*both[i - 1], *both[i])) return false;
  }
  return true;
}

// Producers paint a word in pieces, and not always in order: pieces that touch on one base line are one word, unless a
// space was painted between them.
std::vector<Run> joined(std::vector<Run> runs) {
  const auto line_order = [](const Run& a, const Run& b) {
    const PdfGlyph& x = a.first();
    const PdfGlyph& y = b.first();
    if (x.angle != y.angle) return x.angle < y.angle;
    if (x.invisible != y.invisible) return y.invisible;
    if (x.pale != y.pale) return y.pale;
    return x.base < y.base;
  };
  std::stable_sort(runs.begin(), runs.end(), line_order);
  std::vector<Run> result;
  std::vector<const PdfGlyph*> both;
  for (std::size_t from = 0, to = 0; from < runs.size(); from = to) {
    to = from + 1;
    while (to < runs.size() && same_line(runs[from].first(), runs[to].first())) ++to;
    std::stable_sort(runs.begin() + static_cast<std::ptrdiff_t>(from), runs.begin() + static_cast<std::ptrdiff_t>(to),
                     [](const Run& a, const Run& b) { return a.first().begin < b.first().begin; });
    for (std::size_t i = from; i < to; ++i) {
      Run& next = runs[i];
      Run* last = i > from ? &result.back() : nullptr;
      if (last == nullptr) {
        result.push_back(std::move(next));
        continue;
      }
      const double size = std::max(last->last().size, next.first().size);
      if (next.first().begin <= last->last().begin) {
        if (interleaves(*last, next, both)) {
          last->ended = last->last().begin > next.last().begin ? last->ended : next.ended;
          last->glyphs = both;
          continue;
        }
      } else if (!last->ended && !collides(last->last(), next.first()) &&
                 next.first().begin - last->last().end < 0.08 * size) {
        last->glyphs.insert(last->glyphs.end(), next.glyphs.begin(), next.glyphs.end());
        last->ended = next.ended;
        continue;
      }
      result.push_back(std::move(next));
    }
  }
  std::stable_sort(result.begin(), result.end(), [](const Run& a, const Run& b) { return a.painted() < b.painted(); });
  return result;
}

Box on_displayed_page(int angle, double begin, double end, double above, double below) {
  // `above` and `below` are values across, above < below.
  switch (angle) {
    case 90: return {-below, begin, below - above, end - begin};
    case 180: return {-end, -below, end - begin, below - above};
    case 270: return {above, -end, below - above, end - begin};
    default: return {begin, above, end - begin, below - above};
  }
}

// Where a glyph ends: before the next one begins; the last of a run whose declared widths were too large takes the
// pitch of its neighbours.
double end_of(const Run& run, std::size_t index) {
  const PdfGlyph& glyph = *run.glyphs[index];
  const double slack = 0.1 * glyph.size;
  if (index + 1 < run.glyphs.size()) {
    const double next = run.glyphs[index + 1]->begin;
    return next < glyph.end - slack ? next : glyph.end;
  }
  if (index == 0) return glyph.end;
  const PdfGlyph& before = *run.glyphs[index - 1];
  const double pitch = glyph.begin - before.begin;
  return before.end - slack > glyph.begin ? std::min(glyph.end, glyph.begin + pitch) : glyph.end;
}

PdfWord word_of(const Run& run) {
  PdfWord word;
  const PdfGlyph& first = run.first();
  word.angle = first.angle;
  word.size = first.size;
  word.invisible = first.invisible;
  word.pale = first.pale;
  word.painted = run.painted();
  double begin = first.begin, end = first.end;
  double above = first.base - first.ascent, below = first.base + first.descent;
  std::u32string text;
  std::vector<int> by_font;
  for (std::size_t k = 0; k < run.glyphs.size(); ++k) {
    const PdfGlyph* glyph = run.glyphs[k];
    const double glyph_end = end_of(run, k);
    begin = std::min(begin, glyph->begin);
    end = k == 0 ? glyph_end : std::max(end, glyph_end);
    above = std::min(above, glyph->base - glyph->ascent);
    below = std::max(below, glyph->base + glyph->descent);
    const auto count = static_cast<double>(glyph->text.size());
    for (std::size_t i = 0; i < glyph->text.size(); ++i) {
      char32_t c = glyph->text[i];
      if (c == kSoftHyphen) c = U'-';  // fonts map their visible hyphen, and with it the minus, to it
      if (parts_words(c) || prints_nothing(c)) continue;
      if (c == 0xFFFD) word.unmapped = true;
      text.push_back(c);
      word.codes.push_back(glyph->code);
      word.fonts.push_back(glyph->font);
      word.word.edges.push_back(static_cast<float>(glyph->begin + (glyph_end - glyph->begin) * static_cast<double>(i) / count));
    }
    if (glyph->font >= 0) {
      if (by_font.size() <= static_cast<std::size_t>(glyph->font)) by_font.resize(static_cast<std::size_t>(glyph->font) + 1);
      ++by_font[static_cast<std::size_t>(glyph->font)];
    }
  }
  word.word.edges.push_back(static_cast<float>(end));
  word.word.text = to_utf8(text);
  word.word.box = on_displayed_page(word.angle, begin, end, above, below);
  if (!by_font.empty()) {
    word.word.font = static_cast<std::int16_t>(std::max_element(by_font.begin(), by_font.end()) - by_font.begin());
  }
  return word;
}

}  // namespace

std::vector<PdfWord> words_of_glyphs(const std::vector<PdfGlyph>& glyphs) {
  std::vector<PdfWord> words;
  for (const Run& run : joined(runs_of(glyphs))) words.push_back(word_of(run));
  std::erase_if(words, [](const PdfWord& word) { return word.word.text.empty(); });
  return words;
}

}  // namespace dossier
