#include "models/text.h"
#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

char suffix_of(const std::string& number) {
  std::string key = number_key(number);
  if (!key.empty() && key.back() >= '0' && key.back() <= '9' && key.size() > 1 && key[key.size() - 2] >= 'A') key.pop_back();
  return key.empty() ? '\0' : key.back();
}

bool granted_suffix(char suffix, std::string_view kind) {
  if (kind == "invention") return suffix == 'B' || suffix == 'C';
  if (kind == "utility_model") return suffix == 'U' || suffix == 'Y';
  if (kind == "design") return suffix == 'S' || suffix == 'D';
  return suffix != 'A';
}

void run(const Facts& facts, Findings& findings) {
  for (const int index : facts.of_type(DocumentType::patent_certificate)) {
    const Place place = facts.find(index, "publication_number");
    if (place.none()) continue;
    const Field& field = facts.field(place);
    const char suffix = suffix_of(field.value);
    if (suffix < 'A') continue;
    const Place kind_place = facts.find(index, "kind");
    const bool kind_certain = !kind_place.none() && facts.field(kind_place).status == Status::certain;
    const std::string kind = kind_certain ? facts.field(kind_place).value : std::string();
    if (granted_suffix(suffix, kind)) continue;
    const int claim = claim_of(facts.matches().patents, index);
    const bool certain = field.status == Status::certain;
    findings.add({.outcome = certain ? Outcome::inconsistent : Outcome::undetermined,
                  .claim = claim < 0 ? "" : facts.declaration().patents[static_cast<std::size_t>(claim)].pointer + "/kind",
                  .found = field.value,
                  .at = {place},
                  .message = say(suffix == 'A' ? "publication.application" : "publication.other-kind",
                                 {{"number", field.value}, {"suffix", std::string(1, suffix)}}),
                  .formula = std::string(1, suffix) + " ∉ " + (kind.empty() ? "B, C, U, Y, S, D" : kind)});
  }
}

}  // namespace

const Check kPatPubKind{
    {.id = "pat.pub-kind",
     .title_zh = "授权公告号的文献种类",
     .title_en = "The publication is that of a grant",
     .severity = Severity::fatal,
     .source = "ZC 0008《专利文献种类标识代码标准》：A 为发明专利申请公布，B（C）为发明专利授权，U（Y）为实用新型，S（D）为外观设计",
     .condition = "The suffix of 授权公告号 is B or C for inventions, U or Y for utility models, S or D for designs.",
     .catches = "A published application counted as a granted patent."},
    run};

}  // namespace dossier
