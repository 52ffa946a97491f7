#include "extract/read_name.h"

#include <algorithm>
#include <array>
#include <utility>
#include <functional>

#include "models/text.h"

namespace dossier {
namespace {

constexpr std::size_t kLongestName = 60;

// Longest first: 股份有限公司 before 公司.
constexpr std::array<std::u32string_view, 12> kCompanyEndings = {
    U"股份有限公司", U"有限责任公司", U"集团有限公司", U"有限公司", U"合伙企业", U"会计师事务所",
    U"律师事务所",   U"税务师事务所", U"公司",         U"事务所",   U"专业合作社", U"个人独资企业"};

constexpr std::array<std::u32string_view, 31> kOtherEndings = {
    U"中心", U"研究院", U"研究所", U"大学", U"学院", U"学校", U"厂",   U"集团", U"银行", U"医院", U"委员会",
    U"协会", U"学会",   U"联盟",   U"社",   U"店",   U"院",   U"所",   U"局",   U"部",   U"站",   U"企业",
    U"馆",   U"总队",   U"实验室", U"基金会", U"厅", U"商行", U"经营部", U"工作室", U"农场"};

constexpr std::array<std::u32string_view, 5> kPartnership = {U"(有限合伙)", U"(特殊普通合伙)", U"(普通合伙)", U"(集团)",
                                                             U"(特殊的普通合伙)"};

constexpr std::array<std::u32string_view, 3> kForms = {U"特殊普通合伙", U"特殊的普通合伙", U"普通合伙"};

// What a sentence says before it names somebody.
constexpr std::array<std::u32string_view, 26> kLeadIns = {
    U"兹证明", U"特此证明", U"证明",   U"我们审计了", U"我们接受", U"审计了", U"接受",     U"受",     U"由",
    U"致",     U"贵公司",   U"关于",   U"经评估",     U"经审核",   U"授予",   U"认定",     U"委托方", U"被审计单位",
    U"获证组织", U"组织名称", U"企业名称", U"单位名称", U"公司名称", U"编制单位", U"颁发给", U"对"};

bool name_character(char32_t c) {
  return is_cjk(c) || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || c == U'(' ||
         c == U')' || c == U'·' || c == U'&' || c == U'-' || c == U'+';
}

bool edge_mark(char32_t c) {
  static constexpr std::u32string_view kMarks = U":：;；,，.。、·|_*'\"`~^=-—/\\<>《》【】「」";
  return kMarks.find(c) != std::u32string_view::npos;
}

bool ends_with(std::u32string_view text, std::u32string_view ending) { return text.ends_with(ending); }

// 事务所,(特殊普通合伙): a speck before the legal form is none of the name.
bool speck(char32_t c) {
  static constexpr std::u32string_view kSpecks = U".,，·、'’‘`*_-";
  return kSpecks.find(c) != std::u32string_view::npos;
}

int depth_change(char32_t c) {
  if (c == U'(' || c == U'[' || c == U'〔') return 1;
  if (c == U')' || c == U']' || c == U'〕') return -1;
  return 0;
}

}  // namespace

std::string clean_text(std::string_view text) {
  std::u32string cleaned = to_u32(as_printed(text));
  std::replace(cleaned.begin(), cleaned.end(), U'丶', U'、');  // a stroke that no name holds, read for the comma
  const auto balanced = [&] {
    int depth = 0;
    for (const char32_t c : cleaned) depth += depth_change(c);
    return depth;
  };
  bool changed = true;
  while (changed && !cleaned.empty()) {
    changed = false;
    // A quotation mark without its counterpart is a speck, or the other lies with a word that is none of this.
    for (const auto& [open, close] : {std::pair{U'“', U'”'}, std::pair{U'‘', U'’'}}) {
      if (cleaned.front() == open && cleaned.find(close) == std::u32string::npos) cleaned.erase(0, 1);
      if (!cleaned.empty() && cleaned.back() == close && cleaned.find(open) == std::u32string::npos) cleaned.pop_back();
      if (cleaned.empty()) return {};
    }
    const char32_t first = cleaned.front();
    const char32_t last = cleaned.back();
    if (edge_mark(first) || first == U' ' || first == U')' || first == U']' || (first == U'(' && balanced() > 0)) {
      cleaned.erase(0, 1);
      changed = true;
    } else if (last == U'"' || last == U'》') {
      break;  // closes a title
    } else if (edge_mark(last) || last == U' ' || last == U'(' || last == U'[' || (last == U')' && balanced() < 0)) {
      // "Co., Ltd." and "Inc." keep their point.
      if (last == U'.' && cleaned.size() > 3 && cleaned[cleaned.size() - 2] < 0x80 && cleaned[cleaned.size() - 2] > U'9') {
        break;
      }
      cleaned.pop_back();
      changed = true;
    }
  }
  return to_utf8(cleaned);
}

bool is_organisation(std::string_view text) {
  std::u32string name = to_u32(squeezed(clean_text(text)));
  if (name.size() < 4 || name.size() > kLongestName) return false;
  if (!std::all_of(name.begin(), name.end(), [](char32_t c) { return name_character(c) || c == U',' || c == U'.'; })) {
    return false;
  }
  const bool chinese = std::count_if(name.begin(), name.end(), is_cjk) >= 4;
  if (!chinese) {
    std::u32string lower = name;
    for (char32_t& c : lower) c = c >= U'A' && c <= U'Z' ? c + 32 : c;
    for (const std::u32string_view ending : {U"ltd", U"ltd.", U"limited", U"inc", U"inc.", U"corporation", U"company",
                                             U"university", U"gmbh", U"llc", U"corp.", U"institute"}) {
      if (ends_with(lower, ending)) return true;
    }
    return false;
  }
  for (const std::u32string_view bracket : kPartnership) {
    if (ends_with(name, bracket)) name.resize(name.size() - bracket.size());
  }
  for (const std::u32string_view ending : kCompanyEndings) {
    if (ends_with(name, ending)) return name.size() > ending.size() + 1;
  }
  return std::any_of(kOtherEndings.begin(), kOtherEndings.end(), [&](std::u32string_view ending) {
    return name.size() > ending.size() + 1 && ends_with(name, ending);
  });
}

namespace {

// 会许师事务所: what a firm of accountants is has one spelling, of which print or a seal spoils a character. The length stays.
std::u32string with_firm_spelt(std::u32string key) {
  constexpr std::u32string_view kFirm = U"会计师事务所";
  for (std::size_t i = 0; i + kFirm.size() <= key.size(); ++i) {
    std::size_t same = 0;
    for (std::size_t k = 0; k < kFirm.size(); ++k) same += key[i + k] == kFirm[k] ? 1 : 0;
    const std::size_t end = i + kFirm.size();
    // 会计师事务的 is of a sentence.
    const bool whole = key[end - 1] == kFirm.back() || (end < key.size() && key[end] == U'(');
    if (same + 1 == kFirm.size() && whole && is_cjk(key[i])) key.replace(i, kFirm.size(), kFirm);
  }
  return key;
}

// A legal form of which a bracket was lost: 会计师事务所特殊普通合伙).
struct TornForm {
  std::u32string_view form;  // empty where there is none
  std::size_t end = 0;
};
TornForm torn_form(std::u32string_view key, std::size_t at) {
  if (!key.substr(0, at).ends_with(U"事务所")) return {};
  std::size_t begin = at;
  while (begin < key.size() && begin < at + 2 && (speck(key[begin]) || key[begin] == U'(')) ++begin;
  for (const std::u32string_view form : kForms) {
    const std::size_t end = begin + form.size();
    const bool closed = end < key.size() && key[end] == U')';
    if (key.substr(begin).starts_with(form) && (closed || begin > at)) return {form, end + (closed ? 1 : 0)};
  }
  return {};
}

}  // namespace

std::vector<NameFound> find_organisations(std::string_view text) {
  const std::u32string key = with_firm_spelt(to_u32(squeezed(text)));
  std::vector<NameFound> found;
  std::size_t from = 0;  // names do not overlap
  for (std::size_t i = 0; i < key.size();) {
    std::size_t length = 0;
    for (const std::u32string_view ending : kCompanyEndings) {
      if (std::u32string_view(key).substr(i).starts_with(ending)) {
        length = ending.size();
        break;
      }
    }
    if (length == 0) {
      ++i;
      continue;
    }
    std::size_t end = i + length;
    // 会计师事务所有限责任公司
    for (const std::u32string_view form : {U"有限责任公司", U"股份有限公司", U"有限公司"}) {
      if (std::u32string_view(key).substr(end).starts_with(form)) end += form.size();
    }
    const std::size_t before_speck = end;
    std::size_t specked = end;
    while (specked < key.size() && specked < end + 2 && speck(key[specked])) ++specked;
    for (const std::u32string_view bracket : kPartnership) {
      if (std::u32string_view(key).substr(end).starts_with(bracket)) {
        end += bracket.size();
      } else if (end == before_speck && specked > end && std::u32string_view(key).substr(specked).starts_with(bracket)) {
        end = specked + bracket.size();
      }
    }
    const TornForm torn = end == before_speck ? torn_form(key, end) : TornForm{};
    if (!torn.form.empty()) end = torn.end;
    // 沈阳分公司 after the company belongs to the name.
    for (const std::u32string_view branch : {U"分公司", U"分所"}) {
      const std::size_t at = key.find(branch, end);
      if (at == std::u32string::npos || at - end < 2 || at - end > 6) continue;
      if (std::all_of(key.begin() + static_cast<std::ptrdiff_t>(end), key.begin() + static_cast<std::ptrdiff_t>(at), is_cjk)) {
        end = at + branch.size();
      }
    }
    std::size_t begin = i;
    int depth = 0;
    while (begin > from && name_character(key[begin - 1]) && end - begin < kLongestName) {
      depth -= depth_change(key[begin - 1]);
      // An opening bracket that the name does not close is none of it, unless its counterpart was lost: 衡界信机器人(辽宁有限公司.
      if (depth < 0 && (end < key.size() && key[end] == U')')) break;
      --begin;
    }
    std::u32string_view name = std::u32string_view(key).substr(begin, end - begin);
    bool stripped = true;
    while (stripped) {
      stripped = false;
      for (const std::u32string_view lead : kLeadIns) {
        const std::size_t at = name.find(lead);
        if (at == std::u32string_view::npos || at > 8) continue;
        // 对 and 由 may belong to a name; only at its very start do they lead to it.
        if (lead.size() < 2 && at > 0) continue;
        name.remove_prefix(at + lead.size());
        stripped = true;
      }
    }
    if (name.size() >= 6) {
      const std::size_t first = end - name.size();
      std::u32string printed(name);
      if (!torn.form.empty()) {
        printed.replace(before_speck - first, torn.end - before_speck, U"(" + std::u32string(torn.form) + U")");
      } else if (end > specked && specked > before_speck) {
        printed.erase(before_speck - first, specked - before_speck);
      }
      found.push_back({to_utf8(printed), first, end});
    }
    from = end;
    i = end;
  }
  return found;
}

std::vector<std::string> split_names(std::string_view text) {
  const std::u32string key = to_u32(as_printed(text));
  std::vector<std::string> names;
  std::u32string name;
  int depth = 0;
  const auto finish = [&] {
    std::string cleaned = clean_text(to_utf8(name));
    if (!cleaned.empty()) names.push_back(std::move(cleaned));
    name.clear();
  };
  for (const char32_t c : key) {
    depth = std::max(0, depth + depth_change(c));
    const bool separator = c == U'、' || c == U';' || c == U'；' || c == U'。' || c == U'，' ||
                           (c == U',' && (name.empty() || name.back() >= 0x80 || name.back() == U')'));
    if (separator && depth == 0) {
      finish();
    } else {
      name += c;
    }
  }
  finish();
  return names;
}

namespace {

// Of one name.
bool ends_plausibly(std::u32string_view key) {
  const std::size_t company = key.find(U"公司");
  if (company != std::u32string::npos) {
    if (company > 0 && key[company - 1] == U')') return false;  // 信息工程(武汉)公司: 有限 was lost
    if (company > 0 && key[company - 1] == U'有') return false;  // 认证有公司
    const bool limited = company > 1 && key[company - 1] == U'限';
    return !limited || key[company - 2] == U'有';
  }
  // 有限公同, 有眼公司, 有限公可
  return key.find(U"有限") == std::u32string::npos || key.find(U"合伙") != std::u32string::npos;
}

// Calls part(name) for every name of a list that its marks part, and gives the list of what it returned, with its marks.
std::u32string for_each_name(std::string_view names, const std::function<std::u32string(std::u32string)>& part) {
  std::u32string result, name;
  for (const char32_t c : to_u32(names)) {
    if (c != U';' && c != U'；' && c != U'、') {
      name += c;
      continue;
    }
    result += part(std::move(name)) + c;
    name.clear();
  }
  return result + part(std::move(name));
}

}  // namespace

bool is_plausible_name(std::string_view name) {
  bool plausible = true;
  for_each_name(squeezed(name), [&](std::u32string one) {
    plausible = plausible && ends_plausibly(one);
    return one;
  });
  return plausible;
}

std::string restored_endings(std::string_view names) {
  static constexpr std::array<std::u32string_view, 3> kEndings = {U"有限责任公司", U"股份有限公司", U"有限公司"};
  return to_utf8(for_each_name(names, [](std::u32string one) {
    if (ends_plausibly(one)) return one;
    for (const std::u32string_view ending : kEndings) {
      for (const std::size_t length : {ending.size(), ending.size() - 1}) {
        if (one.size() < length + 2 || edit_distance(std::u32string_view(one).substr(one.size() - length), ending) != 1) continue;
        return one.substr(0, one.size() - length) + std::u32string(ending);
      }
    }
    return one;
  }));
}

std::string parted_names(std::string_view names) {
  std::u32string text = to_u32(names);
  std::size_t begin = 0;  // of the name before the mark
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] == U';' || text[i] == U'；' || text[i] == U'、') begin = i + 1;
    if (text[i] != U':' && text[i] != U'：') continue;
    const bool named = is_organisation(to_utf8(std::u32string_view(text).substr(begin, i - begin)));
    if (!named || !is_cjk(text[i + 1])) continue;
    text[i] = U';';
    begin = i + 1;
  }
  return to_utf8(text);
}

std::optional<std::string> read_name(std::string_view text) {
  std::string name = parted_names(clean_text(text));
  const std::u32string points = to_u32(name);
  if (points.size() < 2 || points.size() > kLongestName) return std::nullopt;
  const bool has_letters = std::any_of(points.begin(), points.end(), [](char32_t c) {
    return is_cjk(c) || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
  });
  if (!has_letters) return std::nullopt;
  return name;
}

std::size_t value_begins(std::u32string_view text) {
  constexpr std::size_t kLongestLabel = 12;
  const std::size_t colon = text.find_first_of(U"：:");
  return colon == std::u32string_view::npos || colon > kLongestLabel || colon + 1 == text.size() ? 0 : colon + 1;
}

}  // namespace dossier
