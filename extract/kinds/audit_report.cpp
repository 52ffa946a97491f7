// 审计报告 on annual statements (domain: evidence types, section 1.9). Special audits are other kinds.
#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <string>
#include <string_view>

#include <re2/re2.h>

#include "extract/addressee.h"
#include "extract/audit_firm.h"
#include "extract/certificate.h"
#include "extract/classify.h"
#include "extract/kinds/audit_opinion.h"
#include "extract/kinds/kinds.h"
#include "extract/read_date.h"
#include "extract/read_name.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 8> kTitles = {"审计报告",         "独立审计师报告",   "独立审计报告",       "审计报告书",
                                                     "财务报表审计报告", "会计报表审计报告", "合并财务报表审计报告", "年度审计报告"};
constexpr std::array<std::string_view, 8> kBody = {"审计意见", "我们审计了", "全体股东", "形成审计意见的基础", "我们认为",
                                                   "后附的", "无法表示意见", "保留意见"};
constexpr std::array<std::string_view, 5> kCover = {"会计师事务所", "审字", "报告编号", "报告文号", "年度"};
constexpr std::array<std::string_view, 14> kOtherReports = {"专项", "鉴证", "内部", "离任", "经济责任", "清产核资", "验资", "研究开发",
                                                            "研发费用", "高新技术", "内部控制", "竣工", "人工智能", "清算"};
// What the prose of an audit report speaks of, page after page.
constexpr std::array<std::string_view, 14> kProse = {"注册会计师", "审计证据", "治理层", "管理层", "内部控制", "重大错报", "持续经营", "本页无正文",
                                                     "会计师事务所", "审计意见", "项目合伙人", "职业判断", "审计程序", "审计准则"};
// Titles of what follows a report.
constexpr std::array<std::string_view, 6> kNotes = {"财务报表附注", "报表附注", "会计报表附注", "公司基本情况", "营业执照", "执业证书"};
constexpr std::size_t kMostCoverLines = 30;

// 天职业字[2022]19201号, 安永华明(2025)审字第70036697_H01号, 辽xx审字〔2024〕第0123号, 中喜财审2024S01234号
const re2::RE2& report_number_pattern() {
  static const re2::RE2 kPattern(
      "([\\p{Han}A-Za-z]{1,16}[〔\\[【(（﹝{]20[0-9]{2}[〕\\]】)）﹞}](?:[\\p{Han}]{0,6}字)?第?[0-9A-Za-z_-]{1,20}号|"
      "[\\p{Han}]{1,12}[审报专][\\p{Han}]{0,4}字?第?20[0-9]{2}[-—]?[0-9A-Za-z-]{3,14}号)");
  return kPattern;
}

std::optional<std::string> parse_report_number(std::string_view text) {
  std::string number;
  if (!re2::RE2::PartialMatch(squeezed(text), report_number_pattern(), &number)) return std::nullopt;
  // 303-号: a speck.
  static const re2::RE2 kSpeck("[_-]+号$");
  re2::RE2::Replace(&number, kSpeck, "号");
  static constexpr std::array<std::string_view, 5> kLabels = {"报告文号", "报告编号", "文号", "编号", "报告号"};
  for (const std::string_view label : kLabels) {
    if (number.starts_with(label)) number.erase(0, label.size());
  }
  // Decrees are cited in the same form.
  static constexpr std::array<std::string_view, 8> kDecrees = {"财会", "财税", "国发", "国科发", "财政部", "证监", "财办", "国税"};
  for (const std::string_view decree : kDecrees) {
    if (number.starts_with(decree)) return std::nullopt;
  }
  return number;
}

std::optional<Field> read_report_number(const Certificate& certificate) {
  std::optional<Field> first;
  for (const CertificatePart& part : certificate.parts()) {
    for (const Row& row : part.rows) {
      for (const Match& match : find_pattern(row, report_number_pattern())) {
        // In running text it is another report's or a decree's.
        if (first && row.key.size() > 2 * (match.end - match.begin)) continue;
        auto found = settled_field("report_number", ValueKind::number, snippet_of(row, match.begin, match.end), {}, parse_report_number);
        if (!found) continue;
        if (!first) {
          first = std::move(found);
        } else if (name_key(first->value) == name_key(found->value)) {
          add_proof(*first, ProofKind::cross_check, "printed-twice");
        } else if (first->status == Status::uncertain && edit_distance(first->value, found->value) <= 2) {
          first->alternatives.push_back(found->value);
          cast_doubt(*first, "places-differ");
        }
      }
    }
  }
  return first;
}

