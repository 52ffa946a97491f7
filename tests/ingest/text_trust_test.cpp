#include "ingest/text_trust.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "models/text.h"
#include "tests/support/small_pdf.h"

namespace dossier {
namespace {

using test::shown;
using test::SmallPdf;
using ::testing::Each;
using ::testing::SizeIs;

struct Judged {
  PdfPage page;
  LayerJudgement judgement;
  [[nodiscard]] WordFault fault(std::string_view text) const {
    for (std::size_t i = 0; i < page.words.size(); ++i) {
      if (page.words[i].word.text == text) return judgement.faults[i];
    }
    ADD_FAILURE() << "no word " << text;
    return WordFault::none;
  }
};

Judged judge(std::string_view content, bool small_regions = true, int image_width = 0, int image_height = 0) {
  SmallPdf pdf;
  SmallPdf::PageSetup setup;
  if (image_width > 0) {
    const int image = pdf.image(image_width, image_height, std::string(static_cast<std::size_t>(image_width * image_height), 'x'));
    setup.resources = "/XObject << /I1 " + std::to_string(image) + " 0 R >>";
  }
  pdf.page(content, setup);
  const std::string bytes = pdf.bytes();
  Judged judged;
  judged.page = PdfDocument::open(bytes)->page(1).value();
  judged.judgement = judge_layer(judged.page, small_regions);
  return judged;
}

TEST(TextTrust, BelievesAnOrdinaryPage) {
  const Judged judged = judge(test::statement_content());
  EXPECT_THAT(judged.judgement.faults, Each(WordFault::none));
  EXPECT_FALSE(judged.judgement.whole_page);
  EXPECT_THAT(judged.judgement.regions, SizeIs(0));
}

TEST(TextTrust, AnEmptyPageIsBlank) {
  EXPECT_TRUE(judge("").judgement.blank);
  EXPECT_FALSE(judge("72 72 50 50 re f").judgement.blank);
}

TEST(TextTrust, AScanWithInvisibleTextIsReadFromItsPixels) {
  const Judged judged = judge("q 595 0 0 842 0 0 cm /I1 Do Q\nBT /F1 12 Tf 3 Tr 72 700 Td (1,234.50) Tj ET", true, 100, 140);
  EXPECT_TRUE(judged.judgement.whole_page);
  EXPECT_EQ(judged.judgement.reason, "page-is-image");
  EXPECT_EQ(judged.fault("1,234.50"), WordFault::invisible);
}

TEST(TextTrust, AScanWithVisibleTextIsReadFromItsPixels) {
  EXPECT_EQ(judge("q 595 0 0 842 0 0 cm /I1 Do Q\n" + test::statement_content(), true, 100, 140).judgement.reason, "page-is-image");
}

TEST(TextTrust, AScanInStripsIsAScan) {
  std::string content;
  for (int y = 0; y < 842; y += 100) content += "q 595 0 0 100 0 " + std::to_string(y) + " cm /I1 Do Q\n";
  EXPECT_EQ(judge(content, true, 50, 10).judgement.reason, "page-is-image");
}

TEST(TextTrust, APictureAmongTextIsARegion) {
  const Judged judged = judge("q 300 0 0 150 100 100 cm /I1 Do Q\n" + test::statement_content(), false, 60, 30);
  EXPECT_FALSE(judged.judgement.whole_page);
  ASSERT_THAT(judged.judgement.regions, SizeIs(1));
  EXPECT_NEAR(judged.judgement.regions[0].y, 842 - 250, 1);
}

TEST(TextTrust, ALineOfTextPastedAsAPictureCountsWhereFiguresMatter) {
  const std::string content = "q 80 0 0 12 300 500 cm /I1 Do Q\n" + test::statement_content();
  EXPECT_THAT(judge(content, true, 80, 12).judgement.regions, SizeIs(1));
  EXPECT_THAT(judge(content, false, 80, 12).judgement.regions, SizeIs(0));
}

TEST(TextTrust, TextUnderACoverIsNotBelieved) {
  const Judged judged = judge(test::statement_content() + "1 g 295 695 100 16 re f 0 g " + shown("99,999,999.99", 300, 700));
  EXPECT_EQ(judged.fault("56,789,012.34"), WordFault::covered);
  EXPECT_EQ(judged.fault("99,999,999.99"), WordFault::none);
  EXPECT_THAT(judged.judgement.regions, SizeIs(1));
}

TEST(TextTrust, AGroundPaintedBeforeTheTextIsNoCover) {
  const Judged judged = judge("0.9 g 60 660 480 60 re f 0 g " + test::statement_content());
  EXPECT_THAT(judged.judgement.faults, Each(WordFault::none));
}

TEST(TextTrust, TwoTextsAtOnePlaceAreNotBelieved) {
  const Judged judged = judge(test::statement_content() + shown("91,234,567.89", 300.5, 700));
  EXPECT_EQ(judged.fault("56,789,012.34"), WordFault::doubled);
  EXPECT_EQ(judged.fault("91,234,567.89"), WordFault::doubled);
}

TEST(TextTrust, WhiteTextNeedsADarkGround) {
  EXPECT_EQ(judge(test::statement_content() + "1 g " + shown("secret", 72, 300)).fault("secret"), WordFault::invisible);
  EXPECT_EQ(judge(test::statement_content() + "0 0 0.5 rg 60 290 200 30 re f 1 g " + shown("header", 72, 300)).fault("header"), WordFault::none);
}

TEST(TextTrust, AFontWithoutUnicodeValuesMakesThePagePixels) {
  std::string content;
  for (int i = 0; i < 5; ++i) content += shown("1234567", 72, 700 - 20 * i, 12, "F4");
  const Judged judged = judge(content);
  EXPECT_TRUE(judged.judgement.whole_page);
  EXPECT_EQ(judged.judgement.reason, "mojibake");
}

TEST(TextTrust, GbkBytesTakenForLatinAreMojibake) {
  std::string content;
  for (int i = 0; i < 5; ++i) content += shown("\xd3\xaa\xd2\xb5\xca\xd5\xc8\xeb", 72, 700 - 20 * i);
  EXPECT_EQ(judge(content).judgement.reason, "mojibake");
}

TEST(GlyphProofs, VouchForGlyphsAndThusForWords) {
  const Judged judged = judge(shown("123", 72, 700) + shown("321", 72, 680) + shown("124", 72, 660));
  GlyphProofs proofs;
  EXPECT_EQ(proofs.seen(judged.page, judged.page.words[1]), GlyphProofs::Seen::unseen);
  proofs.record(judged.page, judged.page.words[0], true);
  EXPECT_EQ(proofs.seen(judged.page, judged.page.words[1]), GlyphProofs::Seen::matched);
  EXPECT_EQ(proofs.seen(judged.page, judged.page.words[2]), GlyphProofs::Seen::unseen);
}

TEST(GlyphProofs, AFontThatOnlyDiffersIsDistrusted) {
  const Judged judged = judge(shown("123", 72, 700));
  GlyphProofs proofs;
  const std::uint64_t font = judged.page.fonts.front().key;
  for (int i = 0; i < 3; ++i) {
    EXPECT_FALSE(proofs.distrusted(font));
    proofs.record(judged.page, judged.page.words[0], false);
  }
  EXPECT_TRUE(proofs.distrusted(font));
  EXPECT_EQ(proofs.seen(judged.page, judged.page.words[0]), GlyphProofs::Seen::differed);
}

TEST(GlyphProofs, TheSampleShowsEveryGlyphOnce) {
  const Judged judged = judge(shown("11", 72, 700) + shown("111", 72, 680) + shown("12", 72, 660) + shown("21", 72, 640) + shown("3", 72, 620));
  std::vector<std::size_t> identity = {0, 1, 2, 3, 4};
  std::vector<SecondLook> looks;
  for (std::uint32_t i = 0; i < 5; ++i) looks.push_back({i, SecondLook::Alphabet::digits});
  std::vector<std::uint32_t> sampled;
  for (const SecondLook& look : sample_of(judged.page, identity, looks, GlyphProofs(), 10, 0)) sampled.push_back(look.word);
  EXPECT_THAT(sampled, ::testing::ElementsAre(2u, 4u));  // "12" and "3"
  EXPECT_THAT(sample_of(judged.page, identity, looks, GlyphProofs(), 1, 5), SizeIs(1));
}

TEST(TextTrust, FiguresAgreeInDigitsAndSign) {
  EXPECT_TRUE(confirms("1,234.50", "1.234,50"));
  EXPECT_TRUE(confirms("-1,234.50", "(1,234.50)"));
  EXPECT_FALSE(confirms("-1,234.50", "1,234.50"));
  EXPECT_FALSE(confirms("1,234.50", "1,284.50"));
  EXPECT_TRUE(confirms("贵州茅台酒股份有限公司", "贵州茅台洒股份有限公司"));
  EXPECT_FALSE(confirms("资产", "负债"));
  EXPECT_EQ(figure_key("2023年"), "");
  EXPECT_EQ(figure_key("１２,345"), "12345");
}

}  // namespace
}  // namespace dossier
