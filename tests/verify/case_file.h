// Worked cases of checks as text (tests/cases/<check>/*.case): a declaration, documents with fields, and the findings of that
// check that must come out.
//
//   case: violated — a digit was mistyped
//   declaration: {"patents": [{"number": "ZL202010566088.8"}]}
//   document: patent_certificate
//     number = ZL202010566088.9
//     filed ~ 2020-06-19 | 2020-06-16
//   findings:
//     inconsistent /patents/0/number found=ZL202010566088.9
//
// A field is name@year/scope, then "=" (certain by two readers), "==" (certain by a text layer) or "~" (not certain) and the
// value; "|" separates other readings, "±" gives half of the last printed digit in yuan, "label:" the printed label, "doubt:" the doubt (in this order). "! id@year
// closes|violated|unread difference formula" is an identity over all fields of the document, "* name value" a trait, "? code
// message" a problem. "registry: standards GB/T 1-2020 | status 废止 | until 2023-01-01 | owner … | drafters … | title …" is an
// entry of a snapshot, "registry: standards" one without it. The declaration is merged into {reference_date 2024-06-30, reporting_year 2023, applicant.name}.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/declaration.h"
#include "models/document.h"
#include "models/finding.h"
#include "verify/registry.h"

namespace dossier::test {

inline constexpr std::string_view kApplicant = "沈阳示例智能科技有限公司";

struct ExpectedFinding {
  std::string outcome;
  std::string claim;     // empty: none
  std::string severity;  // empty: not looked at; so the rest
  std::string declared, found, at;
};

struct CheckCase {
  std::string name;  // "holds"
  int line = 0;
  Declaration declaration;
  std::vector<Document> documents;
  RegistryExtract registry;
  std::vector<ExpectedFinding> findings;
};

// Throws std::runtime_error with the line for a text that is not of the form.
[[nodiscard]] std::vector<CheckCase> read_cases(std::string_view text);

// One line of the form that `findings:` takes, for showing what came out.
[[nodiscard]] std::string line_of(const Finding& finding);

// The documents of a case text alone, for other tests: as after "document:".
[[nodiscard]] std::vector<Document> documents_of(std::string_view text);

}  // namespace dossier::test
