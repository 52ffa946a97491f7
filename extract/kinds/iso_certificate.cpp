// Certificates of management systems, ISO 9001 and its kin: Chinese, English and bilingual (domain: evidence types, section 4).
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include <re2/re2.h>

#include "extract/certificate.h"
#include "extract/classify.h"
#include "extract/kinds/kinds.h"
#include "extract/organisations.h"
#include "extract/read_date.h"
#include "extract/read_name.h"
#include "extract/terms.h"
#include "extract/validity.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 22> kTitles = {
    "质量管理体系认证证书",     "环境管理体系认证证书",         "职业健康安全管理体系认证证书", "信息安全管理体系认证证书",
    "信息技术服务管理体系认证证书", "服务管理体系认证证书",     "人工智能管理体系认证证书",     "隐私信息管理体系认证证书",
    "能源管理体系认证证书",     "业务连续性管理体系认证证书",   "管理体系认证证书",             "体系认证证书",
    "认证证书",                 "qualitymanagementsystemcertificate", "managementsystemcertificate",
    "informationsecuritymanagementsystemcertificate", "informationtechnologyservicemanagementsystemcertificate",
    "certificateofregistration", "certificateofapproval", "certificate", "certificateofconformity", "registrationcertificate"};

constexpr std::array<std::string_view, 24> kSupports = {
    "管理体系",     "managementsystem", "证书编号",   "注册号",     "证书号",     "兹证明",        "certificateno", "registrationno",
    "认证范围",     "范围",             "scope",      "有效期",     "validuntil", "validfrom",     "发证日期",      "颁证日期",
    "dateofissue",  "cnas",             "iaf",        "认可",       "监督审核",   "国家认证认可",  "认证中心",      "认证有限公司"};

constexpr std::array<std::string_view, 22> kVetoes = {
    "产品认证证书", "强制性产品", "服务认证证书", "检测报告", "检验报告", "审核报告", "审核计划", "合同编号", "认证合同",
    "认证申请",     "培训证书",   "培训合格",     "内审员",   "内部审核员", "信用等级", "暂停通知", "撤销通知", "监督审核通知书",
    "不符合项",     "高新技术",   "cmmi",         "成熟度"};

constexpr int kSupportsOfStandard = 5;         // wordings of a certificate beside the standard, where the title is unknown
constexpr std::size_t kMostLinesOfSheet = 40;

enum Label { kStandard, kNumber, kHolder, kCode, kScope, kIssuer };

