// CMMI appraisals, V1.3 to V3.0: English, Chinese and bilingual; no layout is uniform (domain: evidence types, section 5).
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include <re2/re2.h>

#include "extract/certificate.h"
#include "extract/classify.h"
#include "extract/kinds/kinds.h"
#include "extract/organisations.h"
#include "extract/read_date.h"
#include "extract/read_name.h"
#include "extract/validity.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 22> kSupports = {
    "maturity",      "成熟度",    "成热度", "appraisal", "scampi",  "评估师", "leadappraiser",     "capabilitymaturity",
    "能力成熟度",    "cmmi-dev",  "cmmiinstitute", "benchmark", "expir", "有效期", "兹证明",       "certifythat",
    "organizationalunit", "组织单元", "评估", "评定为", "recognitionthat", "successfully"};
constexpr std::array<std::string_view, 14> kVetoes = {"培训", "结业", "training",   "attended", "合同",     "数据管理能力", "dcmm",
                                                      "itss", "报价", "introductionto", "招标", "建议书", "管理体系认证", "差距分析"};

enum Label { kHolder, kLevel, kModel, kAppraisal };

constexpr std::array kOwnLabels = {
    LabelWording{kHolder, "组织名称"}, LabelWording{kHolder, "获证组织"}, LabelWording{kHolder, "企业名称"},
    LabelWording{kHolder, "公司名称"}, LabelWording{kHolder, "单位名称"}, LabelWording{kHolder, "被评估组织"},
    LabelWording{kHolder, "评估组织"}, LabelWording{kHolder, "获证单位"}, LabelWording{kHolder, "组织"},
    LabelWording{kHolder, "organizationname"}, LabelWording{kHolder, "organization"},
    LabelWording{kHolder, "organisation"}, LabelWording{kHolder, "company"}, LabelWording{kHolder, "companyname"},
    LabelWording{kNoField, "组织单元"}, LabelWording{kNoField, "评估范围"}, LabelWording{kNoField, "organizationalunit"},
    LabelWording{kNoField, "地址"}, LabelWording{kNoField, "address"}, LabelWording{kNoField, "主任评估师"},
    LabelWording{kNoField, "授权主任评估师"}, LabelWording{kNoField, "主任评估师id号"}, LabelWording{kNoField, "主任评估师id"},
    LabelWording{kNoField, "主任评估师编号"}, LabelWording{kNoField, "leadappraiser"},
    LabelWording{kNoField, "scampileadappraiser"}, LabelWording{kNoField, "scampiid"},
    LabelWording{kNoField, "leadappraiserid"}, LabelWording{kNoField, "评估师"}, LabelWording{kNoField, "评估机构"},
    LabelWording{kNoField, "sponsor"}, LabelWording{kNoField, "发起人"}, LabelWording{kNoField, "appraisalsponsor"},
    LabelWording{kNoField, "证书编号"}, LabelWording{kNoField, "certificateno"},
    LabelWording{kNoField, "certificatenumber"}, LabelWording{kNoField, "appraisaltype"},
    LabelWording{kNoField, "评估类型"}, LabelWording{kNoField, "评估方法"}, LabelWording{kNoField, "appraisalmethod"},
    LabelWording{kNoField, "partner"}, LabelWording{kNoField, "合作伙伴"}, LabelWording{kNoField, "partnername"},
    LabelWording{kNoField, "合作机构"}, LabelWording{kModel, "评估模型"}, LabelWording{kModel, "模型版本"},
    LabelWording{kModel, "模型"}, LabelWording{kModel, "model"}, LabelWording{kModel, "modelversion"},
    LabelWording{kModel, "cmmimodel"}, LabelWording{kModel, "model/version"},
    LabelWording{kModel, "referencemodel"}, LabelWording{kModel, "参考模型"}, LabelWording{kModel, "评估依据"},
    LabelWording{kLevel, "成熟度等级"}, LabelWording{kLevel, "maturitylevel"}, LabelWording{kLevel, "评估等级"},
    LabelWording{kLevel, "等级"}, LabelWording{kLevel, "level"}, LabelWording{kLevel, "maturitylevelrating"},
    LabelWording{kAppraisal, "评估编号"}, LabelWording{kAppraisal, "评估id"}, LabelWording{kAppraisal, "评估号"},
    LabelWording{kAppraisal, "appraisalid"}, LabelWording{kAppraisal, "appraisalno"},
    LabelWording{kAppraisal, "appraisal#"}, LabelWording{kAppraisal, "appraisalnumber"},
    LabelWording{kAppraisal, "评估编码"}, LabelWording{kAppraisal, "评估id号"},
};

const re2::RE2& level_pattern() {
  static const re2::RE2 kPattern(
      "(?i)(?:maturityleve[l1|i][:：#-]?([1-5])|成[熟热]度(?:等级)?[:：]?(?:ml|level)?([1-5一二三四五])级?|cmmi(?:-dev)?(?:v[123]\\.[0-9])?([1-5一二三四五])级|"
      "([1-5一二三四五])级(?:成熟度)|(?:^|[^a-z0-9])ml-?([1-5])(?:[^0-9]|$)|cmmi(?:-dev)?l(?:eve[l1|i])?-?([1-5])|leve[l1|i]([1-5])(?:[^0-9]|$))");
  return kPattern;
}

