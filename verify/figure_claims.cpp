#include "verify/figure_claims.h"

#include <algorithm>

#include "verify/messages.h"

namespace dossier {
namespace {

std::string text_of(std::int64_t fen) { return grouped(to_string(Amount{fen})); }

}  // namespace

FigureWitness witness(const Facts& facts, Place place, const DeclaredAmount& claim) {
  const Field& field = facts.field(place);
  FigureWitness result{.place = place};
  if (const auto value = parse_amount(field.value)) result.relation = compare_amounts(claim, *value, field.half_ulp_fen);
  result.match = match(field, to_string(claim.amount), [&](std::string_view reading) {
    const auto amount = parse_amount(reading);
    return amount && compare_amounts(claim, *amount, field.half_ulp_fen) != AmountRelation::differs;
  });
  return result;
}

FigureVerdict judge_figure(const Facts& facts, std::string_view name, int year, const DeclaredAmount& claim) {
  std::vector<FigureWitness> witnesses;
  for (const Place place : facts.figure_of_any_scope(name, year)) witnesses.push_back(witness(facts, place, claim));
  FigureVerdict verdict;
  if (witnesses.empty()) return verdict;
  const auto is = [](Agreement m) { return [m](const FigureWitness& w) { return w.match == m; }; };
  const auto choose = [&](std::vector<FigureWitness>::const_iterator chosen, Outcome outcome) {
    verdict.outcome = outcome;
    verdict.decisive = chosen->place;
    verdict.relation = chosen->relation;
    verdict.evidence = {chosen->place};
    for (const FigureWitness& other : witnesses) {
      const bool agrees = outcome == Outcome::consistent ? other.match == Agreement::same : true;
      if (agrees && other.place != chosen->place && verdict.evidence.size() < 3) verdict.evidence.push_back(other.place);
    }
  };
  // Figures of the company alone answer only where the papers print no consolidated ones.
  if (facts.has_group_figures(year)) {
    verdict.equals_parent = std::any_of(witnesses.begin(), witnesses.end(), [&](const FigureWitness& w) {
      return facts.of_company_alone(w.place) && w.match == Agreement::same;
    });
    std::erase_if(witnesses, [&](const FigureWitness& w) { return facts.of_company_alone(w.place); });
    if (witnesses.empty()) return verdict;
  }
  if (name == "rd_expense") {
    const auto same = std::find_if(witnesses.cbegin(), witnesses.cend(), is(Agreement::same));
    if (same != witnesses.cend()) {
      choose(same, Outcome::consistent);
      return verdict;
    }
    const auto open = std::find_if(witnesses.cbegin(), witnesses.cend(), [](const FigureWitness& w) {
      return w.match == Agreement::maybe_same || w.match == Agreement::maybe_other;
    });
    if (open != witnesses.cend()) {
      choose(open, Outcome::undetermined);
    } else {
      choose(witnesses.cbegin(), Outcome::inconsistent);
    }
    return verdict;
  }
  // The first that is certain (or contradicts beyond any misreading) decides.
  const auto decided = std::find_if(witnesses.cbegin(), witnesses.cend(), [](const FigureWitness& w) {
    return w.match == Agreement::same || w.match == Agreement::other;
  });
  if (decided == witnesses.cend()) {
    choose(witnesses.cbegin(), Outcome::undetermined);
  } else {
    choose(decided, decided->match == Agreement::same ? Outcome::consistent : Outcome::inconsistent);
  }
  return verdict;
}

int year_with_that_figure(const Facts& facts, std::string_view name, int year, const DeclaredAmount& claim) {
  for (const int other : {year - 1, year + 1, year - 2, year + 2}) {
    for (const Place place : facts.figure(name, other)) {
      if (witness(facts, place, claim).match == Agreement::same) return other;
    }
  }
  return 0;
}

std::string difference_formula(const DeclaredAmount& claim, const Field& printed) {
  const auto found = parse_amount(printed.value);
  if (!found) return {};
  const std::int64_t difference = claim.amount.fen - found->fen;
  const std::int64_t tolerance = claim.half_ulp_fen + printed.half_ulp_fen;
  return text_of(claim.amount.fen) + (found->fen < 0 ? " − (" + text_of(found->fen) + ")" : " − " + text_of(found->fen)) + " = " +
         text_of(difference) + " (±" + text_of(tolerance) + ")";
}

}  // namespace dossier
