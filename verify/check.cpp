#include "verify/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace dossier {
namespace {

std::optional<std::string> unless_empty(std::string text) {
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

}  // namespace

void Findings::add(Remark remark) {
  Finding finding{.check = std::string(info_.id),
                  .outcome = remark.outcome,
                  .severity = remark.severity.value_or(remark.outcome == Outcome::consistent ? Severity::info : info_.severity),
                  .claim = unless_empty(std::move(remark.claim)),
                  .declared = unless_empty(std::move(remark.declared)),
                  .found = unless_empty(std::move(remark.found)),
                  .evidence = {},
                  .message = std::move(remark.message),
                  .formula = std::move(remark.formula),
                  .rule = std::string(info_.source)};
  for (const Place place : remark.at) {
    if (place.none()) continue;
    Evidence evidence = facts_.evidence(place);
    if (std::find(finding.evidence.begin(), finding.evidence.end(), evidence) == finding.evidence.end()) {
      finding.evidence.push_back(std::move(evidence));
    }
  }
  for (const int document : remark.documents) finding.evidence.push_back(facts_.evidence_of_document(document));
  out_.push_back(std::move(finding));
}

const Check* find_check(std::string_view id) {
  const auto checks = all_checks();
  const auto it = std::find_if(checks.begin(), checks.end(), [&](const Check* check) { return check->info.id == id; });
  return it == checks.end() ? nullptr : *it;
}

std::vector<Finding> run_checks(const Facts& facts) {
  std::vector<Finding> result;
  for (const Check* check : all_checks()) {
    Findings findings(check->info, facts, result);
    check->run(facts, findings);
  }
  std::set<std::string> contradicted;
  for (const Finding& finding : result) {
    if (finding.claim && finding.outcome == Outcome::inconsistent) contradicted.insert(*finding.claim);
  }
  std::erase_if(result, [&](const Finding& finding) {
    return finding.outcome == Outcome::consistent && finding.claim && contradicted.contains(*finding.claim);
  });
  return result;
}

std::string check_page(const CheckInfo& info) {
  return fmt::format(
      "# {}\n\n{} · {}\n\n| | |\n| --- | --- |\n| severity of a violation | {} |\n| rule | {} |\n\n"
      "What must hold: {}\n\nWhat a violation usually means: {}\n\n"
      "Worked cases: `tests/cases/{}/`. They are run by `verify_test` and show the finding for evidence that holds, that is\n"
      "violated, that cannot be read, that does not apply, and for the edge of the tolerance.\n",
      info.id, info.title_zh, info.title_en, name_of(info.severity), info.source, info.condition, info.catches, info.id);
}

std::string check_index() {
  const auto checks = all_checks();
  std::string text = fmt::format(
      "# Checks\n\n{} checks, in the order of the report. A violation is reported only where no admissible reading satisfies the rule; what\n"
      "cannot be read with certainty is undetermined, a claim without evidence unsupported. Each page names the rule, the\n"
      "tolerance and the worked cases. `dossier explain <id>` shows a check's findings in the last report.\n\n"
      "| check | | | severity |\n| --- | --- | --- | --- |\n",
      checks.size());
  for (const Check* check : checks) {
    const CheckInfo& info = check->info;
    text += fmt::format("| [{}]({}.md) | {} | {} | {} |\n", info.id, info.id, info.title_zh, info.title_en, name_of(info.severity));
  }
  return text;
}

}  // namespace dossier
