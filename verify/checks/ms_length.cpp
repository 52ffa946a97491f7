#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const DocumentType type : {DocumentType::iso_certificate, DocumentType::cmmi_certificate, DocumentType::hightech_certificate}) {
    for (const int index : facts.of_type(type)) {
      const Place issued = facts.find(index, "issued");
      const Place until = facts.find(index, "valid_until");
      // Three years from the first day; a changed certificate keeps its end and is shorter. A re-certification may be
      // decided months before the old certificate ends: beyond 31 days a person is asked, beyond 190 it is no cycle.
      const auto within = [&](int days) {
        return date_rule(facts, {issued, until}, [days](std::span<const Date> d) {
          return d[1] > d[0] && days_between(plus_years(d[0], 3), d[1]) <= days;
        });
      };
      const RuleState wide = within(190);
      const RuleState state = wide == RuleState::holds && within(31) == RuleState::violated ? RuleState::open : wide;
      if (state != RuleState::violated && state != RuleState::open) continue;
      const int claim = claim_of(facts.matches().certificates, index);
      std::string pointer;
      if (claim >= 0) {
        const DeclaredCertificate& certificate = facts.declaration().certificates[static_cast<std::size_t>(claim)];
        pointer = certificate.valid_until ? certificate.pointer + "/valid_until" : certificate.pointer;
      }
      const std::string& from = facts.field(issued).value;
      const std::string& to = facts.field(until).value;
      report_rule(findings, state,
                  {.claim = pointer,
                   .found = to,
                   .at = {until, issued},
                   .message = say("validity.too-long", {{"document", words_for(type)}, {"from", from}, {"until", to}}),
                   .formula = to + " − " + from + " ∉ (0, 3 a + 31 d]"});
    }
  }
}

}  // namespace

const Check kMsLength{
    {.id = "ms.length",
     .title_zh = "证书有效期长度",
     .title_en = "The length of a certificate's validity",
     .severity = Severity::warning,
     .source = "CNAS-CC01：管理体系认证周期为三年；国科发火〔2016〕32号：有效期三年",
     .condition = "Last day − issue day is more than nothing and at most three years and 31 days (up to 190 days more, as before a re-certification, is "
                  "undetermined). Shorter ones are re-issued within their cycle.",
     .catches = "An edited end date."},
    run};

}  // namespace dossier
