// The paper a statement is printed on: head, table over one or more pages, foot.
#pragma once

#include <string>
#include <vector>

#include "corpus/layouts/statement_style.h"
#include "corpus/sheet.h"

namespace dossier::corpus {

struct StatementRow {
  std::string printed;
  std::string plain;  // the label without prefix and brackets
  std::string field;
  std::string note;
  std::vector<PrintedAmount> amounts;
  int number = 0;  // 行次; 0: none
  int indent = 0;
  bool heading = false;
  bool total = false;
  bool asked = true;  // a line that these books may have a figure for
};

struct StatementPaper {
  std::string type;
  std::string title;
  std::string entity;
  std::string period;
  std::string form_code;
  int year = 0;
  std::vector<ValueColumn> columns;
  std::vector<StatementRow> left;
  std::vector<StatementRow> right;  // only when two-sided
  bool two_sided = false;
  std::vector<std::string> signers;
};

void draw_statement_paper(Sheet& sheet, const StatementPaper& paper, const StatementStyle& style, Random& random);

}  // namespace dossier::corpus
