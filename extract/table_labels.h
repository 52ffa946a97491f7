// The lines of a table's label column: labels, notes and row numbers told apart. Used by table_rows.cpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extract/labels.h"
#include "extract/table_pieces.h"

namespace dossier::table_detail {

// A line of the label zone.
struct LabelLine {
  std::vector<const TablePiece*> texts;  // left to right
  std::string note;
  std::optional<int> number;
  double y = 0;

  [[nodiscard]] std::string text(std::size_t from = 0) const {
    std::string result;
    for (std::size_t i = from; i < texts.size(); ++i) result += texts[i]->text;
    return result;
  }
};

// The lines that hold a label, top to bottom. `zone`: the pieces of the label column, in any order; they must outlive the lines.
[[nodiscard]] std::vector<LabelLine> label_lines(std::vector<const TablePiece*> zone, const LabelDictionary& dictionary,
                                                 bool tolerant, double size);

}  // namespace dossier::table_detail
