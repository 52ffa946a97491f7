#include "verify/names.h"

#include <unicode/translit.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "models/text.h"

namespace dossier {
namespace {

// Every character is one of GB/T 2312, the set of simplified ones; what is outside may be traditional, or rare. (It holds a few that are
// traditional elsewhere, the 乾 of 乾坤, so that both names have to be so.)
bool is_plainly_simplified(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  thread_local const std::unique_ptr<UConverter, decltype(&ucnv_close)> kSet(ucnv_open("GB2312", &status), &ucnv_close);
  if (!kSet) return false;
  const icu::UnicodeString points = icu::UnicodeString::fromUTF8(text);
  ucnv_setFromUCallBack(kSet.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::string bytes(4 * static_cast<std::size_t>(points.length()) + 1, '\0');
  status = U_ZERO_ERROR;
  ucnv_fromUChars(kSet.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), points.getBuffer(), points.length(), &status);
  return U_SUCCESS(status) != 0;
}

// The table of traditional characters takes a seventh of a whole check to load: only where there may be one.
std::string simplified(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<icu::Transliterator> kToSimplified(
      icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, status));
  if (!kToSimplified) return text;
  icu::UnicodeString points = icu::UnicodeString::fromUTF8(text);
  kToSimplified->transliterate(points);
  std::string result;
  points.toUTF8String(result);
  return result;
}

// Pinyin without tones, letters only. A character with several readings gets the one that the table of ICU has first.
std::string pinyin(const std::u32string& chinese) {
  UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<icu::Transliterator> kToLatin(
      icu::Transliterator::createInstance("Han-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
  if (!kToLatin) return {};
  icu::UnicodeString points = icu::UnicodeString::fromUTF8(to_utf8(chinese));
  kToLatin->transliterate(points);
  std::string latin;
  points.toUTF8String(latin);
  std::erase_if(latin, [](char c) { return c < 'a' || c > 'z'; });
  return latin;
}

// What characters of places and brands are read as besides: 长 of 长春 is chang and no zhang.
std::vector<std::string_view> other_readings(char32_t c) {
  struct Reading {
    char32_t character;
    std::string_view pinyin;
  };
  constexpr Reading kReadings[] = {
      {U'长', "chang"}, {U'重', "chong"}, {U'重', "zhong"}, {U'厦', "xia"},  {U'六', "lu"},   {U'蚌', "beng"},
      {U'乐', "yue"},   {U'行', "hang"},  {U'都', "du"},    {U'曾', "zeng"}, {U'单', "shan"}, {U'藏', "zang"},
      {U'绿', "lv"},    {U'绿', "lyu"},   {U'吕', "lv"},    {U'吕', "lyu"},  {U'旅', "lv"},   {U'旅', "lyu"},
      {U'峤', "qiao"},  {U'晟', "sheng"}, {U'什', "shi"},   {U'番', "pan"},  {U'牟', "mu"},   {U'莞', "wan"},
      {U'浚', "xun"},   {U'涡', "guo"}};
  std::vector<std::string_view> readings;
  for (const Reading& reading : kReadings) {
    if (reading.character == c) readings.push_back(reading.pinyin);
  }
  return readings;
}

// Whether the letters begin with the pinyin of all the characters, each in one of its readings.
bool spells(std::u32string_view chinese, std::string_view letters) {
  if (chinese.empty()) return true;
  std::vector<std::string_view> readings = other_readings(chinese.front());
  const std::string first = pinyin(std::u32string(1, chinese.front()));
  if (!first.empty()) readings.push_back(first);
  return std::any_of(readings.begin(), readings.end(), [&](std::string_view reading) {
    return letters.starts_with(reading) && spells(chinese.substr(1), letters.substr(reading.size()));
  });
}

// City and brand: what stands before the words of the trade. At least four characters, or the name says too little.
std::u32string distinctive_part(const std::u32string& name) {
  constexpr std::u32string_view kTrade[] = {U"人工智能", U"智能", U"科技", U"软件", U"信息", U"技术", U"网络", U"数据", U"电子",
                                            U"机器人", U"自动化", U"云计算", U"计算机", U"数字", U"系统", U"装备", U"工程",
                                            U"控股", U"集团", U"股份", U"有限"};
  std::size_t end = name.size();
  for (const std::u32string_view word : kTrade) end = std::min(end, name.find(word));
  std::u32string part = name.substr(0, end);
  std::erase_if(part, [](char32_t c) { return c == U'市' || c == U'省' || !is_cjk(c); });
  return part.size() >= 4 ? part : std::u32string();
}

// Whether an English name begins with the pinyin of the Chinese one's city and brand. That it does not says nothing: brands have
// English names of their own.
bool is_romanised(const std::u32string& chinese, std::u32string_view english) {
  const std::u32string part = distinctive_part(chinese);
  std::string letters;
  for (const char32_t c : english) {
    if (c >= U'a' && c <= U'z') letters += static_cast<char>(c);
  }
  return !part.empty() && spells(part, letters);
}

bool has_chinese(std::u32string_view text) { return std::any_of(text.begin(), text.end(), is_cjk); }

// A bilingual certificate may print the English name behind the Chinese one.
std::u32string without_latin(std::u32string text) {
  std::erase_if(text, [](char32_t c) { return c < 0x80; });
  return text;
}

NameRelation compare_keys(const std::u32string& a, const std::u32string& b) {
  if (has_chinese(a) != has_chinese(b)) {
    const bool romanised = has_chinese(a) ? is_romanised(a, b) : is_romanised(b, a);
    return romanised ? NameRelation::romanised : NameRelation::other_script;
  }
  if (a.size() == b.size()) {
    int differing = 0;
    bool misreadable = true;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (a[i] == b[i]) continue;
      ++differing;
      misreadable = misreadable && confusable(a[i], b[i]);
    }
    if (misreadable && differing <= 2) return NameRelation::confusable;
    if (differing == 1) return NameRelation::one_character;
  }
  if (b.size() > a.size() && b.starts_with(a)) {
    const std::u32string rest = b.substr(a.size());
    if (rest.find(U"公司") == std::u32string::npos) return NameRelation::unit;
  }
  return edit_distance(a, b) == 1 ? NameRelation::one_character : NameRelation::other;
}

int closeness(NameRelation relation) { return static_cast<int>(relation); }

}  // namespace

bool confusable(char32_t a, char32_t b) {
  if (a == b) return true;
  constexpr std::u32string_view kGroups[] = {
      U"0o〇○dqＯ口", U"1l|i丨7】", U"2z", U"38b", U"4a", U"5s6", U"6b8g", U"9gq", U"一-—ー丨", U"二=ニ", U"三ミ", U"十+千干于",
      U"八入人", U"己已巳", U"末未", U"土士", U"日曰目", U"月用", U"元无亓", U"万方刀", U"亿忆化", U"佰伯陌", U"仟什千", U"拾抬",
      U"科料", U"晶品", U"戍戌戊成", U"司同", U"限眼", U"智熊", U"友发", U"大太犬", U"天夭", U"王玉主", U"木术本", U"力刀", U"田由甲申",
      U"车东", U"乌鸟", U"治冶", U"洛络", U"辰展", U"侯候", U"折拆", U"析折", U"材村", U"汇江", U"沈沉", U"辽迁", U"盛威", U"微徽",
      U"讯迅", U"传侍", U"博搏", U"枝技", U"宇字", U"思恩", U"洋详", U"风凤", U"贝见", U"哈蛤", U"祥样"};
  return std::any_of(std::begin(kGroups), std::end(kGroups), [&](std::u32string_view group) {
    return group.find(a) != std::u32string_view::npos && group.find(b) != std::u32string_view::npos;
  });
}

NameRelation compare_names(std::string_view name, std::string_view printed) {
  const std::string a = name_key(name);
  const std::string b = name_key(printed);
  if (a == b) return NameRelation::same;
  const std::u32string a32 = to_u32(a);
  const std::u32string b32 = to_u32(b);
  const std::u32string chinese = without_latin(b32);
  if (has_chinese(chinese) && chinese != b32 && without_latin(a32) == chinese && a32 == chinese) return NameRelation::same;
  const bool plain = is_plainly_simplified(a) && is_plainly_simplified(b);
  const std::string a_simplified = plain ? a : simplified(a);
  const std::string b_simplified = plain ? b : simplified(b);
  if (a_simplified == b_simplified) return NameRelation::printing;
  return compare_keys(to_u32(a_simplified), to_u32(b_simplified));
}

NameRelation compare_names(const CompanyNames& company, std::string_view printed) {
  NameRelation best = compare_names(company.name, printed);
  for (const std::string& name : company.also) {
    const NameRelation relation = compare_names(name, printed);
    if (closeness(relation) < closeness(best)) best = relation;
  }
  if (is_own(best)) return best;
  for (const std::string& name : company.former) {
    const NameRelation relation = compare_names(name, printed);
    if (is_own(relation)) return NameRelation::former;
    if (closeness(relation) < closeness(best)) best = relation;
  }
  return best;
}

std::vector<std::string> listed_names(std::string_view printed) {
  std::vector<std::string> names(1);
  for (const char32_t c : to_u32(as_printed(printed))) {
    if (c == U';' || c == U'、' || c == U',') {
      names.emplace_back();
    } else {
      names.back() += to_utf8(std::u32string_view(&c, 1));
    }
  }
  for (std::string& name : names) name = as_printed(name);
  std::erase_if(names, [](const std::string& name) { return name.empty(); });
  // "Example Co., Ltd." holds a comma and is one name.
  const std::u32string whole = to_u32(printed);
  if (!has_chinese(whole)) return {as_printed(printed)};
  return names;
}

bool is_issuer_name(std::string_view name) {
  const std::string key = name_key(name);
  constexpr std::array<std::string_view, 8> kWords = {"会计师事务所", "税务师事务所", "资产评估", "认证有限", "认证中心",
                                                      "认证集团",     "检验认证",     "律师事务所"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return key.find(word) != std::string::npos; });
}

}  // namespace dossier
