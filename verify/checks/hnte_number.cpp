#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

std::string pointer_of(const Facts& facts, int document) {
  const int claim = claim_of(facts.matches().certificates, document);
  if (claim < 0) return {};
  const DeclaredCertificate& certificate = facts.declaration().certificates[static_cast<std::size_t>(claim)];
  return certificate.number.empty() ? certificate.pointer : certificate.pointer + "/number";
}

void check_declared_form(const Facts& facts, Findings& findings) {
  for (const DeclaredCertificate& certificate : facts.declaration().certificates) {
    if (certificate.kind != "hightech" || certificate.number.empty() || parse_hightech_number(certificate.number)) continue;
    findings.add({.outcome = Outcome::inconsistent,
                  .claim = certificate.pointer + "/number",
                  .declared = certificate.number,
                  .message = say("hightech-number.form", {{"number", certificate.number}})});
  }
}

void run(const Facts& facts, Findings& findings) {
  check_declared_form(facts, findings);
  for (const int index : facts.of_type(DocumentType::hightech_certificate)) {
    const Place number_place = facts.find(index, "number");
    const Place issued_place = facts.find(index, "issued");
    if (number_place.none() || issued_place.none()) continue;
    const Field& field = facts.field(number_place);
    const auto number = parse_hightech_number(field.value);
    if (!number || !surely_read(field)) continue;
    report_rule(findings,
                date_rule(facts, {issued_place}, [&](std::span<const Date> d) { return static_cast<int>(d[0].year()) == number->year; }),
                {.claim = pointer_of(facts, index),
                 .found = field.value,
                 .at = {number_place, issued_place},
                 .message = say("hightech-number.year", {{"number", field.value}, {"year", number->year}, {"issued", facts.field(issued_place).value}}),
                 .formula = std::to_string(number->year) + " ≠ " + facts.field(issued_place).value.substr(0, 4),
                 .severity = Severity::warning});
  }
}

}  // namespace

const Check kHnteNumber{
    {.id = "hnte.number",
     .title_zh = "高新技术企业证书编号",
     .title_en = "Number of the high-tech certificate",
     .severity = Severity::fatal,
     .source = "国科火〔2016〕195号：证书编号由 GR、年份、行政区划代码和顺序号组成，共14位",
     .condition = "GR (GF before 2016), four digits of the year, two of the province, six of the serial; the year is that of 发证时间.",
     .catches = "A digit lost, an edited year."},
    run};

}  // namespace dossier
