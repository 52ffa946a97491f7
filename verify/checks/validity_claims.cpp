#include "verify/checks/validity_claims.h"

#include <algorithm>

#include "verify/claims.h"
#include "verify/rights.h"

namespace dossier {
namespace {

void check_one(const Facts& facts, Findings& findings, const DeclaredCertificate& certificate, int document) {
  const Validity validity = validity_of(facts, document);
  const auto reference = facts.reference_date();
  const Message paper = words_for(facts.document(document).type);
  Remark remark{.claim = certificate.valid_until ? certificate.pointer + "/valid_until" : certificate.pointer,
                .declared = certificate.valid_until ? to_string(*certificate.valid_until) : std::string(),
                .at = {validity.until_place, validity.from_place}};
  if (validity.until_place.none() && !validity.computed) {
    remark.at = {validity.from_place};
    remark.documents = validity.from_place.none() ? std::vector<int>{document} : std::vector<int>{};
    remark.message = say("validity.unread", {{"document", paper}});
    findings.add(std::move(remark));
    return;
  }
  if (validity.until) {
    remark.found = to_string(*validity.until);
  } else if (!validity.until_place.none()) {
    remark.found = facts.field(validity.until_place).value;
  }
  // The declared day against the printed one.
  if (certificate.valid_until) {
    Agreement stands = Agreement::maybe_other;
    if (validity.computed) {
      // Three years are printed without an end; some count the last day, some the day after.
      const int days = days_between(*validity.until, *certificate.valid_until);
      stands = days == 0 || days == 1 ? Agreement::same : Agreement::other;
    } else {
      stands = match(facts.field(validity.until_place), remark.declared,
                     [&](std::string_view value) { return parse_iso_date(value) == certificate.valid_until; });
    }
    remark.formula = remark.declared + (stands == Agreement::same || stands == Agreement::maybe_same ? " = " : " ≠ ") + remark.found;
    if (stands != Agreement::same) {
      remark.outcome = outcome_of(stands);
      remark.message = say(stands == Agreement::other ? "claim.other" : stands == Agreement::maybe_same ? "claim.maybe-same" : "claim.maybe-other",
                           {{"what", say("member.valid-until")}, {"document", paper}, {"declared", remark.declared}, {"found", remark.found}});
      findings.add(std::move(remark));
      return;
    }
  }
  if (!reference) {
    if (!certificate.valid_until) return;  // nothing was claimed that could be compared
    remark.outcome = Outcome::consistent;
    remark.message = say("validity.no-reference", {{"until", remark.found}});
    findings.add(std::move(remark));
    return;
  }
  const std::string from = validity.from ? to_string(*validity.from) : std::string("?");
  if (!validity.until) {
    remark.message = say("validity.maybe", {{"document", paper}, {"until", remark.found}, {"reference", *reference}});
  } else if (*validity.until < *reference) {
    remark.outcome = Outcome::inconsistent;
    remark.message = say("validity.over", {{"document", paper}, {"until", *validity.until}, {"reference", *reference}});
    remark.formula = to_string(*validity.until) + " < " + to_string(*reference);
  } else if (validity.from && *validity.from > *reference) {
    remark.outcome = Outcome::inconsistent;
    remark.message = say("validity.not-yet", {{"document", paper}, {"from", from}, {"reference", *reference}});
    remark.formula = from + " > " + to_string(*reference);
  } else {
    remark.outcome = Outcome::consistent;
    remark.message = say("validity.in-force", {{"document", paper}, {"until", *validity.until}, {"reference", *reference}});
    remark.formula = from + " ≤ " + to_string(*reference) + " ≤ " + to_string(*validity.until);
  }
  findings.add(std::move(remark));
}

}  // namespace

void check_validity(const Facts& facts, Findings& findings, std::span<const DocumentType> types) {
  for (const auto& [claim, document] : matched_pairs(facts.matches().certificates)) {
    if (std::find(types.begin(), types.end(), facts.document(document).type) == types.end()) continue;
    check_one(facts, findings, facts.declaration().certificates[claim], document);
  }
}

}  // namespace dossier