// Whether the characters beside a day leave it alone in its row: the place and the firm may stand there.
bool stands_alone(const std::u32string& rest) {
  constexpr std::size_t kMostBesides = 24;
  return rest.size() <= kMostBesides && rest.find(U"的") == std::u32string::npos && rest.find(U"年") == std::u32string::npos;
}

// 0二三年四月十九日, O二三年四月十九日
std::optional<Field> torn_signing_day(const Row& row) {
  static const re2::RE2 kDay("[0-9Oo〇○一二三四五六七八九]{3}年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日");
  const std::vector<Match> found = find_pattern(row, kDay);
  if (found.size() != 1) return std::nullopt;
  const auto parse = [](std::string_view text) -> std::optional<std::string> {
    if (auto whole = parse_day(text)) return whole;
    const std::vector<Date> days = days_missing_digit(text);
    return days.size() == 1 ? std::optional(to_string(days[0])) : std::nullopt;
  };
  if (!stands_alone(row.key.substr(0, found[0].begin) + row.key.substr(found[0].end))) return std::nullopt;
  auto field = settled_field("date", ValueKind::date, snippet_of(row, found[0].begin, found[0].end), {}, parse);
  if (field) cast_doubt(*field, "character-lost");
  return field;
}

// The last day that stands alone in a row; where there is none, the last one that does and lost a digit of its year.
std::optional<Field> read_signing_day(const Certificate& certificate) {
  constexpr std::size_t kShortestDay = 8;
  std::optional<Field> torn;
  for (std::size_t p = certificate.parts().size(); p-- > 0;) {
    const std::vector<Row>& rows = certificate.parts()[p].rows;
    for (std::size_t r = rows.size(); r-- > 0;) {
      const std::vector<DateFound> dates = find_dates(key_of(rows[r]));
      if (dates.size() != 1) {
        if (!torn && dates.empty()) torn = torn_signing_day(rows[r]);
        continue;
      }
      const std::u32string rest = rows[r].key.substr(0, dates[0].begin) + rows[r].key.substr(dates[0].end);
      if (dates[0].end - dates[0].begin < kShortestDay || !stands_alone(rest)) continue;
      auto field = settled_field("date", ValueKind::date, snippet_of(rows[r], dates[0].begin, dates[0].end), {}, parse_day);
      // A whole day above the torn one may be another day.
      if (!field || !torn || torn->value == field->value) return field;
      torn->alternatives.push_back(field->value);
      return torn;
    }
  }
  return torn;
}

// 「2023年12月31日的资产负债表，2023年度的利润表」: the year named most, proven by being named again.
std::optional<Field> read_fiscal_year(const Certificate& certificate) {
  static const re2::RE2 kYear("(20[0-9]{2})年(?:12月31日的?(?:合并|母公司|公司|财务|资产)|度)");
  std::map<std::string, std::pair<int, Field>> seen;
  const auto parse = [](std::string_view text) -> std::optional<std::string> {
    std::string year;
    static const re2::RE2 kDigits("(20[0-9]{2})");
    if (!re2::RE2::PartialMatch(squeezed(text), kDigits, &year)) return std::nullopt;
    return year;
  };
  for (const CertificatePart& part : certificate.parts()) {
    for (const Match& match : find_pattern(part.flow, kYear)) {
      const Match::Range range = match.groups.front();
      auto field = settled_field("year", ValueKind::number, snippet_of(part.flow, range.begin, range.end), {}, parse);
      if (!field) continue;
      auto& [times, first] = seen.try_emplace(field->value, 0, *field).first->second;
      ++times;
    }
  }
  const std::pair<int, Field>* best = nullptr;
  for (const auto& [year, found] : seen) {
    if (best == nullptr || found.first >= best->first) best = &found;
  }
  if (best == nullptr) return std::nullopt;
  Field year = best->second;
  if (best->first >= 2) add_proof(year, ProofKind::cross_check, "printed-twice");
  return year;
}

bool is_cover(const std::vector<Line>& lines) { return count_wordings(lines, 0, lines.size(), kBody) < 2; }

