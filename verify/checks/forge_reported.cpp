#include <algorithm>
#include <array>

#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

// What the stages before call by these codes are signs of tampering, not of poor paper.
bool is_sign(const Problem& problem) {
  constexpr std::array<std::string_view, 3> kPrefixes = {"forge.", "tamper.", "text.differs"};
  return std::any_of(kPrefixes.begin(), kPrefixes.end(),
                     [&](std::string_view prefix) { return std::string_view(problem.code).starts_with(prefix); });
}

void run(const Facts& facts, Findings& findings) {
  for (int i = 0; i < static_cast<int>(facts.documents().size()); ++i) {
    const auto& problems = facts.document(i).problems;
    const auto signs = std::count_if(problems.begin(), problems.end(), is_sign);
    for (const Problem& problem : problems) {
      if (!is_sign(problem)) continue;
      // One sign alone is a hint; two of one paper contradict it.
      findings.add({.outcome = signs >= 2 ? Outcome::inconsistent : Outcome::undetermined,
                    .documents = {i},
                    .message = say("forge.reported", {{"document", words_for(facts.document(i).type)}, {"what", problem.message}}),
                    .formula = problem.code});
    }
  }
}

}  // namespace

const Check kForgeReported{
    {.id = "forge.reported",
     .title_zh = "疑似篡改的迹象",
     .title_en = "Signs of tampering",
     .severity = Severity::warning,
     .source = "单一迹象不作结论；同一材料两处以上迹象须核实原件",
     .condition = "Reading and extraction reported no sign of tampering: hidden text that differs from what is seen, a figure in another "
                  "font, a revision after signing. One sign is undetermined, two of one paper are a contradiction.",
     .catches = "Edited PDFs and scans."},
    run};

}  // namespace dossier