constexpr std::array kOwnLabels = {
    LabelWording{kNumber, "证书编号"}, LabelWording{kNumber, "证书注册号"}, LabelWording{kNumber, "注册号"},
    LabelWording{kNumber, "认证证书编号"}, LabelWording{kNumber, "证书号"}, LabelWording{kNumber, "注册编号"},
    LabelWording{kNumber, "证书号码"}, LabelWording{kNumber, "编号"}, LabelWording{kNumber, "certificateno"},
    LabelWording{kNumber, "certificatenumber"}, LabelWording{kNumber, "registrationno"},
    LabelWording{kNumber, "registrationnumber"}, LabelWording{kNumber, "certificateregistrationno"},
    LabelWording{kNumber, "certno"}, LabelWording{kNumber, "cert.no"}, LabelWording{kNumber, "regno"},
    LabelWording{kHolder, "获证组织名称"}, LabelWording{kHolder, "获证组织"}, LabelWording{kHolder, "组织名称"},
    LabelWording{kHolder, "企业名称"}, LabelWording{kHolder, "获证企业"}, LabelWording{kHolder, "单位名称"},
    LabelWording{kHolder, "证书持有人"}, LabelWording{kHolder, "公司名称"}, LabelWording{kHolder, "受审核方名称"},
    LabelWording{kHolder, "认证组织名称"}, LabelWording{kHolder, "获证方名称"}, LabelWording{kHolder, "认证委托人"},
    LabelWording{kHolder, "名称"}, LabelWording{kCode, "统一社会信用代码"}, LabelWording{kCode, "社会信用代码"},
    LabelWording{kCode, "unifiedsocialcreditcode"}, LabelWording{kCode, "unifiedsocialcreditidentifier"},
    LabelWording{kCode, "uscc"}, LabelWording{kCode, "组织机构代码"}, LabelWording{kCode, "organizationcode"},
    LabelWording{kCode, "organizationalcode"}, LabelWording{kScope, "认证范围"}, LabelWording{kScope, "通过认证的范围为"},
    LabelWording{kScope, "通过认证的范围"}, LabelWording{kScope, "通过认证范围如下"}, LabelWording{kScope, "通过认证范围"},
    LabelWording{kScope, "认证覆盖范围"}, LabelWording{kScope, "认证覆盖的范围"}, LabelWording{kScope, "证书覆盖范围"},
    LabelWording{kScope, "覆盖范围"}, LabelWording{kScope, "本证书覆盖范围"}, LabelWording{kScope, "本证书覆盖范围为"},
    LabelWording{kScope, "本证书覆盖范围如下"}, LabelWording{kScope, "本证书覆盖的范围"}, LabelWording{kScope, "体系覆盖范围"},
    LabelWording{kScope, "认证范围如下"}, LabelWording{kScope, "认证范围为"}, LabelWording{kScope, "该体系适用于"},
    LabelWording{kScope, "该管理体系适用于"}, LabelWording{kScope, "管理体系适用于"}, LabelWording{kScope, "适用于"},
    LabelWording{kScope, "适用范围"}, LabelWording{kScope, "审核范围"}, LabelWording{kScope, "体系范围"},
    LabelWording{kScope, "认证的范围"}, LabelWording{kScope, "本证书适用范围如下"}, LabelWording{kScope, "覆盖的产品/服务及其过程"},
    LabelWording{kScope, "本证书对下述范围有效"}, LabelWording{kScope, "认证所覆盖的范围"}, LabelWording{kScope, "覆盖范围如下"},
    LabelWording{kScope, "scopeofcertification"}, LabelWording{kScope, "certificationscope"},
    LabelWording{kScope, "scope"}, LabelWording{kScope, "thiscertificateisvalidforthefollowingscope"},
    LabelWording{kScope, "forthefollowingscope"}, LabelWording{kIssuer, "认证机构"}, LabelWording{kIssuer, "发证机构"},
    LabelWording{kIssuer, "颁证机构"}, LabelWording{kIssuer, "认证机构名称"}, LabelWording{kIssuer, "签发机构"},
    LabelWording{kIssuer, "发证单位"}, LabelWording{kIssuer, "certificationbody"}, LabelWording{kIssuer, "issuedby"},
    LabelWording{kStandard, "认证标准"}, LabelWording{kStandard, "认证依据"}, LabelWording{kStandard, "依据标准"},
    LabelWording{kStandard, "符合标准"}, LabelWording{kStandard, "standard"}, LabelWording{kNoField, "注册地址"},
    LabelWording{kNoField, "经营地址"}, LabelWording{kNoField, "生产/经营地址"}, LabelWording{kNoField, "审核地址"},
    LabelWording{kNoField, "地址"}, LabelWording{kNoField, "办公地址"}, LabelWording{kNoField, "通讯地址"},
    LabelWording{kNoField, "生产地址"}, LabelWording{kNoField, "registeredaddress"},
    LabelWording{kNoField, "officeaddress"}, LabelWording{kNoField, "address"}, LabelWording{kNoField, "邮编"},
    LabelWording{kNoField, "邮政编码"}, LabelWording{kNoField, "postcode"}, LabelWording{kNoField, "总经理"},
    LabelWording{kNoField, "签发人"}, LabelWording{kNoField, "批准人"}, LabelWording{kNoField, "主任"},
    LabelWording{kNoField, "generalmanager"}, LabelWording{kNoField, "授权签字人"}, LabelWording{kNoField, "认证机构地址"},
    LabelWording{kNoField, "兹证明"}, LabelWording{kNoField, "特此证明"}, LabelWording{kNoField, "建立的管理体系符合"},
    LabelWording{kNoField, "管理体系符合"}, LabelWording{kNoField, "符合"}, LabelWording{kNoField, "质量管理体系符合标准"},
    LabelWording{kNoField, "在国家规定的各行政"}, LabelWording{kNoField, "备注"}, LabelWording{kNoField, "本证书"},
    LabelWording{kNoField, "本证书信息可"}, LabelWording{kNoField, "获证组织应"}, LabelWording{kNoField, "证书查询"},
    LabelWording{kNoField, "网址"}, LabelWording{kNoField, "注"},
};

