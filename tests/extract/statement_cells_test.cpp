// What several readers say of one amount of a table.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/statement_cells.h"

namespace dossier {
namespace {

TablePiece cell(std::string text, std::vector<Reading> readings) {
  TablePiece piece{.shape = TablePiece::Shape::figure, .text = std::move(text), .reader = Reader::paddle_chinese};
  piece.readings = std::move(readings);
  piece.sign = SignInk::none;
  return piece;
}

// A second reader lost the point of 1,234.56 and its 123456.00 stayed an admissible reading: a contradiction went unreported.
TEST(StatementCells, AReadingWithoutTheColumnsDecimalsIsNone) {
  const CellReading reading = read_cell(cell("1,234.56", {{Reader::paddle_english, "1,234.56", 0.9}, {Reader::tesseract_digits, "123456", 0.9}}),
                                        {.unit = kYuan, .decimals = 2, .repair_letters = true});
  EXPECT_THAT(reading.candidates, testing::ElementsAre(123456));
  EXPECT_TRUE(reading.agreed());
}

TEST(StatementCells, ItStaysWhereNothingBetterIsRead) {
  const CellReading reading = read_cell(cell("123456", {}), {.unit = kYuan, .decimals = 2, .repair_letters = true});
  EXPECT_THAT(reading.candidates, testing::ElementsAre(12345600));
  EXPECT_FALSE(reading.agreed());
}

}  // namespace
}  // namespace dossier
