// 计算机软件著作权登记证书 (domain: evidence types, section 3).
#include <array>
#include <string>
#include <string_view>

#include <re2/re2.h>

#include "extract/certificate.h"
#include "extract/classify.h"
#include "extract/kinds/kinds.h"
#include "extract/read_date.h"
#include "extract/read_name.h"
#include "extract/settle.h"
#include "extract/terms.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 2> kTitles = {"计算机软件著作权登记证书", "软件著作权登记证书"};
constexpr std::array<std::string_view, 11> kSupports = {"软件名称",     "著作权人", "登记号",   "权利取得方式", "权利范围", "开发完成日期",
                                                        "首次发表日期", "证书号",   "软著登字", "国家版权局",   "版权保护中心"};
constexpr std::array<std::string_view, 7> kVetoes = {"受理通知书", "申请表", "申请书", "补正通知", "变更或补充证明", "转让合同", "查询结果"};

enum Label { kCertificateNumber, kTitle, kHolder, kPublished, kNumber };

constexpr std::array kLabels = {
    LabelWording{kCertificateNumber, "证书号"},
    LabelWording{kTitle, "软件名称"},
    LabelWording{kTitle, "软件全称"},
    LabelWording{kHolder, "著作权人"},
    LabelWording{kHolder, "著作权人(国籍)"},
    LabelWording{kPublished, "首次发表日期"},
    LabelWording{kNumber, "登记号"},
    LabelWording{kNoField, "开发完成日期"},
    LabelWording{kNoField, "权利取得方式"},
    LabelWording{kNoField, "权利范围"},
    LabelWording{kNoField, "版本号"},
    LabelWording{kNoField, "根据《计算机软件保护条例》"},
    LabelWording{kNoField, "根据"},
};

// 软著登字第3035088号 → 3035088
std::optional<std::string> parse_certificate_number(std::string_view text) {
  static const re2::RE2 kPattern("第?([0-9]{6,9})号?");
  std::string number;
  if (!re2::RE2::PartialMatch(squeezed(text), kPattern, &number)) return std::nullopt;
  return number;
}

const re2::RE2& number_pattern() {
  static const re2::RE2 kPattern("(?i)((?:19|20)[0-9]{2}(?:[S5]R[0-9]{5,7}|R11[A-Z][0-9]{6,7}))");
  return kPattern;
}

std::optional<std::string> parse_number(std::string_view text) {
  std::string number;
  if (!re2::RE2::PartialMatch(squeezed(text), number_pattern(), &number)) return std::nullopt;
  for (char& c : number) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  if (number[4] == '5') number[4] = 'S';
  return number;
}

// The full name with its version; the short name in brackets is no part of it.
std::optional<std::string> parse_title(std::string_view text) {
  static const re2::RE2 kShort("[\\[【(〔{「『［]?简称[:：]?[^\\]】)〕}」』］]*[\\]】)〕}」』］]");
  std::string title = as_printed(text);
  re2::RE2::GlobalReplace(&title, kShort, "");
  title = squeezed(title);
  // A speck within the next label hides it: 著作权”人：
  static const re2::RE2 kNext("著作.{0,2}权.{0,2}人[:：].*$");
  re2::RE2::Replace(&title, kNext, "");
  static const re2::RE2 kSpeck("(\\p{Han})[.,·、,]+([Vv][0-9])");
  re2::RE2::Replace(&title, kSpeck, "\\1\\2");
  return parse_text(title);
}

std::optional<std::string> parse_holder(std::string_view text) { return read_name(text); }

std::optional<std::string> parse_published(std::string_view text) {
  const std::string key = squeezed(text);
  if (key.find("未发表") != std::string::npos) return "未发表";
  return parse_first_day(text);
}

std::vector<Heading> headings(const Page&, const std::vector<Line>& lines) {
  return certificate_headings(lines, {.type = DocumentType::software_copyright,
                                      .titles = kTitles,
                                      .supports = kSupports,
                                      .vetoes = kVetoes,
                                      .with_title = 3,
                                      .without_title = 6,
                                      .strong_title = 8});
}

// …软件11.0: the V of a version, narrow and slanted, is read as a digit by all readers. Versions are printed with their V.
void doubt_version(Field& title) {
  static const re2::RE2 kBare("(.*[\\p{Han}\\])])1([0-9]{1,2}(?:\\.[0-9]+)+)");
  std::string name, version;
  if (title.status != Status::certain || from_layer(title)) return;
  if (!re2::RE2::FullMatch(title.value, kBare, &name, &version)) return;
  title.alternatives.insert(title.alternatives.begin(), name + "V" + version);
  cast_doubt(title, "misread-alike");
}

// 2020SR01870: the end of the number was not read. Five digits until 2013, six until 2018, seven since 2019; the turn of a year is
// known to about one (domain: evidence types, section 3), so that only what no neighbouring year prints is in doubt.
void doubt_length(Field& number) {
  constexpr std::size_t kSeries = 6;  // 2020SR
  if (number.status != Status::certain || from_layer(number)) return;
  if (number.value.size() < kSeries || number.value.compare(4, 2, "SR") != 0) return;
  const int year = std::stoi(number.value.substr(0, 4));
  const std::size_t least = year >= 2020 ? 7 : year >= 2015 ? 6 : 5;
  if (number.value.size() - kSeries < least) cast_doubt(number, "too-short");
}

void read(const std::vector<PagePart>& parts, Document& document) {
  const Certificate certificate(parts, kLabels);
  static const re2::RE2 kCertificateNumber("软著登字第?([0-9]{6,9})号?");
  auto certificate_number = certificate.matched("certificate_number", ValueKind::number, kCertificateNumber, parse_certificate_number);
  if (!certificate_number) {
    certificate_number = certificate.labelled("certificate_number", ValueKind::number, Label::kCertificateNumber,
                                              parse_certificate_number, Extent::first_line);
  }
  auto number = certificate.labelled("number", ValueKind::number, kNumber, parse_number, Extent::first_line);
  if (!number) number = certificate.matched("number", ValueKind::number, number_pattern(), parse_number);
  for (std::optional<Field>* field : {&certificate_number, &number}) {
    if (*field) prove_by_codes(parts, **field);
  }
  if (number) doubt_length(*number);
  add_field(document, std::move(certificate_number));
  add_field(document, std::move(number));
  auto title = certificate.labelled("title", ValueKind::text, kTitle, parse_title, Extent::until_label);
  if (title) mend_terms(*title);
  if (title) doubt_version(*title);
  add_field(document, std::move(title));
  auto holder = certificate.labelled("holder", ValueKind::name, kHolder, parse_holder, Extent::all_lines);
  static const re2::RE2 kBehindLabel("著作.{0,2}权.{0,2}人(?:\\(国籍\\))?[:：]([^:：]{6,60}?)(?:开发|首次|权利|登记)");
  if (!holder) holder = certificate.matched("holder", ValueKind::name, kBehindLabel, parse_holder);
  if (holder) doubt_unparted_owners(*holder);
  add_field(document, std::move(holder));
  add_field(document,
            certificate.labelled("first_published", ValueKind::date, kPublished, parse_published, Extent::first_line));
}

}  // namespace

DocumentKind software_copyright_kind() {
  return {.type = DocumentType::software_copyright, .headings = headings, .read = read};
}

}  // namespace dossier
