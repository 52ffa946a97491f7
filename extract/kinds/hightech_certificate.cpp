// 高新技术企业证书 (domain: evidence types, section 6). The certificate of a high-tech product is another paper.
#include <array>
#include <string>
#include <string_view>

#include <re2/re2.h>

#include "extract/certificate.h"
#include "extract/classify.h"
#include "extract/kinds/kinds.h"
#include "extract/organisations.h"
#include "extract/validity.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 2> kTitles = {"高新技术企业证书", "高新技术企业"};
constexpr std::array<std::string_view, 12> kSupports = {"企业名称", "证书编号", "发证时间", "发证日期", "有效期",   "批准机关",
                                                        "科学技术厅", "科学技术委员会", "财政厅",  "税务局", "科学技术局", "科技厅"};
constexpr std::array<std::string_view, 12> kVetoes = {"高新技术产品", "认定申请", "申请书",   "公示",     "名单",   "培育",
                                                      "产品名称",     "工作指引", "认定管理办法", "研究开发费用", "审计", "科技型中小企业"};

enum Label { kHolder, kNumber, kIssued, kTerm };

constexpr std::array kLabels = {
    LabelWording{kHolder, "企业名称"}, LabelWording{kHolder, "单位名称"}, LabelWording{kNumber, "证书编号"},
    LabelWording{kNumber, "证书号"},   LabelWording{kNumber, "编号"},     LabelWording{kIssued, "发证时间"},
    LabelWording{kIssued, "发证日期"}, LabelWording{kIssued, "颁证日期"}, LabelWording{kIssued, "颁发日期"},
    LabelWording{kTerm, "有效期"},     LabelWording{kTerm, "有效期限"},   LabelWording{kTerm, "有效期至"},
    LabelWording{kNoField, "批准机关"}, LabelWording{kNoField, "发证机关"}, LabelWording{kNoField, "批准单位"},
};

const re2::RE2& number_pattern() {
  static const re2::RE2 kPattern("(?i)(G[RF]2[0-9OoIl]{11})");
  return kPattern;
}

// GR, the year, two digits of province, six of serial.
std::optional<std::string> parse_number(std::string_view text) {
  std::string number;
  if (!re2::RE2::PartialMatch(squeezed(text), number_pattern(), &number)) return std::nullopt;
  for (char& c : number) {
    if (c >= 'a' && c <= 'z' && c != 'l' && c != 'o') c = static_cast<char>(c - 32);
    if (c == 'O' || c == 'o') c = '0';
    if (c == 'I' || c == 'l') c = '1';
  }
  return number;
}

std::vector<Heading> headings(const Page&, const std::vector<Line>& lines) {
  std::vector<Heading> found = certificate_headings(lines, {.type = DocumentType::hightech_certificate,
                                                            .titles = kTitles,
                                                            .supports = kSupports,
                                                            .vetoes = kVetoes,
                                                            .with_title = 3,
                                                            .without_title = 5});
  // Without its number it may be any paper that speaks of high-tech enterprises.
  const bool numbered = std::any_of(lines.begin(), lines.end(), [](const Line& line) { return parse_number(line.key).has_value(); });
  for (Heading& heading : found) {
    if (!numbered) heading.confidence = std::min(heading.confidence, 0.65);
  }
  if (lines.size() > 60) found.clear();
  return found;
}

void read(const std::vector<PagePart>& parts, Document& document) {
  const Certificate certificate(parts, kLabels);
  auto holder = certificate.labelled("holder", ValueKind::name, kHolder, parse_name, Extent::all_lines);
  if (!holder) holder = holder_named(certificate);
  add_field(document, std::move(holder));
  auto number = certificate.labelled("number", ValueKind::number, kNumber, parse_number, Extent::until_parsed);
  if (!number) number = certificate.matched("number", ValueKind::number, number_pattern(), parse_number);
  auto issued = certificate.labelled("issued", ValueKind::date, kIssued, parse_first_day, Extent::until_parsed);
  if (number) {
    prove_by_codes(parts, *number);
    if (issued && number->value.substr(2, 4) != issued->value.substr(0, 4)) {
      cast_doubt(*number, "year-of-number-differs");
      cast_doubt(*issued, "year-of-number-differs");
    }
  }
  auto until = certificate.labelled("valid_until", ValueKind::date, kTerm, parse_last_day, Extent::until_parsed);
  if (!until && issued) {
    const auto term = certificate.labelled("valid_until", ValueKind::level, kTerm, parse_term, Extent::first_line);
    if (term && term->value.size() == 1) until = derived_end(*issued, *term);
  } else if (until && issued) {
    static constexpr std::array<int, 1> kYears = {3};
    prove_span(*issued, *until, kYears);
  }
  add_field(document, std::move(number));
  add_field(document, std::move(issued));
  add_field(document, std::move(until));
}

}  // namespace

DocumentKind hightech_certificate_kind() {
  return {.type = DocumentType::hightech_certificate, .headings = headings, .read = read};
}

}  // namespace dossier
