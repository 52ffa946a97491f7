// 企业所得税年度纳税申报表: A100000 in both versions, A107012, the cover and the tables filed with them (domain: evidence types,
// sections 1.6 and 1.7).
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "extract/certificate.h"
#include "extract/classify.h"
#include "extract/kinds/kinds.h"
#include "extract/lines.h"
#include "extract/read_date.h"
#include "extract/statement_fields.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr DocumentType kType = DocumentType::tax_return;
constexpr std::size_t kRowsToContinue = 3;

enum Label { kCode, kPeriod };

constexpr std::array kLabels = {
    LabelWording{kCode, "纳税人识别号(统一社会信用代码)"}, LabelWording{kCode, "纳税人识别号"},
    LabelWording{kCode, "统一社会信用代码"},             LabelWording{kCode, "统一社会信用代码(纳税人识别号)"},
    LabelWording{kPeriod, "税款所属期间"},               LabelWording{kPeriod, "税款所属期"},
    LabelWording{kPeriod, "税款所属时期"},               LabelWording{kPeriod, "所属期间"},
    LabelWording{kPeriod, "所属时期"},                   LabelWording{kNoField, "纳税人名称"},
    LabelWording{kNoField, "金额单位"},                  LabelWording{kNoField, "填报日期"},
    LabelWording{kNoField, "申报日期"},                  LabelWording{kNoField, "经办人"}};

const re2::RE2& main_title() {
  static const re2::RE2 kTitle("(?:.{0,8}A10{5})?(?:中华人民共和国)?企业所得税年度纳税申报(?:主|基础信息)?表(?:填报表单)?(?:\\(?A类.{0,24})?");
  return kTitle;
}

const re2::RE2& deduction_title() {
  static const re2::RE2 kTitle("(?:.{0,6}A107012)?(?:研发|研究开发)费用加计扣除优惠明细表(?:\\(.{0,12}\\))?");
  return kTitle;
}

// A101010 一般企业收入明细表 and the others of the set.
const re2::RE2& annex_title() {
  static const re2::RE2 kTitle("(?:A10[0-9]{4})?[\\p{Han}、()]{2,28}明细表(?:\\(.{0,12}\\))?");
  return kTitle;
}

bool is_form_code(std::string_view key) {
  static const re2::RE2 kCodePattern("A1[0-9]{5}");
  return re2::RE2::FullMatch(key, kCodePattern);
}

bool is_main(std::string_view key) {
  return re2::RE2::FullMatch(key, main_title()) && key.find("预缴") == std::string_view::npos;
}

std::vector<Heading> headings(const Page&, const std::vector<Line>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_contents_line(lines[i])) continue;
    const std::string& key = lines[i].key;
    const auto line = static_cast<int>(i);
    if (is_main(key)) return {{kType, line, 0.97, lines[i].text, false}};
    if (re2::RE2::FullMatch(key, deduction_title())) return {{kType, line, 0.95, lines[i].text, true}};
    // A form's code alone above its title.
    const bool coded = i > 0 && is_form_code(lines[i - 1].key) && re2::RE2::FullMatch(key, annex_title());
    if (coded) return {{kType, line, 0.9, lines[i].text, true}};
  }
  return {};
}

std::size_t known_rows(const std::vector<Line>& lines, const Page& page) {
  const LabelDictionary& dictionary = labels_of(kType);
  std::size_t known = 0;
  for (const Line& line : lines) {
    for (const Line& segment : segments_of(page, line)) {
      known += dictionary.find(parse_label(segment.text).key, page.source != PageSource::text).row != nullptr ? 1 : 0;
    }
  }
  return known;
}

bool continues(const Page& page, const std::vector<Line>& lines) {
  if (known_rows(lines, page) >= kRowsToContinue) return true;
  // The last rows of a form over the head that is repeated on every page.
  const bool head = std::any_of(lines.begin(), lines.end(), [](const Line& line) {
    return line.key.find("行次") != std::string::npos && line.key.find("金额") != std::string::npos;
  });
  return head && known_rows(lines, page) >= 1;
}

bool is_cover(const std::vector<Line>& lines) {
  return std::any_of(lines.begin(), lines.end(), [](const Line& line) {
    return line.key.find("税款所属") != std::string::npos || line.key.find("谨声明") != std::string::npos;
  });
}

// The main table follows its cover; a second cover opens another return.
bool joins(const std::vector<PagePart>& document, const PagePart& next) {
  const bool covered = std::any_of(document.begin(), document.end(), [](const PagePart& part) { return is_cover(part.lines); });
  return !(covered && is_cover(next.lines));
}

std::optional<std::string> parse_period(std::string_view text) {
  const std::vector<DateFound> days = find_dates(text);
  if (!days.empty()) return to_string(days.back().date);
  const auto year = read_year(text);
  return year ? std::optional(std::to_string(*year) + "-12-31") : std::nullopt;
}

// The last 31 December of the period named; the year of the amounts.
StatementHead head_of(const Certificate& form) {
  StatementHead head;
  head.unit = kYuan;  // 金额单位：人民币元（列至角分）, of all tables of the return
  head.unit_proven = true;
  const auto period = form.labelled("period", ValueKind::date, kPeriod, parse_period, Extent::until_parsed);
  const auto day = period ? parse_iso_date(period->value) : std::nullopt;
  if (!day) return head;
  head.year = static_cast<int>(day->year());
  head.year_proven = period->status == Status::certain;
  head.period_end = period->value;
  return head;
}

void read(const std::vector<PagePart>& parts, Document& document) {
  read_statement_entity(parts, document);
  const Certificate form(parts, kLabels);
  if (auto code = form.labelled("uscc", ValueKind::number, kCode, parse_credit_code, Extent::until_parsed)) {
    prove_credit_code(*code);
    document.fields.push_back(*std::move(code));
  }
  // The cover is no table, though it may hold figures.
  std::vector<PagePart> tables;
  for (const PagePart& part : parts) {
    if (known_rows(part.lines, *part.page) > 0) tables.push_back(part);
  }
  if (const auto statement = read_statement(tables, kType, document.title, head_of(form))) write_statement(*statement, document);
}

}  // namespace

DocumentKind tax_return_kind() {
  return {.type = kType, .headings = headings, .read = read, .continues = continues, .joins = joins};
}

}  // namespace dossier
