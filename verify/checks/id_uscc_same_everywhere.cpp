#include <algorithm>

#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/numbers.h"

namespace dossier {
namespace {

void check_declared(const Facts& facts, Findings& findings) {
  const std::string& declared = facts.declaration().uscc;
  if (declared.empty()) return;
  const auto same = [&](std::string_view value) { return uscc_key(value) == uscc_key(declared); };
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
  // The licence decides; where it cannot be read, another paper of the applicant that carries the declared code. One that
  // carries another code may itself be the wrong one.
  const auto certain_code = [&](int paper) {
    const Place place = facts.find(paper, "uscc");
    return !place.none() && facts.field(place).status == Status::certain ? uscc_key(facts.field(place).value) : std::string();
  };
  const int first = papers.front();
  if (facts.document(first).type == DocumentType::business_license && !certain_code(first).empty()) {
    compare_member(facts, findings, {"/applicant/uscc", "member.uscc", declared}, first, "uscc", same);
    return;
  }
  const auto agrees = std::find_if(papers.begin(), papers.end(), [&](int paper) { return certain_code(paper) == uscc_key(declared); });
  if (agrees != papers.end()) {
    compare_member(facts, findings, {"/applicant/uscc", "member.uscc", declared}, *agrees, "uscc", same);
    return;
  }
  const auto other = std::find_if(papers.begin(), papers.end(), [&](int paper) { return !certain_code(paper).empty(); });
  if (other == papers.end()) {
    compare_member(facts, findings, {"/applicant/uscc", "member.uscc", declared}, first, "uscc", same);
    return;
  }
  findings.add({.claim = "/applicant/uscc",
                .declared = declared,
                .found = certain_code(*other),
                .at = {facts.find(*other, "uscc")},
                .message = say("uscc.other-paper", {{"declared", declared},
                                                    {"document", words_for(facts.document(*other).type)},
                                                    {"found", certain_code(*other)}}),
                .formula = declared + " ≠ " + certain_code(*other)});
}

void run(const Facts& facts, Findings& findings) {
  check_declared(facts, findings);
  // Where declaration and licence differ (told above), a paper that carries either of the two is no further contradiction.
  const int licence = facts.matches().licence;
  std::vector<std::string> codes;
  if (!facts.declaration().uscc.empty()) codes.push_back(uscc_key(facts.declaration().uscc));
  if (licence >= 0 && !facts.matches().licence_foreign) {
    const Place place = facts.find(licence, "uscc");
    if (!place.none() && facts.field(place).status == Status::certain) codes.push_back(uscc_key(facts.field(place).value));
  }
  if (codes.size() < 2) return;  // without the licence's code it is not known which is right
  for (int i = 0; i < static_cast<int>(facts.documents().size()); ++i) {
    if (facts.document(i).type == DocumentType::business_license) continue;
    const Place place = facts.find(i, "uscc");
    // A paper in another company's name carries another code by right.
    if (place.none() || facts.about(i).ownership != Ownership::applicant) continue;
    const Field& field = facts.field(place);
    const bool known = std::find(codes.begin(), codes.end(), uscc_key(field.value)) != codes.end();
    if (field.status != Status::certain || known) continue;
    const int claim = claim_of(facts.matches().certificates, i);
    findings.add({.outcome = Outcome::inconsistent,
                  .claim = claim < 0 ? "" : facts.declaration().certificates[static_cast<std::size_t>(claim)].pointer + "/holder",
                  .declared = codes.back(),
                  .found = field.value,
                  .at = {place, licence < 0 ? Place{} : facts.find(licence, "uscc")},
                  .message = say("uscc.differs", {{"document", words_for(facts.document(i).type)}, {"found", field.value}, {"code", codes.back()}}),
                  .formula = field.value + " ≠ " + codes.back()});
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
