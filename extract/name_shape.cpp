#include "extract/name_shape.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/misread_characters.h"
#include "extract/name_words.h"
#include "extract/read_name.h"
#include "extract/settle.h"
#include "models/text.h"

namespace dossier {

// 锐泊达（沈附）有限公司: what stands in the brackets of a company's name is a place or a word that such names use.
bool unusual_in_brackets(const std::string& name) {
  constexpr std::size_t kPlace = 3;  // characters at most
  const std::u32string text = to_u32(name);
  const std::size_t open = text.find_first_of(U"(（");
  const std::size_t close = text.find_first_of(U")）");
  if (open == std::u32string::npos || close == std::u32string::npos || close < open + 2 || close - open - 1 > kPlace) return false;
  const std::vector<bool> usual = in_name_words(text);
  return std::find(usual.begin() + static_cast<std::ptrdiff_t>(open) + 1, usual.begin() + static_cast<std::ptrdiff_t>(close), false) !=
         usual.begin() + static_cast<std::ptrdiff_t>(close);
}

// A bracket without its counterpart, or a speck beside one.
bool torn_bracket(const std::string& value) {
  const std::u32string text = to_u32(value);
  const auto count = [&](std::u32string_view marks) {
    return std::count_if(text.begin(), text.end(), [&](char32_t c) { return marks.find(c) != std::u32string_view::npos; });
  };
  const bool speck = value.find(")·") != std::string::npos || value.find("·(") != std::string::npos;
  return speck || count(U"(（") != count(U")）");
}

// 州市新硕科技有限公司: all readers lost a rare first character alike. No province has a name of one character, and of towns only two, and what else
// begins so is a word.
bool lacks_place_name(const std::string& name) {
  const std::u32string text = to_u32(name);
  static constexpr std::u32string_view kKinds = U"省市";
  for (std::size_t i = 0; i < std::min<std::size_t>(2, text.size()); ++i) {
    if (kKinds.find(text[i]) == std::u32string_view::npos) continue;
    static constexpr std::array<std::u32string_view, 10> kSound = {U"津市", U"沙市", U"市场", U"市政", U"城市", U"都市", U"超市", U"上市", U"门市", U"省广"};
    return std::none_of(kSound.begin(), kSound.end(), [&](std::u32string_view sound) { return text.starts_with(sound); });
  }
  return false;
}

// 津曜谷检验认证有限公司: firms of accountants and bodies that certify are named after their place, and no place begins so.
void restore_place(Field& field) {
  static constexpr std::array<std::pair<std::u32string_view, std::u32string_view>, 2> kCut = {{{U"津", U"天津"}, {U"圳", U"深圳"}}};
  static constexpr std::array<std::u32string_view, 3> kBodies = {U"认证", U"检验", U"会计师"};
  const std::u32string text = to_u32(field.value);
  const bool body = std::any_of(kBodies.begin(), kBodies.end(), [&](std::u32string_view word) { return text.find(word) != std::u32string::npos; });
  for (const auto& [cut, place] : kCut) {
    if (!body || !text.starts_with(cut) || text.starts_with(U"津市")) continue;
    std::string restored = to_utf8(std::u32string(place) + text.substr(cut.size()));
    std::erase(field.alternatives, restored);
    field.alternatives.insert(field.alternatives.begin(), std::exchange(field.value, std::move(restored)));
    cast_doubt(field, "character-lost");
    return;
  }
}

// …有限公可 where all readers have it so: the ending has one spelling.
void restore_endings(Field& field) {
  std::string restored = restored_endings(field.value);
  if (restored == field.value || !is_plausible_name(restored)) return;
  std::erase(field.alternatives, restored);
  field.alternatives.insert(field.alternatives.begin(), std::exchange(field.value, std::move(restored)));
  doubt_misreading(field);
}

// 邵州 for 邳州: readers err towards the usual character. An independent one that has a rare one in the place of one usual character, and all else
// alike, has seen what the networks have not.
bool rarer_elsewhere(const Field& field) {
  const std::u32string value = to_u32(field.value);
  const std::vector<bool> usual = in_name_words(value);
  return std::any_of(field.alternatives.begin(), field.alternatives.end(), [&](const std::string& text) {
    const std::u32string other = to_u32(text);
    if (other.size() != value.size() || edit_distance(other, value) != 1) return false;
    const std::size_t at = static_cast<std::size_t>(std::mismatch(value.begin(), value.end(), other.begin()).first - value.begin());
    return is_cjk(value[at]) && !usual[at] && !is_rare(value[at]) && is_rare(other[at]);
  });
}

void drop_stroke_behind(Field& field) {
  const std::u32string text = to_u32(field.value);
  if (text.size() < 3 || !is_cjk(text[text.size() - 2]) || std::u32string_view(U"Il|丨").find(text.back()) == std::u32string_view::npos) return;
  std::string whole = to_utf8(std::u32string_view(text).substr(0, text.size() - 1));
  std::erase(field.alternatives, whole);
  field.alternatives.insert(field.alternatives.begin(), std::exchange(field.value, std::move(whole)));
  cast_doubt(field, "ends-oddly");
}

}  // namespace dossier
