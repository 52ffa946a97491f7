#include "extract/lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/page_text.h"

namespace dossier {
namespace {

using test::page_of;
using testing::ElementsAre;

std::vector<std::string> texts(const std::vector<Line>& lines) {
  std::vector<std::string> result;
  for (const Line& line : lines) result.push_back(line.text);
  return result;
}

TEST(Lines, KeepsLettersOfASpacedLabelTogether) {
  const Page page = page_of(R"(
          营业执照
   名    称  沈阳示例智能科技有限公司
   住    所  辽宁省沈阳市
)");
  EXPECT_THAT(texts(lines_of(page)), ElementsAre("营业执照", "名 称 沈阳示例智能科技有限公司", "住 所 辽宁省沈阳市"));
  EXPECT_EQ(lines_of(page)[2].key, "住所辽宁省沈阳市");
}

TEST(Lines, ReadsColumnsOneAfterTheOther) {
  const Page page = page_of(R"(
                 CERTIFICATE  认证证书
  This is to certify that                        兹证明
  Example Company Limited                        示例有限公司
  located in Shenyang                            位于沈阳市浑南区
  complies with the standard                     符合标准的要求
)");
  EXPECT_THAT(texts(lines_of(page)),
              ElementsAre("CERTIFICATE 认证证书", "This is to certify that", "Example Company Limited", "located in Shenyang",
                          "complies with the standard", "兹证明", "示例有限公司", "位于沈阳市浑南区", "符合标准的要求"));
}

TEST(Lines, KeepsTheRowOfATableWhole) {
  const Page page = page_of(R"(
  货币资金                                   1,234.00                2,345.00
  应收账款                                     500.00                  -
)");
  EXPECT_THAT(texts(lines_of(page)), ElementsAre("货币资金 1,234.00 2,345.00", "应收账款 500.00 -"));
}

TEST(Lines, CutsWhereWordsStandFarApart) {
  const Page page = page_of("编制单位：甲公司                         2023年12月31日");
  EXPECT_THAT(texts(lines_of(page)), ElementsAre("编制单位:甲公司" == lines_of(page)[0].key ? "编制单位：甲公司" : "",
                                                 "2023年12月31日"));
}

class Hanging : public testing::TestWithParam<double> {};

TEST_P(Hanging, RowsSurviveASmallAngle) {
  test::PageStyle style;
  style.degrees = GetParam();
  const Page page = page_of(R"(
  货币资金                 五、1           1,234,567.00          2,345,678.00
  交易性金融资产                             90,500.00                     -
  应收票据                                   10,500.00              2,500.00
  应收账款                 五、2             88,500.00              7,500.00
  预付款项                                    6,500.00             66,500.00
)",
                            style);
  EXPECT_THAT(texts(lines_of(page)),
              ElementsAre("货币资金 五、1 1,234,567.00 2,345,678.00", "交易性金融资产 90,500.00 -", "应收票据 10,500.00 2,500.00",
                          "应收账款 五、2 88,500.00 7,500.00", "预付款项 6,500.00 66,500.00"));
}

INSTANTIATE_TEST_SUITE_P(Lines, Hanging, testing::Values(-0.6, -0.3, 0.0, 0.3, 0.6));

TEST(Lines, OfARegionAreCutByIt) {
  const Page page = page_of("左边的字        右边的字");
  EXPECT_THAT(texts(lines_of(page, {0, 0, 80, 100})), ElementsAre("左边的字"));
}

TEST(Lines, SegmentsAreThePiecesBetweenWideGaps) {
  const Page page = page_of("货币资金        1,234.00    2,345.00");
  const std::vector<Line> lines = lines_of(page);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_THAT(texts(segments_of(page, lines[0])), ElementsAre("货币资金", "1,234.00", "2,345.00"));
}

TEST(Lines, VerticalTextStandsAlone) {
  Page page = page_of("甲公司    乙公司");
  Word seal;
  seal.text = "财务专用章";
  seal.box = {60, 10, 10, 60};
  page.words.push_back(seal);
  EXPECT_EQ(lines_of(page).size(), 2U);
}

TEST(Lines, NothingGivesNothing) { EXPECT_TRUE(lines_of(Page{}).empty()); }

}  // namespace
}  // namespace dossier
