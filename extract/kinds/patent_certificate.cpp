// 发明专利证书, 实用新型专利证书, 外观设计专利证书: on paper and electronic (domain: evidence types, section 2).
#include <array>
#include <string>
#include <string_view>

#include <re2/re2.h>

#include "extract/certificate.h"
#include "extract/check_digits.h"
#include "extract/classify.h"
#include "extract/kinds/kinds.h"
#include "extract/read_date.h"
#include "extract/read_name.h"
#include "extract/terms.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 4> kTitles = {"发明专利证书", "实用新型专利证书", "外观设计专利证书",
                                                     "certificateofinventionpatent"};
constexpr std::array<std::string_view, 14> kSupports = {"专利号",     "专利权人",   "授权公告日", "授权公告号", "发明人",
                                                        "设计人",     "专利申请日", "发明名称",   "实用新型名称", "外观设计名称",
                                                        "证书号",     "专利登记簿", "国家知识产权局", "产品名称"};
constexpr std::array<std::string_view, 13> kVetoes = {"受理通知书", "授权通知书",   "登记手续通知书", "登记簿副本", "缴费通知",
                                                      "申请公布",   "权利要求书",   "说明书摘要",   "请求书",     "检索报告",
                                                      "评价报告",   "手续合格通知", "转让合同"};

enum Label { kCertificateNumber, kTitle, kNumber, kFiled, kHolder, kGranted, kPublication };

constexpr std::array kLabels = {
    LabelWording{kCertificateNumber, "证书号"},
    LabelWording{kTitle, "发明名称"},
    LabelWording{kTitle, "实用新型名称"},
    LabelWording{kTitle, "外观设计名称"},
    LabelWording{kTitle, "使用外观设计的产品名称"},
    LabelWording{kTitle, "使用该外观设计的产品名称"},
    LabelWording{kTitle, "专利名称"},
    LabelWording{kNumber, "专利号"},
    LabelWording{kFiled, "专利申请日"},
    LabelWording{kFiled, "申请日"},
    LabelWording{kHolder, "专利权人"},
    LabelWording{kHolder, "权利人"},
    LabelWording{kHolder, "申请(专利权)人"},
    LabelWording{kGranted, "授权公告日"},
    LabelWording{kGranted, "专利权生效日"},
    LabelWording{kPublication, "授权公告号"},
    LabelWording{kPublication, "公告号"},
    LabelWording{kNoField, "发明人"},
    LabelWording{kNoField, "设计人"},
    LabelWording{kNoField, "地址"},
    LabelWording{kNoField, "国家知识产权局"},
    LabelWording{kNoField, "专利权自授权公告之日起生效"},
    LabelWording{kNoField, "局长"},
    LabelWording{kNoField, "申请日时本专利记载的申请人"},
    LabelWording{kNoField, "申请日时申请人"},
    LabelWording{kNoField, "申请日时发明人"},
    LabelWording{kNoField, "申请日时设计人"},
    LabelWording{kNoField, "申请人"},
};

constexpr std::array<int, 3> kInvention = {1, 8, 8};
constexpr std::array<int, 3> kUtility = {2, 9, 9};
constexpr std::array<int, 3> kDesign = {3, 3, 3};

// 证书号第5076930号 → 5076930
std::optional<std::string> parse_certificate_number(std::string_view text) {
  static const re2::RE2 kPattern("(?:第)?(?:NO\\.?)?([0-9]{4,9})(?:号|$)");
  const std::string key = squeezed(text);
  std::string number;
  if (!re2::RE2::PartialMatch(key, kPattern, &number)) return std::nullopt;
  return number;
}

// One check character in eleven closes by chance, so a number with blanks or a missing dot is believed only if it closes.
std::optional<std::string> parse_number(std::string_view text) {
  auto number = read_patent_number(text);
  if (!number) number = find_patent_number(text);
  if (!number) return std::nullopt;
  if (number->prefix.empty()) number->prefix = "ZL";
  return number->text();
}

// CN 305054019 S → CN305054019S, with a speck before the digits, too. Nine digits; seven before 2007, eight with the year in front before 1989.
std::optional<std::string> parse_publication(std::string_view text) {
  static const re2::RE2 kPattern("C[NH][.,·:'‘’*_-]?([0-9]{9})[.,·]?([ABCUYSD58][0-9]?)(?:[^0-9A-Z]|$)");
  static const re2::RE2 kOld("C[NH][.,·:'‘’*_-]?([0-9]{7}|8[5-8][0-9]{6})[.,·]?([ABCUYSD][0-9]?)(?:[^0-9A-Z]|$)");
  std::string digits, kind;
  std::string key = squeezed(text);
  for (char& c : key) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  if (!re2::RE2::PartialMatch(key, kPattern, &digits, &kind) && !re2::RE2::PartialMatch(key, kOld, &digits, &kind)) return std::nullopt;
  if (kind == "5") kind = "S";
  if (kind == "8") kind = "B";
  return "CN" + digits + kind;
}