std::optional<std::string> level_digit(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kNumerals = {"一", "二", "三", "四", "五"};
  if (text.size() == 1 && text[0] >= '1' && text[0] <= '5') return std::string(text);
  for (std::size_t i = 0; i < kNumerals.size(); ++i) {
    if (text == kNumerals[i]) return std::to_string(i + 1);
  }
  return std::nullopt;
}

std::optional<std::string> parse_level(std::string_view text) {
  const std::string key = squeezed(text);
  std::array<re2::StringPiece, 8> groups;
  const re2::RE2& pattern = level_pattern();
  if (pattern.Match(key, 0, key.size(), re2::RE2::UNANCHORED, groups.data(), static_cast<int>(groups.size()))) {
    for (std::size_t g = 1; g < groups.size(); ++g) {
      if (groups[g].data() != nullptr && !groups[g].empty()) return level_digit(std::string_view(groups[g].data(), groups[g].size()));
    }
  }
  // The value behind a label: 三级, 3级, ML3, 3.
  static const re2::RE2 kBare("(?i)^[(（]?(?:ml|level|l)?-?([1-5一二三四五])(?:级|[^0-9.]|$)");
  std::string level;
  if (re2::RE2::PartialMatch(key, kBare, &level)) return level_digit(level);
  return std::nullopt;
}

// CMMI-DEV V1.3, CMMI V2.0, CMMI for Development, Version 1.3, Capability Maturity Model Integration (CMMI) V2.0.
constexpr char kModelAndVersion[] =
    "(?:cmmi|capabilitymaturitymodel(?:integration)?)[®™?°*@⑧]?(?:\\(?cmmi[®™?°*@⑧]?\\)?)?"
    "(?:-(?:dev|svc|acq)|[-,(]?(?:for)?(?:deve[l1|]opment|services)[),]?)?"
    "(?:constellation)?[,，(]?(?:model)?(?:v|version|版本)?\\.?[123]\\.[0-9o]\\)?";

// What the pattern's group takes, the fuller print first: with the name of the view behind the version, with its short form, without any.
// A view is named in full or not at all, CMMI V2.0 Development; DEV must end there, or it is the beginning of another word.
std::array<const re2::RE2*, 3> model_patterns() {
  static const re2::RE2 kView(std::string("(?i)(") + kModelAndVersion +
                              "[-,(]?(?:deve[l1|]opment|services|suppliermanagement|acquisition|people)\\)?)");
  static const re2::RE2 kShort(std::string("((?i)") + kModelAndVersion + "[-,(]?(?:dev|svc|spm)\\)?)(?:[^a-zA-Z]|[A-Z][a-z]|$)");
  static const re2::RE2 kBare(std::string("(?i)(") + kModelAndVersion + ")");
  return {&kView, &kShort, &kBare};
}

// As printed, without the signs of trade marks.
std::optional<std::string> parse_model(std::string_view text) {
  std::optional<std::string> printed;
  for (const re2::RE2* pattern : model_patterns()) {
    if (!printed) printed = printed_match(text, *pattern);
  }
  if (!printed) return std::nullopt;
  static const re2::RE2 kStroke("(?i)(deve)[1|](opment)");  // a one and an l are one stroke
  re2::RE2::Replace(&*printed, kStroke, "\\1l\\2");
  static const re2::RE2 kNought("([123]\\.)[oO]");  // V2.O
  re2::RE2::Replace(&*printed, kNought, "\\10");
  // Readers of Chinese print give Latin words without the blanks between them.
  static const re2::RE2 kSigns(" ?[®™?°*@⑧]"), kVersion("(?i)([a-z)])(v|version)([123]\\.[0-9])"), kView("([123]\\.[0-9])([A-Za-z])");
  re2::RE2::GlobalReplace(&*printed, kSigns, "");
  re2::RE2::Replace(&*printed, kVersion, "\\1 \\2\\3");
  re2::RE2::Replace(&*printed, kView, "\\1 \\2");
  static const re2::RE2 kGlued("(?i)(cmmi)(development|services)");
  re2::RE2::Replace(&*printed, kGlued, "\\1 \\2");
  // CMmI v3.0: small print in which capitals were not told from small letters.
  static const re2::RE2 kFamily("(?i)cmmi"), kSmallVersion("v([123]\\.[0-9])");
  std::string family;
  const bool mixed = re2::RE2::PartialMatch(*printed, "((?i)cmmi)", &family) && family != "CMMI" && family != "cmmi";
  if (mixed) {
    re2::RE2::GlobalReplace(&*printed, kFamily, "CMMI");
    re2::RE2::Replace(&*printed, kSmallVersion, "V\\1");
  }
  while (!printed->empty() && (printed->back() == ',' || printed->back() == '(')) printed->pop_back();
  return printed;
}