// GB/T 19001-2016/ISO 9001:2015, ISO/IEC 27001:2013, GB/T 22080-2016 idt ISO/IEC 27001:2013 …
constexpr char kNational[] = "GB/?[T丁]?[0-9]{5}(?:\\.[0-9])?[-—–－‐]{1,2}[0-9]{4}";
constexpr char kInternational[] = "[I1l|][S5][O0o](?:/[I1l|]EC)?[0-9]{4,5}(?:-[0-9])?[:：∶.;-]?[0-9]{4}";

const re2::RE2& standard_pattern() {
  static const re2::RE2 kPattern(std::string("(?i)(") + kNational + "(?:[/,;、(（]|idt|等同于?|\\)|及|和)*" + kInternational + "|" +
                                 kInternational + "(?:[/,;、(（]|idt|等同于?|\\)|及|和)*" + kNational + "|" + kNational + "|" +
                                 kInternational + "|OHSAS18001[:：][0-9]{4})");
  return kPattern;
}

std::optional<std::string> parse_standard(std::string_view text) {
  std::string printed;
  if (!re2::RE2::PartialMatch(squeezed(text), standard_pattern(), &printed)) return std::nullopt;
  // ISO 010892441: letters of a mark before the number of the certificate. A standard's number has no nought in front, and its year is a year.
  static const re2::RE2 kParts("(?i)[S5][O0o](?:/[I1l|]EC)?([0-9]{4,5})(?:-[0-9])?[:：∶.;-]?([0-9]{4})$");
  std::string digits, year;
  if (re2::RE2::PartialMatch(printed, kParts, &digits, &year) && (digits.front() == '0' || !(year.starts_with("19") || year.starts_with("20")))) {
    return std::nullopt;
  }
  static const re2::RE2 kIso("(?i)[I1l|][S5][O0o]((?:/[I1l|]EC)?)([0-9])"), kIec("(?i)/[1l|]EC"), kDash("[—–－‐]{1,2}"),
      kGb("(?i)GB/?[T丁]"), kColon("([0-9])[∶：.;]([0-9]{4})$");
  re2::RE2::Replace(&printed, kIso, "ISO\\1 \\2");
  re2::RE2::Replace(&printed, kIec, "/IEC");
  re2::RE2::GlobalReplace(&printed, kDash, "-");
  re2::RE2::Replace(&printed, kGb, "GB/T ");
  re2::RE2::Replace(&printed, kColon, "\\1:\\2");
  return printed;
}

