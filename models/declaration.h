// What the applicant claims (contract, section 1), with the precision at which it is claimed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/amount.h"
#include "models/date.h"

namespace dossier {

// Every claim knows where it stands, as a JSON Pointer ("/financials/2023/revenue").
struct DeclaredAmount {
  std::string pointer;
  std::string text;               // as declared, "5678.90万元"
  Amount amount;
  std::int64_t half_ulp_fen = 0;  // half of the last printed digit in fen; 0 for yuan with two decimals
  std::int64_t ulp_fen = 1;       // the last printed digit
};

struct DeclaredText {
  std::string pointer;
  std::string text;
};

struct DeclaredDate {
  std::string pointer;
  Date date;
};

struct DeclaredPatent {
  std::string pointer;  // "/patents/0"
  std::string number, title, kind, holder;  // kind: invention | utility_model | design; empty: not declared
  std::optional<Date> filed, granted;
};

struct DeclaredSoftware {
  std::string pointer;
  std::string number, title, holder;
};

struct DeclaredCertificate {
  std::string pointer;
  std::string kind;  // iso9001, iso14001, iso45001, iso20000, iso27001, cmmi, itss, dcmm, hightech
  std::string number, holder;
  std::optional<int> level;
  std::optional<Date> valid_until;
};

struct DeclaredStandard {
  std::string pointer;
  std::string number, title, role;
};

// By name as in the contract: revenue, ai_revenue, rd_expense, net_profit, total_profit, total_assets.
using DeclaredYear = std::map<std::string, DeclaredAmount>;

struct Declaration {
  std::string profile;
  std::optional<Date> reference_date;
  std::optional<int> reporting_year;
  std::string name, uscc, region, size, industry;
  std::vector<std::string> former_names;
  std::optional<Date> established;
  std::optional<int> employees;
  std::map<int, DeclaredYear> financials;
  std::vector<DeclaredPatent> patents;
  std::vector<DeclaredSoftware> software;
  std::vector<DeclaredCertificate> certificates;
  std::vector<DeclaredStandard> standards;
  std::string business_type;
  std::vector<std::string> layers, technologies;
};

}  // namespace dossier
