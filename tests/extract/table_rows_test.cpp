// Which label an amount of a table stands beside, and what is a figure.
#include "extract/tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>


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

TEST(TableRows, ANoteIsNoAmount) {
  const Page page = page_of(R"(
                       资产负债表
                     2023年12月31日
  编制单位：示例有限公司                              单位：元
      项目              附注          期末余额          年初余额
  流动资产：
    货币资金            五、1     1,234,567.00      2,345,678.00
    应收票据                           500.00                  -
    存货                 12         88,500.00          7,500.00
  流动资产合计                   1,323,567.00      2,353,178.00
)");
  const Table table = table_of(page, kBalance);
  ASSERT_EQ(table.blocks.size(), 1U);
  EXPECT_THAT(heads_of(table.blocks[0]), ElementsAre("期末余额", "年初余额"));
  EXPECT_THAT(rows_of_block(table.blocks[0]),
              ElementsAre("流动资产： |  | ", "货币资金 note 五、1 | 1,234,567.00 | 2,345,678.00", "应收票据 | 500.00 | -",
                          "存货 note 12 | 88,500.00 | 7,500.00", "流动资产合计 | 1,323,567.00 | 2,353,178.00"));
  for (const TableRow& row : table.blocks[0].rows) EXPECT_LT(row.offset, 0.1) << row.label;
}

TEST(TableRows, ALabelOverTwoLinesIsOne) {
  const Page page = page_of(R"(
    项目                                   2023年度         2022年度
  加：投资收益（损失以“－”号填列）       300.00          1,400.00
      公允价值变动收益（损失以“－”号填     -20.00           3,400.00
  列）
      以摊余成本计量的金融资产终止
  确认收益                                  10.00              20.00
  二、营业利润                          5,000.00          6,000.00
)");
  const Table table = table_of(page, kIncome);
  ASSERT_EQ(table.blocks.size(), 1U);
  EXPECT_THAT(heads_of(table.blocks[0]), ElementsAre("2023年度", "2022年度"));
  EXPECT_THAT(rows_of_block(table.blocks[0]),
              ElementsAre("加：投资收益（损失以“－”号填列） | 300.00 | 1,400.00",
                          "公允价值变动收益（损失以“－”号填列） | -20.00 | 3,400.00",
                          "以摊余成本计量的金融资产终止确认收益 | 10.00 | 20.00", "二、营业利润 | 5,000.00 | 6,000.00"));
}

TEST(TableRows, AFigureInTwoBoxesIsOne) {
  const Page page = page_of(R"(
    项目               期末余额           年初余额
  货币资金         12,345,612.34      12,345,612.34
  应收账款          12,345, 612.34      2,345.00
  存货                 1,111.00           2,222.00
)",
                            {.word_gap = 1});
  const Table table = table_of(page, kBalance);
  EXPECT_THAT(rows_of_block(table.blocks[0]), ElementsAre("货币资金 | 12,345,612.34 | 12,345,612.34",
                                                          "应收账款 | 12,345,612.34 | 2,345.00", "存货 | 1,111.00 | 2,222.00"));
}

class HangingTable : public testing::TestWithParam<double> {};

TEST_P(HangingTable, KeepsItsRows) {
  test::PageStyle style;
  style.degrees = GetParam();
  style.ocr = true;
  const Page page = page_of(R"(
      项目              附注          期末余额          年初余额
    货币资金            五、1     1,234,567.00      2,345,678.00
    应收票据                           500.00
    应收账款                                           1,500.00
    预付款项                        88,500.00          7,500.00
    存货                 12         88,500.00          7,500.00
  流动资产合计                   1,323,567.00      2,353,178.00
)",
                            style);
  const Table table = table_of(page, kBalance);
  EXPECT_THAT(rows_of_block(table.blocks[0]),
              ElementsAre("货币资金 note 五、1 | 1,234,567.00 | 2,345,678.00", "应收票据 | 500.00 | ", "应收账款 |  | 1,500.00",
                          "预付款项 | 88,500.00 | 7,500.00", "存货 note 12 | 88,500.00 | 7,500.00",
                          "流动资产合计 | 1,323,567.00 | 2,353,178.00"));
  for (const TableRow& row : table.blocks[0].rows) EXPECT_LT(row.offset, 0.3) << row.label;
}

