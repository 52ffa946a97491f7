#include "extract/tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/page_text.h"

namespace dossier {
namespace {

using test::page_of;
using testing::ElementsAre;
using testing::IsEmpty;

// One line a row: "label | note | number | cell | cell".
std::vector<std::string> rows_of_block(const TableBlock& block) {
  std::vector<std::string> result;
  for (const TableRow& row : block.rows) {
    std::string text = row.label;
    if (!row.note.empty()) text += " note " + row.note;
    if (row.number) text += " no " + std::to_string(*row.number);
    for (const auto& cell : row.cells) text += " | " + (cell ? cell->text : std::string());
    result.push_back(text);
  }
  return result;
}

std::vector<std::string> heads_of(const TableBlock& block) {
  std::vector<std::string> result;
  for (const TableColumn& column : block.columns) {
    std::string text;
    for (const std::string& head : column.head) text += (text.empty() ? "" : "/") + head;
    result.push_back(text);
  }
  return result;
}

Table table_of(const Page& page, DocumentType type, const Table* before = nullptr) {
  const Box all{0, 0, page.width, page.height};
  std::optional<Table> table = read_table(page, all, labels_of(type), page.source == PageSource::ocr, before);
  EXPECT_TRUE(table.has_value());
  return table ? std::move(*table) : Table{};
}

constexpr auto kBalance = DocumentType::balance_sheet;
constexpr auto kIncome = DocumentType::income_statement;

TEST(Tables, ANoteIsNoAmount) {
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

TEST(Tables, HalvesSideBySideWithRowNumbers) {
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
TEST(Tables, AHalfMayGoOnWithARow) {
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

TEST(Tables, ALabelOverTwoLinesIsOne) {
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

TEST(Tables, AHeadMaySpanColumns) {
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

TEST(Tables, AWordOfTwoColumnsIsCut) {
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

TEST(Tables, AFigureInTwoBoxesIsOne) {
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

TEST(Tables, GoOnOnTheNextPageWithoutAHead) {
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

INSTANTIATE_TEST_SUITE_P(Tables, HangingTable, testing::Values(-0.5, 0.0, 0.5));

TEST(Tables, WholeMillionsAndBracketsAreAmounts) {
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

TEST(Tables, SignaturesAndPageNumbersAreNotRows) {
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

TEST(Tables, DashesInTheMiddleOfTheirCellsBelongToTheColumn) {
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

TEST(Tables, AnAmountWithoutALabelIsKept) {
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

TEST(Tables, TextIsNoTable) {
  const Page page = page_of("本公司2023年度营业收入为1,234.00元。");
  EXPECT_FALSE(read_table(page, {0, 0, 600, 800}, labels_of(kBalance), false).has_value());
}

// An amount that went on in the next line of its narrow cell was bound as its last digit alone, and called certain.
TEST(Tables, AFigureMayGoOnInTheNextLineOfItsCell) {
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

TEST(Tables, HalvesThatMakeNoFigureAreMarked) {
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
TEST(Tables, APageNumberIsNoEmptyCell) {
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

// Figures that shone through from the back of the sheet were a third column over the labels, and no column's period was
// sure.
TEST(Tables, WhatStandsOverTheLabelsIsNoColumn) {
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
TEST(Tables, HeadsOfOneRowMayNotStandAtOneHeight) {
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
TEST(Tables, TheHeadsOfTwoColumnsMayBeOneWord) {
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
TEST(Tables, WhatShinesThroughBetweenColumnsIsNoSecondHalf) {
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
TEST(Tables, AFewFiguresWithoutAHeadAreNoColumn) {
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

// A lost point made no amount of a figure, and a speck of shadow beside it made it a text: it was missing.
TEST(Tables, AFigureWithALostPointIsNoTextBesideASpeck) {
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
TEST(Tables, AWatermarkIsNoPartOfALabel) {
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
