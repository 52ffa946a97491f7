#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  const auto& declared = facts.declaration().established;
  if (!declared) return;
  const int licence = facts.matches().licence;
  if (licence < 0) {
    findings.add({.outcome = Outcome::unsupported,
                  .claim = "/applicant/established",
                  .declared = to_string(*declared),
                  .message = say("established.unsupported", {{"declared", *declared}})});
    return;
  }
  compare_member(facts, findings, {"/applicant/established", "member.established", to_string(*declared)}, licence, "established",
                 [&](std::string_view value) { return parse_iso_date(value) == declared; });
}

}  // namespace

const Check kIdEstablished{
    {.id = "id.established",
     .title_zh = "成立日期与营业执照一致",
     .title_en = "The declared date of establishment is that of the licence",
     .severity = Severity::inconsistent,
     .source = "营业执照记载的成立日期",
     .condition = "The same day. Exact.",
     .catches = "A company made older than it is."},
    run};

}  // namespace dossier
