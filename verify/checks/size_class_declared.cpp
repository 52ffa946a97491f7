#include <algorithm>

#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/inputs.h"
#include "verify/size_class.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  const auto declared = size_class_of(facts.declaration().size);
  if (!declared) return;
  const int year = facts.reporting_year();
  const SizeState state = size_state(facts, gather_figure(facts, "revenue", year, "consolidated"),
                                     gather_figure(facts, "total_assets", year, "consolidated"));
  Remark remark{.claim = "/applicant/size", .declared = facts.declaration().size, .formula = state.formula};
  const std::vector<Place> places = facts.figure("revenue", year);
  if (!places.empty()) remark.at = {places.front()};
  const bool possible = std::find(state.sizes.begin(), state.sizes.end(), *declared) != state.sizes.end();
  const Message wanted = say("size." + facts.declaration().size);
  if (state.sizes.size() == 1) {
    remark.found = name_of(state.sizes.front());
    remark.outcome = possible ? Outcome::consistent : Outcome::inconsistent;
    remark.message = say(possible ? "size.same" : "size.other",
                         {{"declared", wanted}, {"found", say("size." + remark.found)}, {"formula", state.words}});
  } else if (!possible) {
    remark.outcome = Outcome::inconsistent;
    remark.message = say("size.impossible", {{"declared", wanted}, {"formula", state.words}});
  } else {
    const bool nothing = places.empty() && !facts.declaration().employees;
    remark.outcome = nothing ? Outcome::unsupported : Outcome::undetermined;
    remark.message = say("size.open", {{"declared", wanted}, {"formula", state.words}});
  }
  findings.add(std::move(remark));
}

}  // namespace

const Check kSizeClassDeclared{
    {.id = "size.class-declared",
     .title_zh = "企业规模与计算结果一致",
     .title_en = "The declared size is the computed one",
     .severity = Severity::inconsistent,
     .source = "工信部联企业〔2011〕300号、《统计上大中小微型企业划分办法（2017）》：大型、中型和小型企业须同时满足所列指标的下限，否则下划一档",
     .condition = "The class by the row of the declared industry, from the declared head count (no evidence speaks of it) and proven "
                  "revenue and assets of the reporting year. Where an indicator is not known, the class must come out the same for every "
                  "value it may have.",
     .catches = "A size chosen for its easier threshold."},
    run};

}  // namespace dossier
