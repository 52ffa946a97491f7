// A dossier before its papers are drawn: what is shown, what is declared, what is wrong between the two.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "corpus/company.h"
#include "corpus/dossier.h"
#include "corpus/layouts/audit_report.h"
#include "corpus/layouts/licence.h"
#include "corpus/layouts/statement.h"

namespace dossier::corpus {

struct PaperChanges {
  std::set<std::string> omitted;  // "income_statement", "patent 0", "software 1", "iso 0", "standard 0", …
  std::map<std::pair<int, StatementKind>, StatementChanges> statements;
  std::map<int, Opinion> opinions;            // of the report on the year
  std::optional<Day> audit_date;              // of the report on the last year
  std::string report_number;                  // of that report; empty: one of its own
  std::string seal_firm;                      // whose seal that report bears; empty: the firm that signs it
  std::string statement_entity;               // the statements of the last year are another company's
  std::optional<YearBook> prior_report_book;  // what last year's report says of its year, where it differs
  LicenceChanges licence;
  std::set<std::size_t> notices;  // patents for which only the application notice is there
  std::set<std::size_t> wrong_fee_days;
  Fen ai_wrong_sum = 0;
  Fen special_revenue_difference = 0;
  Fen tax_revenue_difference = 0;
  bool tax_return = false;
  bool prior_report = false;
  bool statements_of_year_before = false;  // in place of the last year's
};

struct Draft {
  Company shown;
  nlohmann::ordered_json declaration;
  PaperChanges papers;
  std::vector<Expected> expected;
  std::set<std::string> touched;  // claims and papers that a planted problem has used
  // Outcomes that differ from what the company's figures say; several: any of them is right.
  std::map<std::string, std::vector<std::string>> criteria;

  std::string year() const { return std::to_string(shown.reporting_year); }
  // True, and remembered, when nothing planted has used it yet.
  bool take(const std::string& target) { return touched.insert(target).second; }
};

}  // namespace dossier::corpus
