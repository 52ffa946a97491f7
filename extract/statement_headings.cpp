#include "extract/statement_headings.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include <re2/re2.h>

#include "extract/classify.h"
#include "extract/labels.h"
#include "extract/lines.h"
#include "extract/table_pieces.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::size_t kRowsWithTitle = 3;      // known rows that must follow a title
constexpr std::size_t kRowsContinued = 1;      // … with amounts, a title that says 续
constexpr std::size_t kFiguresWithTitle = 2;
constexpr std::size_t kRowsWithoutTitle = 9;   // known rows that make a statement without its title
constexpr std::size_t kRowsToContinue = 3;
constexpr std::size_t kMostBesides = 40;       // characters of company, day and unit on the title's line
constexpr double kMostCommon = 0.34;           // of the rows: more in common is the same statement again

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

bool contains_any(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return has(text, word); });
}

// What the words around a title may be: whose statement, of which day, which part of it, its form's number.
std::u32string without_company_and_day(std::u32string text) {
  static constexpr std::array<std::u32string_view, 30> kBesides = {
      U"合并及母公司", U"合并及公司", U"合并及银行", U"合并和母公司", U"合并",   U"母公司", U"公司",   U"银行",     U"本行",   U"集团",
      U"企业",         U"年度",       U"未经审计",   U"经审计",       U"续表",   U"续",     U"单位",   U"人民币",   U"百万元", U"万元",
      U"千元",         U"元",         U"一般企业",   U"已执行新准则", U"会小企", U"会企",   U"号表",   U"适用执行", U"小企业会计准则", U"的"};
  for (const std::u32string_view word : kBesides) {
    for (std::size_t at = text.find(word); at != std::u32string::npos; at = text.find(word)) text.erase(at, word.size());
  }
  std::erase_if(text, [](char32_t c) {
    return !is_cjk(c) || std::u32string_view(U"年月日度第季一二三四五六七八九十〇零表附").find(c) != std::u32string_view::npos;
  });
  return text;
}

std::u32string without_doubled(std::u32string text) {
  const auto end = std::unique(text.begin(), text.end(), [](char32_t a, char32_t b) { return a == b && is_cjk(a); });
  text.erase(end, text.end());
  return text;
}

// The line is this title, with at most a company's name, a day and the like around it.
bool names_statement(std::string_view key, std::string_view title, bool tolerant) {
  static constexpr std::array<std::string_view, 16> kSentences = {"。", "，", "补充资料", "项目", "附注", "分析", "日后", "编制基础", "调节", "审计",
                                                                  "、利润表", "、现金流量表", "表中", "表日", "我们", "以及"};
  const std::u32string text = to_u32(key);
  const std::u32string wanted = to_u32(title);
  const std::size_t at = text.find(wanted);
  if (at == std::u32string::npos && tolerant) {
    // 母公司资产负|负债表: the line finder's boxes overlap, and both have the character between them.
    const std::u32string single = without_doubled(text);
    if (single != text) return names_statement(to_utf8(single), title, tolerant);
    // One character of the bare title may be misread.
    return text.size() == wanted.size() && edit_distance(text, wanted) <= 1;
  }
  if (at == std::u32string::npos) return false;
  if (text.size() > wanted.size() + kMostBesides || contains_any(key, kSentences)) return false;
  const std::u32string before = text.substr(0, at);
  const std::u32string after = without_company_and_day(text.substr(at + wanted.size()));
  // A company's name may stand before it: …公司资产负债表.
  const std::size_t company = before.rfind(U"公司");
  const std::u32string rest = without_company_and_day(company == std::u32string::npos ? before : before.substr(company + 2));
  const bool label = before.ends_with(U"：") || before.ends_with(U":");
  return !label && rest.size() <= 3 && (after.size() <= 2 || after.starts_with(U"编制") || after.starts_with(U"金额"));
}

struct Rows {
  std::set<std::string_view> ids;   // of the form, headings left out
  std::size_t filled = 0;           // rows with amounts
  std::size_t figures = 0;
};

StatementRow row_text(const Page& page, const Line& line) {
  StatementRow row;
  for (const Line& segment : segments_of(page, line, 1.0)) {
    if (looks_like_amount(segment.text) || looks_like_whole_amount(segment.text)) {
      ++row.figures;
    } else {
      row.labels.push_back(parse_label(segment.text).key);
    }
  }
  return row;
}

void add_row(const Page& page, const StatementRow& row, DocumentType type, Rows& rows) {
  std::size_t known = 0;
  for (const std::string& label : row.labels) {
    const LabelMatch match = labels_of(type).find(label, page.source != PageSource::text);
    if (match.row == nullptr || match.row->role == RowRole::heading) continue;
    ++known;
    rows.ids.insert(match.row->id);
  }
  rows.figures += row.figures;
  rows.filled += row.figures > 0 && known > 0 ? 1 : 0;
}

Rows rows_among(const Page& page, const std::vector<Line>& lines, DocumentType type) {
  Rows rows;
  for (const Line& line : lines) add_row(page, row_text(page, line), type, rows);
  return rows;
}

// Titles with which something else begins.
bool begins_other(std::string_view key, bool tolerant) {
  static constexpr std::array<std::string_view, 4> kTitles = {"所有者权益变动表", "股东权益变动表", "所有者权益增减变动表", "净资产变动表"};
  static constexpr std::array<std::string_view, 4> kNotes = {"财务报表附注", "会计报表附注", "财务报表注释", "报表附注"};
  if (std::any_of(kNotes.begin(), kNotes.end(), [&](std::string_view title) { return key.ends_with(title) && key.size() < 100; })) return true;
  return std::any_of(kTitles.begin(), kTitles.end(), [&](std::string_view title) { return names_statement(key, title, tolerant); });
}

