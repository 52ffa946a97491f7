#include <re2/re2.h>

#include "models/check_digits.h"
#include "models/text.h"
#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

// Foreign numbers (US 11,123,456 B2) follow other rules; what begins like a Chinese number must be one.
bool meant_as_chinese(const std::string& number) {
  static const RE2 kChinese(R"((?:ZL|CN)?(?:19|20)\d{7,}.*|ZL.*)");
  return RE2::FullMatch(number_key(number), kChinese);
}

void run(const Facts& facts, Findings& findings) {
  const auto& patents = facts.declaration().patents;
  for (std::size_t i = 0; i < patents.size(); ++i) {
    const std::string& declared = patents[i].number;
    if (declared.empty()) continue;
    const auto number = parse_patent_number(declared);
    Remark remark{.claim = patents[i].pointer + "/number", .declared = declared};
    if (!number) {
      if (!meant_as_chinese(declared)) continue;
      remark.outcome = Outcome::inconsistent;
      remark.message = say("checkdigit.wrong-form", {{"number", declared}});
    } else if (number->check == 0) {
      remark.message = say("checkdigit.missing", {{"number", declared}});
      remark.severity = Severity::warning;
    } else if (!patent_check_closes(*number)) {
      const char asked = patent_check_character(number->digits);
      remark.outcome = Outcome::inconsistent;
      remark.message = say("checkdigit.wrong", {{"number", declared}, {"asked", std::string(1, asked)}, {"printed", std::string(1, number->check)}});
      remark.formula = number->digits + " → " + asked + " ≠ " + number->check;
    } else {
      continue;
    }
    const int document = facts.matches().patents[i];
    if (document >= 0) {
      const Place place = facts.find(document, "number");
      remark.at = {place};
      if (!place.none()) remark.found = facts.field(place).value;
    }
    findings.add(std::move(remark));
  }
  // A certificate that nobody claims, or that prints another number than the one claimed.
  for (const int index : facts.of_type(DocumentType::patent_certificate, true)) {
    const Place place = facts.find(index, "number");
    if (place.none()) continue;
    const Field& field = facts.field(place);
    const auto number = parse_patent_number(field.value);
    const int claim = claim_of(facts.matches().patents, index);
    const bool told = claim >= 0 && patent_key(patents[static_cast<std::size_t>(claim)].number) == patent_key(field.value);
    if (told || (number && (number->check == 0 || patent_check_closes(*number)))) continue;
    const bool certain = field.status == Status::certain;
    findings.add({.outcome = certain ? Outcome::inconsistent : Outcome::undetermined,
                  .found = field.value,
                  .at = {place},
                  .message = number ? say("checkdigit.wrong", {{"number", field.value},
                                                               {"asked", std::string(1, patent_check_character(number->digits))},
                                                               {"printed", std::string(1, number->check)}})
                                    : say("checkdigit.wrong-form", {{"number", field.value}})});
  }
}

}  // namespace

const Check kPatCheckdigit{
    {.id = "pat.checkdigit",
     .title_zh = "专利号校验位",
     .title_en = "Check character of the patent number",
     .severity = Severity::fatal,
     .source = "ZC 0006-2003《专利申请号标准》：校验位按前12位乘以2至9、2至5加权求和，除以11的余数，余10为X",
     .condition = "The check character closes (weights 2..9, 2..5; 2..9 for the 8-digit form; modulo 11). A number without it is "
                  "undetermined. Exact.",
     .catches = "Invented numbers, numbers with a digit mistyped: every single digit and every swap of neighbours is found. One "
                "invented number in eleven passes."},
    run};

}  // namespace dossier
