#include "ingest/title_lines.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

constexpr float kHeight = 10;

TextLine line(float left, float right, float row) { return {{{(left + right) / 2, row * 2 * kHeight}, {right - left, kHeight}, 0}, 1}; }

float left_of(const TextLine& line) { return line.place.center.x - line.place.size.width / 2; }

TEST(TitleLines, OfARowOfATableTheFirstCellTells) {
  // A title, the head of a table with three cells, and three rows of it, as a line finder gives them: in no order.
  std::vector<TextLine> lines;
  for (float row = 4; row >= 2; --row) {
    for (const float left : {400.F, 20.F, 250.F}) lines.push_back(line(left, left + 60, row));
  }
  for (const float left : {250.F, 400.F, 20.F}) lines.push_back(line(left, left + 60, 1));
  lines.push_back(line(200, 300, 0));
  const std::vector<TextLine> found = title_lines(lines);
  ASSERT_EQ(found.size(), 7U);
  EXPECT_FLOAT_EQ(left_of(found[0]), 200);
  EXPECT_FLOAT_EQ(left_of(found[1]), 20);
  EXPECT_FLOAT_EQ(left_of(found[3]), 400);
  for (std::size_t i = 4; i < 7; ++i) EXPECT_FLOAT_EQ(left_of(found[i]), 20);
}

TEST(TitleLines, OfALongLineTheBeginning) {
  const std::vector<TextLine> found = title_lines({line(50, 450, 1)});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_FLOAT_EQ(left_of(found[0]), 50);
  EXPECT_FLOAT_EQ(found[0].place.size.width, 14 * kHeight);
}

TEST(TitleLines, AreNoMoreThanTwelve) {
  std::vector<TextLine> lines;
  for (int row = 0; row < 30; ++row) lines.push_back(line(50, 150, static_cast<float>(row)));
  const std::vector<TextLine> found = title_lines(lines);
  ASSERT_EQ(found.size(), 12U);
  EXPECT_FLOAT_EQ(found.back().place.center.y, 11 * 2 * kHeight);
}

}  // namespace
}  // namespace dossier
