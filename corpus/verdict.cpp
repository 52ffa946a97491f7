#include "corpus/verdict.h"

#include <algorithm>

namespace dossier::corpus {
namespace {

using Outcomes = std::vector<std::string>;

bool any_of(const std::vector<Criterion>& criteria, const std::string& outcome) {
  return std::any_of(criteria.begin(), criteria.end(), [&](const Criterion& c) {
    return std::find(c.outcomes.begin(), c.outcomes.end(), outcome) != c.outcomes.end();
  });
}

bool always(const std::vector<Criterion>& criteria, const std::string& outcome) {
  return std::any_of(criteria.begin(), criteria.end(),
                     [&](const Criterion& c) { return c.outcomes.size() == 1 && c.outcomes.front() == outcome; });
}

}  // namespace

void decide(const Draft& draft, const CompanyPlan& plan, Dossier& dossier) {
  const Company& c = draft.shown;
  const int year = c.reporting_year;
  const SpecialYear& s = c.special_year(year);
  const auto met = [](bool yes) { return Outcomes{yes ? "met" : "not_met"}; };
  std::vector<Criterion> out;
  out.push_back({.id = "legal-person-region", .outcomes = met(c.seat.province == "辽宁省")});
  out.push_back({.id = "rd-ratio", .outcomes = met(s.rd_expense * 20 >= s.revenue)});
  const bool lower = c.size == Size::small || c.size == Size::micro;
  out.push_back({.id = "ai-revenue",
                 .outcomes = met(lower ? s.ai_revenue * 5 >= s.revenue * 2
                                       : s.ai_revenue * 10 >= s.revenue * 3 || s.ai_revenue >= 2000000000)});
  out.push_back({.id = "growth", .outcomes = met(plan.grows)});
  out.push_back({.id = "ip", .outcomes = {"met"}});
  out.push_back({.id = "quality-system", .outcomes = {"met"}});
  for (Criterion& criterion : out) {
    const auto found = draft.criteria.find(criterion.id);
    if (found != draft.criteria.end()) {
      criterion.outcomes = found->second;
    }
  }
  // Every verdict that some admissible combination of outcomes gives.
  Outcomes verdicts;
  const bool all_may_be_met = std::all_of(out.begin(), out.end(), [](const Criterion& k) {
    return std::find(k.outcomes.begin(), k.outcomes.end(), "met") != k.outcomes.end();
  });
  if (all_may_be_met) {
    verdicts.emplace_back("qualified");
  }
  if (any_of(out, "not_met")) {
    verdicts.emplace_back("not_qualified");
  }
  if (any_of(out, "undetermined") && !always(out, "not_met")) {
    verdicts.emplace_back("undetermined");
  }
  dossier.criteria = std::move(out);
  dossier.verdicts = std::move(verdicts);
}

}  // namespace dossier::corpus
