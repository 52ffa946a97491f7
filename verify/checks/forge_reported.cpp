#include <optional>
#include <string_view>

#include "verify/checks/forge_signs.h"
#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

// Signs that have a check of their own.
bool told_elsewhere(const Problem& problem) {
  return problem.code == "tamper.font" || problem.code == "tamper.code-differs" || problem.code == "tamper.revised";
}

// A text layer that says another figure than the page shows: often the errors of an older OCR, so no more than a hint however
// many there are. What is merely invisible (every searchable scan) is none.
bool is_hint(const Problem& problem) { return problem.code == "text-layer.differs"; }

void run(const Facts& facts, Findings& findings) {
  for (int i = 0; i < static_cast<int>(facts.documents().size()); ++i) {
    const auto& problems = facts.document(i).problems;
    const Outcome outcome = outcome_of_signs(facts.document(i));
    bool hinted = false;
    for (const Problem& problem : problems) {
      const bool hint = is_hint(problem) && !hinted;
      if ((!is_sign(problem) || told_elsewhere(problem)) && !hint) continue;
      hinted = hinted || hint;
      // One sign alone is a hint; two of one paper contradict it.
      findings.add({.outcome = hint ? Outcome::undetermined : outcome,
                    .documents = {i},
                    .message = say("forge.reported", {{"document", words_for(facts.document(i).type)}, {"what", problem.message}}),
                    .formula = problem.code,
                    .severity = hint ? std::optional(Severity::info) : std::nullopt});
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
     .condition = "Reading and extraction reported no sign of tampering: text of the layer that differs from what is seen, and whatever "
                  "else they name. One kind of sign is undetermined, two kinds on one paper are a contradiction; a text layer that differs "
                  "from the pixels is a hint only.",
     .catches = "Edited PDFs and scans."},
    run};

}  // namespace dossier
