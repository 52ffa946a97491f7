#include <algorithm>

#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const int index : facts.of_type(DocumentType::patent_certificate, true)) {
    const Place fee_place = facts.find(index, "fee_day");
    const Place filed_place = facts.find(index, "filed");
    if (fee_place.none() || filed_place.none()) continue;
    const Field& fee = facts.field(fee_place);
    const Field& filed = facts.field(filed_place);
    const auto agrees = [&](const std::string& day) { return parse_iso_date(filed.value) && filed.value.substr(5) == day; };
    const std::vector<std::string> readings = readings_of(fee);
    if (std::any_of(readings.begin(), readings.end(), agrees)) continue;
    const bool certain = fee.status == Status::certain && surely_read(filed);
    const int claim = claim_of(facts.matches().patents, index);
    findings.add({.outcome = certain ? Outcome::inconsistent : Outcome::undetermined,
                  .claim = claim < 0 ? "" : facts.declaration().patents[static_cast<std::size_t>(claim)].pointer + "/filed",
                  .found = filed.value,
                  .at = {filed_place, fee_place},
                  .message = say("fee-day.differs", {{"filed", filed.value}, {"fee", fee.value}}),
                  .formula = filed.value + " ≠ " + fee.value});
  }
}

}  // namespace

const Check kPatFeeDay{
    {.id = "pat.fee-day",
     .title_zh = "年费缴纳日与申请日",
     .title_en = "The annual fee falls due on the filing day",
     .severity = Severity::inconsistent,
     .source = "《中华人民共和国专利法实施细则》：年费应当在上一年度期满前缴纳；专利证书载明「本专利的年费应当在每年MM月DD日前缴纳」",
     .condition = "Month and day of 「年费应当在每年…前缴纳」 are those of 专利申请日. Newer certificates do not print it.",
     .catches = "Edited certificates."},
    run};

}  // namespace dossier
