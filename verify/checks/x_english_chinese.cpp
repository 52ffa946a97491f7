#include "verify/checks/list.h"
#include "verify/claims.h"

namespace dossier {
namespace {

bool is_certificate(DocumentType type) {
  switch (type) {
    case DocumentType::patent_certificate:
    case DocumentType::software_copyright:
    case DocumentType::iso_certificate:
    case DocumentType::cmmi_certificate:
    case DocumentType::hightech_certificate:
    case DocumentType::business_license: return true;
    default: return false;
  }
}

void run(const Facts& facts, Findings& findings) {
  for (int i = 0; i < static_cast<int>(facts.documents().size()); ++i) {
    if (!is_certificate(facts.document(i).type)) continue;
    const auto& fields = facts.document(i).fields;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      if (fields[f].doubt != "places-differ" || fields[f].alternatives.empty()) continue;
      findings.add({.found = fields[f].value,
                    .at = {{i, static_cast<int>(f)}},
                    .message = say("places.differ", {{"document", words_for(facts.document(i).type)}, {"one", fields[f].value}, {"other", fields[f].alternatives.front()}}),
                    .formula = fields[f].value + " ≠ " + fields[f].alternatives.front()});
    }
  }
}

}  // namespace

const Check kXEnglishChinese{
    {.id = "x.english-chinese",
     .title_zh = "同一证书两处记载不一致",
     .title_en = "Two places of one certificate differ",
     .severity = Severity::warning,
     .source = "证书中英文两部分记载应一致",
     .condition = "What a certificate prints twice (its Chinese and its English half, number and footer) is the same. Where the two readings differ a person looks: undetermined.",
     .catches = "A certificate of which only one half was edited."},
    run};

}  // namespace dossier
