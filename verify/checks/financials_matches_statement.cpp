#include "verify/checks/list.h"
#include "verify/figure_claims.h"

namespace dossier {
namespace {

// What the difference looks like, for the reader who must find the slip.
Message hint(const Facts& facts, const std::string& name, int year, const DeclaredAmount& claim, const Field& printed,
             bool equals_parent) {
  if (equals_parent) return say("slip.parent");
  if (const int other = year_with_that_figure(facts, name, year, claim)) return say("slip.year", {{"year", other}});
  const auto found = parse_amount(printed.value);
  if (!found) return {};
  const SlipFound slip = explain_difference(claim.amount, *found);
  switch (slip.kind) {
    case Slip::unit: return say(slip.power > 0 ? "slip.unit-large" : "slip.unit-small", {{"power", std::abs(slip.power)}});
    case Slip::decimal_point: return say("slip.decimal-point", {{"power", std::abs(slip.power)}});
    case Slip::sign: return say("slip.sign");
    case Slip::transposed: return say("slip.transposed");
    case Slip::one_digit: return say("slip.one-digit");
    case Slip::none: return {};
  }
  return {};
}

// A small enterprise's statement has no row for R&D, and a statement that closes without one has none either: then the
// paper does not speak of the figure, rather than being unread.
bool speaks_of(const Facts& facts, int document, const std::string& name, int year) {
  if (name != "rd_expense" || facts.document(document).type != DocumentType::income_statement) return true;
  for (const auto& [trait, value] : facts.document(document).traits) {
    if (trait == "form" && value.find("small") != std::string::npos) return false;
  }
  for (const Identity& identity : facts.document(document).identities) {
    if (identity.id == "is.operating-profit" && identity.year == year && identity.state == Identity::State::closes) return false;
  }
  return true;
}

void check_figure(const Facts& facts, Findings& findings, const std::string& name, int year, const DeclaredAmount& claim) {
  const FigureVerdict verdict = judge_figure(facts, name, year, claim);
  const Message figure = words_for_figure(name);
  Remark remark{.outcome = verdict.outcome, .claim = claim.pointer, .declared = to_string(claim.amount)};
  if (verdict.decisive.none()) {
    for (const int document : facts.expected_in(name, year)) {
      if (speaks_of(facts, document, name, year)) remark.documents.push_back(document);
    }
    const bool unread = !remark.documents.empty();
    remark.outcome = unread ? Outcome::undetermined : Outcome::unsupported;
    remark.message = say(unread ? "figure.unread" : "figure.unsupported",
                         {{"figure", figure}, {"year", year}, {"declared", words_for_amount(claim.text)}});
    findings.add(std::move(remark));
    return;
  }
  const Field& printed = facts.field(verdict.decisive);
  const Message paper = words_for(facts.document(verdict.decisive.document).type);
  const auto sentence = [&](std::string_view key) {
    return say(key, {{"figure", figure}, {"year", year}, {"declared", words_for_amount(claim.text)}, {"found", grouped(printed.value)}, {"document", paper}});
  };
  remark.found = printed.value;
  remark.at = verdict.evidence;
  remark.formula = difference_formula(claim, printed);
  switch (verdict.outcome) {
    case Outcome::consistent:
      remark.message = sentence(verdict.relation == AmountRelation::truncated ? "figure.truncated" : "figure.same");
      break;
    case Outcome::inconsistent:
      remark.message = joined(sentence("figure.other"), hint(facts, name, year, claim, printed, verdict.equals_parent));
      break;
    default:
      remark.message = sentence(verdict.relation == AmountRelation::differs ? "figure.maybe-other" : "figure.maybe-same");
  }
  findings.add(std::move(remark));
}

void run(const Facts& facts, Findings& findings) {
  for (const auto& [year, figures] : facts.declaration().financials) {
    for (const auto& [name, claim] : figures) check_figure(facts, findings, name, year, claim);
  }
}

}  // namespace

const Check kFinancialsMatchesStatement{
    {.id = "financials.matches-statement",
     .title_zh = "申报数据与财务报表一致",
     .title_en = "Declared figures are those of the statements",
     .severity = Severity::inconsistent,
     .source = "《企业会计准则第30号——财务报表列报》；数值修约按 GB/T 8170-2008",
     .condition = "Revenue, total profit and net profit against the income statement, total assets against the balance sheet, R&D "
                  "against the special audit or the income statement, AI revenue against its special audit: "
                  "|declared − printed| ≤ half of the last declared digit plus half of the last printed digit, so that rounding "
                  "half up and to even (GB/T 8170) are both accepted; digits cut off instead of rounded are noted. Consolidated "
                  "figures count where both are printed.",
     .catches = "Optimistic forms, a slip of unit (元 for 万元), a lost decimal point, the figure of another year, the parent's figure."},
    run};

}  // namespace dossier
