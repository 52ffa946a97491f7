#include <array>
#include <map>

#include "models/text.h"
#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

void run(const Facts& facts, Findings& findings) {
  constexpr std::array kTypes = {DocumentType::iso_certificate, DocumentType::hightech_certificate,
                                 DocumentType::software_copyright, DocumentType::patent_certificate};
  for (const DocumentType type : kTypes) {
    std::map<std::string, int> first;
    for (const int index : facts.of_type(type, true)) {
      const Place number = facts.find(index, "number");
      const Place holder = facts.find(index, "holder");
      if (number.none() || holder.none()) continue;
      if (facts.field(number).status != Status::certain || facts.field(holder).status != Status::certain) continue;
      const auto [it, is_new] = first.emplace(number_key(facts.field(number).value), index);
      if (is_new) continue;
      const Place other_holder = facts.find(it->second, "holder");
      // An English and a Chinese copy of one certificate name the holder in two languages.
      const NameRelation relation = compare_names(facts.field(holder).value, facts.field(other_holder).value);
      if (relation != NameRelation::other && relation != NameRelation::one_character) continue;
      findings.add({.outcome = Outcome::inconsistent,
                    .found = facts.field(number).value,
                    .at = {number, holder, facts.find(it->second, "number"), other_holder},
                    .message = say("duplicate.number", {{"document", words_for(type)},
                                                        {"number", facts.field(number).value},
                                                        {"one", facts.field(other_holder).value},
                                                        {"other", facts.field(holder).value}}),
                    .formula = facts.field(other_holder).value + " ≠ " + facts.field(holder).value});
    }
  }
}

}  // namespace

const Check kDupCertificateNumber{
    {.id = "dup.certificate-number",
     .title_zh = "同一证书编号不同持有人",
     .title_en = "One certificate number, two holders",
     .severity = Severity::fatal,
     .source = "证书编号具有唯一性",
     .condition = "No two certificates of a kind in the dossier carry the same number and different holders.",
     .catches = "A template that was edited."},
    run};

}  // namespace dossier
