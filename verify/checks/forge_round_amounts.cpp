#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

constexpr std::int64_t kTenThousandYuan = 1'000'000;
constexpr int kFewest = 20;

void run(const Facts& facts, Findings& findings) {
  for (const DocumentType type : {DocumentType::balance_sheet, DocumentType::income_statement, DocumentType::cash_flow_statement}) {
    for (const int index : facts.of_type(type)) {
      int amounts = 0, round = 0;
      for (const Field& field : facts.document(index).fields) {
        const auto amount = field.kind == ValueKind::amount && field.half_ulp_fen == 0 ? certain_amount(field) : std::nullopt;
        if (!amount || amount->fen == 0) continue;
        ++amounts;
        round += amount->fen % kTenThousandYuan == 0 ? 1 : 0;
      }
      if (amounts < kFewest || round * 2 < amounts) continue;
      findings.add({.documents = {index},
                    .message = say("round.amounts", {{"document", words_for(type)}, {"round", round}, {"amounts", amounts}}),
                    .formula = std::to_string(round) + " / " + std::to_string(amounts) + " ≥ 1/2"});
    }
  }
}

}  // namespace

const Check kForgeRoundAmounts{
    {.id = "forge.round-amounts",
     .title_zh = "报表金额尾数多为零",
     .title_en = "Most amounts of a statement end in zeros",
     .severity = Severity::info,
     .source = "真实账目的金额尾数近于均匀分布，以“0000”结尾者约占万分之一",
     .condition = "Of the certain amounts other than zero of a statement that is printed in yuan and fen, at least 20, fewer than half are whole ten thousands of yuan. More is for a person: undetermined.",
     .catches = "Statements made up for the application."},
    run};

}  // namespace dossier