std::optional<std::string> parse_appraisal(std::string_view text) {
  static const re2::RE2 kPattern("^[#:：.No-]*([0-9]{4,8})(?:[^0-9]|$)");
  std::string number;
  if (!re2::RE2::PartialMatch(squeezed(text), kPattern, &number)) return std::nullopt;
  return number;
}

std::optional<Field> read_level(const Certificate& certificate) {
  std::optional<Field> level;
  for (const CertificatePart& part : certificate.parts()) {
    for (const Match& match : find_pattern(part.flow, level_pattern())) {
      auto found = settled_field("level", ValueKind::level, snippet_of(part.flow, match.begin, match.end), {}, parse_level);
      if (!found) continue;
      if (!level) {
        level = std::move(found);
      } else if (level->value == found->value) {
        add_proof(*level, ProofKind::cross_check, "printed-twice");
      } else {
        level->alternatives.push_back(found->value);
        cast_doubt(*level, "places-differ");
        return level;
      }
    }
  }
  if (!level) level = certificate.labelled("level", ValueKind::level, kLevel, parse_level, Extent::first_line);
  return level;
}

std::optional<Field> read_model(const Certificate& certificate) {
  auto model = certificate.labelled("model", ValueKind::text, kModel, parse_model, Extent::all_lines);
  for (const re2::RE2* pattern : model_patterns()) {
    if (!model) model = certificate.matched("model", ValueKind::text, *pattern, parse_model);
  }
  if (!model) {
    static const re2::RE2 kFamily("(?i)(CMMI-(?:DEV|SVC|ACQ))");
    model = certificate.matched("model", ValueKind::text, kFamily, parse_text);
    if (model) cast_doubt(*model, "version-unread");
  }
  return model;
}

// A paper of one page that names the model and a level and says who was appraised or until when.
std::vector<Heading> headings(const Page&, const std::vector<Line>& lines) {
  constexpr std::size_t kMostLines = 60;
  constexpr int kFewestSupports = 4;
  if (lines.size() > kMostLines || count_wordings(lines, 0, lines.size(), kVetoes) > 0) return {};
  const int supports = count_wordings(lines, 0, lines.size(), kSupports);
  if (supports < kFewestSupports) return {};
  std::string text;
  int first = -1;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string key = lower_key(lines[i].key);
    text += key;
    const bool names = key.find("cmmi") != std::string::npos || key.find("capabilitymaturity") != std::string::npos ||
                       key.find("能力成熟度模型") != std::string::npos || key.find("能力成熟度集成模型") != std::string::npos;
    if (first < 0 && names) first = static_cast<int>(i);
  }
  if (first < 0 || !re2::RE2::PartialMatch(text, level_pattern())) return {};
  const double confidence = std::min(0.97, 0.8 + 0.03 * (supports - kFewestSupports));
  return {{DocumentType::cmmi_certificate, first, confidence, lines[static_cast<std::size_t>(first)].text, false}};
}

const std::vector<LabelWording>& labels() {
  static const std::vector<LabelWording> kLabels = with_validity_labels(kOwnLabels);
  return kLabels;
}

std::optional<Field> read_appraisal(const Certificate& certificate) {
  return certificate.labelled("appraisal_id", ValueKind::number, kAppraisal, parse_appraisal, Extent::first_line);
}

bool is_chinese(const Field& name) {
  const std::u32string points = to_u32(name.value);
  return std::any_of(points.begin(), points.end(), is_cjk);
}

std::optional<Field> read_holder(const Certificate& certificate) {
  auto holder = certificate.labelled("holder", ValueKind::name, kHolder, parse_organisation, Extent::until_parsed);
  if (holder && is_chinese(*holder)) return holder;
  auto named = holder_named(certificate);
  if (!holder) return named;
  // "This certifies that the organization" makes a label in English; the Chinese name beside it or below it says the
  // same, and is what applicants declare.
  constexpr double kNear = 5;  // lines
  const bool same_place = named && is_chinese(*named) && named->page == holder->page &&
                          std::abs(named->box.center_y() - holder->box.center_y()) < kNear * holder->box.height;
  return same_place ? named : holder;
}

// The other half of a bilingual certificate is of the same appraisal; a digit may be misread.
bool joins(const std::vector<PagePart>& document, const PagePart& next) {
  if (!is_other_language(document, next)) return false;
  const auto before = read_appraisal(Certificate(document, labels()));
  const auto after = read_appraisal(Certificate({next}, labels()));
  return !before || !after || edit_distance(before->value, after->value) <= 1;
}

void read(const std::vector<PagePart>& parts, Document& document) {
  const Certificate certificate(parts, labels());
  add_field(document, read_holder(certificate));
  add_field(document, read_level(certificate));
  add_field(document, read_model(certificate));
  add_field(document, read_appraisal(certificate));
  static constexpr std::array<int, 2> kYears = {3, 2};
  read_validity(certificate, kYears, document);
}

}  // namespace

DocumentKind cmmi_certificate_kind() {
  return {.type = DocumentType::cmmi_certificate, .headings = headings, .read = read, .joins = joins};
}

}  // namespace dossier
