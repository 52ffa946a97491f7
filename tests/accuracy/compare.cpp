#include "tests/accuracy/compare.h"

#include <algorithm>
#include <vector>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace dossier::accuracy {
namespace {

char32_t fold_one(char32_t c) {
  switch (c) {
    case U'〔':
    case U'【':
    case U'[':
    case U'{':
      return U'(';
    case U'〕':
    case U'】':
    case U']':
    case U'}':
      return U')';
    case U'《':
    case U'〈':
      return U'<';
    case U'》':
    case U'〉':
      return U'>';
    case U'‐':
    case U'‑':
    case U'‒':
    case U'–':
    case U'—':
    case U'―':
    case U'−':
    case U'─':
    case U'ー':
      return U'-';
    case U'“':
    case U'”':
      return U'"';
    case U'‘':
    case U'’':
      return U'\'';
    case U'•':
    case U'・':
      return U'·';
    default:
      return c;
  }
}

bool is_space(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0xa0 || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200b);
}

std::string utf8_of(std::u32string_view text) {
  std::string out;
  icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()), static_cast<std::int32_t>(text.size()))
      .toUTF8String(out);
  return out;
}

bool contract_amount(std::string_view text) {
  const std::size_t start = text.starts_with('-') ? 1 : 0;
  const std::size_t dot = text.find('.');
  if (dot == std::string_view::npos || dot == start || text.size() != dot + 3) {
    return false;
  }
  return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(start), text.end(),
                     [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

// "-12.5" as fen; nothing where it is no decimal number of at most two decimals.
std::optional<long long> fen(std::string_view text) {
  const bool negative = text.starts_with('-');
  long long value = 0;
  int decimals = -1;
  int digits = 0;
  for (const char c : text.substr(negative ? 1 : 0)) {
    if (c == '.' && decimals < 0) {
      decimals = 0;
    } else if (c >= '0' && c <= '9' && decimals < 2 && digits < 17) {
      value = value * 10 + (c - '0');
      ++digits;
      decimals += decimals >= 0 ? 1 : 0;
    } else {
      return std::nullopt;
    }
  }
  if (digits == 0) {
    return std::nullopt;
  }
  for (int i = std::max(decimals, 0); i < 2; ++i) {
    value *= 10;
  }
  return negative ? -value : value;
}

std::string without_end(std::string text) {
  while (!text.empty() && std::string_view(".;,").find(text.back()) != std::string_view::npos) {
    text.pop_back();
  }
  const std::string stop = "。";
  const std::string comma = "、";
  for (const std::string& end : {stop, comma}) {
    if (text.ends_with(end)) {
      text.resize(text.size() - end.size());
    }
  }
  return text;
}

bool same(const std::string& got, const std::string& want, const std::string& name) {
  if (contract_amount(want)) {
    const auto a = fen(got);
    return a && a == fen(want);
  }
  const std::string a = folded(got);
  const std::string b = folded(want);
  return a == b || ((name == "scope" || name == "title" || name == "address") && without_end(a) == without_end(b));
}

}  // namespace

std::u32string code_points(std::string_view utf8) {
  const icu::UnicodeString text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  std::u32string out;
  for (std::int32_t i = 0; i < text.length();) {
    const UChar32 c = text.char32At(i);
    out += static_cast<char32_t>(c);
    i += U16_LENGTH(c);
  }
  return out;
}

std::string folded(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(error);
  const icu::UnicodeString from =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::string normal;
  nfkc->normalize(from, error).toUTF8String(normal);
  std::u32string out;
  for (const char32_t c : code_points(normal)) {
    if (!is_space(c)) {
      out += fold_one(c);
    }
  }
  return utf8_of(out);
}

bool is_right(const std::string& got, const nlohmann::json& truth) {
  const std::string name = truth.value("name", "");
  if (same(got, truth.at("value").get<std::string>(), name)) {
    return true;
  }
  for (const auto& other : truth.value("accept", nlohmann::json::array())) {
    if (same(got, other.get<std::string>(), name)) {
      return true;
    }
  }
  return false;
}

std::size_t distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) {
    row[j] = j;
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t up = row[j];
      row[j] = std::min({up + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = up;
    }
  }
  return row.back();
}

}  // namespace dossier::accuracy
