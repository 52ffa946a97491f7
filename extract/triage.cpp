#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include "extract/classify.h"
#include "extract/extract.h"
#include "extract/labels.h"
#include "extract/lines.h"
#include "extract/seals.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::size_t kFewLines = 6;      // so little text at the top: a cover, a certificate, a picture
constexpr std::size_t kTitleLine = 24;    // characters: a longer line is running text, whatever it names
constexpr std::size_t kProseLine = 12;    // characters: no heading, though the band shows only the beginning of a line
constexpr std::size_t kStatementRows = 4; // so many rows of a form: a statement, or the rest of one

// What stands at the head of pages that carry fields.
constexpr std::array<std::string_view, 39> kSigns = {
    "审计报告",   "鉴证报告", "资产负债表", "利润表",     "损益表",       "现金流量表",
    "编制单位",   "会企0",    "会小企0",    "研究开发费", "研发费用",     "研发投入",   "人工智能",
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

// What stands in lines that only name a statement or a report: notes on them, and the report on internal control.
constexpr std::array<std::string_view, 5> kNotTitles = {"日后", "项目", "补充资料", "内部控制", "相关情况"};

// Heads and sentences of tables that discuss the figures of a statement, or adjust them.
constexpr std::array<std::string_view, 8> kDiscussions = {"增减", "变动原因", "变动比例", "变动说明", "同比", "调整数", "情况说明", "本期期末金额较"};

// What the prose of a report speaks of and notes do not: its last page carries the signature.
constexpr std::array<std::string_view, 8> kReportProse = {"注册会计师", "审计证据", "治理层", "重大错报", "审计准则", "审计意见", "职业判断",
                                                         "审计程序"};

// A stop, or a comma behind a Chinese character: not that of a figure.
bool is_sentence(std::string_view key) {
  const std::u32string points = to_u32(key);
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (points[i] == U'。' || ((points[i] == U',' || points[i] == U'，') && is_cjk(points[i - 1]))) return true;
  }
  return false;
}

// "40、研发费用", "(2) 专利权", "六、税项": a heading within notes or a row of a list; no document is titled so. A standard's number is.
bool is_numbered(std::string_view key) {
  const std::u32string points = to_u32(key);
  std::size_t i = 0;
  while (i < points.size() && (points[i] == U'(' || points[i] == U'（' || points[i] == U'√' || points[i] == U'□')) ++i;
  const std::size_t begin = i;
  const std::u32string_view numerals = U"0123456789一二三四五六七八九十";
  while (i < points.size() && numerals.find(points[i]) != std::u32string_view::npos) ++i;
  if (i == begin || i - begin > 3) return begin > 0;
  return i < points.size() && std::u32string_view(U"、.．)）,，").find(points[i]) != std::u32string_view::npos;
}

// "√适用 □不适用": a form of disclosure, which statements and certificates are not.
bool is_disclosure(std::string_view key) {
  const std::size_t first = key.find("适用");
  return first != std::string_view::npos && key.find("不适用", first + 1) != std::string_view::npos;
}

// "14、在建工程": so many notes there are, but no rows of a statement.
bool is_note_heading(std::string_view key) {
  const bool two_digits = key.size() > 3 && key[0] >= '1' && key[0] <= '9' && key[1] >= '0' && key[1] <= '9';
  return two_digits && is_numbered(key);
}

// Rows of a balance sheet, an income statement or a cash flow statement, as far as the band shows their labels.
std::size_t rows_of_statements(const Page& band, const std::vector<Line>& lines) {
  std::size_t most = 0;
  for (const DocumentType type : {DocumentType::balance_sheet, DocumentType::income_statement, DocumentType::cash_flow_statement}) {
    const LabelDictionary& dictionary = labels_of(type);
    std::set<const LabelRow*> rows;
    for (const Line& line : lines) {
      for (const Line& segment : segments_of(band, line)) {
        const PrintedLabel label = parse_label(segment.text);
        const LabelRow* row = to_u32(label.key).size() >= 4 ? dictionary.find(label.key, false).row : nullptr;
        if (row == nullptr) continue;
        rows.insert(row);
        break;
      }
    }
    most = std::max(most, rows.size());
  }
  return most;
}

