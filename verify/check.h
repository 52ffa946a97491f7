// A check: what it is, and how it is run. Every check is one file in checks/, one line in checks.cpp, one page in
// docs/checks and one folder in tests/cases.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/finding.h"
#include "verify/facts.h"
#include "verify/messages.h"

namespace dossier {

struct CheckInfo {
  std::string_view id;        // "pat.checkdigit"; never changes its meaning
  std::string_view title_zh, title_en;
  Severity severity = Severity::inconsistent;  // of a violation
  std::string_view source;    // the sentence or the standard that the check rests on
  std::string_view condition; // what must hold, and within which tolerance
  std::string_view catches;   // what a violation usually means
};

// What a check says of one claim or one place; `claim` is empty where it is about the evidence alone.
struct Remark {
  Outcome outcome = Outcome::undetermined;
  std::string claim;
  std::string declared;
  std::string found;
  std::vector<Place> at;           // fields of the evidence
  std::vector<int> documents;      // documents as a whole, where no field is to be shown
  Message message;
  std::string formula;
  std::optional<Severity> severity;  // where it differs from the check's own
};

// Collects the findings of one check.
class Findings {
 public:
  Findings(const CheckInfo& info, const Facts& facts, std::vector<Finding>& out) : info_(info), facts_(facts), out_(out) {}
  void add(Remark remark);

 private:
  const CheckInfo& info_;
  const Facts& facts_;
  std::vector<Finding>& out_;
};

struct Check {
  CheckInfo info;
  void (*run)(const Facts& facts, Findings& findings) = nullptr;
};

// All checks in the order of the report.
[[nodiscard]] std::span<const Check* const> all_checks();

// nullptr for an unknown id.
[[nodiscard]] const Check* find_check(std::string_view id);

// Runs all checks. Of a claim that some check contradicts, no other check says that it is consistent.
[[nodiscard]] std::vector<Finding> run_checks(const Facts& facts);

// The page docs/checks/<id>.md.
[[nodiscard]] std::string check_page(const CheckInfo& info);

// The page docs/checks/README.md: every check in the order of the report.
[[nodiscard]] std::string check_index();

}  // namespace dossier
