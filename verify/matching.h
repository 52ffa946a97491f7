// Which document is the evidence of which declared right, even where several of a kind are there: the number decides,
// then title, dates and holder together. A document that is somebody's number is never taken for another claim.
#pragma once

#include <vector>

#include "models/declaration.h"
#include "models/document.h"
#include "verify/names.h"

namespace dossier {

struct LicenceMatch {
  int document = -1;
  bool foreign = false;  // neither name nor code is the applicant's
};

// The applicant's licence: by code, then by name; never that of an auditor or certification body. Where only another
// company's licence is there, that one, as foreign.
[[nodiscard]] LicenceMatch match_licence(const Declaration& declaration, const std::vector<Document>& documents);

// One index per declared item, -1 where no document speaks of it.
[[nodiscard]] std::vector<int> match_patents(const Declaration& declaration, const std::vector<Document>& documents);
[[nodiscard]] std::vector<int> match_software(const Declaration& declaration, const std::vector<Document>& documents);
[[nodiscard]] std::vector<int> match_certificates(const Declaration& declaration, const std::vector<Document>& documents,
                                                  const CompanyNames& company);
[[nodiscard]] std::vector<int> match_standards(const Declaration& declaration, const std::vector<Document>& documents);

// The contract's kind of an ISO certificate by its standard as printed: "iso9001"; empty where it is not known.
[[nodiscard]] std::string iso_kind_of(const Document& document);

}  // namespace dossier