bool is_continued(std::string_view key) { return has(key, "续"); }

}  // namespace

const std::vector<StatementRow>& StatementHeadings::rows() {
  if (!rows_) {
    rows_.emplace();
    for (const Line& line : lines_) rows_->push_back(row_text(page_, line));
  }
  return *rows_;
}

const std::vector<std::size_t>& StatementHeadings::others() {
  if (!others_) {
    others_.emplace();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!is_contents_line(lines_[i]) && begins_other(lines_[i].key, page_.source != PageSource::text)) others_->push_back(i);
    }
  }
  return *others_;
}

std::vector<Heading> StatementHeadings::of(DocumentType type, std::span<const std::string_view> titles) {
  // Tables of the notes under a statement's name show adjustments, not the statement.
  static constexpr std::array<std::string_view, 4> kNotStatements = {"调整数", "影响数", "重述前", "会计政策变更的累积影响"};
  std::vector<Heading> headings;
  std::vector<std::size_t> found;
  const auto known_between = [&](std::size_t from, std::size_t to) {
    Rows known;
    for (std::size_t i = from; i < to; ++i) add_row(page_, rows()[i], type, known);
    return known;
  };
  const bool tolerant = page_.source != PageSource::text;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (is_contents_line(lines_[i])) continue;
    const auto title = std::find_if(titles.begin(), titles.end(), [&](std::string_view t) { return names_statement(lines_[i].key, t, tolerant); });
    if (title != titles.end()) found.push_back(i);
  }
  // A seal may hide the title; the form's number says it, too.
  if (found.empty()) {
    static const re2::RE2 kForm("会小?企0([1-4])表");
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      std::string number;
      if (!re2::RE2::PartialMatch(lines_[i].key, kForm, &number) || lines_[i].key.size() > 60) continue;
      const DocumentType named = number == "1"   ? DocumentType::balance_sheet
                                 : number == "2" ? DocumentType::income_statement
                                 : number == "3" ? DocumentType::cash_flow_statement
                                                 : DocumentType::other;
      if (named == type) found.push_back(i);
      break;
    }
  }
  for (const std::size_t line : others()) headings.push_back({DocumentType::other, static_cast<int>(line), 0.9, lines_[line].text, false});
  for (std::size_t f = 0; f < found.size(); ++f) {
    const std::size_t line = found[f];
    const std::size_t end = f + 1 < found.size() ? found[f + 1] : lines_.size();
    const Rows rows = known_between(line + 1, end);
    // The last row or two of a statement may stand alone on a page that says 续.
    const bool continued = is_continued(lines_[line].key);
    if (rows.ids.size() < kRowsWithTitle && !(continued && rows.filled >= kRowsContinued)) continue;
    if (rows.figures < kFiguresWithTitle) continue;
    const bool adjusted = std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(line),
                                      lines_.begin() + static_cast<std::ptrdiff_t>(std::min(end, line + 10)),
                                      [&](const Line& l) { return contains_any(l.key, kNotStatements); });
    if (adjusted) continue;
    const double confidence = std::min(0.99, 0.8 + 0.02 * static_cast<double>(rows.ids.size()));
    headings.push_back({type, static_cast<int>(line), confidence, lines_[line].text, continued});
  }
  // A text layer does not lose titles: what has none there is a table of the notes.
  if (!found.empty() || !others().empty() || page_.source == PageSource::text) return headings;
  // Rows of a statement with how much they changed are management's discussion of it.
  static constexpr std::array<std::string_view, 6> kDiscussions = {"增减", "变动原因", "变动比例", "变动幅度", "同比", "情况说明"};
  if (std::any_of(lines_.begin(), lines_.end(), [&](const Line& line) { return contains_any(line.key, kDiscussions); })) return headings;
  const Rows rows = known_between(0, lines_.size());
  if (rows.ids.size() >= kRowsWithoutTitle && rows.filled * 2 >= rows.ids.size() && rows.filled >= 6) {
    headings.push_back({type, 0, 0.75, "", true});
  }
  return headings;
}

bool statement_continues(const std::vector<Line>& lines, const Page& page, DocumentType type) {
  const bool other = std::any_of(lines.begin(), lines.end(), [&](const Line& line) { return begins_other(line.key, page.source != PageSource::text); });
  if (other) return false;
  const Rows rows = rows_among(page, lines, type);
  return rows.ids.size() >= kRowsToContinue && rows.filled >= 1;
}

bool statement_joins(const std::vector<PagePart>& document, const PagePart& next, DocumentType type) {
  std::set<std::string_view> before;
  for (const PagePart& part : document) {
    const Rows rows = rows_among(*part.page, part.lines, type);
    before.insert(rows.ids.begin(), rows.ids.end());
  }
  const Rows rows = rows_among(*next.page, next.lines, type);
  const auto common = std::count_if(rows.ids.begin(), rows.ids.end(), [&](std::string_view id) { return before.count(id) != 0; });
  const bool same_scope = [&] {
    const auto scope = [](const std::vector<Line>& lines) {
      for (const Line& line : lines) {
        if (has(line.key, "合并")) return 1;
        if (has(line.key, "母公司") && line.key.size() < 60) return 2;
      }
      return 0;
    };
    return scope(document.front().lines) == scope(next.lines);
  }();
  return same_scope && static_cast<double>(common) < kMostCommon * static_cast<double>(rows.ids.size());
}

}  // namespace dossier