// CN212521372L: where the letter is none that there is, the first digit tells the kind, and so what is printed nowadays.
std::optional<std::string> parse_torn_publication(std::string_view text) {
  static const re2::RE2 kPattern("C[NH][.,·:'‘’*_-]?([123])([0-9]{8})[.,·]?[^0-9.,·][0-9]?$");
  if (auto whole = parse_publication(text)) return whole;
  std::string first, rest;
  std::string key = squeezed(text);
  for (char& c : key) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  if (!re2::RE2::PartialMatch(key, kPattern, &first, &rest)) return std::nullopt;
  return "CN" + first + rest + (first == "1" ? "B" : first == "2" ? "U" : "S");
}

// The owners as printed; several keep their separator.
std::optional<std::string> parse_holder(std::string_view text) { return read_name(text); }

bool any_of_kind(std::span<const int> kinds, int kind) {
  for (const int k : kinds) {
    if (k == kind) return true;
  }
  return false;
}

struct KindWording {
  std::string_view value, title, name;
  std::span<const int> digits;
  std::string_view publication;  // endings of the publication number
};

const std::array<KindWording, 3> kKinds = {
    KindWording{"invention", "发明专利", "发明名称", kInvention, "BC"},
    KindWording{"utility_model", "实用新型", "实用新型名称", kUtility, "UY"},
    KindWording{"design", "外观设计", "外观设计名称", kDesign, "SD"},
};

// Title, label, number and publication number each say the kind; two that agree with none against prove it.
void read_kind(const Certificate& certificate, const PagePart& part, Document& document) {
  const Field* number = find_field(document, "number");
  const Field* publication = find_field(document, "publication_number");
  const auto parsed = number ? read_patent_number(number->value) : std::nullopt;
  std::array<int, kKinds.size()> votes{};
  std::size_t titled = kKinds.size();
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    for (const Line& line : part.lines) {
      if (titled == kKinds.size() && is_title(line.key, std::string(kKinds[i].title) + (i == 0 ? "证书" : "专利证书"))) titled = i;
    }
    votes[i] += titled == i ? 1 : 0;
    votes[i] += certificate.says(kKinds[i].name) ? 1 : 0;
    votes[i] += parsed && any_of_kind(kKinds[i].digits, parsed->kind) ? 1 : 0;
    votes[i] += publication && kKinds[i].publication.find(publication->value.back()) != std::string_view::npos ? 1 : 0;
  }
  std::size_t best = 0;
  int others = 0;
  for (std::size_t i = 0; i < votes.size(); ++i) {
    if (votes[i] > votes[best]) best = i;
  }
  for (std::size_t i = 0; i < votes.size(); ++i) others += i == best ? 0 : votes[i];
  if (votes[best] == 0) return;
  Field field{.name = "kind", .kind = ValueKind::choice, .value = std::string(kKinds[best].value)};
  field.raw = document.title;
  field.label = document.title;
  field.page = part.page->number;
  for (const Line& line : part.lines) {
    if (line.key.find(kKinds[best].title) == std::string::npos) continue;
    field.box = line.box;
    field.raw = line.text;
    break;
  }
  field.confidence = 0.9;
  field.doubt = "one-reading";
  if (votes[best] >= 2 && others == 0) {
    add_proof(field, ProofKind::cross_check, "patent.kind");
    if (titled == best) field.proofs.push_back({ProofKind::wording, "title"});
  } else if (others > 0) {
    cast_doubt(field, "places-differ");
  }
  add_field(document, std::move(field));
}

// The number may stand on the title's line, and its label be torn: no title holds a number.
std::optional<std::string> parse_title(std::string_view text) {
  static const re2::RE2 kNumberBehind("\\s*(?:专\\S?\\s*利\\s*号\\s*[:：]?\\s*)?Z\\s*[L1I]\\s*[0-9]{4}[0-9 .]*.*$");
  std::string title(text);
  re2::RE2::Replace(&title, kNumberBehind, "");
  return parse_text(title);
}

// 「年费应当在每年06月16日前缴纳」: the annual fee falls due on the filing day.
std::optional<std::pair<unsigned, unsigned>> fee_day(const Certificate& certificate) {
  static const re2::RE2 kPattern("每年([0-9]{1,2})月([0-9]{1,2})日前缴纳");
  for (const CertificatePart& part : certificate.parts()) {
    unsigned month = 0, day = 0;
    if (re2::RE2::PartialMatch(key_of(part.flow), kPattern, &month, &day)) return std::pair(month, day);
  }
  return std::nullopt;
}

// 05-14, as month and day.
std::optional<std::string> parse_fee_day(std::string_view text) {
  static const re2::RE2 kPattern("每年([0-9]{1,2})月([0-9]{1,2})日前缴纳");
  std::string month, day;
  if (!re2::RE2::PartialMatch(squeezed(text), kPattern, &month, &day)) return std::nullopt;
  if (month.size() < 2) month.insert(month.begin(), '0');
  if (day.size() < 2) day.insert(day.begin(), '0');
  return month + "-" + day;
}

