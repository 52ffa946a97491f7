#include "extract/special_headings.h"

#include <re2/re2.h>

#include <array>
#include <string>
#include <string_view>

#include "extract/classify.h"

namespace dossier {
namespace {

constexpr std::size_t kLinesOfCover = 15;  // a cover has fewer
constexpr std::size_t kLinesOfReport = 5;  // what comes behind it has at least so many

constexpr std::array<std::string_view, 12> kProse = {"注册会计师", "会计师事务所", "管理层", "专项审计", "情况表", "本报告仅供",
                                                     "研究开发费用", "研发费用", "人工智能", "编制基础", "审计意见", "重大错报"};
constexpr std::array<std::string_view, 5> kOther = {"营业执照", "执业证书", "资产负债表", "利润表", "现金流量表"};

}  // namespace

std::vector<Heading> special_headings(const std::vector<Line>& lines, const SpecialTitles& titles) {
  std::vector<Heading> found;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_contents_line(lines[i])) continue;
    const std::string& key = lines[i].key;
    const auto line = static_cast<int>(i);
    if (re2::RE2::FullMatch(key, *titles.report)) {
      found.push_back({titles.type, line, 0.95, lines[i].text, false});
    } else if (i + 1 < lines.size() && !re2::RE2::FullMatch(lines[i + 1].key, *titles.report) &&
               re2::RE2::FullMatch(key + lines[i + 1].key, *titles.report)) {
      found.push_back({titles.type, line, 0.93, lines[i].text + lines[i + 1].text, false});
    } else if (re2::RE2::FullMatch(key, *titles.table)) {
      found.push_back({titles.type, line, 0.9, lines[i].text, true});
    }
  }
  // A report names itself on its cover, in its head and in its tables: the first title of the page stands.
  if (found.size() > 1) found.resize(1);
  return found;
}

bool special_continues(const Page&, const std::vector<Line>& lines) {
  for (std::size_t i = 0; i < std::min<std::size_t>(4, lines.size()); ++i) {
    for (const std::string_view title : kOther) {
      if (is_title(lines[i].key, title)) return false;
    }
  }
  return count_wordings(lines, 0, lines.size(), kProse) >= 2;
}

bool special_joins(const std::vector<PagePart>& document, const PagePart& next) {
  return document.size() == 1 && document.front().lines.size() < kLinesOfCover && next.lines.size() >= kLinesOfReport;
}

}  // namespace dossier
