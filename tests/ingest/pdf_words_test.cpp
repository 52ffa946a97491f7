#include "ingest/pdf_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/text.h"

namespace dossier {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

// Glyphs of a text set from `begin` on, each `pitch` wide and as far apart.
std::vector<PdfGlyph> set(std::string_view text, double begin, double base, double size = 10, double pitch = 5, int angle = 0) {
  std::vector<PdfGlyph> glyphs;
  for (const char32_t c : to_u32(text)) {
    const double wide = is_cjk(c) ? 2 * pitch : pitch;
    PdfGlyph glyph;
    glyph.text = std::u32string(1, c);
    glyph.code = static_cast<std::uint32_t>(c);
    glyph.font = 0;
    glyph.angle = angle;
    glyph.begin = begin;
    glyph.end = begin + wide;
    glyph.base = base;
    glyph.ascent = 0.8 * size;
    glyph.descent = 0.2 * size;
    glyph.size = size;
    glyphs.push_back(glyph);
    begin += wide;
  }
  return glyphs;
}

std::vector<PdfGlyph> operator+(std::vector<PdfGlyph> a, const std::vector<PdfGlyph>& b) {
  a.insert(a.end(), b.begin(), b.end());
  for (std::size_t i = 0; i < a.size(); ++i) a[i].painted = static_cast<int>(i) + 1;
  return a;
}

std::vector<std::string> texts(const std::vector<PdfWord>& words) {
  std::vector<std::string> result;
  for (const PdfWord& word : words) result.push_back(word.word.text);
  return result;
}

TEST(PdfWords, PartAtSpacesAndGaps) {
  EXPECT_THAT(texts(words_of_glyphs(set("net profit 1,234.50", 0, 100))), ElementsAre("net", "profit", "1,234.50"));
  EXPECT_THAT(texts(words_of_glyphs(set("12", 0, 100) + set("34", 20, 100))), ElementsAre("12", "34"));
  EXPECT_THAT(texts(words_of_glyphs(set("12", 0, 100) + set("34", 10.5, 100))), ElementsAre("1234"));
}

TEST(PdfWords, ChineseMayBeSetWide) {
  std::vector<PdfGlyph> wide = set("货币资金", 0, 100);
  for (std::size_t i = 0; i < wide.size(); ++i) {
    wide[i].begin += 3.0 * static_cast<double>(i);
    wide[i].end += 3.0 * static_cast<double>(i);
  }
  EXPECT_THAT(texts(words_of_glyphs(wide)), ElementsAre("货币资金"));
}

TEST(PdfWords, LinesStayApart) {
  EXPECT_THAT(texts(words_of_glyphs(set("upper", 0, 100) + set("lower", 25, 112))), ElementsAre("upper", "lower"));
}

TEST(PdfWords, GiveTheEdgesOfEveryCharacter) {
  const std::vector<PdfWord> words = words_of_glyphs(set("1,2", 10, 100));
  ASSERT_THAT(words, SizeIs(1));
  EXPECT_THAT(words[0].word.edges, ElementsAre(10.f, 15.f, 20.f, 25.f));
  EXPECT_EQ(words[0].word.box, (Box{10, 92, 15, 10}));
}

TEST(PdfWords, PaintedTwiceIsOnceForMadeUpBold) {
  EXPECT_THAT(texts(words_of_glyphs(set("合计100", 0, 100) + set("合计100", 0.4, 100))), ElementsAre("合计100"));
}

TEST(PdfWords, TwoDifferentTextsAtOnePlaceStayTwo) {
  EXPECT_THAT(texts(words_of_glyphs(set("1,234", 0, 100) + set("9,876", 0.4, 100))), ElementsAre("1,234", "9,876"));
}

TEST(PdfWords, PaintedOutOfOrderIsPutInOrder) {
  // Some producers paint the second of a pair first: "2 1" then "0 6" for 2016.
  std::vector<PdfGlyph> digits = set("2016", 0, 100);
  std::vector<PdfGlyph> painted = {digits[0], digits[2], digits[1], digits[3]};
  EXPECT_THAT(texts(words_of_glyphs(painted)), ElementsAre("2016"));
}

// A small note ran into the last digit of a licence's code, and its first character was taken into the code.
TEST(PdfWords, TextsOfTwoSizesThatOverlapStayTwo) {
  EXPECT_THAT(texts(words_of_glyphs(set("91210603", 0, 100, 12.5, 6.25) + set("副本编号", 41, 100, 9.5, 4.75))),
              ElementsAre("91210603", "副本编号"));
}

TEST(PdfWords, DeclaredWidthsTwiceTooLargeDoNotMatter) {
  std::vector<PdfGlyph> digits = set("28181", 0, 100);
  for (PdfGlyph& glyph : digits) glyph.end = glyph.begin + 10;
  const std::vector<PdfWord> words = words_of_glyphs(digits);
  ASSERT_THAT(texts(words), ElementsAre("28181"));
  EXPECT_DOUBLE_EQ(words[0].word.box.right(), 25);
}

TEST(PdfWords, TakeASoftHyphenForTheMinusThatItPrints) {
  EXPECT_THAT(texts(words_of_glyphs(set("\u00AD123.40", 0, 100))), ElementsAre("-123.40"));
}

TEST(PdfWords, KeepALigatureWithAnEdgeForEachCharacter) {
  std::vector<PdfGlyph> glyphs = set("a", 0, 100);
  glyphs.push_back(glyphs[0]);
  glyphs[1].text = U"fi";
  glyphs[1].begin = 5;
  glyphs[1].end = 11;
  const std::vector<PdfWord> words = words_of_glyphs(glyphs);
  ASSERT_THAT(texts(words), ElementsAre("afi"));
  EXPECT_THAT(words[0].word.edges, ElementsAre(0.f, 5.f, 8.f, 11.f));
  EXPECT_THAT(words[0].codes, SizeIs(3));
}

TEST(PdfWords, RunInAllFourDirections) {
  for (const int angle : {0, 90, 180, 270}) {
    const std::vector<PdfWord> words = words_of_glyphs(set("123", angle == 180 || angle == 270 ? -60 : 30, angle == 90 || angle == 180 ? -100 : 100, 10, 5, angle));
    ASSERT_THAT(words, SizeIs(1)) << angle;
    EXPECT_EQ(words[0].angle, angle);
    const Box& box = words[0].word.box;
    EXPECT_GT(box.x, 0) << angle;
    EXPECT_GT(box.y, 0) << angle;
    EXPECT_DOUBLE_EQ(angle % 180 == 0 ? box.width : box.height, 15) << angle;
  }
}

TEST(PdfWords, SayWhatHasNoUnicodeValue) {
  const std::vector<PdfWord> words = words_of_glyphs(set("1\uFFFD3", 0, 100));
  ASSERT_THAT(words, SizeIs(1));
  EXPECT_TRUE(words[0].unmapped);
}

}  // namespace
}  // namespace dossier
