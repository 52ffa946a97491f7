#include "verify/claims.h"

#include <algorithm>
#include <utility>

#include "models/text.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

std::string_view key_for(Agreement match) {
  switch (match) {
    case Agreement::same: return "claim.same";
    case Agreement::maybe_same: return "claim.maybe-same";
    case Agreement::maybe_other: return "claim.maybe-other";
    case Agreement::other: return "claim.other";
  }
  return {};
}

bool from_text_layer(const Field& field) {
  return std::any_of(field.proofs.begin(), field.proofs.end(),
                     [](const Proof& proof) { return proof.kind == ProofKind::text_layer; });
}

// The closest relation of a printed list of names to the applicant.
NameRelation closest(const CompanyNames& company, std::string_view printed) {
  NameRelation best = NameRelation::other;
  for (const std::string& name : listed_names(printed)) best = std::min(best, compare_names(company, name));
  return best;
}

}  // namespace

std::string shown(const Field& field) { return field.value; }

void compare_member(const Facts& facts, Findings& findings, const MemberClaim& claim, int document, std::string_view name,
                    const std::function<bool(std::string_view)>& satisfied, const Message& hint) {
  if (document < 0 || claim.declared.empty()) return;
  const Message what = say(claim.words);
  const Message paper = words_for(facts.document(document).type);
  const Place place = facts.find(document, name);
  if (place.none()) {
    findings.add({.claim = claim.pointer,
                  .declared = claim.declared,
                  .documents = {document},
                  .message = say("claim.unread", {{"what", what}, {"document", paper}, {"declared", claim.declared}})});
    return;
  }
  const Field& field = facts.field(place);
  const Agreement result = match(field, claim.declared, satisfied);
  Message message = say(key_for(result), {{"what", what},
                                          {"document", paper},
                                          {"declared", claim.declared},
                                          {"found", shown(field)}});
  if (result == Agreement::other) message = joined(message, hint);
  findings.add({.outcome = outcome_of(result),
                .claim = claim.pointer,
                .declared = claim.declared,
                .found = field.value,
                .at = {place},
                .message = std::move(message),
                .formula = claim.declared + (result == Agreement::same || result == Agreement::maybe_same ? " = " : " ≠ ") + field.value});
}

void report_unsupported(Findings& findings, const std::string& pointer, std::string_view words, const std::string& number) {
  findings.add({.outcome = Outcome::unsupported,
                .claim = number.empty() ? pointer : pointer + "/number",
                .declared = number,
                .message = say("claim.unsupported", {{"what", say(words)}, {"declared", number}})});
}

HolderState holder_state(const Field& field, const CompanyNames& company) {
  HolderState state;
  for (const std::string& reading : readings_of(field)) {
    state.relation = std::min(state.relation, closest(company, reading));
  }
  state.holders = listed_names(field.value).size();
  if (field.status == Status::certain) {
    // Characters that are read for one another may have been misread by both readers; in a text layer they were not.
    const bool misreadable = state.relation == NameRelation::confusable && !from_text_layer(field);
    const bool unclear = misreadable || state.relation == NameRelation::other_script || state.relation == NameRelation::unit;
    state.match = is_own(state.relation) ? Agreement::same : unclear ? Agreement::maybe_other : Agreement::other;
    return state;
  }
  if (is_own(state.relation)) {
    state.match = Agreement::maybe_same;
  } else if (state.relation == NameRelation::other) {
    state.match = match(field, company.name, [](std::string_view) { return false; });
  }
  return state;
}

bool is_applicant_by_code(const Facts& facts, Place place) {
  constexpr int kMostMisread = 2;  // characters
  const std::string own = uscc_key(facts.declaration().uscc);
  const Field& name = facts.field(place);
  const Place code = facts.find(place.document, "uscc");
  if (own.empty() || name.status == Status::certain || code.none()) return false;
  if (facts.field(code).status != Status::certain || uscc_key(facts.field(code).value) != own || check_uscc(own) != UsccState::valid) return false;
  const std::string wanted = name_key(facts.company().name);
  const std::vector<std::string> readings = readings_of(name);
  return std::any_of(readings.begin(), readings.end(), [&](const std::string& reading) { return edit_distance(name_key(reading), wanted) <= kMostMisread; });
}

HolderState holder_state(const Facts& facts, Place place) {
  HolderState state = holder_state(facts.field(place), facts.company());
  if (state.match != Agreement::same && state.holders == 1 && is_applicant_by_code(facts, place)) state.match = Agreement::same;
  return state;
}

