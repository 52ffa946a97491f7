#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  const int licence = facts.matches().licence;
  if (licence < 0 || facts.matches().licence_foreign) return;
  const Place registered = facts.find(licence, "registered_capital");
  if (registered.none() || facts.reporting_year() == 0) return;
  const std::vector<Place> places = facts.figure("paid_in_capital", facts.reporting_year());
  if (places.empty()) return;
  const Field& paid = facts.field(places.front());
  const Field& capital = facts.field(registered);
  const auto paid_in = parse_amount(paid.value);
  const auto limit = parse_amount(capital.value);
  if (!paid_in || !limit) return;
  // Registered capital is printed in whole 万元.
  const bool within = paid_in->fen - paid.half_ulp_fen <= limit->fen + capital.half_ulp_fen;
  const bool certain = paid.status == Status::certain && capital.status == Status::certain;
  if (within && !certain) return;
  Remark remark{.found = paid.value,
                .at = {places.front(), registered},
                .message = say(within ? "capital.within" : "capital.exceeds",
                               {{"paid", grouped(paid.value)}, {"registered", grouped(capital.value)}}),
                .formula = grouped(paid.value) + (within ? " ≤ " : " > ") + grouped(capital.value)};
  remark.outcome = within ? Outcome::consistent : certain ? Outcome::inconsistent : Outcome::undetermined;
  findings.add(std::move(remark));
}

}  // namespace

const Check kIdCapital{
    {.id = "id.capital",
     .title_zh = "实收资本不超过注册资本",
     .title_en = "Paid-in capital does not exceed registered capital",
     .severity = Severity::warning,
     .source = "《中华人民共和国公司法》：注册资本为全体股东认缴的出资额",
     .condition = "Paid-in capital of the reporting year's balance sheet ≤ registered capital of the licence, at the precision of both.",
     .catches = "An old licence, a statement of another company."},
    run};

}  // namespace dossier
