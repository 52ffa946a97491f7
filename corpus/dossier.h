// One dossier with known truth: declaration, files of evidence, what a reader must find.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "corpus/company.h"
#include "corpus/evidence.h"

namespace dossier::corpus {

struct PaperChanges;

struct Expected {                 // a finding that a checker must give
  std::string kind;               // of the planted problem
  std::string claim;              // JSON Pointer; empty: a finding without a claim
  std::string outcome;            // inconsistent, unsupported, undetermined
  std::string document;           // type of the document it is about, where there is no claim
  std::vector<std::string> also;  // claims (and all below them) that may be reported for the same reason; "" any
};

struct Criterion {
  std::string id;
  std::vector<std::string> outcomes;  // met, not_met, undetermined; several where a problem leaves it open
};

struct Dossier {
  std::string id;
  std::string condition;
  nlohmann::ordered_json declaration;
  std::vector<EvidenceFile> files;
  std::vector<Expected> expected;
  std::vector<Criterion> criteria;
  std::vector<std::string> verdicts;  // any of them is right
};

struct DossierRequest {
  std::string id;
  std::string condition;           // one of dossier_conditions()
  int problems = -1;               // planted; negative: by chance
  std::vector<std::string> kinds;  // plant these, as far as they apply
  int most_kinds = -1;             // of these, the first so many that apply; negative: all
  std::vector<std::string> only;   // evidence of these document types alone; empty: everything
  int notes = 0;                   // pages of notes behind each audit report; 0: by chance a few
  bool small = false;              // few pages, for examples in the repository
  bool sound = false;              // a company that meets every criterion
  // Changes the applicant and its papers before anything is declared or drawn (corpus/shared.h).
  std::function<void(Company&, PaperChanges&)> adjust;
};

Dossier make_dossier(const DossierRequest& request, Random& random);

// Writes OUT/id/ and beside it id.truth.json and id.pages.json.
void write_dossier(const std::filesystem::path& out, const Dossier& dossier, bool page_texts, Random& random);

}  // namespace dossier::corpus
