#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/rights.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  const auto reference = facts.reference_date();
  if (!reference) return;
  for (const int index : facts.of_type(DocumentType::patent_certificate)) {
    const Place filed = facts.find(index, "filed");
    const Place kind = facts.find(index, "kind");
    if (filed.none() || kind.none() || facts.field(kind).status != Status::certain) continue;
    const std::string& type = facts.field(kind).value;
    const int claim = claim_of(facts.matches().patents, index);
    const auto end_of = [&](const Date& day) { return plus_years(day, patent_term_years(type, day)); };
    const auto shown_day = parse_iso_date(facts.field(filed).value);
    const std::string end = shown_day ? to_string(end_of(*shown_day)) : std::string();
    report_rule(findings, date_rule(facts, {filed}, [&](std::span<const Date> d) { return *reference < end_of(d[0]); }),
                {.claim = claim < 0 ? "" : facts.declaration().patents[static_cast<std::size_t>(claim)].pointer,
                 .found = end,
                 .at = {filed, kind},
                 .message = say("patent-term.over", {{"kind", say("patent-kind." + type)},
                                                     {"filed", facts.field(filed).value},
                                                     {"end", end},
                                                     {"reference", *reference}}),
                 .formula = to_string(*reference) + " ≥ " + end});
  }
}

}  // namespace

const Check kPatTerm{
    {.id = "pat.term",
     .title_zh = "专利权期限",
     .title_en = "The patent's term",
     .severity = Severity::fatal,
     .source = "《中华人民共和国专利法》第四十二条：发明二十年、实用新型十年、外观设计十五年，均自申请日起计算（2021年6月1日前申请的外观设计为十年）",
     .condition = "Reference date < filing day + 20 (invention), 10 (utility model), 15 years (design; 10 where filed before "
                  "2021-06-01).",
     .catches = "Expired patents."},
    run};

}  // namespace dossier
