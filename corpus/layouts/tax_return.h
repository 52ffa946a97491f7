#pragma once

#include "corpus/company.h"
#include "corpus/sheet.h"

namespace dossier::corpus {

struct TaxReturn {
  int year = 0;
  Fen revenue_difference = 0;  // added to what the statements say
  bool with_rd = true;         // A107012
};
// 企业所得税年度纳税申报表 A100000 in the version of the year, and A107012.
void draw_tax_return(Sheet& sheet, const TaxReturn& tax, const Company& company, Random& random);

}  // namespace dossier::corpus
