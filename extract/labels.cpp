#include "extract/labels.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <unordered_map>
#include <utility>

#include "models/text.h"

namespace dossier {
namespace {

constexpr std::size_t kTolerantFrom = 3;     // characters: shorter labels must match exactly
constexpr std::size_t kTwoChangesFrom = 8;
constexpr std::size_t kLongestCompared = 128;  // characters: no wording is nearly as long
constexpr int kMostMisread = 3;              // one character in so many, for a label that its neighbours confirm

bool is_numeral(char32_t c) { return std::u32string_view(U"一二三四五六七八九十").find(c) != std::u32string_view::npos; }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool ends_numeral(char32_t c) {
  return c == U'、' || c == U'丶' || c == U'.' || c == U',' || c == U':' || c == U'·' || c == U'．' || c == U'\'' || c == U'`';
}

std::u32string without_marks(std::string_view text) {
  std::u32string result = to_u32(name_key(text));
  std::erase_if(result, [](char32_t c) {
    return c == U'△' || c == U'▲' || c == U'#' || c == U'*' || c == U'☆' || c == U'★' || c == U'※' || c == U'"' || c == U'\'';
  });
  for (char32_t& c : result) {
    if (c == U'帐') c = U'账';
    if (c == U'﹕' || c == U'：' || c == U';') c = U':';
    if (c == U'丶' || c == U'､') c = U'、';
  }
  for (std::size_t at = result.find(U"其它"); at != std::u32string::npos; at = result.find(U"其它", at)) result[at + 1] = U'他';
  return result;
}

// 「一、」「十二、」「1.」「3、」「①」 at the front; the whole text is never a number.
bool strip_number(std::u32string& text) {
  std::size_t end = 0;
  if (!text.empty() && text.front() == U'第') return false;
  while (end < text.size() && is_numeral(text[end])) ++end;
  if (end > 0 && end < 4 && end < text.size() && ends_numeral(text[end])) {
    text.erase(0, end + 1);
    return true;
  }
  end = 0;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end > 0 && end < 3 && end + 1 < text.size()) {
    if (ends_numeral(text[end])) {
      text.erase(0, end + 1);
      return true;
    }
    if (is_cjk(text[end]) && text[end] != U'年') {
      text.erase(0, end);
      return true;
    }
  }
  return false;
}

bool strip_word(std::u32string& text, std::u32string_view word) {
  if (!std::u32string_view(text).starts_with(word)) return false;
  std::size_t end = word.size();
  // A lone 减 or 加 is a prefix only with its colon: 减值准备 is a label.
  const bool colon = end < text.size() && (text[end] == U':' || text[end] == U'.' || text[end] == U',' || text[end] == U'、');
  if ((word.size() == 1 || word.front() == U'力') && !colon) return false;
  if (colon) ++end;
  if (end >= text.size() && word.size() > 1) return false;
  text.erase(0, end);
  return true;
}

// Takes away a note whose bracket was lost: 资产减值损失损失以“-”号填列. False where there is none.
bool cut_note(std::u32string& text) {
  for (const std::u32string_view note : {U"净亏损以", U"亏损总额以", U"亏损以", U"损失以", U"减少以"}) {
    const std::size_t at = text.find(note);
    if (at == std::u32string::npos || at < 2) continue;
    text.erase(at);
    return true;
  }
  return false;
}

void erase_all(std::u32string& text, std::u32string_view part) {
  for (std::size_t at = text.find(part); at != std::u32string::npos && text.size() > part.size(); at = text.find(part)) {
    text.erase(at, part.size());
  }
}

// Characters that recognisers take for one another in these labels.
constexpr std::array<std::u32string_view, 26> kConfusable = {
    U"人入八", U"末未", U"润闰涧", U"发友", U"己已巳", U"土士", U"日曰目", U"月用", U"元无亓", U"万方", U"减滅", U"干千于",
    U"佘余会", U"贷货", U"价阶", U"折拆", U"债偿", U"末本", U"其共", U"股胶服", U"存在", U"计汁", U"账帐", U"付什仟", U"资贸",
    U"收牧"};

// The groups that a character is in, a bit each.
std::uint32_t groups_of(char32_t c) {
  static const std::unordered_map<char32_t, std::uint32_t> kGroups = [] {
    std::unordered_map<char32_t, std::uint32_t> groups;
    for (std::size_t g = 0; g < kConfusable.size(); ++g) {
      for (const char32_t member : kConfusable[g]) groups[member] |= std::uint32_t{1} << g;
    }
    return groups;
  }();
  const auto at = kGroups.find(c);
  return at == kGroups.end() ? 0 : at->second;
}

// One bit of 64 for a character, the same for those that are taken for one another.
std::uint64_t trace_of(char32_t c, std::uint32_t groups) {
  constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15;
  return std::uint64_t{1} << (groups != 0 ? 63 : (c * kSpread) >> 58);
}

using Glyphs = LabelDictionary::Glyphs;

// Edit distance in halves of a change: a known confusion counts one half. More than `most` may come out as any larger number.
int distance_in_halves(const Glyphs& a, const Glyphs& b, int most) {
  // A character of one whose trace the other lacks is one change.
  const int missing = std::max(std::popcount(a.trace & ~b.trace), std::popcount(b.trace & ~a.trace));
  if (2 * missing > most) return most + 1;
  std::array<int, kLongestCompared + 1> row{};
  if (b.text.size() > kLongestCompared) return most + 1;
  for (std::size_t j = 0; j <= b.text.size(); ++j) row[j] = 2 * static_cast<int>(j);
  for (std::size_t i = 1; i <= a.text.size(); ++i) {
    int diagonal = row[0];
    row[0] = 2 * static_cast<int>(i);
    int least = row[0];
    for (std::size_t j = 1; j <= b.text.size(); ++j) {
      const int change = a.text[i - 1] == b.text[j - 1] ? 0 : (a.groups[i - 1] & b.groups[j - 1]) != 0 ? 1 : 2;
      const int replaced = diagonal + change;
      diagonal = row[j];
      row[j] = std::min({row[j] + 2, row[j - 1] + 2, replaced});
      least = std::min(least, row[j]);
    }
    if (least > most) return most + 1;
  }
  return row[b.text.size()];
}

}  // namespace