// Letters O in the places of digits made 0: 05314Q21126ROS → 05314Q21126R0S.
std::optional<std::string> parse_number(std::string_view text) {
  static const re2::RE2 kToken("([A-Za-z0-9][A-Za-z0-9/.()_-]{4,39})"), kAccredited("^([0-9O]{3,6})([A-Z]{1,5})([0-9O]{4,8})R([0-9O]{1,2})([LMS]?)(.*)$");
  const std::string key = squeezed(text);
  re2::StringPiece rest(key);
  std::string token;
  while (re2::RE2::FindAndConsume(&rest, kToken, &token)) {
    int digits = 0;
    for (const char c : token) digits += c >= '0' && c <= '9' ? 1 : 0;
    if (digits < 4) continue;
    while (!token.empty() && (token.back() == '.' || token.back() == '-' || token.back() == '(')) token.pop_back();
    std::string head, system, serial, round, size, tail;
    if (re2::RE2::FullMatch(token, kAccredited, &head, &system, &serial, &round, &size, &tail)) {
      for (std::string* part : {&head, &serial, &round}) {
        for (char& c : *part) c = c == 'O' ? '0' : c;
      }
      token = head + system + serial + "R" + round + size + tail;
    }
    return token;
  }
  return std::nullopt;
}

// No.: 579ITSM1228949R0M in a row of its own.
std::optional<Field> number_alone(const Certificate& certificate) {
  static const re2::RE2 kRow("^(?i:no)[.:：]{1,2}([0-9A-Z][0-9A-Za-z/-]{6,24})$");
  for (const CertificatePart& part : certificate.parts()) {
    for (const Row& row : part.rows) {
      for (const Match& match : find_pattern(row, kRow)) {
        const Match::Range range = match.groups.front();
        auto field = settled_field("number", ValueKind::number, snippet_of(row, range.begin, range.end), {}, parse_number);
        if (field) return field;
      }
    }
  }
  return std::nullopt;
}

// R11 for R1L: the size of the organisation is a letter, and a round of certification has one digit. All readers take a broken L for a one.
void doubt_round(Field& number) {
  static const re2::RE2 kTwoDigits("([0-9]{3,6}[A-Z]{1,5}[0-9]{4,8}R[0-9])1");
  std::string head;
  if (!re2::RE2::FullMatch(number.value, kTwoDigits, &head)) return;
  number.alternatives.insert(number.alternatives.begin(), head + "L");
  cast_doubt(number, "misread-alike");
}

// 集成:应用软件开发: what parts the items of a scope is a semicolon, which small print makes a colon to all readers.
void doubt_colon(Field& scope) {
  static const re2::RE2 kColon("(\\p{Han})[:：](\\p{Han})");
  if (re2::RE2::GlobalReplace(&scope.value, kColon, "\\1；\\2") > 0) cast_doubt(scope, "misread-alike");
}

// Editions that were issued as one: two that agree with the table prove each other.
bool known_pair(std::string_view value) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kPairs = {{
      {"19001-2016", "9001:2015"}, {"19001-2008", "9001:2008"}, {"24001-2016", "14001:2015"}, {"24001-2004", "14001:2004"},
      {"45001-2020", "45001:2018"}, {"22080-2016", "27001:2013"}, {"22080-2008", "27001:2005"}, {"22080-2025", "27001:2022"},
      {"24405.1-2009", "20000-1:2005"}}};
  for (const auto& [national, international] : kPairs) {
    if (value.find(national) != std::string_view::npos && value.find(international) != std::string_view::npos) return true;
  }
  return false;
}

// A scope is a phrase: ornaments of the frame are not.
std::optional<std::string> parse_scope(std::string_view text) {
  // A letter of its own before it is of the frame around the sheet; 射 makes it X-rays.
  static const re2::RE2 kOfFrame("^[A-Za-z] +([^射])");
  std::string without(text);
  re2::RE2::Replace(&without, kOfFrame, "\\1");
  const bool chinese_behind = !without.empty() && static_cast<unsigned char>(without.front()) >= 0xE0;
  std::optional<std::string> scope = parse_text(chinese_behind ? std::string_view(without) : text);
  if (!scope) return std::nullopt;
  const std::u32string points = to_u32(*scope);
  const auto chinese = std::count_if(points.begin(), points.end(), is_cjk);
  return chinese >= 4 || points.size() >= 12 ? scope : std::nullopt;
}

