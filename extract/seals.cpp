#include "extract/seals.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <re2/re2.h>

#include "extract/classify.h"
#include "extract/read_date.h"
#include "extract/read_name.h"
#include "extract/settle.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr double kLineOfRing = 0.25;  // height of the unrolled line, of the seal's: what readers saw
constexpr double kBeside = 0.35;      // of its size: hands do not place a seal exactly

constexpr std::array<std::string_view, 20> kSignOff = {
    "会计师事务所", "税务师事务所", "注册会计师",   "盖章",     "签章",     "公章",   "法定代表人", "负责人", "主管会计", "会计机构",
    "编制单位",     "制表",         "编制企业",     "企业名称", "公司名称", "总经理", "发证机构",   "颁证",   "签发",     "认证"};
// Papers of the firm and its accountants that follow a report.
constexpr std::array<std::string_view, 9> kCopies = {"执业证书", "注册会计师证书", "年度检验", "转所", "转出", "转入", "工作单位变更", "营业执照", "非执业"};

// The organisation alone.
std::optional<std::string> parse_seal(std::string_view text) {
  static const re2::RE2 kPurpose("(?:财务|合同|发票|业务|报告|审计|证书|项目|投标|结算|行政|人事){0,2}(?:专用章|专用|公章|印章|之章)$");
  std::string name = clean_text(text);
  re2::RE2::Replace(&name, kPurpose, "");
  // Set phrases, of which the small letters behind a long name lose a stroke, and any may lie under print.
  static const re2::RE2 kSpecial("[(《〈<【\\[{]特.{0,2}通合伙\\)?$"), kGeneral("[(《〈<【\\[{].通合伙\\)?$");
  static const re2::RE2 kFirm("会[^计]师事务所|会计[^师]事务所|会计师[^事]务所|会计师事[^务]所");
  // 所 is what its last character is where the legal form follows or nothing does.
  static const re2::RE2 kHouse("会计师事务[^所有(特普](有限|股份|[(《〈<【\\[{]|$)");
  re2::RE2::Replace(&name, kFirm, "会计师事务所");
  re2::RE2::Replace(&name, kHouse, "会计师事务所\\1");
  if (!re2::RE2::Replace(&name, kSpecial, "(特殊普通合伙)")) re2::RE2::Replace(&name, kGeneral, "(普通合伙)");
  return is_organisation(name) ? std::optional(std::move(name)) : std::nullopt;
}

bool is_copy(const PagePart& part) {
  return std::any_of(part.lines.begin(), part.lines.end(), [](const Line& line) { return holds_any(line.key, kCopies); });
}

// A day that stands by itself below a text; the columns of a statement have days for heads.
bool is_day(const Line& line, DocumentType type) {
  constexpr std::size_t kMost = 60;  // bytes: a place or a name may stand beside it
  const bool table = type == DocumentType::balance_sheet || type == DocumentType::income_statement ||
                     type == DocumentType::cash_flow_statement || type == DocumentType::tax_return;
  return !table && line.key.size() <= kMost && !find_dates(line.key).empty();
}

std::string sign_off_at(const PagePart& part, const Box& seal, DocumentType type) {
  if (is_copy(part)) return {};
  const double x = kBeside * seal.width;
  const double y = kBeside * seal.height;
  const Box near{seal.x - x, seal.y - y, seal.width + 2 * x, seal.height + 2 * y};
  const Line* best = nullptr;
  double least = 0;
  for (const Line& line : part.lines) {
    if (intersection(line.box, near).empty()) continue;
    if (!is_sign_off(line.key) && !is_day(line, type)) continue;
    const double off = std::abs(line.box.center_y() - seal.center_y());
    if (best == nullptr || off < least) {
      best = &line;
      least = off;
    }
  }
  return best == nullptr ? std::string() : best->text;
}

std::optional<Field> seal_field(const PagePart& part, const Seal& seal, DocumentType type) {
  // The line that was read as a page of its own.
  Page line;
  line.number = part.page->number;
  line.dpi = part.page->dpi;
  line.width = part.page->width;
  line.height = part.page->height;
  Word word;
  word.text = seal.text;
  word.box = {seal.box.x, seal.box.y, seal.box.width, kLineOfRing * std::min(seal.box.width, seal.box.height)};
  word.reader = seal.reader;
  word.confidence = seal.confidence;
  word.readings = seal.readings;
  const auto characters = static_cast<int>(to_u32(seal.text).size());
  line.words.push_back(std::move(word));
  std::optional<Field> field = settled_field("seal", ValueKind::name, {&line, {{0, 0, characters}}}, {}, parse_seal);
  if (!field) return std::nullopt;
  field->page = part.page->number;
  field->box = seal.box;
  field->label = sign_off_at(part, seal.box, type);
  return field;
}

// Whether the name is printed on one of the pages.
bool is_printed(const std::vector<PagePart>& parts, const std::u32string& name) {
  return std::any_of(parts.begin(), parts.end(), [&](const PagePart& part) {
    std::u32string text;
    for (const Line& line : part.lines) text += content_key(line.key);
    return text.find(name) != std::u32string::npos;
  });
}

}  // namespace

bool is_sign_off(std::string_view key) { return holds_any(key, kSignOff); }

void read_seals(const std::vector<PagePart>& parts, Document& document) {
  std::vector<Field> seals;
  for (const PagePart& part : parts) {
    for (const Seal& seal : part.page->seals) {
      const bool inside = seal.box.center_x() >= part.region.x && seal.box.center_x() <= part.region.right() &&
                          seal.box.center_y() >= part.region.y && seal.box.center_y() <= part.region.bottom();
      if (seal.text.empty() || !inside) continue;
      if (auto field = seal_field(part, seal, document.type)) seals.push_back(*std::move(field));
    }
  }
  for (Field& seal : seals) {
    const std::u32string key = content_key(seal.value);
    bool of_paper = false;  // of who is named in a field, be it without his legal form
    for (const Field& field : document.fields) {
      if (field.kind != ValueKind::name) continue;
      if (!content_key(field.value).starts_with(key)) continue;
      of_paper = true;
      if (field.status != Status::certain) continue;
      Field named = field;
      named.value = seal.value;
      confirm_elsewhere(seal, named);
    }
    // A name of which the paper itself speaks is no stranger's.
    if (!of_paper && is_printed(parts, key)) seal.label.clear();
  }
  document.fields.insert(document.fields.end(), std::make_move_iterator(seals.begin()), std::make_move_iterator(seals.end()));
}

}  // namespace dossier
