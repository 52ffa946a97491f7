#include "verify/matching.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <tuple>

#include "models/text.h"
#include "verify/declared_values.h"
#include "verify/numbers.h"
#include "verify/reading.h"

namespace dossier {
namespace {

using KeyOf = std::string (*)(std::string_view);

const Field* find(const Document& document, std::string_view name) {
  const auto it = std::find_if(document.fields.begin(), document.fields.end(), [&](const Field& f) { return f.name == name; });
  return it == document.fields.end() ? nullptr : &*it;
}

// Whether any reading of the field is the claimed text.
bool reads(const Document& document, std::string_view name, std::string_view claim, KeyOf key) {
  const Field* field = find(document, name);
  if (field == nullptr || claim.empty()) return false;
  const std::string wanted = key(claim);
  const std::vector<std::string> readings = readings_of(*field);
  return std::any_of(readings.begin(), readings.end(), [&](const std::string& reading) { return key(reading) == wanted; });
}

bool reads(const Document& document, std::string_view name, const std::optional<Date>& claim) {
  return claim && reads(document, name, to_string(*claim), name_key);
}

// Smallest number of characters by which a reading differs from the claim; large where there is no such field.
int distance(const Document& document, std::string_view name, std::string_view claim, KeyOf key) {
  int best = 1000;
  const Field* field = find(document, name);
  if (field == nullptr || claim.empty()) return best;
  for (const std::string& reading : readings_of(*field)) best = std::min(best, edit_distance(key(reading), key(claim)));
  return best;
}

// The same title identifies a right; a similar one ("…方法" and "…装置" of one invention) only together with more.
int title_points(const Document& document, std::string_view claim) {
  const auto length = static_cast<int>(to_u32(title_key(claim)).size());
  const int away = length == 0 ? 1000 : distance(document, "title", claim, title_key);
  return away == 0 ? 50 : away <= length / 6 ? 25 : 0;
}

bool holder_reads(const Document& document, std::string_view claim) {
  const Field* field = find(document, "holder");
  if (field == nullptr || claim.empty()) return false;
  for (const std::string& reading : readings_of(*field)) {
    for (const std::string& name : listed_names(reading)) {
      const NameRelation relation = compare_names(claim, name);
      if (is_own(relation) || may_be_own(relation) || relation == NameRelation::one_character) return true;
    }
  }
  return false;
}

// Gives every claim the document with the highest score, best pair first. A score of kByNumber or more may be shared by
// several claims (a right that is claimed twice); every other document serves one claim.
constexpr int kByNumber = 1000;

std::vector<int> assign(std::size_t claims, const std::vector<int>& candidates,
                        const std::function<int(std::size_t, int)>& score) {
  struct Pair {
    int score;
    std::size_t claim;
    int document;
  };
  std::vector<Pair> pairs;
  for (std::size_t claim = 0; claim < claims; ++claim) {
    for (const int document : candidates) {
      if (const int points = score(claim, document); points > 0) pairs.push_back({points, claim, document});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.score > b.score; });
  std::vector<int> chosen(claims, -1);
  std::vector<int> taken;
  for (const Pair& pair : pairs) {
    if (chosen[pair.claim] >= 0) continue;
    const bool free = std::find(taken.begin(), taken.end(), pair.document) == taken.end();
    if (!free && pair.score < kByNumber) continue;
    chosen[pair.claim] = pair.document;
    taken.push_back(pair.document);
  }
  return chosen;
}

std::vector<int> of_types(const std::vector<Document>& documents, std::initializer_list<DocumentType> types) {
  std::vector<int> result;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (std::find(types.begin(), types.end(), documents[i].type) != types.end()) result.push_back(static_cast<int>(i));
  }
  return result;
}

// Points for a number that is the claimed one, or a slip away from it.
int number_points(const Document& document, std::string_view claim, KeyOf key) {
  if (reads(document, "number", claim, key)) return kByNumber;
  const int away = distance(document, "number", claim, key);
  return away <= 2 ? 60 - 10 * away : 0;
}

std::string standard_key(std::string_view text) {
  const auto number = parse_standard_number(text);
  return number ? number->body + (number->year ? "-" + std::to_string(*number->year) : "") : number_key(text);
}

}  // namespace

LicenceMatch match_licence(const Declaration& declaration, const std::vector<Document>& documents) {
  const CompanyNames company{.name = declaration.name, .former = declaration.former_names, .also = {}};
  LicenceMatch best;
  int best_points = -1;
  for (const int index : of_types(documents, {DocumentType::business_license})) {
    const Document& document = documents[static_cast<std::size_t>(index)];
    const Field* name = find(document, "name");
    int points = 0;
    if (reads(document, "uscc", declaration.uscc, uscc_key)) points += 100;
    if (name != nullptr) {
      if (is_issuer_name(name->value) && !is_issuer_name(declaration.name)) continue;
      int closest = 0;
      for (const std::string& reading : readings_of(*name)) {
        const NameRelation relation = compare_names(company, reading);
        closest = std::max(closest, is_own(relation)                         ? 110
                                    : relation == NameRelation::confusable    ? 80
                                    : relation == NameRelation::one_character ? 60
                                    : relation == NameRelation::other         ? 0
                                                                              : 20);
      }
      points += closest;
    } else {
      points += 10;  // not read: may be the applicant's
    }
    if (!declaration.uscc.empty() && distance(document, "uscc", declaration.uscc, uscc_key) <= 2) points += 30;
    if (points > best_points) {
      best_points = points;
      best = {.document = index, .foreign = points == 0};
    }
  }
  return best;
}

