#include "corpus/shared.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "corpus/company_papers.h"
#include "corpus/draft.h"
#include "corpus/layouts/iso.h"
#include "corpus/layouts/patent.h"
#include "corpus/layouts/software.h"
#include "corpus/layouts/standard.h"

namespace dossier::corpus {
namespace {

struct SharedKind {
  std::string kind;
  std::string paper;  // what a brief dossier holds alone; empty: a few papers of each type
  std::vector<SharedExpected> expected;
  std::vector<std::string> also;
  // Makes the second applicant share something with the first; either may be changed. Draws from `random` alike for
  // both calls: first for the first applicant (second is null), then for the second.
  void (*share)(Company& first, PaperChanges& papers_of_first, Company* second, PaperChanges* papers_of_second,
                Random random) = nullptr;
  // A paper that is handed in as a file of its own, drawn once for either dossier; none: the papers are drawn as ever.
  void (*draw)(Sheet& sheet, const Company& owner, Random random) = nullptr;
  bool same_bytes = false;  // the first applicant's paper lies in both dossiers
};

const std::vector<std::string> kWrong = {"inconsistent"};
// Where names or numbers must be read for it, and may be hard to read.
const std::vector<std::string> kFromEvidence = {"inconsistent", "undetermined"};

void take_patent(Company& first, Company* second) {
  if (second == nullptr) return;
  Patent copy = first.patents.front();
  copy.holder = second->name;
  second->established = std::min(second->established, first.established);
  second->patents.front() = std::move(copy);
}

void draw_first_patent(Sheet& sheet, const Company& owner, Random random) {
  draw_patent(sheet, owner.patents.front(), "沈阳市浑南区创新路 100 号", {}, random);
}

const std::vector<SharedKind>& kinds() {
  static const std::vector<SharedKind> kAll = {
      {"patent",
       "patent_certificate",
       {{"dup.patent", kWrong, "/patents/0/number"}},
       {"dup.image-hash"},
       [](Company& first, PaperChanges&, Company* second, PaperChanges*, Random) { take_patent(first, second); }},
      {"software",
       "software_copyright",
       {{"dup.software", kWrong, "/software_copyrights/0/number"}},
       {"dup.image-hash"},
       [](Company& first, PaperChanges&, Company* second, PaperChanges*, Random) {
         if (second == nullptr) return;
         second->software.front() = first.software.front();
         second->software.front().holder = second->name;
       }},
      {"certificate",
       "iso_certificate",
       {{"dup.certificate-number", kWrong, "/certificates/0/number"}},
       {"dup.image-hash"},
       [](Company& first, PaperChanges&, Company* second, PaperChanges*, Random) {
         if (second == nullptr) return;
         second->iso.front() = first.iso.front();
         second->iso.front().holder = second->name;
         second->iso.front().uscc = second->uscc;
       }},
      // A standard may have several drafters: for a person.
      {"standard",
       "standard",
       {{"dup.standard", {"undetermined"}, "/standards/0/number"}},
       {},
       [](Company& first, PaperChanges&, Company* second, PaperChanges*, Random random) {
         if (second == nullptr) {
           first.standards = {make_standard(first, random)};
           return;
         }
         second->standards = first.standards;
         second->standards.front().drafters.push_back(second->name);
       }},
      {"same-file",
       "patent_certificate",
       {{"dup.file", kWrong, ""}},
       {"dup.patent"},
       [](Company&, PaperChanges& papers, Company* second, PaperChanges*, Random) {
         if (second == nullptr) papers.omitted.insert("patent 0");
       },
       draw_first_patent,
       true},
      {"image-patent",
       "patent_certificate",
       {{"dup.image-hash", kFromEvidence, ""}},
       {},
       [](Company& first, PaperChanges& papers, Company* second, PaperChanges* papers_of_second, Random random) {
         if (second == nullptr) {
           papers.omitted.insert("patent 0");
           return;
         }
         papers_of_second->omitted.insert("patent 0");
         take_patent(first, second);
         Patent& copy = second->patents.front();
         copy.number = make_patent_number(copy.filed, copy.kind, random);
       },
       draw_first_patent},
      {"image-software",
       "software_copyright",
       {{"dup.image-hash", kFromEvidence, ""}},
       {},
       [](Company& first, PaperChanges& papers, Company* second, PaperChanges* papers_of_second, Random random) {
         if (second == nullptr) {
           papers.omitted.insert("software 0");
           return;
         }
         papers_of_second->omitted.insert("software 0");
         second->software.front() = first.software.front();
         second->software.front().holder = second->name;
         second->software.front().number = make_software_number(first.software.front().registered, random);
       },
       [](Sheet& sheet, const Company& owner, Random random) { draw_software(sheet, owner.software.front(), random); }},
      {"image-certificate",
       "iso_certificate",
       {{"dup.image-hash", kFromEvidence, ""}},
       {},
       [](Company& first, PaperChanges& papers, Company* second, PaperChanges* papers_of_second, Random random) {
         if (second == nullptr) {
           papers.omitted.insert("iso 0");
           return;
         }
         papers_of_second->omitted.insert("iso 0");
         IsoCertificate copy = first.iso.front();
         copy.holder = second->name;
         copy.uscc = second->uscc;
         copy.number = transpose_digits(copy.number, random);
         second->iso.front() = std::move(copy);
       },
       [](Sheet& sheet, const Company& owner, Random random) {
         draw_iso(sheet, owner, owner.iso.front(), Language::chinese, random);
       }},
      {"report-number",
       "",
       {{"dup.report-number", kFromEvidence, ""}},
       {},
       [](Company& first, PaperChanges& papers, Company* second, PaperChanges* papers_of_second, Random random) {
         papers.report_number = make_report_number(first.auditor, "审", day(first.reporting_year + 1, 4, 20), random);
         if (second == nullptr) return;
         second->auditor = first.auditor;
         papers_of_second->report_number = papers.report_number;
       }},
      {"figures",
       "income_statement",
       {{"dup.figures", kFromEvidence, ""}},
       {},
       [](Company& first, PaperChanges&, Company* second, PaperChanges*, Random) {
         if (second == nullptr) return;
         second->form = first.form;
         second->size = first.size;
         second->employees = first.employees;
         second->reporting_year = first.reporting_year;
         second->reference_date = first.reference_date;
         second->registered_capital = first.registered_capital;
         second->books = first.books;
         second->group_books = first.group_books;
         second->special = first.special;
       }},
      // What only looks so. Held jointly, as the paper itself says:
      {"joint-patent",
       "patent_certificate",
       {{"dup.patent", {"consistent"}, "/patents/0/number"}},
       {"dup.image-hash"},
       [](Company& first, PaperChanges&, Company* second, PaperChanges*, Random random) {
         // The other's name is known before the other is: it is drawn here and put on later.
         const std::string partner = make_company_name(first.seat, make_brand(random), random);
         if (second == nullptr) {
           first.patents.front().holder = first.name + ";" + partner;
           return;
         }
         second->name = partner;
         for (Patent& patent : second->patents) patent.holder = partner;
         for (Software& software : second->software) software.holder = partner;
         for (IsoCertificate& iso : second->iso) iso.holder = partner;
         if (second->cmmi) second->cmmi->holder = partner;
         if (second->hightech) second->hightech->holder = partner;
         second->patents.front() = first.patents.front();
       }},
      // One applicant's dossier, handed in twice:
      {"twice-by-one",
       "patent_certificate",
       {},
       {},
       [](Company& first, PaperChanges&, Company* second, PaperChanges*, Random) {
         if (second != nullptr) *second = first;
       }},
      // A published standard, claimed by its drafter and lying in both dossiers:
      {"published-standard",
       "standard",
       {},
       {},
       [](Company& first, PaperChanges& papers, Company* second, PaperChanges*, Random random) {
         if (second != nullptr) return;
         first.standards = {make_standard(first, random)};
         papers.omitted.insert("standard 0");
       },
       [](Sheet& sheet, const Company& owner, Random random) { draw_standard(sheet, owner.standards.front(), random); },
       true},
  };
  return kAll;
}

// A picture needs pixels: where the dossier is born-digital, this paper alone was scanned.
std::string condition_of(const SharedKind& kind, const std::string& condition) {
  const bool pixels = condition != "born" && condition != "mixed";
  return pixels || kind.same_bytes ? condition : "scan200";
}

void add_paper(Dossier& dossier, const SharedKind& kind, const Company& owner, const std::string& condition,
               const Random& random) {
  EvidenceFile file;
  file.stem = dossier.files.empty() ? "附件/共用材料" : dossier.files.front().stem + "-2";
  file.condition = condition_of(kind, condition);
  kind.draw(file.sheet, owner, random.child("paper"));
  file.look = random.child("look");
  file.container = Container::pdf;
  dossier.files.push_back(std::move(file));
}

}  // namespace

std::vector<std::string> shared_kinds() {
  std::vector<std::string> names;
  for (const SharedKind& kind : kinds()) names.push_back(kind.kind);
  return names;
}

SharedPair make_shared_pair(const std::string& name, DossierRequest first, DossierRequest second, bool brief,
                            Random& random) {
  const auto found = std::ranges::find(kinds(), name, &SharedKind::kind);
  if (found == kinds().end()) throw std::invalid_argument("no such kind of shared thing: " + name);
  const SharedKind& kind = *found;
  const Random sharing = random.child("shared");
  if (brief) {
    if (!kind.paper.empty()) first.only = second.only = {kind.paper};
    first.small = second.small = true;
  }
  first.problems = second.problems = 0;
  std::optional<Company> one;
  std::optional<Company> other;
  PaperChanges papers;
  first.adjust = [&](Company& company, PaperChanges& changes) {
    kind.share(company, changes, nullptr, nullptr, sharing);
    one = company;
    papers = changes;
  };
  second.adjust = [&](Company& company, PaperChanges& changes) {
    kind.share(*one, papers, &company, &changes, sharing);
    other = company;
  };
  Random drawing = random.child("first");
  Random drawing_second = random.child("second");
  SharedPair pair{.kind = name,
                  .first = make_dossier(first, drawing),
                  .second = make_dossier(second, drawing_second),
                  .expected = kind.expected,
                  .also = kind.also};
  if (kind.draw != nullptr) {
    add_paper(pair.first, kind, *one, first.condition, sharing);
    add_paper(pair.second, kind, kind.same_bytes ? *one : *other, first.condition, sharing);
  }
  return pair;
}

nlohmann::ordered_json truth_of_pair(const SharedPair& pair) {
  nlohmann::ordered_json expected = nlohmann::ordered_json::array();
  for (const SharedExpected& finding : pair.expected) {
    expected.push_back(
        {{"check", finding.check},
         {"outcome", finding.outcomes},
         {"claim", finding.claim.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(finding.claim)}});
  }
  return {
      {"kind", pair.kind}, {"dossiers", {pair.first.id, pair.second.id}}, {"expected", expected}, {"also", pair.also}};
}

}  // namespace dossier::corpus
