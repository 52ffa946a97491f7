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

std::vector<Span> spans_of(std::u32string_view text, const re2::RE2& pattern) {
  const std::string bytes = to_utf8(text);
  std::vector<Span> spans;
  const re2::StringPiece rest(bytes);
  re2::StringPiece found;
  for (std::size_t at = 0; at < bytes.size();) {
    if (!pattern.Match(rest, at, rest.size(), re2::RE2::UNANCHORED, &found, 1)) break;
    const auto start = static_cast<std::size_t>(found.data() - rest.data());
    const std::size_t from = to_u32(std::string_view(bytes).substr(0, start)).size();
    spans.push_back({from, from + to_u32(std::string_view(found.data(), found.size())).size()});
    at = start + found.size();
  }
  return spans;
}

// Days and years, also without the 日 that went to the next line; of "12月312023年" the year is the second's.
std::vector<Span> days_in(std::u32string_view text) {
  static const re2::RE2 kDay(
      "(?:19|20)[0-9]{2}(?:年(?:度|[0-9]{1,2}月(?:(?:3[01]|[12][0-9]|0?[1-9])日?)?|1[-—~至]1?[0-9]月)?|"
      "[-./][0-9]{2}[-./][0-9]{2})");
  return spans_of(text, kDay);
}

// Set phrases over columns: 期末余额, 上年同期金额.
std::vector<Span> phrases_in(std::u32string_view text) {
  static const re2::RE2 kPhrase(
      "(?:上年年末|上年期末|上年同期|本年累计|上年累计|本期累计|上期累计|期末|年末|年初|期初|本年|本期|上年|上期|本月)"
      "(?:余额|累计金额|金额|累计发生额|发生额|累计数|数)");
  return spans_of(text, kPhrase);
}

// Between the spans stands nothing, or the labels' head: it is a head of its own. `Bound`: whether other text may belong to a span.
template <typename Bound>
std::vector<std::size_t> cuts_between(std::u32string_view text, const std::vector<Span>& spans, const Bound& bound) {
  if (spans.size() < 2) return {};
  std::vector<std::size_t> cuts;
  for (std::size_t i = 0; i <= spans.size(); ++i) {
    const std::size_t from = i == 0 ? 0 : spans[i - 1].to;
    const std::size_t to = i == spans.size() ? text.size() : spans[i].from;
    const std::u32string_view between = text.substr(from, to - from);
    const bool inner = i > 0 && i < spans.size();
    // 负债和所有者权益 is no connection of two days.
    const bool labels = !between.empty() && is_label_head(to_utf8(between));
    if (!labels && !between.empty() && !bound(between, inner)) return {};
    if (labels && from > 0) cuts.push_back(from);
    if (to < text.size() && to > 0 && (i > 0 || labels) && (cuts.empty() || cuts.back() != to)) cuts.push_back(to);
  }
  return cuts;
}

}  // namespace

std::vector<std::size_t> head_cuts(std::u32string_view text) {
  constexpr std::size_t kLongest = 80;  // characters: what is longer is a sentence
  if (text.size() < 6 || text.size() > kLongest) return {};
  std::vector<std::size_t> cuts =
      cuts_between(text, days_in(text), [](std::u32string_view between, bool inner) { return !inner || !connects(between); });
  return cuts.empty() ? cuts_between(text, phrases_in(text), [](std::u32string_view, bool) { return false; }) : cuts;
}

}  // namespace dossier::table_detail
