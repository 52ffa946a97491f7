#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "extract/classify.h"
#include "extract/extract.h"
#include "extract/lines.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::size_t kFewLines = 6;      // so little text at the top: a cover, a certificate, a picture
constexpr std::size_t kLongLine = 24;     // characters of a line of running text
constexpr std::size_t kProseLines = 4;

// What stands at the head of pages that carry fields.
constexpr std::array<std::string_view, 44> kSigns = {
    "审计报告",   "鉴证报告", "资产负债表", "利润表",     "损益表",       "现金流量表", "流动资产",   "流动负债",   "营业收入",
    "营业总收入", "经营活动", "编制单位",   "会企0",      "会小企0",      "研究开发费", "研发费用",   "研发投入",   "人工智能",
    "纳税申报",   "加计扣除", "证书",       "执照",       "专利",         "著作权",     "认证",       "certificate", "cmmi",
    "高新技术",   "国家标准", "行业标准",   "团体标准",   "地方标准",     "企业标准",   "前言",       "起草单位",   "ics",
    "信用代码",   "会计师事务所", "注册会计师", "全体股东", "审计意见",   "专项说明",   "本页无正文", "纳税人"};

// Heads of pages that explain others.
constexpr std::array<std::string_view, 8> kNotes = {"财务报表附注", "报表附注",   "会计报表附注", "附注(续)",
                                                   "财务报表注释", "重要会计政策", "会计估计",   "合并财务报表项目注释"};

// Titles of statements and reports alone on their line, which notes do not print.
constexpr std::array<std::string_view, 12> kTitles = {"资产负债表", "利润表", "现金流量表", "合并资产负债表",
                                                      "合并利润表", "合并现金流量表", "母公司资产负债表", "母公司利润表",
                                                      "母公司现金流量表", "审计报告", "损益表", "专项审计报告"};

}  // namespace

bool worth_reading(const Page& title_band) {
  const std::vector<Line> lines = lines_of(title_band);
  if (lines.size() < kFewLines) return true;
  for (const Line& line : lines) {
    for (const std::string_view title : kTitles) {
      if (is_title(line.key, title)) return true;
    }
  }
  // A head that names the notes settles it: words like 利润表 occur in their text.
  for (std::size_t i = 0; i < std::min<std::size_t>(3, lines.size()); ++i) {
    if (holds_any(lines[i].key, kNotes)) return false;
  }
  std::size_t prose = 0;
  bool sign = false;
  for (const Line& line : lines) {
    prose += to_u32(line.key).size() >= kLongLine ? 1 : 0;
    sign = sign || holds_any(lower_key(line.key), kSigns);
  }
  if (sign) return true;
  return prose < kProseLines;
}

const char* extraction_policy_version() { return "2"; }

}  // namespace dossier