// Where the label of a scope that the row begins with ends; npos where it begins with none. Wordings are many, but all speak of a scope; they end
// with a colon, or stand alone in the row or before a gap, or say 体系适用于 and go on.
std::size_t end_of_scope_label(const Row& row) {
  static const re2::RE2 kLabel("^[^:：,，。0-9]{0,18}(?:范围|覆盖|适用于|过程|(?i:scope))[^:：,，。0-9]{0,8}[:：]");
  static const re2::RE2 kAlone("^[^:：,，。0-9]{0,18}(?:适用于|范围(?:如下|为|是)?|范围内?有效|覆盖(?:了|如下)?|(?i:followingscope|scopeofcertification|thescopeof))");
  static const re2::RE2 kApplies("^[该本其]?\\p{Han}{0,12}体系适用于");
  for (const re2::RE2* pattern : {&kLabel, &kAlone, &kApplies}) {
    for (const Match& match : find_pattern(row, *pattern)) {
      const bool ends = pattern != &kAlone || match.end == row.key.size() || row.places[match.end].opens;
      if (match.begin == 0 && ends) return match.end;
    }
  }
  return std::string::npos;
}

std::optional<Field> scope_below(const Certificate& certificate) {
  for (const CertificatePart& part : certificate.parts()) {
    for (std::size_t i = 0; i < part.rows.size(); ++i) {
      const std::size_t end = end_of_scope_label(part.rows[i]);
      if (end == std::string::npos) continue;
      Snippet value = snippet_of(part.rows[i], end, part.rows[i].key.size());
      const Row* last = &part.rows[i];
      for (std::size_t r = i + 1; r < part.rows.size() && (value.empty() || part.rows[r].box.y - last->box.bottom() < 1.5 * last->size); ++r) {
        const Row& row = part.rows[r];
        const std::string key = key_of(row);
        if (row.box.y - last->box.bottom() > 4 * last->size || !find_dates(key).empty() || key.find("日期") != std::string::npos) break;
        value = joined(std::move(value), snippet_of(row, 0, row.key.size()));
        last = &row;
      }
      if (auto field = settled_field("scope", ValueKind::text, value, snippet_of(part.rows[i], 0, end), parse_scope)) return field;
    }
  }
  return std::nullopt;
}

// CERTIFICATE OF Occupational Health and Safety / Management System Certification: titles have many wordings, but they begin with
// the word, stand in the upper half, and the sheet names a standard.
std::vector<Heading> headings_by_standard(const std::vector<Line>& lines) {
  if (count_wordings(lines, 0, lines.size(), kVetoes) > 0 || lines.size() > kMostLinesOfSheet) return {};
  static constexpr std::array<std::string_view, 4> kFurther = {"certificatenumber", "istocertify", "inconformitywith", "issuedon"};
  const int supports = count_wordings(lines, 0, lines.size(), kSupports) + count_wordings(lines, 0, lines.size(), kFurther);
  if (supports < kSupportsOfStandard) return {};
  for (std::size_t i = 0; i < (lines.size() + 1) / 2; ++i) {
    const std::string key = lower_key(lines[i].key);
    const bool word_alone = key.starts_with("certificateof") || key == "certificate" || key.ends_with("systemcertificate") ||
                            key.ends_with("systemcertification");
    if (word_alone) return {{DocumentType::iso_certificate, static_cast<int>(i), 0.85, lines[i].text, false}};
  }
  return {};
}

