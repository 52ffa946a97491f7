#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/rights.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  const auto reference = facts.reference_date();
  if (!reference) return;
  for (const auto& [claim, document] : matched_pairs(facts.matches().certificates)) {
    const Place place = facts.find(document, "standard");
    if (facts.document(document).type != DocumentType::iso_certificate || place.none()) continue;
    const Field& field = facts.field(place);
    const auto last = edition_ends(field.value);
    if (!last || *last >= *reference) continue;
    findings.add({.outcome = field.status == Status::certain ? Outcome::inconsistent : Outcome::undetermined,
                  .claim = facts.declaration().certificates[claim].pointer,
                  .found = field.value,
                  .at = {place},
                  .message = say("edition.over", {{"standard", field.value}, {"last", *last}, {"reference", *reference}}),
                  .formula = to_string(*reference) + " > " + to_string(*last)});
  }
}

}  // namespace

const Check kMsStandardEdition{
    {.id = "ms.standard-edition",
     .title_zh = "认证标准版本有效",
     .title_en = "The certified edition of the standard is in force",
     .severity = Severity::warning,
     .source = "认监委、IAF 关于标准换版转换期的规定：ISO 9001:2008 至2018-09-15，OHSAS 18001 至2021-09-30，ISO/IEC 27001:2013 至2025-10-31",
     .condition = "On the reference date the edition that the certificate names can still be certified.",
     .catches = "Certificates to withdrawn editions."},
    run};

}  // namespace dossier
