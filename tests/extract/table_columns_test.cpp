// Which column an amount of a table stands in: heads, halves, pages that go on, and what is no column.
#include "extract/tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/extract/tables.h"
#include "tests/support/page_text.h"

namespace dossier {
namespace {

using test::heads_of;
using test::kBalance;
using test::kIncome;
using test::page_of;
using test::rows_of_block;
using test::table_of;
using testing::ElementsAre;

TEST(TableColumns, HalvesSideBySideWithRowNumbers) {
  const Page page = page_of(R"(
                                资 产 负 债 表
                                                                          会小企01表
   编制单位：示例有限公司           2023年12月31日                          单位：元
   资产          行次    期末余额      年初余额    负债和所有者权益    行次    期末余额     年初余额
   流动资产：                                      流动负债：
   货币资金        1     1,000.00      2,000.00    短期借款             31       300.00       400.00
   短期投资        2                               应付票据             32
   应收票据        3       500.00        600.00    应付账款             33     1,200.00     2,200.00
   应收账款        4       100.00        200.00    预收账款             34       100.00       200.00
   资产总计       30     1,600.00      2,800.00    负债合计             47     1,600.00     2,800.00
)",
                            {.column = 4.2});
  const Table table = table_of(page, kBalance);
  ASSERT_EQ(table.blocks.size(), 2U);
  EXPECT_THAT(heads_of(table.blocks[0]), ElementsAre("期末余额", "年初余额"));
  EXPECT_THAT(heads_of(table.blocks[1]), ElementsAre("期末余额", "年初余额"));
  EXPECT_THAT(rows_of_block(table.blocks[0]),
              ElementsAre("流动资产： |  | ", "货币资金 no 1 | 1,000.00 | 2,000.00", "短期投资 no 2 |  | ", "应收票据 no 3 | 500.00 | 600.00",
                          "应收账款 no 4 | 100.00 | 200.00", "资产总计 no 30 | 1,600.00 | 2,800.00"));
  EXPECT_THAT(rows_of_block(table.blocks[1]),
              ElementsAre("流动负债： |  | ", "短期借款 no 31 | 300.00 | 400.00", "应付票据 no 32 |  | ", "应付账款 no 33 | 1,200.00 | 2,200.00",
                          "预收账款 no 34 | 100.00 | 200.00", "负债合计 no 47 | 1,600.00 | 2,800.00"));
}

// The right half went on with its total alone: four columns of one half, of which nobody could say which is which.
TEST(TableColumns, AHalfMayGoOnWithARow) {
  const Page page = page_of(R"(
                             资产负债表（续）
   编制单位：示例有限公司           2023年12月31日                          单位：元
   资产          行次    期末余额      年初余额    负债和所有者权益    行次    期末余额     年初余额
   无形资产       25     1,000.00      2,000.00    负债及权益总计       53     1,600.00     2,800.00
   开发支出       26       500.00        600.00
   长期待摊费用   27       100.00        200.00
   资产总计       30     1,600.00      2,800.00
)",
                            {.column = 4.2});
  const Table table = table_of(page, kBalance);
  ASSERT_EQ(table.blocks.size(), 2U);
  EXPECT_THAT(heads_of(table.blocks[0]), ElementsAre("期末余额", "年初余额"));
  EXPECT_THAT(heads_of(table.blocks[1]), ElementsAre("期末余额", "年初余额"));
  EXPECT_THAT(rows_of_block(table.blocks[1]), ElementsAre(testing::EndsWith("53 | 1,600.00 | 2,800.00")));
}

TEST(TableColumns, AHeadMaySpanColumns) {
  const Page page = page_of(R"(
                              合并                              母公司
    项目            2023年度       2022年度         2023年度       2022年度
  一、营业收入      9,000.00       8,000.00         7,000.00       6,000.00
  减：营业成本      4,000.00       3,000.00         2,000.00       1,000.00
)");
  const Table table = table_of(page, kIncome);
  ASSERT_EQ(table.blocks.size(), 1U);
  EXPECT_THAT(heads_of(table.blocks[0]), ElementsAre("合并/2023年度", "合并/2022年度", "母公司/2023年度", "母公司/2022年度"));
}

