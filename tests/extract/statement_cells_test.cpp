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

// A row number beside amounts with decimals came from a text layer and was certain.
TEST(StatementCells, ALayersFigureWithoutTheColumnsDecimalsIsNotTrusted) {
  TablePiece piece{.shape = TablePiece::Shape::integer, .text = "14", .reader = Reader::text_layer};
  const CellReading reading = read_cell(piece, {.unit = kYuan, .decimals = 2});
  EXPECT_FALSE(reading.trusted);
  EXPECT_EQ(reading.doubt, "decimals");
  piece.text = "0";
  EXPECT_TRUE(read_cell(piece, {.unit = kYuan, .decimals = 2}).trusted);
}

TEST(StatementCells, HalfOfAWrappedFigureIsNotTrusted) {
  TablePiece piece = cell("1,234.56", {{Reader::paddle_english, "1,234.56", 0.9}});
  EXPECT_TRUE(read_cell(piece, {.unit = kYuan, .decimals = 2}).agreed());
  piece.crowded = true;
  EXPECT_FALSE(read_cell(piece, {.unit = kYuan, .decimals = 2}).agreed());
  EXPECT_EQ(read_cell(piece, {.unit = kYuan, .decimals = 2}).doubt, "cell-crowded");
}

// 10,252,912 stood under a seal, and two readers agreed on its end.
TEST(StatementCells, AFigureCutOffAtItsBeginningIsUnsure) {
  const AmountContext yuan{.unit = kYuan, .decimals = 0, .repair_letters = true};
  EXPECT_TRUE(read_cell(cell("2912", {{Reader::paddle_english, "2,912", 0.9}, {Reader::tesseract_digits, "2,912", 0.9}}), yuan).agreed());
  const CellReading cut = read_cell(cell("2912", {{Reader::paddle_english, "2,912", 0.9}, {Reader::tesseract_digits, "02,912", 0.9}}), yuan);
  EXPECT_FALSE(cut.agreed());
  EXPECT_EQ(cut.doubt, "readers-differ");
  EXPECT_TRUE(read_cell(cell("0.12", {{Reader::paddle_english, "0.12", 0.9}}), {.unit = kYuan, .decimals = 2}).agreed());
}

}  // namespace
}  // namespace dossier