void compare_holder(const Facts& facts, Findings& findings, const std::string& pointer, const std::string& declared,
                    int document, bool unit_counts) {
  if (document < 0) return;
  const Message paper = words_for(facts.document(document).type);
  const std::string claim = declared.empty() ? pointer : pointer + "/holder";
  const std::string shown_declared = declared.empty() ? facts.declaration().name : declared;
  const Place place = facts.find(document, "holder");
  if (place.none()) {
    findings.add({.claim = claim,
                  .declared = declared,
                  .documents = {document},
                  .message = say("claim.unread", {{"what", say("member.holder")}, {"document", paper}, {"declared", shown_declared}})});
    return;
  }
  const Field& field = facts.field(place);
  HolderState state = holder_state(facts, place);
  if (unit_counts && state.relation == NameRelation::unit && field.status == Status::certain) state.match = Agreement::same;
  // A holder that is honestly declared to be somebody else is as the paper says, and still not the applicant.
  const bool declared_other = !declared.empty() && !is_own(closest(facts.company(), declared));
  const bool as_declared = declared_other && is_own(closest({.name = declared, .former = {}, .also = {}}, field.value));
  std::string key = std::string("holder.") + (state.match == Agreement::same          ? "own"
                                              : state.match == Agreement::maybe_same  ? "maybe-own"
                                              : state.match == Agreement::maybe_other ? "maybe-other"
                                                                                  : "other");
  Outcome outcome = outcome_of(state.match);
  if (state.match == Agreement::same && declared_other) {
    outcome = Outcome::inconsistent;
    key = "holder.declared-other";
  } else if (state.match == Agreement::other && as_declared) {
    key = "holder.not-applicant";
  } else if (state.match == Agreement::same && state.relation == NameRelation::former) {
    key = "holder.former";
  } else if (state.match == Agreement::same && state.holders > 1) {
    key = "holder.shared";
  } else if (state.match == Agreement::other && state.relation == NameRelation::one_character) {
    key = "holder.look-alike";
  } else if (state.match == Agreement::maybe_other && state.relation == NameRelation::other_script) {
    key = "holder.other-script";
  } else if (state.match == Agreement::maybe_other && state.relation == NameRelation::confusable) {
    key = "holder.confusable";
  } else if (state.match == Agreement::maybe_other && state.relation == NameRelation::unit) {
    key = "holder.unit";
  }
  findings.add({.outcome = outcome,
                .claim = claim,
                .declared = declared,
                .found = field.value,
                .at = {place},
                .message = say(key, {{"document", paper},
                                     {"declared", shown_declared},
                                     {"found", shown(field)},
                                     {"applicant", facts.declaration().name}}),
                .formula = (as_declared ? facts.declaration().name : shown_declared) +
                           (outcome == Outcome::consistent ? " = " : " ≠ ") + field.value});
}

std::vector<Date> days_of(const Field& field) {
  std::vector<Date> days;
  for (const std::string& reading : readings_of(field)) {
    if (const auto day = parse_iso_date(reading)) days.push_back(*day);
  }
  return days;
}

RuleState date_rule(const Facts& facts, std::initializer_list<Place> places,
                    const std::function<bool(std::span<const Date>)>& satisfied) {
  std::vector<std::vector<Date>> choices;
  bool certain = true;
  for (const Place place : places) {
    if (place.none()) return RuleState::silent;
    const Field& field = facts.field(place);
    certain = certain && surely_read(field);
    choices.push_back(days_of(field));
    if (choices.back().empty()) return RuleState::silent;
  }
  // Every combination of readings; a field has few.
  std::vector<std::size_t> at(choices.size(), 0);
  bool always = true;
  while (true) {
    std::vector<Date> days;
    for (std::size_t i = 0; i < choices.size(); ++i) days.push_back(choices[i][at[i]]);
    always = always && satisfied(days);
    std::size_t i = 0;
    while (i < at.size() && ++at[i] == choices[i].size()) at[i++] = 0;
    if (i == at.size()) break;
  }
  if (always) return RuleState::holds;
  return certain ? RuleState::violated : RuleState::open;
}

std::vector<std::pair<std::size_t, int>> matched_pairs(const std::vector<int>& matches) {
  std::vector<std::pair<std::size_t, int>> pairs;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (matches[i] >= 0) pairs.emplace_back(i, matches[i]);
  }
  return pairs;
}

int claim_of(const std::vector<int>& matches, int document) {
  const auto it = std::find(matches.begin(), matches.end(), document);
  return it == matches.end() ? -1 : static_cast<int>(it - matches.begin());
}

void report_rule(Findings& findings, RuleState state, Remark remark) {
  if (state != RuleState::violated && state != RuleState::open) return;
  remark.outcome = state == RuleState::violated ? Outcome::inconsistent : Outcome::undetermined;
  if (state == RuleState::open) remark.message = joined(remark.message, say("rule.open"));
  findings.add(std::move(remark));
}

}  // namespace dossier