std::vector<Heading> headings(const Page&, const std::vector<Line>& lines) {
  std::vector<Heading> found;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string& key = lines[i].key;
    if (is_contents_line(lines[i]) || holds_any(key, kOtherReports)) continue;
    if (std::none_of(kTitles.begin(), kTitles.end(), [&](std::string_view title) { return is_title(key, title); })) continue;
    const std::size_t above = i > 2 ? i - 2 : 0;
    std::string around;
    for (std::size_t k = above; k < std::min(lines.size(), i + 3); ++k) around += lines[k].key;
    if (holds_any(around, {{"目录", "专项审计", "鉴证报告", "内部审计"}})) continue;
    const int body = count_wordings(lines, i, lines.size(), kBody);
    const bool continued = key.find("续") != std::string::npos;
    const bool cover = lines.size() <= kMostCoverLines && count_wordings(lines, 0, lines.size(), kCover) >= 1;
    if (body < 2 && !continued && !cover) continue;
    const double confidence = body >= 2 || continued ? std::min(0.98, 0.88 + 0.02 * body) : 0.8;
    found.push_back({DocumentType::audit_report, static_cast<int>(i), confidence, lines[i].text, continued});
    break;
  }
  return found;
}

// The place and the day of the signatures, 「中国·上海」 and 「二〇二四年四月二十八日」, may have run over onto the page of the first statement, or onto one of
// their own, below the firm's name again. Statements themselves print days in digits.
bool is_rest_of_signatures(const std::vector<Line>& lines) {
  constexpr std::size_t kMostLines = 8;
  static const re2::RE2 kPlace("^中国[·.・•-]\\p{Han}{2,6}$"), kFirm("^\\p{Han}{2,16}会计师事务所[()\\p{Han}]{0,16}$");
  const auto any = [&](const re2::RE2& pattern) {
    return std::any_of(lines.begin(), lines.end(), [&](const Line& line) { return re2::RE2::FullMatch(line.key, pattern); });
  };
  const auto days = [&](bool of_statement) {
    return std::count_if(lines.begin(), lines.end(), [&](const Line& line) {
      const std::vector<DateFound> found = find_dates(line.key);
      const bool last_of_year = found.size() == 1 && found[0].date.month() == std::chrono::December && unsigned(found[0].date.day()) == 31;
      return found.size() == 1 && last_of_year == of_statement;
    });
  };
  if (lines.size() > kMostLines || days(true) > 0) return false;
  const bool in_words = std::any_of(lines.begin(), lines.end(), [](const Line& line) { return is_day_in_words(line.key); });
  return in_words || (days(false) > 0 && (any(kPlace) || any(kFirm)));
}

bool continues(const Page&, const std::vector<Line>& lines) {
  const std::size_t head = std::min<std::size_t>(4, lines.size());
  for (std::size_t i = 0; i < head; ++i) {
    const auto is_note = [&](std::string_view title) { return is_title(lines[i].key, title); };
    if (std::any_of(kNotes.begin(), kNotes.end(), is_note)) return false;
  }
  const bool contents = count_wordings(lines, 0, head, {{"目录"}}) > 0 && count_wordings(lines, 0, lines.size(), {{"审计报告"}}) > 0;
  // The page of signatures may hold nothing but them and the day.
  const bool signed_page = lines.size() < 20 && count_wordings(lines, 0, lines.size(), {{"注册会计师"}}) > 0 &&
                           std::any_of(lines.begin(), lines.end(), [](const Line& line) { return !find_dates(line.key).empty(); });
  return contents || signed_page || is_rest_of_signatures(lines) || count_wordings(lines, 0, lines.size(), kProse) >= 2;
}

// A cover belongs to the report behind it.
bool joins(const std::vector<PagePart>& document, const PagePart& next) {
  const bool only_cover = std::all_of(document.begin(), document.end(), [](const PagePart& part) { return is_cover(part.lines); });
  return only_cover && !is_cover(next.lines);
}

void read(const std::vector<PagePart>& parts, Document& document) {
  static constexpr std::array<std::string_view, 1> kFirms = {"会计师事务所"};
  const Certificate certificate(parts, {});
  add_field(document, addressed_entity(certificate));
  add_field(document, audit_firm(certificate, kFirms));
  add_field(document, read_report_number(certificate));
  add_field(document, read_opinion(certificate));
  add_field(document, read_signing_day(certificate));
  add_field(document, read_fiscal_year(certificate));
}

}  // namespace

DocumentKind audit_report_kind() {
  return {.type = DocumentType::audit_report, .headings = headings, .read = read, .continues = continues, .joins = joins};
}

}  // namespace dossier
