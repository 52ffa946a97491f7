// 利润表 (domain: evidence types, sections 1.1 to 1.3).
#include <array>
#include <string_view>

#include "extract/kinds/kinds.h"
#include "extract/statement_fields.h"
#include "extract/statement_headings.h"

namespace dossier {
namespace {

constexpr DocumentType kType = DocumentType::income_statement;
constexpr std::array<std::string_view, 6> kTitles = {"利润表", "损益表", "利润及利润分配表", "综合收益表", "利润和综合收益表", "利润及综合收益表"};

bool continues(const Page& page, const std::vector<Line>& lines) { return statement_continues(lines, page, kType); }

bool joins(const std::vector<PagePart>& document, const PagePart& next) { return statement_joins(document, next, kType); }

}  // namespace

DocumentKind income_statement_kind() {
  return {.type = kType, .statement_titles = kTitles, .read = read_statement_document, .continues = continues, .joins = joins};
}

}  // namespace dossier
