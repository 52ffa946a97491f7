#include "ingest/pdf_document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "tests/support/small_pdf.h"

namespace dossier {
namespace {

using test::shown;
using test::shown_chinese;
using test::SmallPdf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::SizeIs;

std::vector<std::string> texts(const PdfPage& page) {
  std::vector<std::string> result;
  for (const PdfWord& word : page.words) result.push_back(word.word.text);
  return result;
}

// Opens a document and keeps its bytes.
struct Opened {
  explicit Opened(std::string file) : bytes(std::move(file)), document(PdfDocument::open(bytes)) {}
  PdfPage page(int number = 1) { return document->page(number).value(); }
  std::string bytes;
  Result<PdfDocument> document;
};

Opened one_page(std::string_view content, const SmallPdf::PageSetup& setup = {}) {
  SmallPdf pdf;
  pdf.page(content, setup);
  return Opened(pdf.bytes());
}

TEST(PdfDocument, GivesWordsWithTheirPlaces) {
  Opened pdf = one_page(shown("Revenue", 72, 700) + shown("1,234.50", 300, 700));
  const PdfPage page = pdf.page();
  EXPECT_DOUBLE_EQ(page.width, 595);
  EXPECT_DOUBLE_EQ(page.height, 842);
  ASSERT_THAT(texts(page), ElementsAre("Revenue", "1,234.50"));
  EXPECT_NEAR(page.words[0].word.box.x, 72, 0.5);
  // The baseline stands 142 points from the top.
  EXPECT_LT(page.words[0].word.box.y, 142);
  EXPECT_GT(page.words[0].word.box.bottom(), 142);
  EXPECT_THAT(page.words[1].word.edges, SizeIs(9));
}

TEST(PdfDocument, ReadsAChineseFontThatIsNotEmbedded) {
  if (!pdf_has_cjk_maps()) GTEST_SKIP() << "poppler-data is not installed";
  Opened pdf = one_page(shown_chinese("营业收入", 72, 700));
  const PdfPage page = pdf.page();
  EXPECT_THAT(texts(page), ElementsAre("营业收入"));
  EXPECT_EQ(page.fonts.front().name, "STSong-Light");
}

TEST(PdfDocument, TurnsThePageAsItIsDisplayed) {
  Opened pdf = one_page(shown("TOP", 72, 800), {.rotate = 90});
  const PdfPage page = pdf.page();
  EXPECT_DOUBLE_EQ(page.width, 842);
  EXPECT_DOUBLE_EQ(page.height, 595);
  ASSERT_THAT(page.words, SizeIs(1));
  EXPECT_EQ(page.words[0].angle, 90);
  EXPECT_GT(page.words[0].word.box.x, 700);
}

TEST(PdfDocument, TellsInvisibleText) {
  Opened pdf = one_page("BT /F1 12 Tf 3 Tr 72 700 Td (hidden) Tj ET " + shown("x", 72, 600) + "0 Tr\n");
  const PdfPage page = pdf.page();
  const auto hidden = std::find_if(page.words.begin(), page.words.end(), [](const PdfWord& w) { return w.word.text == "hidden"; });
  ASSERT_NE(hidden, page.words.end());
  EXPECT_TRUE(hidden->invisible);
}

TEST(PdfDocument, TellsClippedAndPaleText) {
  Opened pdf = one_page("q 0 0 10 10 re W n " + shown("clipped", 72, 700) + "Q 1 g " + shown("white", 72, 600) + "0 g " + shown("black", 72, 500));
  const PdfPage page = pdf.page();
  ASSERT_THAT(texts(page), ElementsAre("clipped", "white", "black"));
  EXPECT_TRUE(page.words[0].invisible);
  EXPECT_TRUE(page.words[1].pale);
  EXPECT_FALSE(page.words[2].pale || page.words[2].invisible);
}

TEST(PdfDocument, TellsCharactersWithoutUnicodeValue) {
  Opened pdf = one_page(shown("123", 72, 700, 12, "F4"));
  const PdfPage page = pdf.page();
  ASSERT_THAT(page.words, SizeIs(1));
  EXPECT_TRUE(page.fonts.front().unicode_map);
  EXPECT_EQ(page.words[0].word.text, "\uE031\uE032\uE033");
}

TEST(PdfDocument, GivesPicturesWithTheirResolution) {
  SmallPdf pdf;
  const int image = pdf.image(200, 100, std::string(20'000, 'x'));
  pdf.page("q 144 0 0 72 72 600 cm /I1 Do Q", {.resources = "/XObject << /I1 " + std::to_string(image) + " 0 R >>"});
  Opened opened(pdf.bytes());
  const PdfPage page = opened.page();
  ASSERT_THAT(page.paints, SizeIs(1));
  EXPECT_EQ(page.paints[0].kind, PdfPaint::Kind::image);
  EXPECT_DOUBLE_EQ(page.paints[0].dpi, 100);
  EXPECT_NEAR(page.paints[0].box.x, 72, 0.01);
  EXPECT_NEAR(page.paints[0].box.y, 842 - 672, 0.01);
}

TEST(PdfDocument, MergesThePiecesOfRulingLines) {
  Opened pdf = one_page("1 w 72 700 m 200 700 l S 200 700 m 400 700 l S 72 650 100 1 re f 72 600 m 72 700 l S 50 50 200 100 re f");
  const PdfPage page = pdf.page();
  ASSERT_THAT(page.rules, SizeIs(3));
  EXPECT_THAT(page.rules, Contains(::testing::Truly([](const RulingLine& r) { return r.horizontal() && r.x1 == 72 && r.x2 == 400; })));
  ASSERT_THAT(page.paints, SizeIs(1));
  EXPECT_EQ(page.paints[0].kind, PdfPaint::Kind::fill);
}

TEST(PdfDocument, KeepsSlantedTextApart) {
  Opened pdf = one_page("BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 300 Tm (DRAFT) Tj ET " + shown("body", 72, 700));
  const PdfPage page = pdf.page();
  EXPECT_THAT(texts(page), ElementsAre("body"));
  EXPECT_THAT(page.slanted, ElementsAre("DRAFT"));
}

TEST(PdfDocument, RendersWhatIsDisplayed) {
  Opened pdf = one_page("0 0 1 rg 0 742 100 100 re f");  // a blue square in the top left corner
  const cv::Mat whole = pdf.document->render(1, 72, 10'000'000).value();
  EXPECT_EQ(whole.cols, 595);
  EXPECT_EQ(whole.rows, 842);
  EXPECT_EQ(whole.at<cv::Vec3b>(50, 50), cv::Vec3b(255, 0, 0));
  EXPECT_EQ(whole.at<cv::Vec3b>(150, 150), cv::Vec3b(255, 255, 255));
  const cv::Mat part = pdf.document->render(1, 144, {90, 90, 20, 20}, 10'000'000).value();
  EXPECT_EQ(part.cols, 40);
  EXPECT_EQ(part.at<cv::Vec3b>(5, 5), cv::Vec3b(255, 0, 0));
  EXPECT_EQ(part.at<cv::Vec3b>(35, 35), cv::Vec3b(255, 255, 255));
}

TEST(PdfDocument, RefusesTooManyPixels) {
  Opened pdf = one_page("", {.width = 14400, .height = 14400});
  const Result<cv::Mat> image = pdf.document->render(1, 200, 1'000'000);
  ASSERT_FALSE(image.has_value());
  EXPECT_EQ(image.error().code, "limit.pixels");
}

TEST(PdfDocument, RefusesAPageWithoutUsableSize) {
  Opened pdf = one_page("", {.width = 0.001, .height = 0.001});
  const Result<PdfPage> page = pdf.document->page(1);
  ASSERT_FALSE(page.has_value());
  EXPECT_EQ(page.error().code, "pdf.page-damaged");
  EXPECT_EQ(pdf.document->page(2).error().page, 2);
}

TEST(PdfDocument, RebuildsAFileThatWasCutOff) {
  SmallPdf pdf;
  for (int i = 0; i < 20; ++i) pdf.page(shown("page", 72, 700));
  std::string bytes = pdf.bytes();
  bytes.resize(bytes.size() * 3 / 4);
  const Opened opened(bytes);
  ASSERT_TRUE(opened.document.has_value());
  EXPECT_TRUE(opened.document->rebuilt());
}

TEST(PdfDocument, SaysWhyItCannotBeOpened) {
  const std::string nothing = "%PDF-1.4\nnothing of use";
  EXPECT_EQ(PdfDocument::open(nothing).error().code, "pdf.damaged");
  EXPECT_EQ(PdfDocument::open(SmallPdf().bytes()).error().code, "pdf.no-pages");
}

}  // namespace
}  // namespace dossier
