#include "models/text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <numeric>

#include "models/error.h"

namespace dossier {
namespace {

// Text layers write characters as the radicals that look like them. NFKC folds those of the Kangxi block; those of the
// CJK Radicals Supplement, from U+2E81 on, stand for these (Unicode's EquivalentUnifiedIdeograph; "." for none in the
// basic plane).
constexpr char32_t kFirstRadical = 0x2E81;
constexpr std::u32string_view kRadicals =
    U"厂乛乚乙亻冂.刀刂卜.小小兀尣尢.巳幺彑.忄.扌攵.旡日月歺.民氵氺灬爫爫丬牛犭王.目示礻.糹纟"
    U"罓罒.冗.羊.羋耂肀聿肉臼艹艹艹虎衤覀西见角.讠贝.车辶辶辶邑钅長镸长门.阝雨青韦页风飞食.飠饣"
    U".马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀";

char32_t without_radical(char32_t c) {
  if (c < kFirstRadical || c - kFirstRadical >= kRadicals.size()) return c;
  const char32_t character = kRadicals[c - kFirstRadical];
  return character == U'.' ? c : character;
}

// Fonts draw these simplified characters and a Kangxi radical by one glyph, and text layers then write the radical,
// which NFKC takes for the traditional character: 用⼾, ⾭岛, ⿈山. Where the glyphs differ (見, 門) the traditional
// one is printed.
char32_t simplified_radical(char32_t c) {
  return c == U'\u2F3E' ? U'户' : c == U'\u2FAD' ? U'青' : c == U'\u2FC8' ? U'黄' : c;
}

bool holds_simplified_radical(std::string_view utf8) {
  for (const std::string_view radical : {"\xE2\xBC\xBE", "\xE2\xBE\xAD", "\xE2\xBF\x88"}) {
    if (utf8.find(radical) != std::string_view::npos) return true;
  }
  return false;
}

std::u32string nfkc_u32(std::string_view text) {
  if (holds_simplified_radical(text)) {
    std::u32string points = to_u32(text);
    std::transform(points.begin(), points.end(), points.begin(), simplified_radical);
    return nfkc_u32(to_utf8(points));
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) throw Error(ErrorCode::internal, "", "ICU has no NFKC data");
  const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
  if (normalizer->isNormalizedUTF8(piece, status) && U_SUCCESS(status)) {
    std::u32string result = to_u32(text);
    for (char32_t& c : result) c = without_radical(c);
    return result;
  }
  status = U_ZERO_ERROR;
  const icu::UnicodeString folded = normalizer->normalize(icu::UnicodeString::fromUTF8(piece), status);
  if (U_FAILURE(status)) return to_u32(text);
  std::u32string result;
  for (int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
    result += without_radical(static_cast<char32_t>(folded.char32At(i)));
  }
  return result;
}

bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 || c == 0x200B || c == 0xFEFF; }

}  // namespace

std::string nfkc(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    return std::string(text);
  }
  return to_utf8(nfkc_u32(text));
}

std::string squeezed(std::string_view text) {
  std::u32string folded = nfkc_u32(text);
  std::erase_if(folded, is_space);
  return to_utf8(folded);
}

std::string as_printed(std::string_view text) {
  const std::u32string folded = nfkc_u32(text);
  std::u32string result;
  for (std::size_t i = 0; i < folded.size();) {
    if (!is_space(folded[i])) {
      result += folded[i++];
      continue;
    }
    while (i < folded.size() && is_space(folded[i])) ++i;
    if (result.empty() || i == folded.size()) continue;
    // Layout puts spaces between Chinese characters; a space matters only between Latin words.
    const bool latin = result.back() < 0x2E80 && folded[i] < 0x2E80;
    if (latin) result += U' ';
  }
  return to_utf8(result);
}

std::string name_key(std::string_view text) {
  std::u32string folded = nfkc_u32(text);
  std::erase_if(folded, is_space);
  for (char32_t& c : folded) {
    switch (c) {
      case U'〔':
      case U'【':
      case U'[':
      case U'{':
      case U'〖':
      case U'﹙':
        c = U'(';
        break;
      case U'〕':
      case U'】':
      case U']':
      case U'}':
      case U'〗':
      case U'﹚':
        c = U')';
        break;
      case U'‐':
      case U'‑':
      case U'‒':
      case U'–':
      case U'—':
      case U'―':
      case U'−':
      case U'─':
      case U'－':
        c = U'-';
        break;
      case U'•':
      case U'・':
      case U'‧':
      case U'∙':
        c = U'·';
        break;
      case U'“':
      case U'”':
      case U'„':
        c = U'"';
        break;
      case U'‘':
      case U'’':
        c = U'\'';
        break;
      default:
        c = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
    }
  }
  return to_utf8(folded);
}

std::u32string to_u32(std::string_view utf8) {
  std::u32string result;
  result.reserve(utf8.size());
  const auto size = static_cast<int32_t>(utf8.size());
  for (int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(utf8.data(), i, size, c);
    result += static_cast<char32_t>(c);
  }
  return result;
}

std::string to_utf8(std::u32string_view text) {
  std::string result;
  for (const char32_t c : text) {
    if (c < 0x80) {
      result += static_cast<char>(c);
    } else if (c < 0x800) {
      result += static_cast<char>(0xC0 | (c >> 6));
      result += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      result += static_cast<char>(0xE0 | (c >> 12));
      result += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
      result += static_cast<char>(0x80 | (c & 0x3F));
    } else {
      result += static_cast<char>(0xF0 | (c >> 18));
      result += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
      result += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
      result += static_cast<char>(0x80 | (c & 0x3F));
    }
  }
  return result;
}

bool is_utf8(std::string_view bytes) {
  const auto size = static_cast<int32_t>(bytes.size());
  for (int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes.data(), i, size, c);
    if (c < 0) return false;
  }
  return true;
}

bool is_cjk(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF) || c == U'〇';
}

int edit_distance(std::u32string_view a, std::u32string_view b) {
  std::vector<int> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int diagonal = row[0];
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int replace = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replace});
    }
  }
  return row[b.size()];
}

int edit_distance(std::string_view utf8_a, std::string_view utf8_b) {
  return edit_distance(std::u32string_view(to_u32(utf8_a)), std::u32string_view(to_u32(utf8_b)));
}

std::string printable(std::string_view text) {
  std::u32string points = to_u32(text);
  for (char32_t& c : points) {
    const bool bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || bidi) c = U' ';
  }
  return to_utf8(points);
}

}  // namespace dossier
