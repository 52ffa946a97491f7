#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>

#include "extract/extract.h"
#include "extract/special_table.h"
#include "tests/extract/documents.h"
#include "tests/extract/figures.h"
#include "tests/support/page_text.h"

namespace dossier {
namespace {

using test::figure;
using test::figure_value;
using test::only;
using test::kAiTable;
using test::page_of;

TEST(RdSpecialAudit, StatesItsFiguresInProse) {
  const Document audit = only(page_of(R"(
                     研究开发费用专项审计报告
                                              辽示专审字〔2024〕第012号
  沈阳示例智能科技有限公司全体股东：
    我们审计了后附的沈阳示例智能科技有限公司2022年度至2023年度研究开发费用情况表。
    一、审计结果
    2022年度研究开发费用总额为3,200,000.00元，销售收入为40,000,000.00元，占比为8.00%。
    2023年度研究开发费用总额为450.50万元，销售收入为5,100.25万元，占比为8.83%。
                                              中国注册会计师：
                                              2024年5月12日
)"));
  EXPECT_EQ(audit.type, DocumentType::rd_special_audit);
  EXPECT_EQ(test::value(audit, "entity"), "沈阳示例智能科技有限公司");
  EXPECT_EQ(figure_value(audit, "rd_expense", 2022), "3200000.00");
  EXPECT_EQ(figure_value(audit, "revenue", 2022), "40000000.00");
  EXPECT_EQ(figure_value(audit, "rd_expense", 2023), "4505000.00");
  EXPECT_EQ(figure_value(audit, "revenue", 2023), "51002500.00");
  EXPECT_EQ(figure(audit, "rd_expense", 2023)->half_ulp_fen, 5000);
  EXPECT_EQ(figure(audit, "rd_expense", 2024), nullptr);  // the year of signing is no year of the figures
}

TEST(RdSpecialAudit, TakesTheTotalOfTheTableByProjects) {
  const Document audit = only(page_of(R"(
                     企业年度研究开发费用结构明细表
                              2023年度
                                                          单位：人民币元
   科目                          RD01              RD02              合计
   内部研究开发投入额      1,000,000.00      2,000,000.00      3,000,000.00
   其中：人员人工费用        600,000.00      1,500,000.00      2,100,000.00
   直接投入费用              400,000.00        500,000.00        900,000.00
   委托外部研究开发费用                        250,000.00        250,000.00
   研究开发费用（内、外部）小计  1,000,000.00  2,250,000.00     3,250,000.00
)"));
  EXPECT_EQ(audit.type, DocumentType::rd_special_audit);
  EXPECT_EQ(figure_value(audit, "rd_expense", 2023), "3250000.00");
  ASSERT_EQ(audit.identities.size(), 1u);
  EXPECT_EQ(audit.identities[0].id, "rd.table-cols");
  EXPECT_EQ(audit.identities[0].state, Identity::State::closes);
}

// The faxed example: a speck beside its product, and points for commas.
TEST(AiRevenueSpecialAudit, ASpoiledRowIsNoContradiction) {
  const Document open = only(page_of(R"(
                     2023年度人工智能产品（服务）收入明细表
  编制单位：沈阳示例智能科技有限公司
                                                   金额单位：人民币元
  序号   产品（服务）名称        技术领域      收入金额          占营业收入比例
   1     智能质检平台            计算机视觉    12,000,000.00     24.00%
   2     语音客服系统            语音处理       8,000,000.50     16.00%
   3     行业大模型应用服务。    智能机器人     4.123.900.00     17.77%
         人工智能收入合计                      24,123,900.50     48.25%
         营业收入                              50,000,001.25
)"));
  ASSERT_EQ(open.identities.size(), 1u);
  EXPECT_EQ(open.identities[0].state, Identity::State::unread);
  // 8,000,G00.50: no figure by the page reader, one by another.
  Page page = page_of(kAiTable, {.ocr = true});
  test::confirm_figures(page);
  test::word_of(page, "8,000,000.50").text = "8,000,G00.50";
  const Document others = only(page);
  for (const Identity& identity : others.identities) EXPECT_NE(identity.state, Identity::State::violated);
}

TEST(AiRevenueSpecialAudit, ProvesTheTotalByItsProducts) {
  const Document audit = only(page_of(kAiTable));
  EXPECT_EQ(audit.type, DocumentType::ai_revenue_special_audit);
  EXPECT_EQ(figure_value(audit, "ai_revenue", 2023), "20000000.50");
  EXPECT_EQ(figure_value(audit, "revenue", 2023), "50000001.25");
  ASSERT_EQ(audit.identities.size(), 1u);
  EXPECT_EQ(audit.identities[0].id, "ai.table-sum");
  EXPECT_EQ(audit.identities[0].state, Identity::State::closes);
}

TEST(AiRevenueSpecialAudit, ReportsATotalThatItsProductsDoNotMake) {
  std::string table(kAiTable);
  table.replace(table.find("20,000,000.50"), 13, "26,000,000.50");
  const Document audit = only(page_of(table));
  EXPECT_EQ(figure_value(audit, "ai_revenue", 2023), "26000000.50");
  ASSERT_EQ(audit.identities.size(), 1u);
  EXPECT_EQ(audit.identities[0].state, Identity::State::violated);
  EXPECT_EQ(audit.identities[0].difference_fen, 600'000'000);
}

TEST(AiRevenueSpecialAudit, IsOnlySureOfPixelsThatTwoReadersOrASumProve) {
  const Document audit = only(page_of(kAiTable, {.ocr = true}));
  ASSERT_NE(figure(audit, "ai_revenue", 2023), nullptr);
  EXPECT_EQ(figure(audit, "ai_revenue", 2023)->status, Status::certain);  // its products add up to it
  ASSERT_NE(figure(audit, "revenue", 2023), nullptr);
  EXPECT_EQ(figure(audit, "revenue", 2023)->status, Status::uncertain);   // one reader alone
}

TEST(OnlyYear, TakesNoYearOfAFullDate) {
  EXPECT_EQ(only_year("2023年度"), 2023);
  EXPECT_EQ(only_year("年度:2023年"), 2023);
  EXPECT_EQ(only_year("2023"), 2023);
  EXPECT_EQ(only_year("2024年5月12日"), std::nullopt);
  EXPECT_EQ(only_year("2021年度至2023年度"), std::nullopt);
  EXPECT_EQ(only_year("合同编号HT2023-007"), std::nullopt);
}

TEST(RdSpecialAudit, RowsMayBeNumberedNameTheirYearOrBreakTheirLabel) {
  const Document audit = only(page_of(R"(
                        研究开发费用情况表
                                                                单位：人民币元
   项目                            2022年度          2023年度            合计
   一、内部研究开发投入额      1,000,000.00      2,000,000.00      3,000,000.00
   研究开发费用（内、外部）小计  1,000,000.00      2,000,000.00      3,000,000.00
   三、营业收入               10,000,000.00     20,000,000.00     30,000,000.00
)"));
  EXPECT_EQ(figure_value(audit, "rd_expense", 2022), "1000000.00");
  EXPECT_EQ(figure_value(audit, "rd_expense", 2023), "2000000.00");
  EXPECT_EQ(figure_value(audit, "revenue", 2023), "20000000.00") << "numbered, and not the sum of the years";

  const Document said = only(page_of(R"(
                     研究开发费用专项审计报告
  沈阳示例智能科技有限公司：
    2023年度，沈阳示例智能科技有限公司发生研发费用2,799.07万元，营业收入16,786.93万元，占比16.67%。
)"));
  EXPECT_EQ(figure_value(said, "rd_expense", 2023), "27990700.00");
  EXPECT_EQ(figure_value(said, "revenue", 2023), "167869300.00");
}

TEST(AiRevenueAudit, ARowMayNameItsYear) {
  const Document audit = only(page_of(R"(
                    2021年度人工智能业务收入明细表
                                                           单位：元
   序号   产品名称                合同编号          收入（元）      占营业收入比例
   1      工业视觉缺陷检测系统    SW-2021-085     5,046,817.00        7.00%
   2      设备预测性维护系统      HT-2021-031    41,490,783.00       57.59%
   人工智能业务收入合计                          46,537,600.00       64.59%
   2021年度营业收入                              72,050,783.03      100.00%
)"));
  EXPECT_EQ(figure_value(audit, "ai_revenue", 2021), "46537600.00");
  EXPECT_EQ(figure_value(audit, "revenue", 2021), "72050783.03");
}

// The title with its year stood nearer above the figures than the heads of their columns, and every column was the year's.
TEST(RdSpecialAudit, HeadsMayStandBesideTheirFigures) {
  const Document audit = only(page_of(R"(
                     企业年度研究开发费用结构明细表
                  2021年度（按近三年每年分别填报）
                                                         单位：人民币万元
   科目                      RD01                 RD02                合计
   内部研究开发投入额              88.67                83.16            171.83
   委托外部研究开发费用             4.64                                   4.64
   研究开发费用（内、外部）小计      93.31                83.16            176.47
)"));
  EXPECT_EQ(figure_value(audit, "rd_expense", 2021), "1764700.00");
  EXPECT_TRUE(figure(audit, "rd_expense", 2021)->alternatives.empty());
}

// Half of an amount that goes on in the next line of its cell was certain.
TEST(RdSpecialAudit, HalfOfAWrappedAmountIsNeverCertain) {
  const Document audit = only(page_of(R"(
                     研究开发费用专项审计报告

  沈阳示例智能科技有限公司全体股东：

                     研究开发费用明细表

                          2023年度                   单位：元

         项目                          金额


    人员人工费用                  9,600,000.00


    研究开发费用合计            1,111,234,500.1

                                              2
)", {.pitch = 7}));
  const Field* half = figure(audit, "rd_expense", 2023);
  ASSERT_NE(half, nullptr);
  EXPECT_EQ(half->status, Status::uncertain);
  EXPECT_EQ(half->doubt, "cell-crowded");
}

// A share that lost its % was the AI revenue of the year, and certain.
TEST(AiRevenueSpecialAudit, AShareWithoutItsSignIsNoAmount) {
  std::string table(kAiTable);
  table.replace(table.find("40.00%"), 6, "40.00 ");
  EXPECT_EQ(figure_value(only(page_of(table)), "ai_revenue", 2023), "20000000.50");
  table.replace(table.find("占营业收入比例"), 21, "                 ");
  EXPECT_EQ(figure_value(only(page_of(table)), "ai_revenue", 2023), "20000000.50");
}

// A lost point in a narrow column, a label that goes on below its row, a speck behind one: two revenues and a total were missing.
TEST(AiRevenueSpecialAudit, FiguresMayLoseTheirPointAndLabelsTheirLine) {
  const std::string drawing = R"(
                     2023年度人工智能产品（服务）收入明细表
  编制单位：沈阳示例智能科技有限公司
                                                   金额单位：人民币元
  序号   产品（服务）名称        技术领域      收入金额          占营业收入比例
   1     智能质检平台            计算机视觉    12,000,000.00     24.00%
   2     语音客服系统            语音处理       8,000,000.50     16.00%
   3     图像识别系统            计算机视觉     1,000,000.00      2.00%
   4     机器视觉系统            计算机视觉     1,000,000.00      2.00%
         人工智能产品收入合                    22,000,000.50     44.00%
         计
         企业总收入 /                          50,000,00125
)";
  Page page = page_of(drawing, {.pitch = 12, .ocr = true});
  test::reread(page, "50,000,00125", Reader::paddle_english, "50,000,00125");
  test::reread(page, "50,000,00125", Reader::tesseract_digits, "50,000,001.25");
  const Document audit = only(page);
  EXPECT_EQ(figure_value(audit, "ai_revenue", 2023), "22000000.50");
  EXPECT_EQ(figure_value(audit, "revenue", 2023), "50000001.25");
  // The amounts of the total stand between the lines of its label.
  Page between = page;
  const double y = test::word_of(page, "22,000,000.50").box.y;
  for (Word& word : between.words) {
    if (std::abs(word.box.y - y) < 1 && word.box.x > 150) word.box.y += 6.5;
  }
  EXPECT_EQ(figure_value(only(between), "ai_revenue", 2023), "22000000.50");
  // Where figures have no decimals, nobody can say what 50,000,00125 is.
  std::string whole = drawing;
  for (std::size_t at = whole.find(".00 "); at != std::string::npos; at = whole.find(".00 ")) whole.replace(at, 4, "    ");
  EXPECT_EQ(figure_value(only(page_of(whole, {.pitch = 12, .ocr = true})), "revenue", 2023), "missing");
}

// A misread character in a label of a fax: the figure was missing.
TEST(AiRevenueSpecialAudit, ALabelMayHaveACharacterMisread) {
  std::string table(kAiTable);
  const auto put = [&](std::string_view from, std::string_view to) { table.replace(table.find(from), from.size(), to); };
  put("人工智能收入合计", "人工衍能收入合计");
  put("营业收入 ", "传业收入 ");
  const Document audit = only(page_of(table));
  EXPECT_EQ(figure_value(audit, "ai_revenue", 2023), "20000000.50");
  EXPECT_EQ(figure_value(audit, "revenue", 2023), "50000001.25");
  EXPECT_EQ(figure(audit, "revenue", 2023)->status, Status::uncertain) << "a label that nobody read";
  put("传业收入 ", "净业收入 ");
  EXPECT_EQ(figure_value(only(page_of(table)), "revenue", 2023), "missing");
}

// 202.1年度 was no year: its figure was one of the year named in the sentence before.
TEST(AiRevenueSpecialAudit, AFigureIsOfTheYearOfItsSentence) {
  const auto text = [](const std::string& year) {
    return R"(
                     人工智能业务收入专项审计报告
                                              辽示专审字〔2024〕第012号
  沈阳示例智能科技有限公司全体股东：
    本情况表以贵公司经审计的财务报表为基础编制，贵公司2023年度财务报表业经本所审计。
    )" + year + R"(，贵公司人工智能业务收入为7,383,749.68元，营业收入总额为12,100,037.51元。
    2022年度，贵公司人工智能业务收入为8,210,938.49元，营业收入总额为13,260,064.11元。
                                              中国注册会计师：
                                              2024年5月12日
)";
  };
  const Document specked = only(page_of(text("202.1年度")));
  EXPECT_EQ(figure_value(specked, "ai_revenue", 2021), "7383749.68");
  EXPECT_EQ(figure_value(specked, "ai_revenue", 2023), "missing");
  const Document torn = only(page_of(text("2 1年度")));
  EXPECT_EQ(figure_value(torn, "ai_revenue", 2023), "missing");
  EXPECT_EQ(figure_value(torn, "ai_revenue", 2022), "8210938.49");
}

}  // namespace
}  // namespace dossier