LabelDictionary::Glyphs::Glyphs(std::u32string characters) : text(std::move(characters)) {
  groups.reserve(text.size());
  for (const char32_t c : text) {
    groups.push_back(groups_of(c));
    trace |= trace_of(c, groups.back());
  }
}

PrintedLabel parse_label(std::string_view text) {
  PrintedLabel label;
  label.text = text;
  std::u32string key = without_marks(text);
  // The stroke of a ruling line, read as a letter.
  if (key.size() > 2 && is_cjk(key[1]) && ((key[0] >= U'a' && key[0] <= U'z') || key[0] == U'|' || key[0] == U'/' || key[0] == U'\\')) {
    key.erase(key.begin());
  }
  // Notes and numbers in brackets go, wherever they stand.
  std::u32string plain;
  int depth = 0;
  for (const char32_t c : key) {
    if (c == U'(') {
      ++depth;
    } else if (c == U')') {
      if (depth > 0) {
        --depth;
        if (plain.empty()) label.numbered = true;  // （一）
      } else if (!cut_note(plain)) {
        plain.clear();  // the rest of a note that began in the line above
      }
    } else if (depth == 0) {
      plain += c;
    }
  }
  label.open_bracket = depth > 0;
  key = std::move(plain);
  // 净(减少)/增加额, (使用)/产生的: what the bracket held is gone, the stroke goes with it.
  std::erase(key, U'/');
  const auto mark = [](char32_t c) { return std::u32string_view(U":.,、-_·'`;~").find(c) != std::u32string_view::npos; };
  for (bool again = true; again;) {
    again = false;
    while (!key.empty() && mark(key.front())) key.erase(key.begin());
    if (strip_number(key)) label.numbered = again = true;
    if (strip_word(key, U"减")) label.subtract = again = true;
    if (strip_word(key, U"加") || strip_word(key, U"力口") || strip_word(key, U"力")) label.add = again = true;
    if (strip_word(key, U"其中")) label.of_which = again = true;
  }
  while (!key.empty() && mark(key.back())) {
    label.heading = label.heading || key.back() == U':';
    key.pop_back();
  }
  cut_note(key);
  // A formula behind the label: …总额(47-48-49)×50.
  if (const std::size_t at = key.find(U'×'); at != std::u32string::npos && at > 3) key.erase(at);
  erase_all(key, U"或股东权益");
  erase_all(key, U"或股本");
  label.key = to_utf8(key);
  return label;
}

LabelDictionary::LabelDictionary(std::span<const LabelRow> rows) : rows_(rows) {
  for (const LabelRow& row : rows) {
    for (std::size_t start = 0; start <= row.names.size();) {
      const std::size_t end = std::min(row.names.find('|', start), row.names.size());
      wordings_.push_back({Glyphs(to_u32(row.names.substr(start, end - start))), &row});
      start = end + 1;
    }
  }
  std::stable_sort(wordings_.begin(), wordings_.end(), [](const Wording& a, const Wording& b) { return a.glyphs.text < b.glyphs.text; });
}

