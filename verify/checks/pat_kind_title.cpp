#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

Message kind_words(std::string_view kind) { return say("patent-kind." + std::string(kind)); }

void check_declared(const Facts& facts, Findings& findings) {
  const auto& patents = facts.declaration().patents;
  for (std::size_t i = 0; i < patents.size(); ++i) {
    const DeclaredPatent& patent = patents[i];
    if (patent.kind.empty()) continue;
    Remark remark{.claim = patent.pointer + "/kind", .declared = patent.kind};
    const int document = facts.matches().patents[i];
    if (document < 0) {
      // Without a certificate the declaration can still contradict itself.
      const auto number = parse_patent_number(patent.number);
      if (!number || patent_kind_by_digit(number->kind) == patent.kind || !patent_check_closes(*number)) continue;
      remark.outcome = Outcome::inconsistent;
      remark.found = patent_kind_by_digit(number->kind);
      remark.message = say("patent-kind.digit", {{"number", patent.number},
                                                 {"digit", number->kind},
                                                 {"found", kind_words(remark.found)},
                                                 {"declared", kind_words(patent.kind)}});
      findings.add(std::move(remark));
      continue;
    }
    const Place place = facts.find(document, "kind");
    if (place.none()) {
      remark.documents = {document};
      remark.message = say("claim.unread", {{"what", say("member.kind")},
                                            {"document", words_for(DocumentType::patent_certificate)},
                                            {"declared", patent.kind}});
      findings.add(std::move(remark));
      continue;
    }
    const Field& field = facts.field(place);
    const Agreement result = match(field, patent.kind, [&](std::string_view value) { return value == patent.kind; });
    remark.outcome = outcome_of(result);
    remark.found = field.value;
    remark.at = {place};
    remark.message = say(result == Agreement::same ? "patent-kind.same" : result == Agreement::other ? "patent-kind.other" : "patent-kind.maybe",
                         {{"declared", kind_words(patent.kind)}, {"found", kind_words(field.value)}});
    remark.formula = patent.kind + (result == Agreement::same ? " = " : " ≠ ") + field.value;
    findings.add(std::move(remark));
  }
}

// The certificate against itself: the title's kind and the number's digit.
void check_printed(const Facts& facts, Findings& findings) {
  for (const int index : facts.of_type(DocumentType::patent_certificate, true)) {
    const Place kind_place = facts.find(index, "kind");
    const Place number_place = facts.find(index, "number");
    if (kind_place.none() || number_place.none()) continue;
    const Field& kind = facts.field(kind_place);
    const Field& number_field = facts.field(number_place);
    const auto number = parse_patent_number(number_field.value);
    if (!number || patent_kind_by_digit(number->kind) == kind.value) continue;
    const bool certain = kind.status == Status::certain && number_field.status == Status::certain;
    const int claim = claim_of(facts.matches().patents, index);
    findings.add({.outcome = certain ? Outcome::inconsistent : Outcome::undetermined,
                  .claim = claim < 0 ? "" : facts.declaration().patents[static_cast<std::size_t>(claim)].pointer + "/kind",
                  .found = kind.value,
                  .at = {kind_place, number_place},
                  .message = say("patent-kind.digit", {{"number", number_field.value},
                                                       {"digit", number->kind},
                                                       {"found", kind_words(patent_kind_by_digit(number->kind))},
                                                       {"declared", kind_words(kind.value)}}),
                  .formula = number_field.value + " → " + std::string(patent_kind_by_digit(number->kind)) + " ≠ " + kind.value});
  }
}

void run(const Facts& facts, Findings& findings) {
  check_declared(facts, findings);
  check_printed(facts, findings);
}

}  // namespace

const Check kPatKindTitle{
    {.id = "pat.kind-title",
     .title_zh = "专利类型",
     .title_en = "The kind of patent",
     .severity = Severity::fatal,
     .source = "ZC 0006-2003《专利申请号标准》：1、8 为发明，2、9 为实用新型，3 为外观设计",
     .condition = "The declared kind is the certificate's, and the certificate's kind is that of the fifth digit of its number. Exact.",
     .catches = "A utility model shown as an invention."},
    run};

}  // namespace dossier
