#include <re2/re2.h>

#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  static const RE2 kNine(R"(CN([0-9])\d{8}[A-Z]\d?)");
  for (const int index : facts.of_type(DocumentType::patent_certificate)) {
    const Place place = facts.find(index, "publication_number");
    const Place kind_place = facts.find(index, "kind");
    if (place.none() || kind_place.none()) continue;
    const Field& field = facts.field(place);
    const Field& kind = facts.field(kind_place);
    std::string digit;
    if (!RE2::FullMatch(number_key(field.value), kNine, &digit)) continue;
    if (patent_kind_by_digit(digit[0] - '0') == kind.value) continue;
    const bool certain = field.status == Status::certain && kind.status == Status::certain;
    findings.add({.outcome = certain ? Outcome::inconsistent : Outcome::undetermined,
                  .found = field.value,
                  .at = {place, kind_place},
                  .message = say("publication.first-digit", {{"number", field.value},
                                                             {"digit", digit},
                                                             {"kind", say("patent-kind." + kind.value)}}),
                  .formula = digit + " ≠ " + kind.value});
  }
}

}  // namespace

const Check kPatPubFirstDigit{
    {.id = "pat.pub-first-digit",
     .title_zh = "公告号首位数字与专利类型",
     .title_en = "First digit of the publication number",
     .severity = Severity::warning,
     .source = "ZC 0007《专利文献号标准》：首位 1 为发明，2 为实用新型，3 为外观设计",
     .condition = "The first of the nine digits of 授权公告号 is 1 for inventions, 2 for utility models, 3 for designs.",
     .catches = "A certificate put together from two."},
    run};

}  // namespace dossier
