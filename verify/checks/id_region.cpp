#include "models/text.h"
#include "verify/checks/list.h"
#include "verify/claims.h"
#include "verify/legal_person.h"

namespace dossier {
namespace {

// Province and prefecture as far as the declaration names them.
bool lies_in(const Seat& address, const Seat& declared) {
  if (address.province != declared.province) return false;
  return declared.prefecture.empty() || address.prefecture.empty() || address.prefecture == declared.prefecture;
}

void run(const Facts& facts, Findings& findings) {
  const std::string& declared = facts.declaration().region;
  if (declared.empty()) return;
  Remark remark{.claim = "/applicant/region", .declared = declared};
  const int licence = facts.matches().licence;
  if (licence < 0) {
    remark.outcome = Outcome::unsupported;
    remark.message = say("region.unsupported", {{"declared", declared}});
    findings.add(std::move(remark));
    return;
  }
  const Place place = facts.find(licence, "address");
  const auto region = seat_of(declared);
  if (place.none()) {
    remark.documents = {licence};
    remark.message = say("region.unread", {{"declared", declared}});
    findings.add(std::move(remark));
    return;
  }
  const Field& field = facts.field(place);
  remark.at = {place};
  remark.found = field.value;
  const auto seat = seat_of(field.value);
  const bool inside = seat && region ? lies_in(*seat, *region) : name_key(field.value).starts_with(name_key(declared));
  const bool decidable = (seat && region) || inside;
  if (!decidable) {
    remark.message = say("region.unclear", {{"declared", declared}, {"found", field.value}});
  } else if (inside) {
    // A street or a number may be misread; where the seat lies is read from the first words.
    remark.outcome = field.status == Status::certain ? Outcome::consistent : Outcome::undetermined;
    remark.message = say(field.status == Status::certain ? "region.same" : "region.maybe", {{"declared", declared}, {"found", field.value}});
  } else {
    remark.outcome = field.status == Status::certain ? Outcome::inconsistent : Outcome::undetermined;
    remark.message = say(field.status == Status::certain ? "region.other" : "region.maybe", {{"declared", declared}, {"found", field.value}});
  }
  remark.formula = (seat ? seat->province + seat->prefecture : field.value) + (inside ? " ∈ " : " ∉ ") + declared;
  findings.add(std::move(remark));
}

}  // namespace

const Check kIdRegion{
    {.id = "id.region",
     .title_zh = "注册地与营业执照住所一致",
     .title_en = "The declared region is that of the licence's address",
     .severity = Severity::fatal,
     .source = "「企业需满足在辽宁境内设立且具有独立法人资格」",
     .condition = "The address on the licence lies in the declared province and, where both name one, prefecture.",
     .catches = "Companies that moved, or that apply in a province where they only have an office."},
    run};

}  // namespace dossier
