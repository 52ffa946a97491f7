// The printed lines of the statements, form by form, in order.
#pragma once

#include <string>
#include <vector>

#include "corpus/figures.h"

namespace dossier::corpus {

enum class LineKind { item, detail, total, heading };

struct LineDef {
  std::string key;     // of Figures; empty: never has a figure in these books
  std::string prefix;  // 一、 减： 加： 其中： （一）
  std::string label;
  std::string field;  // name in the contract; empty: one of the other printed lines
  LineKind kind = LineKind::item;
  int indent = 1;
  std::string suffix;    // a note in brackets, printed by chance
  int row = 0;           // printed 行次 of the small-enterprise form; 0: none of its own
  bool negated = false;  // printed with the other sign than in the books
};

const std::vector<LineDef>& income_lines(Form form, bool consolidated);
const std::vector<LineDef>& asset_lines(Form form);
const std::vector<LineDef>& equity_lines(Form form, bool consolidated);
const std::vector<LineDef>& cash_flow_lines(Form form);

}  // namespace dossier::corpus
