// 营业执照: portrait and landscape, original and duplicate, companies and partnerships (domain: evidence types, section 7).
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <re2/re2.h>

#include "extract/certificate.h"
#include "extract/check_digits.h"
#include "extract/classify.h"
#include "extract/kinds/kinds.h"
#include "extract/organisations.h"
#include "extract/read_amount.h"
#include "extract/read_date.h"
#include "extract/read_name.h"
#include "extract/settle.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 4> kTitles = {"营业执照", "企业法人营业执照", "个体工商户营业执照",
                                                     "合伙企业营业执照"};
constexpr std::array<std::string_view, 14> kSupports = {
    "统一社会信用代码", "法定代表人", "负责人",   "执行事务合伙人", "注册资本", "成立日期", "经营范围",
    "经营场所",         "住所",       "登记机关", "营业期限",       "合伙期限", "公示系统", "注册号"};
constexpr std::array<std::string_view, 7> kVetoes = {"申请书", "变更通知书", "核准通知书", "经营许可证", "开户许可证",
                                                     "信用信息公示报告", "承诺书"};

enum Label { kName, kCode, kCapital, kEstablished, kTerm, kAddress, kLegalForm };

constexpr std::array kLabels = {
    LabelWording{kName, "名称"},
    LabelWording{kName, "企业名称"},
    LabelWording{kName, "字号名称"},
    LabelWording{kCode, "统一社会信用代码"},
    LabelWording{kCode, "统一社会信用代码/注册号"},
    LabelWording{kCode, "社会信用代码"},
    LabelWording{kCapital, "注册资本"},
    LabelWording{kCapital, "注册资金"},
    LabelWording{kEstablished, "成立日期"},
    LabelWording{kEstablished, "注册日期"},
    LabelWording{kTerm, "营业期限"},
    LabelWording{kTerm, "合伙期限"},
    LabelWording{kTerm, "经营期限"},
    LabelWording{kAddress, "住所"},
    LabelWording{kAddress, "主要经营场所"},
    LabelWording{kAddress, "经营场所"},
    LabelWording{kAddress, "营业场所"},
    LabelWording{kAddress, "住所(经营场所)"},
    LabelWording{kAddress, "企业住所"},
    LabelWording{kLegalForm, "类型"},
    LabelWording{kLegalForm, "公司类型"},
    LabelWording{kLegalForm, "主体类型"},
    LabelWording{kNoField, "组成形式"},
    LabelWording{kNoField, "法定代表人"},
    LabelWording{kNoField, "负责人"},
    LabelWording{kNoField, "执行事务合伙人"},
    LabelWording{kNoField, "投资人"},
    LabelWording{kNoField, "经营者"},
    LabelWording{kNoField, "经营范围"},
    LabelWording{kNoField, "实收资本"},
    LabelWording{kNoField, "出资额"},
    LabelWording{kNoField, "登记机关"},
    LabelWording{kNoField, "登记日期"},
    LabelWording{kNoField, "核准日期"},
    LabelWording{kNoField, "发照日期"},
    LabelWording{kNoField, "副本编号"},
    LabelWording{kNoField, "证照编号"},
    LabelWording{kNoField, "编号"},
    LabelWording{kNoField, "注册号"},
};

// 壹仟万元整, (人民币)壹仟万元, 1000万元人民币, 人民币5000000元. A foreign currency is no amount of yuan.
std::optional<std::string> parse_capital(std::string_view text) {
  std::string key = squeezed(text);
  for (const std::string_view foreign : {"美元", "港元", "港币", "欧元", "日元", "英镑", "USD"}) {
    if (key.find(foreign) != std::string::npos) return std::nullopt;
  }
  // What readers make of capital numerals; none of these stands in an amount otherwise.
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kMisread = {
      {{"参", "叁"}, {"叄", "叁"}, {"什", "仟"}, {"伯", "佰"}, {"陌", "佰"}, {"抬", "拾"}, {"壶", "壹"}, {"贷", "贰"}, {"肄", "肆"},
       {"仵", "伍"}, {"染", "柒"}, {"漆", "柒"}, {"玫", "玖"}}};
  for (const auto& [from, to] : kMisread) {
    for (std::size_t at = key.find(from); at != std::string::npos; at = key.find(from)) key.replace(at, from.size(), to);
  }
  // The amount alone: what stands around it (人民币, 整) may be misread.
  // It must reach to its 元, or a unit lost on the way would make another amount.
  static const re2::RE2 kArabic("([0-9][0-9,.，]*(?:亿|千万|百万|万)?)(?:[元圆]|人民币|$)"),
      kChinese("([零壹贰叁肆伍陆柒捌玖拾佰仟一二三四五六七八九十百千两万亿]{2,}[元圆])");
  std::string core;
  if (!re2::RE2::PartialMatch(key, kArabic, &core)) {
    if (!re2::RE2::PartialMatch(key, kChinese, &core)) return std::nullopt;
    const auto amount = read_chinese_amount(core);
    return amount ? std::optional(to_string(*amount)) : std::nullopt;
  }
  const PrintedAmount printed = read_amount(core);
  if (printed.kind != PrintedAmount::Kind::ok && printed.kind != PrintedAmount::Kind::repaired) return std::nullopt;
  if (printed.amount.fen <= 0) return std::nullopt;
  return to_string(printed.amount);
}