LabelMatch LabelDictionary::find(std::string_view key, bool tolerant, std::string_view parent) const {
  const std::u32string text = to_u32(key);
  if (text.empty()) return {};
  // Namesakes: the one that details the row above, else the one that stands for itself.
  const auto preferred = [&](const LabelRow* a, const LabelRow* b) {
    if (a == nullptr) return b;
    if (!parent.empty() && b->parent == parent && a->parent != parent) return b;
    if (!parent.empty() && a->parent == parent) return a;
    if (!a->parent.empty() && b->parent.empty()) return b;
    return a;
  };
  LabelMatch match;
  for (auto at = std::lower_bound(wordings_.begin(), wordings_.end(), text,
                                  [](const Wording& wording, const std::u32string& wanted) { return wording.glyphs.text < wanted; });
       at != wordings_.end() && at->glyphs.text == text; ++at) {
    match.row = preferred(match.row, at->row);
  }
  if (match.row != nullptr || !tolerant || text.size() < kTolerantFrom) return match;
  // 亚、现金…: what stands before the mark was a numeral.
  if (text.size() > 5 && text[1] == U'、') return find(to_utf8(text.substr(2)), tolerant, parent);

  const Glyphs read(text);
  const int most = text.size() >= kTwoChangesFrom ? 4 : 2;
  int nearest = most + 1;
  bool unique = true;
  for (const Wording& wording : wordings_) {
    if (wording.glyphs.text.size() < kTolerantFrom) continue;
    const auto difference = static_cast<int>(wording.glyphs.text.size()) - static_cast<int>(text.size());
    if (2 * std::abs(difference) > most) continue;
    const int distance = distance_in_halves(wording.glyphs, read, most);
    if (distance > most || distance > nearest) continue;
    if (distance < nearest) {
      nearest = distance;
      match = {wording.row, (distance + 1) / 2};
      unique = true;
    } else if (match.row != wording.row) {
      // Namesakes share their wording; two different wordings at one distance settle nothing.
      const bool namesakes = match.row->names == wording.row->names;
      unique = unique && namesakes;
      if (namesakes) match.row = preferred(match.row, wording.row);
    }
  }
  return unique ? match : LabelMatch{};
}

std::vector<LabelMatch> LabelDictionary::near(std::string_view key) const {
  std::u32string text = to_u32(key);
  if (text.size() > 5 && text[1] == U'、') text.erase(0, 2);
  const Glyphs read(text);
  std::vector<LabelMatch> matches;
  for (const Wording& wording : wordings_) {
    const auto longer = static_cast<int>(std::max(wording.glyphs.text.size(), text.size()));
    const auto difference = std::abs(static_cast<int>(wording.glyphs.text.size()) - static_cast<int>(text.size()));
    if (wording.glyphs.text.size() < kTolerantFrom || difference * kMostMisread > longer) continue;
    const int distance = (distance_in_halves(wording.glyphs, read, 2 * longer / kMostMisread + 1) + 1) / 2;
    if (distance * kMostMisread > longer) continue;
    const auto same = std::find_if(matches.begin(), matches.end(), [&](const LabelMatch& match) { return match.row == wording.row; });
    if (same == matches.end()) {
      matches.push_back({wording.row, distance});
    } else {
      same->distance = std::min(same->distance, distance);
    }
  }
  std::stable_sort(matches.begin(), matches.end(), [](const LabelMatch& a, const LabelMatch& b) { return a.distance < b.distance; });
  return matches;
}

bool LabelDictionary::begins_label(std::string_view key) const {
  const std::u32string text = to_u32(key);
  if (text.size() < 2) return false;
  return std::any_of(wordings_.begin(), wordings_.end(), [&](const Wording& wording) {
    return wording.glyphs.text.size() > text.size() && std::u32string_view(wording.glyphs.text).starts_with(text);
  });
}

const LabelRow* LabelDictionary::row(std::string_view id) const {
  const auto at = std::find_if(rows_.begin(), rows_.end(), [&](const LabelRow& row) { return row.id == id; });
  return at == rows_.end() ? nullptr : &*at;
}

const LabelDictionary& labels_of(DocumentType type) {
  static const LabelDictionary balance(balance_sheet_rows());
  static const LabelDictionary income(income_statement_rows());
  static const LabelDictionary cash(cash_flow_rows());
  static const LabelDictionary tax(tax_return_rows());
  static const LabelDictionary research(rd_audit_rows());
  static const LabelDictionary none({});
  switch (type) {
    case DocumentType::balance_sheet: return balance;
    case DocumentType::income_statement: return income;
    case DocumentType::cash_flow_statement: return cash;
    case DocumentType::tax_return: return tax;
    case DocumentType::rd_special_audit: return research;
    default: return none;
  }
}

}  // namespace dossier
