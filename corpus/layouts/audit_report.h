#pragma once

#include "corpus/company.h"
#include "corpus/layouts/statement_style.h"
#include "corpus/sheet.h"

namespace dossier::corpus {

enum class Opinion { unqualified, qualified, adverse, disclaimer };
std::string contract_name(Opinion opinion);

struct AuditReport {
  int year = 0;
  Opinion opinion = Opinion::unqualified;
  std::string number;  // 辽衡会审字〔2024〕第0123号
  std::string auditor;
  std::string sealed_by;  // whose seal it bears; empty: the auditor's
  std::string entity;
  Day date;
  bool consolidated = false;
  bool small_rules = false;
};

AuditReport make_audit_report(const Company& company, int year, Random& random);

// The report itself, with a cover by chance; the statements follow as documents of their own.
void draw_audit_report(Sheet& sheet, const AuditReport& report, const Company& company, bool brief, Random& random);
// A page of the notes behind the statements.
void draw_notes(Sheet& sheet, const Company& company, int year, int pages, const StatementStyle& style, Random& random);

// 辽衡会审字〔2024〕第0123号, in one of the usual forms.
std::string make_report_number(const std::string& auditor, const std::string& kind, Day date, Random& random);

}  // namespace dossier::corpus
