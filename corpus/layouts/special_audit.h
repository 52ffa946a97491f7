#pragma once

#include <vector>

#include "corpus/company.h"
#include "corpus/sheet.h"

namespace dossier::corpus {

struct SpecialReport {
  std::vector<int> years;  // oldest first
  std::string number;
  std::string auditor;
  std::string entity;
  std::string annual_number;  // of the annual audit report it is based on
  Day date;
};

SpecialReport make_special_report(const Company& company, std::vector<int> years, const std::string& kind,
                                  const std::string& annual_number, Random& random);

// 研究开发费用专项审计报告 and 人工智能产品（服务）收入专项审计报告.
void draw_rd_special_audit(Sheet& sheet, const SpecialReport& report, const Company& company, Random& random);
// `wrong_sum` is added to the printed total of the last year without its parts.
void draw_ai_special_audit(Sheet& sheet, const SpecialReport& report, const Company& company, Fen wrong_sum,
                           Random& random);

}  // namespace dossier::corpus
