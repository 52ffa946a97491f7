#include "ingest/layer_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/small_pdf.h"

namespace dossier {
namespace {

using test::shown;
using test::SmallPdf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

PdfPage layer_of(std::string_view content, const SmallPdf::PageSetup& setup = {}) {
  SmallPdf pdf;
  pdf.page(content, setup);
  const std::string bytes = pdf.bytes();
  return PdfDocument::open(bytes)->page(1).value();
}

std::vector<std::string> texts(const Page& page) {
  std::vector<std::string> result;
  for (const Word& word : page.words) result.push_back(word.text);
  return result;
}

TEST(LayerPage, HoldsTheWordsWithoutFault) {
  const PdfPage layer = layer_of(shown("seen", 72, 700) + "BT /F1 12 Tf 3 Tr 72 600 Td (9,999.00) Tj ET");
  const LayerPage made = page_of_layer(7, layer, judge_layer(layer, false));
  EXPECT_EQ(made.page.number, 7);
  EXPECT_EQ(made.page.source, PageSource::text);
  EXPECT_THAT(texts(made.page), ElementsAre("seen"));
  EXPECT_THAT(made.layer_word_of, ElementsAre(0u));
  EXPECT_EQ(made.page.words[0].reader, Reader::text_layer);
  EXPECT_EQ(made.page.fonts.front(), "Helvetica");
  ASSERT_THAT(made.page.problems, SizeIs(1));
  EXPECT_EQ(made.page.problems[0].code, "text-layer.hidden");
  EXPECT_THAT(made.page.problems[0].message, HasSubstr("9,999.00"));
}

class TurnedPage : public ::testing::TestWithParam<int> {};

TEST_P(TurnedPage, StandsUprightAndKnowsItsDisplayedPlace) {
  const PdfPage layer = layer_of(shown("abcdef", 100, 700) + shown("ghijkl", 100, 680), {.rotate = GetParam()});
  const Page page = page_of_layer(1, layer, judge_layer(layer, false)).page;
  EXPECT_EQ(page.turned, (360 - GetParam()) % 360);
  EXPECT_DOUBLE_EQ(page.width, 595);
  EXPECT_DOUBLE_EQ(page.displayed_width, GetParam() % 180 == 0 ? 595 : 842);
  ASSERT_THAT(texts(page), ElementsAre("abcdef", "ghijkl"));
  // Upright, both stand where an unturned page has them, the second below the first.
  EXPECT_NEAR(page.words[0].box.x, 100, 0.5);
  EXPECT_GT(page.words[1].box.y, page.words[0].box.y);
  EXPECT_NEAR(page.words[0].edges.front(), page.words[0].box.x, 0.01);
  EXPECT_NEAR(page.words[0].edges.back(), page.words[0].box.right(), 0.01);
  const Box shown_at = displayed(page, page.words[0].box);
  EXPECT_NEAR(shown_at.center_x(), layer.words[0].word.box.center_x(), 0.01);
  EXPECT_NEAR(shown_at.center_y(), layer.words[0].word.box.center_y(), 0.01);
}

INSTANTIATE_TEST_SUITE_P(Quarters, TurnedPage, ::testing::Values(0, 90, 180, 270));

// A page as PageReader gives it: the same words, read from pixels.
Page pixels_of(const PdfPage& layer) {
  Page page;
  page.width = page.displayed_width = layer.width;
  page.height = page.displayed_height = layer.height;
  page.source = PageSource::ocr;
  for (const PdfWord& word : layer.words) {
    Word read = word.word;
    read.reader = Reader::paddle_chinese;
    read.confidence = 0.97;
    page.words.push_back(read);
  }
  return page;
}

LayerJudgement scanned(const PdfPage& layer) {
  LayerJudgement judgement = judge_layer(layer, true);
  judgement.whole_page = true;
  judgement.reason = "page-is-image";
  return judgement;
}

TEST(LayerOverPixels, StandsForThePixelsWhereItAgreesAndKeepsTheirReading) {
  const PdfPage layer = layer_of(test::statement_content());
  Page page = pixels_of(layer);
  add_layer(page, layer, scanned(layer));
  EXPECT_EQ(page.source, PageSource::mixed);
  for (const Word& word : page.words) {
    EXPECT_EQ(word.reader, Reader::text_layer);
    ASSERT_THAT(word.readings, SizeIs(1));
    EXPECT_EQ(word.readings[0].reader, Reader::paddle_chinese);
  }
  EXPECT_TRUE(page.trust.back().text_layer_used);
}

TEST(LayerOverPixels, SaysWhichFigureDiffers) {
  const PdfPage layer = layer_of(test::statement_content());
  Page page = pixels_of(layer);
  for (Word& word : page.words) {
    if (word.text == "56,789,012.34") word.text = "56,789,012.84";
  }
  add_layer(page, layer, scanned(layer));
  ASSERT_THAT(page.problems, SizeIs(1));
  EXPECT_EQ(page.problems[0].code, "text-layer.differs");
  EXPECT_THAT(page.problems[0].message, ::testing::AllOf(HasSubstr("56,789,012.34"), HasSubstr("56,789,012.84")));
  const auto word = std::find_if(page.words.begin(), page.words.end(), [](const Word& w) { return w.text == "56,789,012.84"; });
  ASSERT_NE(word, page.words.end());
  EXPECT_EQ(word->reader, Reader::paddle_chinese);
  ASSERT_THAT(word->readings, SizeIs(1));
  EXPECT_EQ(word->readings[0].text, "56,789,012.34");
}

TEST(LayerOverPixels, InvisibleTextNeverBecomesAWordOrAReading) {
  std::string content = "3 Tr " + test::statement_content();
  const PdfPage layer = layer_of(content);
  ASSERT_TRUE(layer.words.front().invisible);
  Page page = pixels_of(layer);
  for (Word& word : page.words) {
    if (word.text != "17,776,666.03") continue;
    word.text = "17,776,666.08";
    word.readings.push_back({Reader::paddle_english, "17,776,666.08", 0.9});
  }
  add_layer(page, layer, scanned(layer));
  for (const Word& word : page.words) {
    EXPECT_EQ(word.reader, Reader::paddle_chinese);
    for (const Reading& reading : word.readings) EXPECT_NE(reading.reader, Reader::text_layer);
  }
  // It agrees with the page everywhere else, so this one figure is worth a word.
  ASSERT_THAT(page.problems, SizeIs(1));
  EXPECT_EQ(page.problems[0].code, "text-layer.differs");
}

TEST(LayerOverPixels, ALayerThatSaysSomethingElseIsNotUsed) {
  const PdfPage layer = layer_of(test::statement_content());
  Page page = pixels_of(layer);
  for (Word& word : page.words) word.text = "完全不同的文字";
  add_layer(page, layer, scanned(layer));
  EXPECT_EQ(page.source, PageSource::ocr);
  EXPECT_FALSE(page.trust.back().text_layer_used);
  EXPECT_THAT(page.trust.back().reason, HasSubstr("pixels-differ"));
}

TEST(LayerPage, TakesTheWordsOfAPictureIn) {
  const PdfPage layer = layer_of(shown("body", 72, 700));
  Page page = page_of_layer(1, layer, judge_layer(layer, false)).page;
  Page part;
  part.width = part.displayed_width = 200;
  part.height = part.displayed_height = 100;
  Word word;
  word.text = "1,234.50";
  word.reader = Reader::paddle_chinese;
  word.box = {10, 20, 40, 12};
  word.edges = {10, 15, 20, 25, 30, 35, 40, 45, 50};
  part.words.push_back(word);
  add_region(page, part, {100, 300, 200, 100});
  EXPECT_EQ(page.source, PageSource::mixed);
  ASSERT_THAT(page.words, SizeIs(2));
  EXPECT_EQ(page.words[1].box, (Box{110, 320, 40, 12}));
  EXPECT_FLOAT_EQ(page.words[1].edges.front(), 110);
  // A second time adds nothing: the place is taken.
  add_region(page, part, {100, 300, 200, 100});
  EXPECT_THAT(page.words, SizeIs(2));
}

TEST(LayerPage, ItsTitleBandIsTheUpperThird) {
  const PdfPage layer = layer_of(shown("title", 72, 800) + shown("body", 72, 300));
  const Page band = title_band_of(page_of_layer(1, layer, judge_layer(layer, false)).page);
  EXPECT_THAT(texts(band), ElementsAre("title"));
  EXPECT_FALSE(band.fully_read);
}

}  // namespace
}  // namespace dossier