TEST(TableColumns, AWordOfTwoColumnsIsCut) {
  Page page = page_of(R"(
    项目            期末余额        年初余额
  货币资金          1,234.00        2,345.00
  应收账款          4,321.00 5,432.00
  存货              1,111.00        2,222.00
)");
  test::reread(page, "4,321.00 5,432.00", Reader::paddle_english, "4,321.00 5,432.00");
  test::reread(page, "4,321.00 5,432.00", Reader::tesseract_digits, "4,321.005,432.00");
  for (Word& word : page.words) {
    if (word.text != "4,321.00 5,432.00") continue;
    const Box left = test::word_of(page, "1,234.00").box, right = test::word_of(page, "2,345.00").box;
    word.box.x = left.x;
    word.box.width = right.right() - left.x;
    for (std::size_t i = 0; i < word.edges.size(); ++i) {
      word.edges[i] = static_cast<float>(i <= 8 ? left.x + left.width * static_cast<double>(i) / 8
                                                : right.x + right.width * static_cast<double>(i - 9) / 8);
    }
  }
  const Table table = table_of(page, kBalance);
  EXPECT_THAT(rows_of_block(table.blocks[0]),
              ElementsAre("货币资金 | 1,234.00 | 2,345.00", "应收账款 | 4,321.00 | 5,432.00", "存货 | 1,111.00 | 2,222.00"));
  const TablePiece& cell = *table.blocks[0].rows[1].cells[1];
  ASSERT_EQ(cell.readings.size(), 2U);
  EXPECT_EQ(cell.readings[0].text, "5,432.00");
  EXPECT_EQ(cell.readings[1].text, "5,432.00");
}

// A seal hid the middle of the first row, of which two words were left: one reached over both columns, and with it all
// figures of the first column were taken for words of two columns.
TEST(TableColumns, AWordOverTwoColumnsCostsNeither) {
  const Table table = table_of(page_of(R"(
    项目                      本年累计数       上年同期数
  销售商品收到的现金          8,10   46,846,922,694.73
  收到其他与经营有关的现金      274,950.59       138,107.92
  支付给职工的现金            2,149,665.74     1,860,375.01
  支付的各项税费                391,773.04       317,145.31
  支付其他与经营有关的现金      751,227.01       624,484.43
)",
                                       {.ocr = true}),
                               kBalance);
  ASSERT_EQ(table.blocks.size(), 1U);
  EXPECT_THAT(heads_of(table.blocks[0]), ElementsAre("本年累计数", "上年同期数"));
  EXPECT_EQ(table.blocks[0].rows.back().cells[0]->text, "751,227.01");
  EXPECT_EQ(table.blocks[0].rows.back().cells[1]->text, "624,484.43");
}

TEST(TableColumns, GoOnOnTheNextPageWithoutAHead) {
  const Page first = page_of(R"(
    项目               期末余额           年初余额
  货币资金         12,345,612.34      12,345,612.34
  存货                 1,111.00           2,222.00
)");
  const Page second = page_of(R"(
  短期借款             5,111.00
  应付账款             1,111.00           2,222.00
)");
  const Table before = table_of(first, kBalance);
  const Table table = table_of(second, kBalance, &before);
  EXPECT_THAT(heads_of(table.blocks[0]), ElementsAre("期末余额", "年初余额"));
  EXPECT_THAT(rows_of_block(table.blocks[0]), ElementsAre("短期借款 | 5,111.00 | ", "应付账款 | 1,111.00 | 2,222.00"));
}

TEST(TableColumns, DashesInTheMiddleOfTheirCellsBelongToTheColumn) {
  const Page page = page_of(R"(
      项目                       期末余额               年初余额
    货币资金                       1,234,567.00           2,345,678.00
    应收票据                     -                      -
    应收账款                     -                         45,678.00
    合同资产                     -                      -
    存货                              88,500.00               7,500.00
)");
  const Table table = table_of(page, kBalance);
  ASSERT_EQ(table.blocks[0].columns.size(), 2U);
  EXPECT_THAT(rows_of_block(table.blocks[0]),
              ElementsAre("货币资金 | 1,234,567.00 | 2,345,678.00", "应收票据 | - | -", "应收账款 | - | 45,678.00", "合同资产 | - | -",
                          "存货 | 88,500.00 | 7,500.00"));
}

// Figures that shone through from the back of the sheet were a third column over the labels, and no column's period was
// sure.
TEST(TableColumns, WhatStandsOverTheLabelsIsNoColumn) {
  const Page page = page_of(R"(
                       利润表
                       2023年度                            单位：元
      项目                                本年金额         上年金额
  一、营业收入                       48,680,186.14    64,147,093.12
    减：营业成本                     25,368,270.41    36,764,713.35
    税金及附加                          274,880.62       685,392.05
    销售费用                          2,288,175.73     3,368,553.89
    管理费用                          1,288,175.73     2,368,553.89
    研发费用                          3,288,175.73     4,368,553.89
    财务费用                            288,175.73       368,553.89
  二、营业利润   88.007.189.01       15,884,332.19    16,222,772.16
    加：营业外收入(亏损以负号)          100,000.00       200,000.00
    减：营业外支出(亏损以负号)          100,000.00       200,000.00
  三、利润总额   20.011.101.48       15,884,332.19    16,222,772.16
    减：所得税费用(亏损以负号)        1,884,332.19     2,222,772.16
  四、净利润(亏损以负号)             14,000,000.00    14,000,000.00
  五、其他综合收益的税后净额                     -                -
  六、综合收益总额                   14,000,000.00    14,000,000.00
)",
                            {.ocr = true});
  const Table table = table_of(page, kIncome);
  ASSERT_EQ(table.blocks.size(), 1U);
  EXPECT_THAT(heads_of(table.blocks[0]), ElementsAre("本年金额", "上年金额"));
}

