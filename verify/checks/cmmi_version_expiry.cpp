#include <array>

#include "models/text.h"
#include "verify/checks/list.h"
#include "verify/checks/validity_claims.h"
#include "verify/claims.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  constexpr std::array kTypes = {DocumentType::cmmi_certificate};
  check_validity(facts, findings, kTypes);
  const auto reference = facts.reference_date();
  const Date last = make_date(2023, 9, 30);
  if (!reference || *reference <= last) return;
  for (const auto& [claim, document] : matched_pairs(facts.matches().certificates)) {
    const Place model = facts.find(document, "model");
    if (facts.document(document).type != DocumentType::cmmi_certificate || model.none()) continue;
    const Field& field = facts.field(model);
    if (name_key(field.value).find("1.3") == std::string::npos) continue;
    const DeclaredCertificate& certificate = facts.declaration().certificates[claim];
    findings.add({.outcome = field.status == Status::certain ? Outcome::inconsistent : Outcome::undetermined,
                  .claim = certificate.valid_until ? certificate.pointer + "/valid_until" : certificate.pointer,
                  .found = field.value,
                  .at = {model},
                  .message = say("cmmi.old-version", {{"model", field.value}, {"last", last}, {"reference", *reference}}),
                  .formula = to_string(*reference) + " > " + to_string(last)});
  }
}

}  // namespace

const Check kCmmiVersionExpiry{
    {.id = "cmmi.version-expiry",
     .title_zh = "CMMI 评估结果在有效期内",
     .title_en = "The CMMI appraisal is valid",
     .severity = Severity::fatal,
     .source = "CMMI 基准评估结果自评估结束之日起有效期三年；V1.3 评估于2020年9月30日后不再受理",
     .condition = "The declared last day is the printed one (or end of appraisal + 3 years − 1 day where none is printed), issue day ≤ "
                  "reference date ≤ last day, and no V1.3 appraisal counts after 2023-09-30.",
     .catches = "Expired appraisals."},
    run};

}  // namespace dossier
