#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

void check_declared(const Facts& facts, Findings& findings) {
  const std::string& declared = facts.declaration().uscc;
  if (declared.empty()) return;
  std::vector<int> papers;
  if (facts.matches().licence >= 0) papers.push_back(facts.matches().licence);
  for (const DocumentType type : {DocumentType::tax_return, DocumentType::iso_certificate}) {
    for (const int index : facts.of_type(type)) {
      if (!facts.find(index, "uscc").none()) papers.push_back(index);
    }
  }
  if (papers.empty()) {
    findings.add({.outcome = Outcome::unsupported,
                  .claim = "/applicant/uscc",
                  .declared = declared,
                  .message = say("uscc.unsupported", {{"declared", declared}})});
    return;
  }
  // The licence decides; where it cannot be read, another paper of the applicant that can.
  int paper = papers.front();
  for (const int candidate : papers) {
    const Place place = facts.find(candidate, "uscc");
    if (!place.none() && facts.field(place).status == Status::certain) {
      paper = candidate;
      break;
    }
  }
  compare_member(facts, findings, {"/applicant/uscc", "member.uscc", declared}, paper, "uscc",
                 [&](std::string_view value) { return uscc_key(value) == uscc_key(declared); });
}

void run(const Facts& facts, Findings& findings) {
  check_declared(facts, findings);
  const int licence = facts.matches().licence;
  std::string code = uscc_key(facts.declaration().uscc);
  if (licence >= 0 && !facts.matches().licence_foreign) {
    const Place place = facts.find(licence, "uscc");
    if (!place.none() && facts.field(place).status == Status::certain) code = uscc_key(facts.field(place).value);
  }
  if (code.empty()) return;
  for (int i = 0; i < static_cast<int>(facts.documents().size()); ++i) {
    if (i == licence || facts.document(i).type == DocumentType::business_license) continue;
    const Place place = facts.find(i, "uscc");
    // A paper in another company's name carries another code by right.
    if (place.none() || facts.about(i).ownership != Ownership::applicant) continue;
    const Field& field = facts.field(place);
    if (field.status != Status::certain || uscc_key(field.value) == code) continue;
    const int claim = claim_of(facts.matches().certificates, i);
    findings.add({.outcome = Outcome::inconsistent,
                  .claim = claim < 0 ? "" : facts.declaration().certificates[static_cast<std::size_t>(claim)].pointer + "/holder",
                  .declared = code,
                  .found = field.value,
                  .at = {place, licence < 0 ? Place{} : facts.find(licence, "uscc")},
                  .message = say("uscc.differs", {{"document", words_for(facts.document(i).type)}, {"found", field.value}, {"code", code}}),
                  .formula = field.value + " ≠ " + code});
  }
}

}  // namespace

const Check kIdUsccSameEverywhere{
    {.id = "id.uscc-same-everywhere",
     .title_zh = "各材料中的统一社会信用代码一致",
     .title_en = "The same credit code on every paper",
     .severity = Severity::fatal,
     .source = "GB 32100-2015：统一社会信用代码具有唯一性，一个主体只有一个代码",
     .condition = "The declared code is that of the business licence, and every paper in the applicant's name carries it. Exact.",
     .catches = "Papers of another company under the applicant's name."},
    run};

}  // namespace dossier
