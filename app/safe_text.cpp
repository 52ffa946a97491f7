#include "app/safe_text.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <array>

#include "models/text.h"

namespace dossier {
namespace {

// Format characters (Unicode category Cf: directions, zero-width, tags), the two other spaces of no width, and what no
// Unicode text may hold. The soft hyphen is Cf too.
bool invisible(char32_t c) {
  const auto category = u_charType(static_cast<UChar32>(c));
  return category == U_FORMAT_CHAR || category == U_SURROGATE || category == U_LINE_SEPARATOR ||
         category == U_PARAGRAPH_SEPARATOR || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
}

int columns_of(char32_t c) {
  const auto category = u_charType(static_cast<UChar32>(c));
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK) return 0;
  const int width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

bool closes(char32_t c) {
  constexpr std::u32string_view kClosing = U"，。；：！？、）》」』】〕”’…—,.;:!?)]}%";
  return kClosing.find(c) != std::u32string_view::npos;
}

bool opens(char32_t c) {
  constexpr std::u32string_view kOpening = U"（《「『【〔“‘([{";
  return kOpening.find(c) != std::u32string_view::npos;
}

}  // namespace

std::string neutral(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  for (const char32_t c : to_u32(text)) {
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
      shown += ' ';
    } else if (invisible(c)) {
      shown += fmt::format("[U+{:04X}]", static_cast<std::uint32_t>(c));
    } else {
      shown += to_utf8(std::u32string_view(&c, 1));
    }
  }
  return shown;
}

std::string markup(std::string_view text) {
  std::string shown;
  for (const char c : neutral(text)) {
    switch (c) {
      case '&': shown += "&amp;"; break;
      case '<': shown += "&lt;"; break;
      case '>': shown += "&gt;"; break;
      case '"': shown += "&quot;"; break;
      case '\'': shown += "&#39;"; break;
      default: shown += c;
    }
  }
  return shown;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::string_view three = bytes.substr(at, 3);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      bits = bits << 8 | (i < three.size() ? static_cast<unsigned char>(three[i]) : 0u);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      text += i <= three.size() ? kDigits[bits >> (18 - 6 * i) & 63] : '=';
    }
  }
  return text;
}

std::string uri_path(std::string_view path) {
  std::string uri;
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '.' || c == '_' || c == '~' || c == '/';
    if (plain) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

int display_width(std::string_view text) {
  int width = 0;
  for (const char32_t c : to_u32(text)) width += columns_of(c);
  return width;
}

std::string cut_to_width(std::string_view text, int columns) {
  const std::u32string points = to_u32(text);
  if (display_width(text) <= columns) return to_utf8(points);
  std::u32string kept;
  int width = 1;  // of the ellipsis
  for (const char32_t c : points) {
    width += columns_of(c);
    if (width > columns) break;
    kept += c;
  }
  return to_utf8(kept) + "…";
}

std::string wrapped(std::string_view text, int columns, std::string_view indent) {
  const std::u32string points = to_u32(text);
  const int room = columns - display_width(indent);
  std::string lines;
  std::size_t start = 0;
  while (start < points.size()) {
    std::size_t end = start;
    std::size_t last_break = 0;  // where the line may end, 0 where nowhere yet
    int width = 0;
    while (end < points.size() && width + columns_of(points[end]) <= room) {
      width += columns_of(points[end]);
      ++end;
      const bool at_space = points[end - 1] == U' ' || (end < points.size() && points[end] == U' ');
      const bool between_wide = end < points.size() && (columns_of(points[end - 1]) == 2 || columns_of(points[end]) == 2);
      if (end < points.size() && !closes(points[end]) && !opens(points[end - 1]) && (at_space || between_wide)) last_break = end;
    }
    if (end < points.size() && last_break > start) end = last_break;
    if (end == start) ++end;
    std::u32string line = points.substr(start, end - start);
    while (!line.empty() && line.back() == U' ') line.pop_back();
    if (!lines.empty()) lines += '\n';
    lines += indent;
    lines += to_utf8(line);
    start = end;
    while (start < points.size() && points[start] == U' ') ++start;
  }
  return lines;
}

}  // namespace dossier
