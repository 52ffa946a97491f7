#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

Message reason(UsccState state, const std::string& code) {
  const std::string asked = uscc_check_characters(code);
  switch (state) {
    case UsccState::wrong_form: return say("uscc.wrong-form", {{"code", code}});
    case UsccState::wrong_organisation_check:
      return say("uscc.wrong-organisation-check", {{"code", code}, {"asked", asked.substr(0, 1)}});
    case UsccState::legacy: return say("uscc.legacy", {{"code", code}});
    default: return say("uscc.wrong-check", {{"code", code}, {"asked", asked.substr(1, 1)}});
  }
}

void run(const Facts& facts, Findings& findings) {
  const std::string declared = uscc_key(facts.declaration().uscc);
  if (!declared.empty()) {
    const UsccState state = check_uscc(declared);
    if (state != UsccState::valid) {
      findings.add({.outcome = state == UsccState::legacy ? Outcome::undetermined : Outcome::inconsistent,
                    .claim = "/applicant/uscc",
                    .declared = facts.declaration().uscc,
                    .message = reason(state, declared),
                    .formula = declared + " → " + uscc_check_characters(declared)});
    }
  }
  for (int i = 0; i < static_cast<int>(facts.documents().size()); ++i) {
    const Place place = facts.find(i, "uscc");
    if (place.none()) continue;
    const Field& field = facts.field(place);
    const UsccState state = check_uscc(field.value);
    if (state == UsccState::valid || uscc_key(field.value) == declared) continue;
    const bool decided = field.status == Status::certain && state != UsccState::legacy;
    // What the applicant's own licence prints is its code, whatever was declared.
    const bool own_licence = i == facts.matches().licence && !facts.matches().licence_foreign && !declared.empty();
    findings.add({.outcome = decided ? Outcome::inconsistent : Outcome::undetermined,
                  .claim = own_licence ? "/applicant/uscc" : "",
                  .declared = own_licence ? facts.declaration().uscc : "",
                  .found = field.value,
                  .at = {place},
                  .message = reason(state, uscc_key(field.value)),
                  .formula = field.value + " → " + uscc_check_characters(field.value)});
  }
}

}  // namespace

const Check kIdUsccCheckdigit{
    {.id = "id.uscc-checkdigit",
     .title_zh = "统一社会信用代码校验位",
     .title_en = "Check characters of the unified social credit code",
     .severity = Severity::fatal,
     .source = "GB 32100-2015《法人和其他组织统一社会信用代码编码规则》、GB 11714-1997《全国组织机构代码编制规则》",
     .condition = "18 characters of the alphabet without I, O, S, V, Z; character 17 closes the organisation code (modulo 11), "
                  "character 18 the whole code (modulo 31). Exact.",
     .catches = "A code that was mistyped or invented. Codes of the form 9135…M000 were issued with another check character "
                "and stay undetermined."},
    run};

}  // namespace dossier