// A certificate of a management system names its standard or says so; a bare 认证证书 may be of a product or a service.
std::vector<Heading> headings(const Page&, const std::vector<Line>& lines) {
  std::vector<Heading> found = certificate_headings(lines, {.type = DocumentType::iso_certificate,
                                                            .titles = kTitles,
                                                            .supports = kSupports,
                                                            .vetoes = kVetoes,
                                                            .with_title = 3,
                                                            .without_title = 8,
                                      .strong_title = 8});
  std::string text;
  for (const Line& line : lines) text += line.key;
  static constexpr std::array<std::string_view, 3> kSystems = {"管理体系", "managementsystem", "managementsystems"};
  const bool standard = re2::RE2::PartialMatch(text, standard_pattern());
  if (found.empty() && standard && holds_any(lower_key(text), kSystems)) found = headings_by_standard(lines);
  // Certificate alone stands on diplomas and appraisals, too.
  std::erase_if(found, [&](const Heading& heading) {
    const std::u32string title = to_u32(squeezed(heading.title));
    const bool chinese = std::any_of(title.begin(), title.end(), is_cjk);
    return !holds_any(lower_key(text), kSystems) && (title.size() < 8 || (!chinese && !standard));
  });
  for (Heading& heading : found) {
    if (!standard) heading.confidence = std::min(heading.confidence, 0.8);
  }
  return found;
}

const std::vector<LabelWording>& labels() {
  static const std::vector<LabelWording> kLabels = with_validity_labels(kOwnLabels);
  return kLabels;
}

std::optional<Field> read_number(const Certificate& certificate) {
  auto number = certificate.labelled("number", ValueKind::number, kNumber, parse_number, Extent::until_parsed);
  return number ? number : number_alone(certificate);
}

// 05314Q21126R0S and 05314E21126R0S are the certificates of two management systems.
bool other_system(const std::string& a, const std::string& b) {
  static const re2::RE2 kSystem("^[0-9]+([QES])");
  std::string one, two;
  return re2::RE2::PartialMatch(a, kSystem, &one) && re2::RE2::PartialMatch(b, kSystem, &two) && one != two;
}

// The English copy behind the Chinese certificate bears its number; a letter of it may be misread.
bool joins(const std::vector<PagePart>& document, const PagePart& next) {
  constexpr int kMisread = 2;
  if (!is_other_language(document, next)) return false;
  const auto before = read_number(Certificate(document, labels()));
  const auto after = read_number(Certificate({next}, labels()));
  return !before || !after || (edit_distance(before->value, after->value) <= kMisread && !other_system(before->value, after->value));
}

void read(const std::vector<PagePart>& parts, Document& document) {
  const Certificate certificate(parts, labels());
  auto standard = certificate.matched("standard", ValueKind::number, standard_pattern(), parse_standard);
  if (standard && known_pair(standard->value)) add_proof(*standard, ProofKind::cross_check, "edition");
  add_field(document, std::move(standard));
  auto number = read_number(certificate);
  if (number) prove_by_codes(parts, *number);
  if (number) doubt_round(*number);
  add_field(document, std::move(number));

  auto holder = certificate.labelled("holder", ValueKind::name, kHolder, parse_organisation, Extent::until_parsed);
  if (!holder) holder = holder_named(certificate);
  add_field(document, std::move(holder));
  auto code = certificate.labelled("uscc", ValueKind::number, kCode, parse_credit_code, Extent::until_parsed);
  if (code) {
    prove_by_codes(parts, *code);
    prove_credit_code(*code);
  }
  add_field(document, std::move(code));
  auto scope = certificate.labelled("scope", ValueKind::text, kScope, parse_scope, Extent::all_lines);
  if (!scope) scope = scope_below(certificate);
  if (scope) doubt_colon(*scope);
  if (scope) mend_terms(*scope);
  add_field(document, std::move(scope));
  static constexpr std::array<int, 1> kYears = {3};
  read_validity(certificate, kYears, document);
  auto issuer = certificate.labelled("issuer", ValueKind::name, kIssuer, parse_organisation, Extent::until_parsed);
  const Field* named = find_field(document, "holder");
  if (!issuer) issuer = issuer_named(certificate, named ? named->value : std::string());
  add_field(document, std::move(issuer));
}

}  // namespace

DocumentKind iso_certificate_kind() {
  return {.type = DocumentType::iso_certificate, .headings = headings, .read = read, .joins = joins};
}

}  // namespace dossier