INSTANTIATE_TEST_SUITE_P(TableRows, HangingTable, testing::Values(-0.5, 0.0, 0.5));

TEST(TableRows, WholeMillionsAndBracketsAreAmounts) {
  const Page page = page_of(R"(
                                              本集团
                        附注四     2024年度       2023年度
    利息支出               37    (104,954)      (109,626)
    资产处置损益                        8            144
    汇兑损益               41         880            662
    终止经营净利润                      -              -
    营业收入合计                  146,695        164,699
)");
  const Table table = table_of(page, kIncome);
  EXPECT_THAT(heads_of(table.blocks[0]), ElementsAre("本集团/2024年度", "本集团/2023年度"));
  EXPECT_THAT(rows_of_block(table.blocks[0]),
              ElementsAre("利息支出 note 37 | (104,954) | (109,626)", "资产处置损益 | 8 | 144", "汇兑损益 note 41 | 880 | 662",
                          "终止经营净利润 | - | -", "营业收入合计 | 146,695 | 164,699"));
}

TEST(TableRows, SignaturesAndPageNumbersAreNotRows) {
  const Page page = page_of(R"(
      项目                          期末余额          年初余额
    货币资金                      1,234,567.00      2,345,678.00
    存货                             88,500.00          7,500.00
  法定代表人：张三   主管会计工作负责人：李四   会计机构负责人：王五
                                 50 / 124
)");
  const Table table = table_of(page, kBalance);
  EXPECT_EQ(table.blocks[0].rows.size(), 2U);
}

TEST(TableRows, AnAmountWithoutALabelIsKept) {
  const Page page = page_of(R"(
      项目                          期末余额          年初余额
    货币资金                      1,234,567.00      2,345,678.00

                                     77,000.00
    存货                             88,500.00          7,500.00
    其他流动资产                     88,500.00          7,500.00
)");
  const Table table = table_of(page, kBalance);
  EXPECT_THAT(rows_of_block(table.blocks[0]),
              ElementsAre("货币资金 | 1,234,567.00 | 2,345,678.00", " | 77,000.00 | ", "存货 | 88,500.00 | 7,500.00",
                          "其他流动资产 | 88,500.00 | 7,500.00"));
}

TEST(TableRows, TextIsNoTable) {
  const Page page = page_of("本公司2023年度营业收入为1,234.00元。");
  EXPECT_FALSE(read_table(page, {0, 0, 600, 800}, labels_of(kBalance), false).has_value());
}

// An amount that went on in the next line of its narrow cell was bound as its last digit alone, and called certain.
TEST(TableRows, AFigureMayGoOnInTheNextLineOfItsCell) {
  const Page page = page_of(R"(
                       资产负债表

                     2023年12月31日

  编制单位：示例有限公司                              单位：元

      项目                        期末余额          年初余额


    货币资金                   1,234,567.00      2,345,678.00


                             1,111,234,500.
    应收票据                                          500.00
                                         12


    存货                          88,500.00          7,500.00


  流动资产合计             1,112,557,567.12      2,353,678.00
)", {.pitch = 7});
  const Table table = table_of(page, kBalance);
  ASSERT_EQ(table.blocks.size(), 1U);
  EXPECT_THAT(rows_of_block(table.blocks[0]),
              ElementsAre("货币资金 | 1,234,567.00 | 2,345,678.00", "应收票据 | 1,111,234,500.12 | 500.00",
                          "存货 | 88,500.00 | 7,500.00", "流动资产合计 | 1,112,557,567.12 | 2,353,678.00"));
}

// A total wrapped beside its label that wraps, too: its last digit was taken for the amount, a certain nought among them.
TEST(TableRows, AFigureMayWrapBesideALabelThatWraps) {
  constexpr std::string_view kDrawing = R"(
                       资产负债表
  编制单位：示例有限公司                              单位：元
      项目                        期末余额          年初余额
    货币资金                   1,234,567.00      2,345,678.00
    存货                          88,500.00          7,500.00
    负债和所有者权益（或股东权  14,257,152.5      12,927,068.8
    益）总计                               7                 0
)";
  const Table table = table_of(page_of(kDrawing, {.pitch = 12}), kBalance);
  ASSERT_EQ(table.blocks.size(), 1U);
  EXPECT_THAT(rows_of_block(table.blocks[0]),
              ElementsAre("货币资金 | 1,234,567.00 | 2,345,678.00", "存货 | 88,500.00 | 7,500.00",
                          "负债和所有者权益（或股东权益）总计 | 14,257,152.57 | 12,927,068.80"));
}

