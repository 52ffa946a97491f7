#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  for (const int index : facts.of_type(DocumentType::iso_certificate)) {
    const Place number_place = facts.find(index, "number");
    const Place issued_place = facts.find(index, "issued");
    if (number_place.none() || issued_place.none()) continue;
    const Field& number = facts.field(number_place);
    const auto form = parse_management_number(number.value);
    const auto issued = certain_date(facts.field(issued_place));
    if (!form || !issued || number.status != Status::certain) continue;  // foreign bodies use free numbers
    const int year = form->year_after_body >= 0 ? form->year_after_body : form->year_after_letter;
    // The number keeps the year of its cycle; a certificate that is changed within the cycle is issued later.
    const int age = static_cast<int>(issued->year()) - (2000 + year);
    if (year < 0 || (age >= 0 && age <= 3)) continue;
    findings.add({.found = number.value,
                  .at = {number_place, issued_place},
                  .message = say("management-number.year", {{"number", number.value}, {"year", 2000 + year}, {"issued", *issued}}),
                  .formula = std::to_string(2000 + year) + " ≠ " + std::to_string(static_cast<int>(issued->year()))});
  }
}

}  // namespace

const Check kMsNumberForm{
    {.id = "ms.number-form",
     .title_zh = "管理体系证书编号中的年份",
     .title_en = "The year in a management-system certificate's number",
     .severity = Severity::warning,
     .source = "认证机构证书编号规则：机构号、年份、体系字母、流水号、R 加再认证次数",
     .condition = "Where the number has the usual form, its two-digit year is that of the issue day or of the up to three years before "
                  "(a certificate re-issued within its cycle). Other forms are not judged. Otherwise a person is asked.",
     .catches = "Edited certificates."},
    run};

}  // namespace dossier
