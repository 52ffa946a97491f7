#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "models/text.h"
#include "verify/checks/list.h"

namespace dossier {
namespace {

// Whose seal may be required of a paper; the seals of all others (tax offices, registries, banks, bookkeepers, associations) stand
// on papers by right and are not judged.
enum class SealOf : std::uint8_t { nobody, firm, body, company };

bool holds(std::string_view name, std::string_view word) { return name.find(word) != std::string_view::npos; }

SealOf owner_of(std::string_view name) {
  const std::string key = name_key(name);
  constexpr std::array<std::string_view, 16> kOthers = {"银行", "代理", "记账", "财税", "咨询",     "税务", "会计", "企业管理",
                                                        "证券", "保险", "担保", "印刷", "企业服务", "打印", "评估", "律师"};
  if (holds(key, "会计师事务所") || holds(key, "税务师事务所")) return SealOf::firm;
  if (std::any_of(kOthers.begin(), kOthers.end(), [&](std::string_view word) { return holds(key, word); })) return SealOf::nobody;
  if (holds(key, "认证")) return SealOf::body;
  return holds(key, "公司") ? SealOf::company : SealOf::nobody;
}

// Whose name the paper must carry on its seal, and the field that prints it.
struct Issuer {
  SealOf owner = SealOf::nobody;
  std::string_view field;
};

Issuer issuer_of(DocumentType type) {
  switch (type) {
    case DocumentType::audit_report:
    case DocumentType::rd_special_audit:
    case DocumentType::ai_revenue_special_audit: return {SealOf::firm, "auditor"};
    case DocumentType::iso_certificate: return {SealOf::body, "issuer"};
    case DocumentType::balance_sheet:
    case DocumentType::income_statement:
    case DocumentType::cash_flow_statement:
    case DocumentType::tax_return: return {SealOf::company, "entity"};
    default: return {};
  }
}

// The name proper: without legal form, branch, what a seal is for, and what seals leave out.
std::u32string core_of(std::string_view name) {
  std::u32string core = to_u32(name_key(name));
  const auto cut = [&](std::u32string_view word) {
    for (std::size_t at = core.find(word); at != std::u32string::npos; at = core.find(word)) core.erase(at, word.size());
  };
  // …事务所沈阳分所, …有限公司大连分公司
  if (core.ends_with(U"分所") || core.ends_with(U"分公司")) {
    const std::size_t whole = std::min(core.find(U"事务所"), core.find(U"公司"));
    core.resize(std::min(core.size(), core.find_first_of(U"所司", whole) + 1));
  }
  for (std::size_t open = core.find(U'('); open != std::u32string::npos;) {
    const std::size_t close = std::min(core.find(U')', open), core.size() - 1);
    const bool form = core.substr(open, close - open).find(U"合伙") != std::u32string::npos;
    if (form) core.erase(open, close - open + 1);
    open = core.find(U'(', form ? open : open + 1);
  }
  for (const std::u32string_view word : {U"财务专用章", U"合同专用章", U"发票专用章", U"专用章", U"公章", U"会计师事务所", U"税务师事务所", U"有限责任公司",
                                         U"股份有限公司", U"有限公司", U"特殊普通合伙", U"普通合伙", U"公司", U"省", U"市", U"(", U")"}) {
    cut(word);
  }
  return core;
}

// From sure to be another to sure to be the same. `unlike` is another where what was read is sure to the last character.
enum class Likeness : std::uint8_t { other, unlike, near, same };

constexpr std::size_t kShortest = 2;  // characters of a name proper; fewer say nothing
constexpr std::size_t kLongest = 8;   // of a firm's; more are the end of a sentence
constexpr std::size_t kWide = 3;      // characters: so many are not misread alike in a name that is otherwise right

bool is_part(const std::u32string& part, const std::u32string& whole) {
  std::size_t next = 0;
  for (const char32_t c : whole) next += next < part.size() && part[next] == c ? 1 : 0;
  return next == part.size();
}

Likeness likeness(std::string_view seal, std::string_view name) {
  const std::u32string a = core_of(seal);
  const std::u32string b = core_of(name);
  if (a.size() < kShortest || b.size() < kShortest) return Likeness::other;
  if (is_own(compare_names(name, seal))) return Likeness::same;
  // The firm's two houses, of accountants and of tax agents, are companies of their own.
  const bool other_house = holds(seal, "税务师") != holds(name, "税务师");
  if (a == b) return other_house ? Likeness::near : Likeness::same;
  // Characters that were lost under print, or are read for others.
  if (is_part(a, b) || is_part(b, a)) return Likeness::near;
  const auto most = std::max<std::size_t>(1, std::max(a.size(), b.size()) / 3);
  const auto apart = static_cast<std::size_t>(edit_distance(a, b));
  return apart <= most ? Likeness::near : apart < kWide ? Likeness::unlike : Likeness::other;
}

std::vector<std::string> readings_of(const Field& field) {
  std::vector<std::string> readings = {field.value};
  readings.insert(readings.end(), field.alternatives.begin(), field.alternatives.end());
  return readings;
}

// Two readers agree on the name, or all but.
bool corroborated(const Field& field) {
  if (field.status == Status::certain) return true;
  if (field.alternatives.empty()) {
    return std::any_of(field.proofs.begin(), field.proofs.end(), [](const Proof& proof) { return proof.kind == ProofKind::two_readings; });
  }
  return std::all_of(field.alternatives.begin(), field.alternatives.end(),
                     [&](const std::string& other) { return edit_distance(core_of(field.value), core_of(other)) <= 1; });
}

// Everybody whom the seal may rightly name.
struct Admissible {
  std::vector<std::string> names;
  bool certain = false;       // the issuer is read for sure
  bool corroborated = false;  // or nearly
};

Admissible admissible_names(const Facts& facts, int document, const Issuer& issuer) {
  Admissible admissible;
  for (const Field& field : facts.document(document).fields) {
    if (field.kind != ValueKind::name && field.name != issuer.field && field.name != "entity" && field.name != "holder") continue;
    if (field.name == "seal") continue;
    for (std::string& reading : readings_of(field)) admissible.names.push_back(std::move(reading));
    if (field.name != issuer.field || (issuer.owner == SealOf::firm && core_of(field.value).size() > kLongest)) continue;
    admissible.certain = admissible.certain || field.status == Status::certain;
    admissible.corroborated = admissible.corroborated || corroborated(field);
  }
  if (issuer.owner == SealOf::company) {
    const CompanyNames& company = facts.company();
    admissible.names.push_back(company.name);
    admissible.names.insert(admissible.names.end(), company.former.begin(), company.former.end());
    admissible.names.insert(admissible.names.end(), company.also.begin(), company.also.end());
  }
  return admissible;
}

// The closest.
Likeness likeness(std::string_view seal, const std::vector<std::string>& names) {
  Likeness best = Likeness::other;
  for (const std::string& name : names) best = std::max(best, likeness(seal, name));
  return best;
}

Likeness likeness(const Field& seal, const std::vector<std::string>& names) {
  Likeness best = Likeness::other;
  for (const std::string& reading : readings_of(seal)) best = std::max(best, likeness(reading, names));
  return best;
}

void run(const Facts& facts, Findings& findings) {
  for (int i = 0; i < static_cast<int>(facts.documents().size()); ++i) {
    const Document& document = facts.document(i);
    const Issuer issuer = issuer_of(document.type);
    const Place printed = facts.find(i, issuer.field);
    if (issuer.owner == SealOf::nobody || printed.none()) continue;
    const Admissible admissible = admissible_names(facts, i, issuer);
    const std::string& name = facts.field(printed).value;
    std::vector<Place> own;
    for (const Place place : facts.find_all(i, "seal")) {
      const Field& seal = facts.field(place);
      // Elsewhere than on the sign-off anybody may have stamped the copy.
      if (seal.label.empty() || owner_of(seal.value) != issuer.owner || core_of(seal.value).size() < kShortest) continue;
      const bool certain = seal.status == Status::certain;
      const Likeness like = likeness(seal, admissible.names);
      if (like == Likeness::same) {
        // By chance no reader sees the issuer's name; what another reading alone says is not told.
        if (likeness(seal.value, admissible.names) == like) own.push_back(place);
        continue;
      }
      // What was read poorly and nearly says the name is a poor print of the right seal, and who is printed there is no stranger.
      if (likeness(seal, {seal.label}) != Likeness::other || (like == Likeness::near && !certain)) continue;
      const bool violated = (like == Likeness::unlike && certain && admissible.certain) ||
                            (like == Likeness::other && corroborated(seal) && admissible.corroborated);
      findings.add({.outcome = violated ? Outcome::inconsistent : Outcome::undetermined,
                    .found = seal.value,
                    .at = {place, printed},
                    .message = say(violated ? "seal.other" : "seal.unsure",
                                   {{"document", words_for(document.type)}, {"seal", seal.value}, {"issuer", name}}),
                    .formula = violated ? seal.value + " ≠ " + name : ""});
    }
    if (own.empty()) continue;
    own.push_back(printed);
    findings.add({.outcome = Outcome::consistent,
                  .found = facts.field(own.front()).value,
                  .at = own,
                  .message = say("seal.same", {{"document", words_for(document.type)}, {"issuer", name}})});
  }
}

}  // namespace

const Check kForgeSealName{
    {.id = "forge.seal-name",
     .title_zh = "印章名称与出具单位不一致",
     .title_en = "The seal is another organisation’s",
     .severity = Severity::warning,
     .source = "《中国注册会计师审计准则第1501号》：审计报告应当载明会计师事务所的名称和地址，并加盖会计师事务所公章",
     .condition = "The firm’s seal on the sign-off of an audit report or special audit names the firm that signs it, a certification "
                  "body’s on a certificate its issuer, a company’s on statements and tax returns the company (or the applicant, or a "
                  "former name). Legal form, branch, brackets and the purpose of the seal are not compared. Names that differ in a "
                  "third of their own characters or less are undetermined, and so are names that were not read for sure, unless two "
                  "readers agree on all characters but one and three or more are others than the issuer’s. Seals of offices, banks, "
                  "agents and associations, seals that lie elsewhere, and names that the paper prints are not judged; black-and-white "
                  "copies show none.",
     .catches = "A borrowed or a forged seal; a report put together from two."},
    run};

}  // namespace dossier
