#include "extract/plain_glyphs.h"

#include <algorithm>
#include <memory>

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "models/text.h"

namespace dossier {
namespace {

constexpr float kPlainMargin = 2;
constexpr float kFarthest = 22;  // what is farther from all characters is none, or two, or half of one

bool plain(const Glyph& glyph) { return glyph.margin >= kPlainMargin && glyph.distance <= kFarthest; }

// 誠 and 诚: how a character is written, not which one it is, is at stake, and of small print the words know it better.
bool same_but_for_script(char32_t a, char32_t b) {
  if (a == b) return false;
  static const std::unique_ptr<icu::Transliterator> kToSimplified = [] {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, error));
    return U_FAILURE(error) != 0 ? nullptr : std::move(made);
  }();
  if (kToSimplified == nullptr) return false;
  const auto simplified = [](char32_t c) {
    icu::UnicodeString text(static_cast<UChar32>(c));
    kToSimplified->transliterate(text);
    return text;
  };
  return simplified(a) == simplified(b);
}

}  // namespace

bool PlainGlyphs::any_inserted() const {
  return std::any_of(word_->glyphs.begin(), word_->glyphs.end(),
                     [](const Glyph& glyph) { return glyph.inserted && plain(glyph); });
}

char32_t PlainGlyphs::find(std::size_t point, bool inserted) const {
  const auto found = std::find_if(word_->glyphs.begin(), word_->glyphs.end(), [&](const Glyph& glyph) {
    return glyph.at == point && glyph.inserted == inserted && plain(glyph);
  });
  if (found == word_->glyphs.end()) return 0;
  if (inserted) return found->best;
  const std::u32string text = to_u32(word_->text);
  return point < text.size() && same_but_for_script(found->best, text[point]) ? 0 : found->best;
}

}  // namespace dossier
