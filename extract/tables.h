// Tables of amounts: where the columns and rows are, which label belongs to which amount, and how sure that is.
// What the columns and rows mean is for others to say (statement_columns.h, labels.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/labels.h"
#include "extract/table_pieces.h"
#include "models/page.h"

namespace dossier {

// A column of amounts. Coordinates are level (slope taken out) points.
struct TableColumn {
  double left = 0, right = 0;       // of the figures in it
  std::vector<std::string> head;    // the words above it, from top to bottom; of a head that spans columns, each has it
  std::vector<Box> head_boxes;      // on the page
  std::vector<int> head_words;      // indices into Page::words
};

struct TableRow {
  int page = 1;                     // 1-based in the file
  int part = 0;                     // which of the document's parts
  std::string label;                // as read, lines joined; empty where no label was found for the amounts
  Box label_box;
  double indent = 0;                // left edge of the label, level points
  double y = 0;                     // level centre of the label
  std::string note;                 // what stands in a column of notes, 五、1
  std::optional<int> number;        // what stands in a column of row numbers
  std::vector<std::optional<TablePiece>> cells;  // by column
  // How far the amounts stand from their label, as a share of the distance between rows, after the drift of the page has
  // been taken out: near 0 is sure, 0.5 could be the next row.
  double offset = 0;

  [[nodiscard]] bool filled() const {
    for (const auto& cell : cells) {
      if (cell) return true;
    }
    return false;
  }
};

// Labels with their columns: a whole table, or one of two halves that stand side by side.
struct TableBlock {
  std::vector<TableColumn> columns;
  std::vector<TableRow> rows;       // top to bottom
};

struct Table {
  std::vector<TableBlock> blocks;   // left to right
  std::vector<TablePiece> above;    // what stands above the table's head: title, date, unit, name
  std::vector<TablePiece> below;    // what stands below its last row
};

// The table of amounts in a part of a page; nullopt where there is none. `dictionary` tells labels that go on in the next
// line from labels without amounts; `tolerant` when the labels come from pixels. A part without a head of its own (a table
// that goes on) takes the columns of `before` where they fit.
[[nodiscard]] std::optional<Table> read_table(const Page& page, const Box& region, const LabelDictionary& dictionary,
                                              bool tolerant, const Table* before = nullptr);

}  // namespace dossier