bool is_label_rest(const std::string& text) {
  const std::string key = squeezed(text);
  return key == "名" || key == "称" || key == "名称" || to_u32(key).size() == 1;
}

// A company's name ends with its form: a character behind it shines through, or is of the column beside.
std::optional<std::string> parse_licence_name(std::string_view text) {
  constexpr std::size_t kMostBehind = 2;
  std::optional<std::string> name = parse_name(text);
  if (!name) return name;
  const std::vector<NameFound> found = find_organisations(*name);
  const std::u32string points = to_u32(*name);
  const bool behind = found.size() == 1 && found[0].begin == 0 && found[0].end < points.size() && found[0].end + kMostBehind >= points.size();
  return behind && is_cjk(points[found[0].end]) ? std::optional(found[0].name) : name;
}

// The label of two characters may be misread; the name is then the first organisation that stands alone in its run.
std::optional<Field> named_first(const Certificate& certificate) {
  for (const CertificatePart& part : certificate.parts()) {
    for (const NamedPlace& place : organisations_in(part.rows)) {
      const Row& row = part.rows[place.row];
      if (row.key.find(U"公示") != std::u32string::npos || row.key.find(U"登记机关") != std::u32string::npos) continue;
      Snippet snippet = place.snippet;
      while (snippet.pieces.size() > 1 && is_label_rest(text_of({snippet.page, {snippet.pieces.front()}}))) {
        snippet.pieces.erase(snippet.pieces.begin());
      }
      if (auto field = settled_field("name", ValueKind::name, snippet, {}, parse_named)) return field;
    }
  }
  return std::nullopt;
}

std::vector<Heading> headings(const Page&, const std::vector<Line>& lines) {
  return certificate_headings(lines, {.type = DocumentType::business_license,
                                      .titles = kTitles,
                                      .supports = kSupports,
                                      .vetoes = kVetoes,
                                      .with_title = 3,
                                      .without_title = 6});
}

// An address ends with a number, a storey or a room, or names a place: 路14-23号金来市山 goes on with words that shine through from the back of
// the sheet, which all readers see. What is left without them, and without a letter before the province, is likely and stays in doubt.
std::optional<Field> read_address(const Certificate& certificate) {
  static const re2::RE2 kWhole("^(?:[A-Z]{1,2})?(\\p{Han}.*[0-9A-Za-z](?:号|室|楼|层|座|栋|幢|单元|铺))([^0-9A-Za-z号室楼层座栋幢元铺]{2,})$");
  static const re2::RE2 kLetters("^[A-Z]{1,2}(\\p{Han}.{5,})$");
  constexpr std::u32string_view kPlaces = U"内厦场心村组街路屋仓库厂院城处段间户侧边南北东西角口区园苑庭府墅湾港基所司部庄队站店馆校地房)）";
  auto field = certificate.labelled("address", ValueKind::text, kAddress, parse_text, Extent::all_lines);
  if (!field || from_layer(*field)) return field;
  std::string address, rest;
  const bool goes_on = re2::RE2::FullMatch(field->value, kWhole, &address, &rest) && kPlaces.find(to_u32(rest).back()) == std::u32string_view::npos;
  if (!goes_on && !re2::RE2::FullMatch(field->value, kLetters, &address)) return field;
  std::erase(field->alternatives, address);
  field->alternatives.insert(field->alternatives.begin(), std::exchange(field->value, std::move(address)));
  cast_doubt(*field, "ends-oddly");
  return field;
}

void read(const std::vector<PagePart>& parts, Document& document) {
  const Certificate certificate(parts, kLabels);
  auto name = certificate.labelled("name", ValueKind::name, kName, parse_licence_name, Extent::all_lines);
  if (!name) name = named_first(certificate);
  add_field(document, std::move(name));

  auto code = certificate.labelled("uscc", ValueKind::number, kCode, parse_credit_code, Extent::until_parsed);
  if (!code) {
    static const re2::RE2 kCodePattern("[0-9A-Za-z]{18}");
    code = certificate.matched("uscc", ValueKind::number, kCodePattern, parse_credit_code);
  }
  if (code) {
    prove_by_codes(parts, *code);
    prove_credit_code(*code);
    add_field(document, std::move(code));
  }

  auto established = certificate.labelled("established", ValueKind::date, kEstablished, parse_first_day, Extent::first_line);
  const auto term = certificate.labelled("term", ValueKind::date, kTerm, parse_first_day, Extent::first_line);
  if (established && term && established->value == term->value) {
    add_proof(*established, ProofKind::cross_check, "term-begins");
  }
  add_field(document, std::move(established));
  add_field(document, certificate.labelled("registered_capital", ValueKind::amount, kCapital, parse_capital, Extent::until_parsed));
  add_field(document, read_address(certificate));
  // Not among the contract's fields: verification needs it to tell a company from its branch or a partnership.
  add_field(document, certificate.labelled("type", ValueKind::text, kLegalForm, parse_text, Extent::all_lines));
}

}  // namespace

DocumentKind business_license_kind() {
  return {.type = DocumentType::business_license, .headings = headings, .read = read};
}

}  // namespace dossier
