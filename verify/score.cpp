#include "verify/score.h"

#include <algorithm>
#include <map>
#include <utility>

#include "verify/inputs.h"
#include "verify/messages.h"
#include "verify/profile.h"

namespace dossier {
namespace {

bool in_force(const Criterion& criterion, const std::optional<Date>& day) {
  if (!day) return true;
  return (!criterion.valid_from || *criterion.valid_from <= *day) && (!criterion.valid_until || *day <= *criterion.valid_until);
}

Verdict verdict_of(const std::vector<CriterionResult>& criteria) {
  Truth all = Truth::met;
  bool counted = false;
  for (const CriterionResult& criterion : criteria) {
    if (!criterion.counts) continue;
    counted = true;
    all = both(all, criterion.outcome);
  }
  if (!counted || all == Truth::undetermined) return Verdict::undetermined;
  return all == Truth::met ? Verdict::qualified : Verdict::not_qualified;
}

std::vector<CriterionResult> judge(const Facts& facts, const Profile& profile, const Assumptions& assumptions) {
  const RuleInputs inputs = gather_inputs(facts, profile, assumptions);
  std::vector<CriterionResult> results;
  for (const Criterion& criterion : profile.criteria) {
    if (!in_force(criterion, facts.reference_date())) continue;
    RuleResult result = evaluate(criterion.rule, profile, inputs);
    Message explanation = joined(result.explanation, criterion.awaits);
    if (!result.margin.empty()) {
      explanation = joined(explanation, say(result.points ? "rule.margin-points" : "rule.margin-yuan", {{"margin", grouped(result.margin)}}));
    }
    std::vector<Evidence> basis;
    for (Evidence& evidence : result.basis) {
      if (std::find(basis.begin(), basis.end(), evidence) == basis.end()) basis.push_back(std::move(evidence));
    }
    results.push_back({.id = criterion.id,
                       .outcome = result.truth,
                       .counts = criterion.counts,
                       .title = criterion.title,
                       .source = criterion.source,
                       .value = std::move(result.value),
                       .threshold = std::move(result.threshold),
                       .formula = std::move(result.formula),
                       .basis = std::move(basis),
                       .explanation = std::move(explanation),
                       .margin = std::move(result.margin),
                       .what_if = std::move(result.what_if)});
  }
  return results;
}

// One note for every answer to an open question that would give another outcome.
void note_options(const Facts& facts, const Profile& profile, const Assumptions& assumptions, Score& score) {
  for (const ProfileOption& option : profile.options) {
    for (const std::string& value : option.values) {
      if (value == option.chosen) continue;
      const Result<Profile> other = with_options(profile, {{option.id, value}});
      if (!other.has_value()) continue;
      const std::vector<CriterionResult> results = judge(facts, *other, assumptions);
      for (std::size_t i = 0; i < results.size() && i < score.criteria.size(); ++i) {
        if (results[i].outcome == score.criteria[i].outcome) continue;
        score.notes.push_back(say("score.option", {{"option", option.id},
                                                   {"question", option.question},
                                                   {"chosen", option.chosen},
                                                   {"value", value},
                                                   {"criterion", results[i].id},
                                                   {"outcome", say("outcome." + std::string(name_of(results[i].outcome)))},
                                                   {"verdict", say("verdict." + std::string(name_of(verdict_of(results))))}}));
      }
    }
  }
}

}  // namespace

Score score(const Facts& facts, const Profile& profile, const Assumptions& assumptions) {
  Score result{.profile = profile.id, .criteria = judge(facts, profile, assumptions)};
  result.verdict = verdict_of(result.criteria);
  if (facts.reporting_year() == 0) result.notes.push_back(say("score.no-year"));
  const auto day = facts.reference_date();
  const bool too_early = day && profile.valid_from && *day < *profile.valid_from;
  const bool too_late = day && profile.valid_until && *profile.valid_until < *day;
  if (too_early || too_late) {
    result.notes.push_back(say("score.not-in-force", {{"profile", profile.title}, {"reference", *day}}));
  }
  for (const auto& [figure, amount] : assumptions) {
    result.notes.push_back(say("score.assumed", {{"figure", words_for_figure(figure.first)},
                                                 {"year", figure.second},
                                                 {"amount", grouped(to_string(amount))}}));
  }
  note_options(facts, profile, assumptions, result);
  return result;
}

}  // namespace dossier
