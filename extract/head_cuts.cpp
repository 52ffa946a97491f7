#include "extract/head_cuts.h"

#include <string>

#include <re2/re2.h>

#include "extract/table_columns.h"
#include "models/text.h"

namespace dossier::table_detail {
namespace {

struct Span {
  std::size_t from = 0, to = 0;  // code points
};

// What makes two days one period, or a sentence.
bool connects(std::u32string_view text) {
  static constexpr std::u32string_view kConnectors = U"-—–~～至到和与及、，。;；截";
  return text.find_first_of(kConnectors) != std::u32string_view::npos;
}

// Days and years, also without the 日 that went to the next line; of "12月312023年" the year is the second's.
std::vector<Span> days_in(std::u32string_view text) {
  static const re2::RE2 kDay(
      "(?:19|20)[0-9]{2}(?:年(?:度|[0-9]{1,2}月(?:(?:3[01]|[12][0-9]|0?[1-9])日?)?|1[-—~至]1?[0-9]月)?|"
      "[-./][0-9]{2}[-./][0-9]{2})");
  const std::string bytes = to_utf8(text);
  std::vector<Span> days;
  const re2::StringPiece rest(bytes);
  re2::StringPiece found;
  for (std::size_t at = 0; at < bytes.size();) {
    if (!kDay.Match(rest, at, rest.size(), re2::RE2::UNANCHORED, &found, 1)) break;
    const auto start = static_cast<std::size_t>(found.data() - rest.data());
    const std::size_t from = to_u32(std::string_view(bytes).substr(0, start)).size();
    days.push_back({from, from + to_u32(std::string_view(found.data(), found.size())).size()});
    at = start + found.size();
  }
  return days;
}

std::vector<std::size_t> cuts_at_days(std::u32string_view text) {
  const std::vector<Span> days = days_in(text);
  if (days.size() < 2) return {};
  std::vector<std::size_t> cuts;
  for (std::size_t d = 0; d <= days.size(); ++d) {
    const std::size_t from = d == 0 ? 0 : days[d - 1].to;
    const std::size_t to = d == days.size() ? text.size() : days[d].from;
    const std::u32string_view between = text.substr(from, to - from);
    const bool labels = !between.empty() && is_label_head(to_utf8(between));
    // 负债和所有者权益 is no connection of two days.
    if (d > 0 && d < days.size() && !labels && connects(between)) return {};
    if (labels && from > 0) cuts.push_back(from);
    if (to < text.size() && to > 0 && (d > 0 || labels) && (cuts.empty() || cuts.back() != to)) cuts.push_back(to);
  }
  return cuts;
}

std::vector<std::size_t> cuts_at_phrases(std::u32string_view text) {
  static const re2::RE2 kPhrase(
      "^((?:上年年末|上年期末|上年同期|本年累计|上年累计|本期累计|上期累计|期末|年末|年初|期初|本年|本期|上年|上期|本月)"
      "(?:余额|累计金额|金额|累计发生额|发生额|累计数|数))");
  std::vector<std::size_t> cuts;
  std::string rest = to_utf8(text), phrase;
  std::size_t at = 0;
  while (!rest.empty()) {
    if (!re2::RE2::PartialMatch(rest, kPhrase, &phrase)) return {};
    at += to_u32(phrase).size();
    rest.erase(0, phrase.size());
    if (!rest.empty()) cuts.push_back(at);
  }
  return cuts;
}

}  // namespace

std::vector<std::size_t> head_cuts(std::u32string_view text) {
  constexpr std::size_t kLongest = 80;  // characters: what is longer is a sentence
  if (text.size() < 6 || text.size() > kLongest) return {};
  std::vector<std::size_t> cuts = cuts_at_days(text);
  return cuts.empty() ? cuts_at_phrases(text) : cuts;
}

}  // namespace dossier::table_detail
