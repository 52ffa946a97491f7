// What the evidence has shown, in the form that rules look at. Only certain values count; a value that is not certain but
// was read in several ways spans its readings, so that a doubt that cannot change the outcome does not.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "models/amount.h"
#include "verify/facts.h"
#include "verify/rules.h"

namespace dossier {

// Figures that are taken for verified although they are not, by name and year: what if? Never part of a check.
using Assumptions = std::map<std::pair<std::string, int>, Amount>;

// All inputs for the profile: every figure that its rules name, in the reporting year and the years before it.
[[nodiscard]] RuleInputs gather_inputs(const Facts& facts, const Profile& profile, const Assumptions& assumed = {});

// One figure of a year. `scope` is "consolidated" (where both are printed) or "parent".
[[nodiscard]] RuleFigure gather_figure(const Facts& facts, std::string_view name, int year, std::string_view scope);

}  // namespace dossier
