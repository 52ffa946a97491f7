#include <algorithm>
#include <array>
#include <optional>

#include <re2/re2.h>

#include "extract/certificate.h"
#include "extract/lines.h"
#include "extract/read_name.h"
#include "extract/statement_fields.h"
#include "extract/table_pieces.h"
#include "models/text.h"

namespace dossier {
namespace {

constexpr double kAboveTitle = 4.0;  // line heights: a name so close above the title is the company's

enum Label { kEntity };

constexpr std::array kLabels = {
    LabelWording{kEntity, "编制单位"},   LabelWording{kEntity, "编制企业"},   LabelWording{kEntity, "编报单位"},
    LabelWording{kEntity, "单位名称"},   LabelWording{kEntity, "企业名称"},   LabelWording{kEntity, "公司名称"},
    LabelWording{kEntity, "纳税人名称"}, LabelWording{kEntity, "会计主体"},   LabelWording{kEntity, "被审计单位"},
    LabelWording{kEntity, "报表单位"},   LabelWording{kEntity, "编制单位名称"}, LabelWording{kNoField, "金额单位"},
    LabelWording{kNoField, "单位"},      LabelWording{kNoField, "货币单位"},  LabelWording{kNoField, "币种"},
    LabelWording{kNoField, "会企01表"},  LabelWording{kNoField, "会企02表"},  LabelWording{kNoField, "会企03表"},
    LabelWording{kNoField, "会小企01表"}, LabelWording{kNoField, "会小企02表"}, LabelWording{kNoField, "会小企03表"},
    LabelWording{kNoField, "税款所属期"}, LabelWording{kNoField, "会计期间"}, LabelWording{kNoField, "所属期"},
    LabelWording{kNoField, "所属时期"},  LabelWording{kNoField, "日期"},      LabelWording{kNoField, "纳税人识别号"},
    LabelWording{kNoField, "统一社会信用代码"}, LabelWording{kNoField, "年度"}};

std::optional<std::string> parse_entity(std::string_view printed) {
  // 有限公|公司: the line finder's boxes overlap, and both have the character between them.
  std::string text(printed);
  for (const std::string_view doubled : {"公公司", "公 公司", "公司司"}) {
    if (const std::size_t at = text.find(doubled); at != std::string::npos) text.replace(at, doubled.size(), "公司");
  }
  // The day of the statement may stand in the same line: 编制单位：某公司 2023年12月31日.
  const std::vector<NameFound> found = find_organisations(text);
  if (found.size() == 1) return found.front().name;
  const auto name = read_name(text);
  return name && is_organisation(*name) ? name : found.empty() ? name : std::optional(found.front().name);
}

// The part of each page above its first amount: names stand there.
std::vector<PagePart> heads_of(const std::vector<PagePart>& parts) {
  std::vector<PagePart> heads;
  for (const PagePart& part : parts) {
    PagePart head{part.page, part.region, {}};
    for (const Line& line : part.lines) {
      const auto amount = std::any_of(line.words.begin(), line.words.end(), [&](int word) {
        return looks_like_amount(part.page->words[static_cast<std::size_t>(word)].text);
      });
      if (amount) {
        head.region.height = std::max(0.0, line.box.y - head.region.y);
        break;
      }
      head.lines.push_back(line);
    }
    heads.push_back(std::move(head));
  }
  return heads;
}

// 责任公司 alone is the end of a name whose beginning was read apart.
bool is_end_of_name(std::string_view text) {
  constexpr std::size_t kShortest = 6;  // 华微公司 is an abbreviation: the registered name has a place or a trade as well
  static const re2::RE2 kEnding("^(?:股份|有限|责任|公司|集团)");
  return to_u32(text).size() < kShortest || re2::RE2::PartialMatch(text, kEnding);
}

// A name by itself in one of the rows: alone or apart from what else stands there (the day, the unit).
std::optional<Field> entity_alone(const Page& page, const Box& region) {
  constexpr double kApart = 1.0;  // characters
  for (const Row& row : rows_in(page, region)) {
    for (const Match& run : runs_of(row, kApart)) {
      const Snippet whole = snippet_of(row, run.begin, run.end);
      if (!is_organisation(text_of(whole)) || text_of(whole).find("事务所") != std::string::npos) continue;
      auto entity = settled_field("entity", ValueKind::name, whole, {}, parse_entity);
      if (entity && !is_end_of_name(entity->value)) return entity;
    }
  }
  return std::nullopt;
}

}  // namespace

void read_statement_entity(const std::vector<PagePart>& parts, Document& document) {
  const std::vector<PagePart> heads = heads_of(parts);
  const Certificate certificate(heads, kLabels);
  if (auto entity = certificate.labelled("entity", ValueKind::name, kEntity, parse_entity, Extent::first_line)) {
    document.fields.push_back(*std::move(entity));
    return;
  }
  // Between the title and the table, or above it.
  const PagePart& first = parts.front();
  const double size = first.lines.empty() ? 12 : first.lines.front().size;
  const Box above{0, first.region.y - kAboveTitle * size, first.page->width, kAboveTitle * size + 2 * size};
  // The one at the table is the statement's; what stands above the title may be the head of all pages, another company's.
  auto entity = entity_alone(*first.page, heads.front().region);
  if (!entity) entity = entity_alone(*first.page, above);
  if (entity) document.fields.push_back(*std::move(entity));
}

}  // namespace dossier