void prove_days(const Certificate& certificate, Document& document) {
  Field* filed = find_field(document, "filed");
  Field* granted = find_field(document, "granted");
  const Field* number = find_field(document, "number");
  const auto parsed = number ? read_patent_number(number->value) : std::nullopt;
  const auto filed_day = filed ? parse_iso_date(filed->value) : std::nullopt;
  const auto granted_day = granted ? parse_iso_date(granted->value) : std::nullopt;
  if (filed_day) {
    const auto fee = fee_day(certificate);
    const bool year_agrees = parsed && parsed->year == int(filed_day->year());
    if (fee && fee->first == unsigned(filed_day->month()) && fee->second == unsigned(filed_day->day()) && year_agrees) {
      add_proof(*filed, ProofKind::cross_check, "fee-day");
    }
    if (times_printed(certificate, *filed_day) >= 2) add_proof(*filed, ProofKind::cross_check, "printed-twice");
    // The number is given on filing; a divisional application alone is later than its filing day.
    if (parsed && parsed->year < int(filed_day->year())) cast_doubt(*filed, "year-of-number-differs");
  }
  if (granted_day && times_printed(certificate, *granted_day) >= 2) {
    add_proof(*granted, ProofKind::cross_check, "printed-twice");
  }
  if (filed_day && granted_day && *granted_day <= *filed_day) {
    cast_doubt(*filed, "days-out-of-order");
    cast_doubt(*granted, "days-out-of-order");
  }
}

std::vector<Heading> headings(const Page&, const std::vector<Line>& lines) {
  return certificate_headings(lines, {.type = DocumentType::patent_certificate,
                                      .titles = kTitles,
                                      .supports = kSupports,
                                      .vetoes = kVetoes,
                                      .with_title = 3,
                                      .without_title = 6,
                                      .strong_title = 8});
}

bool continues(const Page&, const std::vector<Line>& lines) {
  static constexpr std::array<std::string_view, 8> kSecondPage = {
      "本专利记载的", "申请日时申请人", "第2页(共2页)", "专利登记簿上", "申请日时发明人", "其他事项参见", "信息如下", "(共2页)"};
  return lines.size() < 40 && count_wordings(lines, 0, lines.size(), kSecondPage) > 0;
}

void read(const std::vector<PagePart>& parts, Document& document) {
  const Certificate certificate(parts, kLabels);
  auto certificate_number = certificate.labelled("certificate_number", ValueKind::number, kCertificateNumber,
                                                 parse_certificate_number, Extent::first_line);
  for (const char* wording : {"证书号(第?[0-9]{4,9}号)", "(第[0-9]{6,9}号)"}) {
    if (certificate_number) break;
    certificate_number = certificate.matched("certificate_number", ValueKind::number, re2::RE2(wording), parse_certificate_number);
  }
  if (certificate_number) prove_by_codes(parts, *certificate_number);
  add_field(document, std::move(certificate_number));
  auto title = certificate.labelled("title", ValueKind::text, kTitle, parse_title, Extent::until_label);
  if (title) mend_terms(*title);
  add_field(document, std::move(title));

  auto number = certificate.labelled("number", ValueKind::number, kNumber, parse_number, Extent::first_line);
  if (!number) {
    static const re2::RE2 kPattern("Z[L1I][0-9]{8,12}[.,。·]?[0-9Xx×]");
    number = certificate.matched("number", ValueKind::number, kPattern, parse_number);
  }
  if (number) {
    const auto parsed = read_patent_number(number->value);
    prove_by_codes(parts, *number);
    if (parsed && parsed->check_closes() && parsed->well_formed()) {
      add_proof(*number, ProofKind::check_digit, "patent");
    } else if (number->status == Status::uncertain || !number->alternatives.empty()) {
      cast_doubt(*number, "check-digit-open");
    }
    add_field(document, std::move(number));
  }
  add_field(document, certificate.labelled("filed", ValueKind::date, kFiled, parse_first_day, Extent::first_line));
  auto holder = certificate.labelled("holder", ValueKind::name, kHolder, parse_holder, Extent::all_lines);
  if (holder) doubt_unparted_owners(*holder);
  add_field(document, std::move(holder));
  add_field(document, certificate.labelled("granted", ValueKind::date, kGranted, parse_first_day, Extent::first_line));
  auto publication =
      certificate.labelled("publication_number", ValueKind::number, kPublication, parse_publication, Extent::first_line);
  if (publication) {
    prove_by_codes(parts, *publication);
  } else {
    publication = certificate.labelled("publication_number", ValueKind::number, kPublication, parse_torn_publication, Extent::first_line);
    if (publication) cast_doubt(*publication, "character-lost");
  }
  add_field(document, std::move(publication));
  read_kind(certificate, parts.front(), document);
  // Not among the contract's fields: verification compares it with the filing day.
  static const re2::RE2 kFeeDay("(每年[0-9]{1,2}月[0-9]{1,2}日前缴纳)");
  add_field(document, certificate.matched("fee_day", ValueKind::text, kFeeDay, parse_fee_day));
  prove_days(certificate, document);
}

}  // namespace

DocumentKind patent_certificate_kind() {
  return {.type = DocumentType::patent_certificate, .headings = headings, .read = read, .continues = continues};
}

}  // namespace dossier