std::vector<int> match_patents(const Declaration& declaration, const std::vector<Document>& documents) {
  return assign(declaration.patents.size(), of_types(documents, {DocumentType::patent_certificate}),
                [&](std::size_t claim, int index) {
                  const DeclaredPatent& patent = declaration.patents[claim];
                  const Document& document = documents[static_cast<std::size_t>(index)];
                  int points = number_points(document, patent.number, patent_key);
                  points += title_points(document, patent.title);
                  int days = 0;
                  if (reads(document, "filed", patent.filed)) days += 20;
                  if (reads(document, "granted", patent.granted)) days += 20;
                  points += days;
                  if (holder_reads(document, patent.holder)) points += 5;
                  // One day or one holder alone does not identify a patent.
                  return points >= 40 ? points : 0;
                });
}

std::vector<int> match_software(const Declaration& declaration, const std::vector<Document>& documents) {
  return assign(declaration.software.size(), of_types(documents, {DocumentType::software_copyright}),
                [&](std::size_t claim, int index) {
                  const DeclaredSoftware& software = declaration.software[claim];
                  const Document& document = documents[static_cast<std::size_t>(index)];
                  int points = number_points(document, software.number, number_key);
                  if (reads(document, "certificate_number", software.number, number_key)) points = kByNumber;
                  points += title_points(document, software.title);
                  if (holder_reads(document, software.holder)) points += 5;
                  return points >= 40 ? points : 0;
                });
}

std::string iso_kind_of(const Document& document) {
  const Field* standard = find(document, "standard");
  if (standard == nullptr) return {};
  for (const std::string& reading : readings_of(*standard)) {
    if (const std::string kind = certificate_kind_of(reading); kind.starts_with("iso")) return kind;
  }
  return {};
}

std::vector<int> match_certificates(const Declaration& declaration, const std::vector<Document>& documents,
                                    const CompanyNames& company) {
  const std::vector<int> candidates = of_types(
      documents, {DocumentType::iso_certificate, DocumentType::cmmi_certificate, DocumentType::hightech_certificate});
  const auto kind_fits = [&](const std::string& kind, const Document& document) {
    switch (document.type) {
      case DocumentType::cmmi_certificate: return kind == "cmmi";
      case DocumentType::hightech_certificate: return kind == "hightech";
      default: {
        if (kind == "cmmi" || kind == "hightech") return false;
        const std::string printed = iso_kind_of(document);
        return printed.empty() ? kind.starts_with("iso") : printed == kind;
      }
    }
  };
  return assign(declaration.certificates.size(), candidates, [&](std::size_t claim, int index) {
    const DeclaredCertificate& certificate = declaration.certificates[claim];
    const Document& document = documents[static_cast<std::size_t>(index)];
    if (!kind_fits(certificate.kind, document)) return 0;
    int points = number_points(document, certificate.number, number_key);
    const bool holder = holder_reads(document, certificate.holder.empty() ? company.name : certificate.holder) ||
                        holder_reads(document, company.name);
    const bool until = reads(document, "valid_until", certificate.valid_until);
    const bool level = certificate.level && reads(document, "level", std::to_string(*certificate.level), name_key);
    if (holder) points += 60;
    if (until) points += 40;
    if (level) points += 10;
    if (points > 0) return points;
    // A certificate of the kind whose holder or number could not be read may be the one.
    const bool unread = find(document, "holder") == nullptr || find(document, "holder")->status == Status::uncertain;
    if (unread) return 1;
    // Nothing but the kind agrees. A claim that names no number is about whatever certificate of the kind is there.
    return certificate.number.empty() ? 1 : 0;
  });
}

std::vector<int> match_standards(const Declaration& declaration, const std::vector<Document>& documents) {
  return assign(declaration.standards.size(), of_types(documents, {DocumentType::standard}),
                [&](std::size_t claim, int index) {
                  const DeclaredStandard& standard = declaration.standards[claim];
                  const Document& document = documents[static_cast<std::size_t>(index)];
                  int points = number_points(document, standard.number, standard_key);
                  // 45288.1 and 45288.2 differ in one character and are two standards: a near number needs the title, too.
                  if (points > 0 && points < kByNumber) points = 10;
                  points += title_points(document, standard.title);
                  return points >= 40 ? points : 0;
                });
}

}  // namespace dossier
