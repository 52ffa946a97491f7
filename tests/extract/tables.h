// Looking into tables, for their tests.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extract/tables.h"
#include "tests/support/page_text.h"

namespace dossier::test {

// One line a row: "label | note | number | cell | cell".
inline std::vector<std::string> rows_of_block(const TableBlock& block) {
  std::vector<std::string> result;
  for (const TableRow& row : block.rows) {
    std::string text = row.label;
    if (!row.note.empty()) text += " note " + row.note;
    if (row.number) text += " no " + std::to_string(*row.number);
    for (const auto& cell : row.cells) text += " | " + (cell ? cell->text : std::string());
    result.push_back(text);
  }
  return result;
}

inline std::vector<std::string> heads_of(const TableBlock& block) {
  std::vector<std::string> result;
  for (const TableColumn& column : block.columns) {
    std::string text;
    for (const std::string& head : column.head) text += (text.empty() ? "" : "/") + head;
    result.push_back(text);
  }
  return result;
}

inline Table table_of(const Page& page, DocumentType type, const Table* before = nullptr) {
  const Box all{0, 0, page.width, page.height};
  std::optional<Table> table = read_table(page, all, labels_of(type), page.source == PageSource::ocr, before);
  EXPECT_TRUE(table.has_value());
  return table ? std::move(*table) : Table{};
}

inline constexpr auto kBalance = DocumentType::balance_sheet;
inline constexpr auto kIncome = DocumentType::income_statement;

}  // namespace dossier::test