// On a curved sheet the heads of two columns did not stand at one height, and each column had both.
TEST(TableColumns, HeadsOfOneRowMayNotStandAtOneHeight) {
  Page page = page_of(R"(
                       利润表
                       2023年度                            单位：元
      项目                                本年金额         上年金额

  一、营业收入                       48,680,186.14    64,147,093.12
    减：营业成本                     25,368,270.41    36,764,713.35
    税金及附加                          274,880.62       685,392.05
    销售费用                          2,288,175.73     3,368,553.89
)",
                      {.ocr = true});
  test::word_of(page, "上年金额").box.y += 9;
  EXPECT_THAT(heads_of(table_of(page, kIncome).blocks[0]), ElementsAre("本年金额", "上年金额"));
}

// Narrow columns: the days of both were one word over both, 日 on the next line, and each column was of two years.
TEST(TableColumns, TheHeadsOfTwoColumnsMayBeOneWord) {
  const Page page = page_of(R"(
                     资产负债表
                   2023年12月31日                       单位：元
      项目                    2022年12月312023年12月31
                                   日           日
  货币资金                     1,234,567.00 2,345,678.00
  应收账款                     4,321,765.00 5,432,876.00
  存货                         1,111,222.00 2,222,333.00
)",
                            {.ocr = true});
  EXPECT_THAT(heads_of(table_of(page, kBalance).blocks[0]), ElementsAre("2022年12月31/日", "2023年12月31/日"));
}

// What shines through from the back made words between the columns, and the second column was half of another table, without labels.
TEST(TableColumns, WhatShinesThroughBetweenColumnsIsNoSecondHalf) {
  const Page page = page_of(R"(
                       利润表
                       2023年度                                     单位：元
      项目                         本年金额                      上年金额
  一、营业收入                48,680,186.14                 64,147,093.12
    减：营业成本              25,368,270.41    本效         36,764,713.35
    税金及附加                   274,880.62                    685,392.05
    销售费用                   2,288,175.73    夹）益       3,368,553.89
    管理费用                   1,288,175.73                  2,368,553.89
    研发费用                   3,288,175.73    双用卖        4,368,553.89
    财务费用                     288,175.73                    368,553.89
  二、营业利润                15,884,332.19    财老         16,222,772.16
    加：营业外收入               100,000.00                    200,000.00
    减：营业外支出               100,000.00                    200,000.00
  三、利润总额                15,884,332.19                 16,222,772.16
    减：所得税费用             1,884,332.19                  2,222,772.16
  四、净利润                  14,000,000.00                 14,000,000.00
)",
                            {.ocr = true});
  const Table table = table_of(page, kIncome);
  ASSERT_EQ(table.blocks.size(), 1U);
  EXPECT_THAT(heads_of(table.blocks[0]), ElementsAre("本年金额", "上年金额"));
}

// Two figures that shine through were a column without a head, taken for the period's.
TEST(TableColumns, AFewFiguresWithoutAHeadAreNoColumn) {
  const std::string drawing = R"(
                     资产负债表
                   2023年12月31日                                  单位：元
      资    产                                  期末余额          年初余额
  货币资金                                 75,035,642.33     76,356,928.74
  应收票据                                 18,948,009.98     17,218,225.81
  应收账款                                184,332,390.94    148,623,229.70
  预付款项                                 29,865,218.94     24,311,927.63
  其他应收款                               27,257,929.93     20,455,712.18
  存货                                     62,282,613.22     47,403,271.39
  其他流动资产                              2,830,676.30      2,297,592.71
  流动资产合计          80.184.222.00     400,552,481.64    336,666,888.16
  固定资产                                 84,054,560.95     74,270,367.48
  非流动资产合计                           84,054,560.95     74,270,367.48
  资产总计              60.002.122.00     484,607,042.59    410,937,255.64
)";
  const Table table = table_of(page_of(drawing, {.ocr = true}), kBalance);
  EXPECT_THAT(heads_of(table.blocks[0]), ElementsAre("期末余额", "年初余额"));
  EXPECT_EQ(table.blocks[0].rows.back().cells[0]->text, "484,607,042.59");
  // A text layer shows no back of a sheet.
  EXPECT_EQ(table_of(page_of(drawing), kBalance).blocks[0].columns.size(), 3U);
}

}  // namespace
}  // namespace dossier