TEST(TableRows, HalvesThatMakeNoFigureAreMarked) {
  const Page page = page_of(R"(
                       资产负债表

  编制单位：示例有限公司                              单位：元

      项目                        期末余额          年初余额


    货币资金                   1,234,567.00      2,345,678.00


                                 1,111,234.5
    应收票据                                          500.00
                                         129


    存货                          88,500.00          7,500.00
)", {.pitch = 7});
  const Table table = table_of(page, kBalance);
  ASSERT_EQ(table.blocks.size(), 1U);
  const TableRow& row = table.blocks[0].rows[1];
  EXPECT_EQ(row.label, "应收票据");
  ASSERT_TRUE(row.cells[0].has_value());
  EXPECT_TRUE(row.cells[0]->crowded);
  EXPECT_FALSE(row.cells[1]->crowded);
}

// The first dash of the page number - 8 - was taken for an empty cell: the column grew over the row numbers, which became its amounts.
TEST(TableRows, APageNumberIsNoEmptyCell) {
  const Page page = page_of(R"(
                       利润表
                       2022年度                        单位：元
      项目                         行次     上期发生额         本期发生额
  一、营业收入                      1     48,680,186.14     64,147,093.12
    减：营业成本                    2     25,368,270.41     36,764,713.35
    销售费用                        3      2,288,175.73      3,368,553.89
  二、营业利润                      4     21,023,740.00     24,013,825.88


                                 - 8 -
)");
  const Table table = table_of(page, kIncome);
  ASSERT_EQ(table.blocks.size(), 1U);
  EXPECT_THAT(rows_of_block(table.blocks[0]),
              ElementsAre("一、营业收入 no 1 | 48,680,186.14 | 64,147,093.12", "减：营业成本 no 2 | 25,368,270.41 | 36,764,713.35",
                          "销售费用 no 3 | 2,288,175.73 | 3,368,553.89", "二、营业利润 no 4 | 21,023,740.00 | 24,013,825.88"));
}

// A lost point made no amount of a figure, and a speck of shadow beside it made it a text: it was missing.
TEST(TableRows, AFigureWithALostPointIsNoTextBesideASpeck) {
  const Page page = page_of(R"(
    项目            本期金额        上期金额
  一、营业收入      5,234.00        2,345.00
  减：营业成本      4,321.00      必1,54158
      税金及附加    1,111.00        2,222.00
)",
                            {.word_gap = 1, .ocr = true});
  Page apart = page;
  Word& joined = test::word_of(apart, "必1,54158");
  Word speck = joined;
  speck.text = "必";
  speck.edges.clear();
  speck.box.width = 10;
  joined.text = "1,54158";
  joined.edges.clear();
  joined.box.x += 12;
  joined.box.width -= 12;
  apart.words.push_back(speck);
  const Table table = table_of(apart, kIncome);
  ASSERT_TRUE(table.blocks[0].rows[1].cells[1].has_value());
  EXPECT_EQ(table.blocks[0].rows[1].cells[1]->text, "1,54158");
}

// Words of a watermark, twice as high, were part of a label and drew its height away from its amounts: the row was in doubt.
TEST(TableRows, AWatermarkIsNoPartOfALabel) {
  Page page = page_of(R"(
      项目                          期末余额        年初余额
  货币资金                      1,234,567.00    2,345,678.00
  流动资产合计                  1,234,567.00    2,345,678.00
  固定资产                      4,321,765.00    5,432,876.00
  非流动资产合计                4,321,765.00    5,432,876.00
)",
                      {.ocr = true});
  const Box label = test::word_of(page, "非流动资产合计").box;
  Word mark = test::word_of(page, "货币资金");
  mark.text = "仅供本";
  mark.edges.clear();
  mark.box = {label.right() + 3, label.y, 50, 2 * label.height};
  page.words.push_back(mark);
  const Table table = table_of(page, kBalance);
  const TableRow& row = table.blocks[0].rows.back();
  EXPECT_EQ(row.label, "非流动资产合计");
  EXPECT_LT(row.offset, 0.1);
}

}  // namespace
}  // namespace dossier