// A head among the first three lines, of at most so many characters, that names the notes.
bool notes_above(const std::vector<Line>& lines, std::size_t most) {
  const auto end = lines.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, lines.size()));
  return std::any_of(lines.begin(), end, [&](const Line& line) { return to_u32(line.key).size() <= most && holds_any(line.key, kNotes); });
}

bool holds_title(const std::vector<Line>& lines) {
  return std::any_of(lines.begin(), lines.end(), [](const Line& line) {
    return !holds_any(line.key, kNotTitles) &&
           std::any_of(kTitles.begin(), kTitles.end(), [&](std::string_view title) { return is_title(line.key, title); });
  });
}

// Short and alone, it names what a page with fields is.
bool is_sign(const Page& band, const Line& line) {
  return !is_sentence(line.key) && !is_numbered(line.key) && to_u32(line.key).size() <= kTitleLine && segments_of(band, line).size() == 1 &&
         holds_any(lower_key(line.key), kSigns);
}

}  // namespace

PageWorth worth_reading(const Page& title_band) {
  const std::vector<Line> lines = lines_of(title_band);
  if (lines.size() < kFewLines) return PageWorth::page;
  // A head that names the notes settles it: words like 利润表 occur in their text.
  if (notes_above(lines, kTitleLine / 2)) return PageWorth::none;
  if (holds_title(lines)) return PageWorth::more;
  if (notes_above(lines, std::string::npos)) return PageWorth::none;
  if (count_wordings(lines, 0, lines.size(), kReportProse) >= 2) return PageWorth::middle;
  const bool explains = std::any_of(lines.begin(), lines.end(), [](const Line& line) {
    return is_disclosure(line.key) || is_note_heading(line.key);
  });
  if (explains) return PageWorth::none;
  // Where a statement goes on, rows of it head the next page, too.
  if (rows_of_statements(title_band, lines) >= kStatementRows) {
    return count_wordings(lines, 0, lines.size(), kDiscussions) > 0 ? PageWorth::none : PageWorth::page;
  }
  const bool sign = std::any_of(lines.begin(), lines.end(), [&](const Line& line) { return is_sign(title_band, line); });
  return sign ? PageWorth::page : PageWorth::none;
}

bool head_tells_worth(const Page& first_lines) {
  const std::vector<Line> lines = lines_of(first_lines);
  if (lines.size() < kFewLines) return false;
  if (notes_above(lines, kTitleLine / 2) || holds_title(lines)) return true;
  if (count_wordings(lines, 0, lines.size(), kReportProse) > 0) return false;
  const bool sign = std::any_of(lines.begin(), lines.end(), [&](const Line& line) { return is_sign(first_lines, line); });
  if (sign || rows_of_statements(first_lines, lines) >= kStatementRows / 2) return false;
  // A numbered heading of the notes, or a page of prose: titles stand above such.
  const auto prose = [](const Line& line) { return is_sentence(line.key) || to_u32(line.key).size() >= kProseLine; };
  return std::any_of(lines.begin(), lines.end(), [](const Line& line) { return is_note_heading(line.key); }) ||
         static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), prose)) + 2 >= lines.size();
}

bool picture_tells(const Page& page) {
  constexpr std::array<std::string_view, 2> kWithCodes = {"营业执照", "证书"};
  for (const Line& line : lines_of(page)) {
    for (const Line& segment : segments_of(page, line)) {
      const bool heading =
          to_u32(segment.key).size() <= kTitleLine && !is_sentence(segment.key) && !is_numbered(segment.key);
      if (heading && (is_sign_off(segment.key) || holds_any(segment.key, kWithCodes))) return true;
    }
  }
  return false;
}

const char* extraction_policy_version() { return "21"; }

}  // namespace dossier
