#include "models/text.h"
#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

// A year that the declaration leaves out is no contradiction.
bool same_number(std::string_view printed, std::string_view declared) {
  const auto a = parse_standard_number(printed);
  const auto b = parse_standard_number(declared);
  if (!a || !b) return number_key(printed) == number_key(declared);
  return a->body == b->body && (!b->year || a->year == b->year);
}

void run(const Facts& facts, Findings& findings) {
  const auto& items = facts.declaration().standards;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const DeclaredStandard& standard = items[i];
    const int document = facts.matches().standards[i];
    if (document < 0) {
      report_unsupported(findings, standard.pointer, "claim.standard", standard.number);
      continue;
    }
    compare_member(facts, findings, {standard.pointer + "/number", "member.standard-number", standard.number}, document, "number",
                   [&](std::string_view value) { return same_number(value, standard.number); });
    compare_member(facts, findings, {standard.pointer + "/title", "member.title", standard.title}, document, "title",
                   [&](std::string_view value) { return title_key(value) == title_key(standard.title); });
  }
}

}  // namespace

const Check kStandardsMatchesDocument{
    {.id = "standards.matches-document",
     .title_zh = "申报标准与标准文本一致",
     .title_en = "Declared standards are those of the documents",
     .severity = Severity::inconsistent,
     .source = "「各类标准规范编制方面的自主知识产权成果」：以标准文本封面为凭",
     .condition = "Number (with part, and year where declared) and title are those of the cover. Exact, dashes and spaces alike.",
     .catches = "The wrong part or edition, a standard whose text is not there (unsupported)."},
    run};

}  // namespace dossier
