#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

Place founding_day(const Facts& facts) {
  const int licence = facts.matches().licence;
  if (licence < 0 || facts.matches().licence_foreign) return {};
  return facts.find(licence, "established");
}

void run(const Facts& facts, Findings& findings) {
  const Place founded = founding_day(facts);
  if (founded.none()) return;
  const auto report = [&](RuleState state, Place other, const std::string& found, int document) {
    const Field& field = facts.field(founded);
    report_rule(findings, state,
                {.found = found,
                 .at = {other, founded},
                 .message = say("founding.before", {{"document", words_for(facts.document(document).type)},
                                                    {"found", found},
                                                    {"established", field.value}}),
                 .formula = found + " < " + field.value});
  };
  for (int i = 0; i < static_cast<int>(facts.documents().size()); ++i) {
    if (facts.about(i).ownership != Ownership::applicant) continue;
    const DocumentType type = facts.document(i).type;
    if (type == DocumentType::iso_certificate || type == DocumentType::cmmi_certificate || type == DocumentType::hightech_certificate) {
      const Place issued = facts.find(i, "issued");
      const RuleState state = date_rule(facts, {issued, founded}, [](std::span<const Date> d) { return d[0] >= d[1]; });
      if (!issued.none()) report(state, issued, facts.field(issued).value, i);
    } else if (const auto year = facts.about(i).year) {
      const RuleState state =
          date_rule(facts, {founded}, [&](std::span<const Date> d) { return *year >= static_cast<int>(d[0].year()); });
      report(state, facts.about(i).name, std::to_string(*year), i);
    }
  }
}

}  // namespace

const Check kIdFoundingPlausible{
    {.id = "id.founding-plausible",
     .title_zh = "材料日期不早于企业成立日期",
     .title_en = "No paper of the company is older than the company",
     .severity = Severity::inconsistent,
     .source = "企业自营业执照签发之日（成立日期）起取得主体资格",
     .condition = "Statements report on no year before that of the establishment, certificates are issued on no day before it. "
                  "Patents are left out: they may have been acquired.",
     .catches = "A shell that was bought, papers of a predecessor, an edited date."},
    run};

}  // namespace dossier
