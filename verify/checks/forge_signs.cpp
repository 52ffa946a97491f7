#include "verify/checks/forge_signs.h"

#include <algorithm>
#include <set>

namespace dossier {

bool is_sign(const Problem& problem) { return problem.code.starts_with("forge.") || problem.code.starts_with("tamper."); }

Outcome outcome_of_signs(const Document& document) {
  std::set<std::string_view> kinds;
  for (const Problem& problem : document.problems) {
    if (is_sign(problem)) kinds.insert(problem.code);
  }
  return kinds.size() >= 2 ? Outcome::inconsistent : Outcome::undetermined;
}

void report_signs(const Facts& facts, Findings& findings, std::string_view code, std::string_view message) {
  for (int i = 0; i < static_cast<int>(facts.documents().size()); ++i) {
    const Document& document = facts.document(i);
    const auto sign = std::find_if(document.problems.begin(), document.problems.end(), [&](const Problem& p) { return p.code == code; });
    if (sign == document.problems.end()) continue;
    findings.add({.outcome = outcome_of_signs(document),
                  .documents = {i},
                  .message = say(message, {{"document", words_for(document.type)}, {"page", sign->page}}),
                  .formula = sign->message});
  }
}

}  // namespace dossier
