#include "extract/special_prose.h"

#include <re2/re2.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "models/text.h"

namespace dossier {
namespace {

constexpr std::size_t kReach = 120;  // characters from a year to its figure
constexpr std::size_t kBefore = 8;   // characters before a quantity that may change it

// What is said of years right before a quantity.
struct YearsSaid {
  std::vector<int> years;  // 2021年度至2023年度 are three
  std::size_t end = 0;     // behind them
};

std::optional<int> year_in(const Row& flow, const Match::Range& range) {
  std::string text = key_of(flow, range.begin, range.end);
  std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
  return text.size() == 4 ? std::optional(std::stoi(text)) : std::nullopt;
}

// The last years named before `at` in its sentence, those that are listed together as one. A year with a speck in it is
// one, too: 202.1年度.
YearsSaid years_before(const Row& flow, const std::vector<Match>& named, std::size_t at) {
  static const re2::RE2 kLink("(?:[、,和及与]|以及|(至|到|[-—~]))?");
  YearsSaid said;
  for (const Match& match : named) {
    if (match.begin >= at || at - match.begin > kReach) continue;
    if (flow.key.substr(match.end, at - std::min(match.end, at)).find(U'。') != std::u32string::npos) continue;
    if (flow.key.substr(match.end, 3).find(U'月') != std::u32string::npos) continue;  // a day
    const auto year = year_in(flow, match.groups[0]);
    if (!year) continue;
    // The mark between two years may have been taken for the end of the first.
    std::string between = said.years.empty() ? "" : key_of(flow, said.end, match.begin);
    std::string range;
    const bool linked = !said.years.empty() && re2::RE2::FullMatch(between, kLink, &range);
    if (!linked) said.years.clear();
    if (!range.empty()) {
      for (int y = said.years.back() + 1; y < *year && said.years.size() < 9; ++y) said.years.push_back(y);
    }
    said.years.push_back(*year);
    said.end = match.groups[1].empty() ? match.groups[0].end : match.groups[1].end;
  }
  return said;
}

// 境内研究开发费用, 高新技术产品销售收入, 非人工智能收入: a part of it, or something else.
bool is_other_quantity(const Row& flow, std::size_t begin) {
  static const re2::RE2 kOther(
      "(?:境[内外](?:发生)?的?|[内外]部(?:发生)?的?|委托|加计扣除的?|资本化的?|费用化的?|预算|其[他它]|非|产品|服务\\)?"
      "|技术|业务|品\\)|智能|能\\)|A[I1l]|项目|单个|人均|联营企业|母公司|子公司)$");
  return re2::RE2::PartialMatch(key_of(flow, begin - std::min(begin, kBefore), begin), kOther);
}

}  // namespace

std::string prose_pattern(std::string_view words) {
  static constexpr std::string_view kNumber = "-?[0-9][0-9,.]*", kUnit = "(?:亿元|百万元|万元|[千仟]元|元)";
  static constexpr std::string_view kChinese = "[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]{4,40}";
  std::string tail = "(?:分别|共计|合计|累计|总计|为|是|:|达到?|实现|人民币|[(]?大写[)]?|¥|￥){0,5}";
  tail += "(?:(" + std::string(kChinese) + ")[,(:]{0,2}(?:小写)?[:为]?(?:人民币|¥|￥){0,2})?";
  tail += "((?:" + std::string(kNumber) + std::string(kUnit) + "?(?:[、,和及与;]|以及){1,2}){0,5}" +
          std::string(kNumber) + ")(" + std::string(kUnit) + ")";
  tail += "整?(?:\\((?:大写|人民币|:){0,3}(" + std::string(kChinese) + ")\\))?";
  return std::string(words) + tail;
}

std::vector<ProseFigure> prose_figures(const std::vector<PagePart>& parts, const re2::RE2& pattern) {
  static const re2::RE2 kYear("(20[.,·]?[0-9][.,·]?[0-9])(?:(年(?:度|1-12月|全年)?)|[至、—~-])");
  static const re2::RE2 kAmount("(-?[0-9][0-9,.]*[0-9]|[0-9])(亿元|百万元|万元|[千仟]元|元)?");
  static const re2::RE2 kOtherTime(
      "三年|三个(?:会计)?年度|两年|两个(?:会计)?年度|历年|各年|上年|上一年|去年|以前年度|同比");
  std::vector<ProseFigure> figures;
  for (const PagePart& part : parts) {
    const Row flow = flow_of(rows_in(*part.page, part.region));
    const std::vector<Match> named = find_pattern(flow, kYear);
    for (const Match& match : find_pattern(flow, pattern)) {
      if (is_other_quantity(flow, match.begin)) continue;
      const Match::Range list = match.groups[1];
      const auto last_unit = unit_named(key_of(flow, match.groups[2].begin, match.groups[2].end));
      if (!last_unit) continue;
      const YearsSaid said = years_before(flow, named, match.begin);
      const std::string between = said.years.empty() ? "" : key_of(flow, said.end, match.begin);
      const std::string around = key_of(flow, match.begin - std::min(match.begin, kBefore), list.begin);
      if (re2::RE2::PartialMatch(between, kOtherTime) || re2::RE2::PartialMatch(around, kOtherTime)) continue;
      const bool together = around.find("累计") != std::string::npos && said.years.size() != 1;
      std::vector<ProseFigure> here;
      for (const Match& one : find_pattern(flow, kAmount)) {
        if (one.begin < list.begin || one.groups[0].end > list.end) continue;
        ProseFigure figure{.amount = snippet_of(flow, one.groups[0].begin, one.groups[0].end),
                           .words = snippet_of(flow, match.begin, list.begin)};
        figure.text = key_of(flow, one.groups[0].begin, one.groups[0].end);
        const Match::Range unit = one.groups[1];
        figure.unit = unit.empty() ? *last_unit : unit_named(key_of(flow, unit.begin, unit.end)).value_or(*last_unit);
        here.push_back(std::move(figure));
      }
      if (here.size() == 1) {
        if (said.years.size() > 1 || together) continue;  // of all of them
        if (!said.years.empty()) here[0].year = said.years[0];
        for (const Match::Range words : {match.groups[0], match.groups[3]}) {
          if (!words.empty()) here[0].in_words = read_chinese_amount(key_of(flow, words.begin, words.end));
        }
      } else {
        // As many years as figures, and said to be one for one.
        if (said.years.size() != here.size() || around.find("分别") == std::string::npos) continue;
        for (std::size_t i = 0; i < here.size(); ++i) here[i].year = said.years[i];
      }
      figures.insert(figures.end(), std::make_move_iterator(here.begin()), std::make_move_iterator(here.end()));
    }
  }
  return figures;
}

}  // namespace dossier
