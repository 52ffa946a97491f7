// How the statements of one report look: drawn by chance once, used for all its statements.
#pragma once

#include <string>
#include <vector>

#include "corpus/company.h"
#include "corpus/look.h"
#include "corpus/random.h"

namespace dossier::corpus {

enum class Ruling { full, horizontal, three_lines, outer, none };

struct ValueColumn {
  std::string head;
  int year = 0;
  std::string scope;
  bool monthly = false;  // the month's own figures beside the cumulated ones: not a year's
};

struct StatementStyle {
  Look look;
  AmountStyle amount;
  Ruling ruling = Ruling::full;
  bool notes = false;        // a column 附注
  bool row_numbers = false;  // a column 行次
  bool prior_first = false;
  bool two_sided = false;        // balance sheet with assets left and liabilities right
  bool separate_parent = false;  // parent company's statements on pages of their own
  bool landscape = false;
  bool short_form = false;  // lines without figures are left out
  bool suffixes = true;     // （损失以“-”号填列）
  bool shaded_head = false;
  bool bold_totals = true;
  bool spaced_title = false;  // 资 产 负 债 表
  bool form_code = false;     // 会企01表
  bool monthly = false;       // 本年累计金额 | 本月金额
  bool sealed = false;
  bool signed_foot = true;
  double row_height = 16;
  double margin = 50;
  std::string closing_head;
  std::string opening_head;
  std::string current_head;
  std::string prior_head;
  std::string entity_label;
  int page_number_style = 0;  // 0 none, 1 "3", 2 "- 3 -", 3 "第3页 共9页", 4 "3 / 9"
  std::string running_head;   // printed above every page; empty: none
  std::string watermark;      // across every page; empty: none
  bool continuous = false;    // a statement begins where the one before it ends
  int first_page_number = 1;
};

StatementStyle make_statement_style(const Company& company, Random& random);

// What stands on the head and foot of each page of a report.
void put_page_furniture(class Canvas& page, const StatementStyle& style, int number, int total);

}  // namespace dossier::corpus
