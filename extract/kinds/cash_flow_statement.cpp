// 现金流量表 (domain: evidence types, sections 1.1 to 1.3).
#include <array>
#include <string_view>

#include "extract/kinds/kinds.h"
#include "extract/statement_fields.h"
#include "extract/statement_headings.h"

namespace dossier {
namespace {

constexpr DocumentType kType = DocumentType::cash_flow_statement;
constexpr std::array<std::string_view, 1> kTitles = {"现金流量表"};

bool continues(const Page& page, const std::vector<Line>& lines) { return statement_continues(lines, page, kType); }

bool joins(const std::vector<PagePart>& document, const PagePart& next) { return statement_joins(document, next, kType); }

}  // namespace

DocumentKind cash_flow_statement_kind() {
  return {.type = kType, .statement_titles = kTitles, .read = read_statement_document, .continues = continues, .joins = joins};
}

}  // namespace dossier
