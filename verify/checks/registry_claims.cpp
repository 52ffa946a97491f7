#include "verify/checks/registry_claims.h"

#include <algorithm>

#include "verify/claims.h"
#include "verify/numbers.h"
#include "verify/rights.h"

namespace dossier {
namespace {

Message words_for(RegistryKind kind) { return say("registry." + std::string(name_of(kind))); }

bool names_applicant(const Facts& facts, const std::string& names) {
  const std::vector<std::string> single = listed_names(names);
  return std::any_of(single.begin(), single.end(), [&](const std::string& name) {
    const NameRelation relation = compare_names(facts.company(), name);
    // A snapshot is typed text: look-alike characters in it are a slip of whoever typed it, for a person to see.
    return is_own(relation) || may_be_own(relation);
  });
}

}  // namespace

void check_registry(const Facts& facts, Findings& findings, const RegistryClaim& claim) {
  if (claim.number.empty() || !facts.registry().present.contains(claim.kind)) return;
  const RegistryEntry* entry = facts.registry().find(claim.kind, claim.number);
  const Message registry = words_for(claim.kind);
  Remark remark{.claim = claim.pointer + "/number", .declared = claim.number};
  if (entry == nullptr) {
    remark.message = say("registry.absent", {{"registry", registry}, {"number", claim.number}});
    remark.severity = Severity::info;
    findings.add(std::move(remark));
    return;
  }
  const auto contradict = [&](const std::string& member, const std::string& declared, const std::string& found, Message message) {
    findings.add({.outcome = Outcome::inconsistent,
                  .claim = claim.pointer + member,
                  .declared = declared,
                  .found = found,
                  .message = std::move(message),
                  .formula = declared + " ≠ " + found});
  };
  bool sound = true;
  if (const RightState right = registry_right(facts, claim.kind, *entry); right.counts == CriterionOutcome::not_met) {
    sound = false;
    contradict("/number", claim.number, entry->status.empty() ? entry->number : entry->status, right.note);
  } else if (right.counts == CriterionOutcome::undetermined) {
    sound = false;
    remark.found = entry->status;
    remark.message = right.note;
    findings.add(remark);
  }
  if (!claim.title.empty() && !entry->title.empty() && title_key(claim.title) != title_key(entry->title)) {
    sound = false;
    contradict("/title", claim.title, entry->title,
               say("registry.title", {{"registry", registry}, {"number", claim.number}, {"declared", claim.title}, {"found", entry->title}}));
  }
  if (!entry->owner.empty() && claim.kind != RegistryKind::standards && !names_applicant(facts, entry->owner)) {
    sound = false;
    contradict(claim.holder.empty() ? "" : "/holder", claim.holder.empty() ? facts.declaration().name : claim.holder, entry->owner,
               say("registry.owner", {{"registry", registry}, {"number", claim.number}, {"found", entry->owner}, {"applicant", facts.declaration().name}}));
  }
  if (!entry->drafters.empty() && claim.kind == RegistryKind::standards && claims_drafting(claim.role) && !names_applicant(facts, entry->drafters)) {
    sound = false;
    contradict("/role", claim.role, entry->drafters,
               say("registry.drafters", {{"registry", registry}, {"number", claim.number}, {"applicant", facts.declaration().name}}));
  }
  if (!sound) return;
  remark.outcome = Outcome::consistent;
  remark.found = entry->number;
  remark.message = say("registry.agrees", {{"registry", registry}, {"number", claim.number}, {"status", entry->status.empty() ? std::string("—") : entry->status}});
  remark.formula = claim.number + " = " + entry->number;
  findings.add(std::move(remark));
}

}  // namespace dossier
