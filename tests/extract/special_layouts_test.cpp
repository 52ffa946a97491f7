// Special audits of other layouts: tables by project, by year, over several sheets, and totals in sentences.
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
using test::kAiTable;
using test::only;
using test::page_of;
using test::sum_of;

// What adds up beside last year's and the increase is no total of projects.
TEST(RdSpecialAudit, LastYearAndTheIncreaseAreNoProjects) {
  const auto table = [](const char* one, const char* two) {
    return std::string(R"(
                     企业年度研究开发费用结构明细表
                              2023年度                    单位：人民币元
   科目                   )") + one + "              " + two + R"(
   研究开发费用小计      1,000,000.00      2,250,000.00      3,250,000.00
)";
  };
  const Document by_projects = only(page_of(table("RD01    ", "RD02    ")));
  ASSERT_NE(figure(by_projects, "rd_expense", 2023), nullptr);
  EXPECT_EQ(figure(by_projects, "rd_expense", 2023)->status, Status::certain);
  const Document by_growth = only(page_of(table("上年金额", "增减额  ")));
  const Field* total = figure(by_growth, "rd_expense", 2023);
  EXPECT_TRUE(total == nullptr || total->status == Status::uncertain);
}

// A summary by years was taken for a table by projects: "2023 is not 2021 + 2022" was reported.
TEST(RdSpecialAudit, YearsAreNoProjects) {
  const Document audit = only(page_of(R"(
                        研究开发费用情况表
                                                                单位：万元
   项目                            2021年度          2022年度          2023年度
   研究开发费用总额                 1,462.85          1,508.91          1,634.10
   营业收入                        12,678.57         14,495.18         15,815.83
   研发费用占营业收入比例             11.54%            10.41%            10.33%
)"));
  EXPECT_EQ(figure_value(audit, "rd_expense", 2021), "14628500.00");
  EXPECT_EQ(figure_value(audit, "rd_expense", 2023), "16341000.00");
  EXPECT_EQ(figure_value(audit, "revenue", 2022), "144951800.00");
  EXPECT_TRUE(audit.identities.empty());
}

constexpr std::string_view kTicked = R"(
                        近三个会计年度研究开发费用情况表
                                                                单位：元
   项目                    2021年度          2022年度          2023年度            合计
   研究开发费用总额    1,162,177.00√       660,467.19      K1,458,423.78      3,281,067.97
   销售收入            8,895,335.65√    11,437,956.38√    15,685,898.61 7    36,019,190.64
)";

// Somebody ticked the figures off: those of a year, or of all three, were missing.
TEST(RdSpecialAudit, FiguresMayBeTickedOff) {
  const Document audit = only(page_of(kTicked, {.ocr = true}));
  EXPECT_EQ(figure_value(audit, "rd_expense", 2021), "1162177.00");
  EXPECT_EQ(figure_value(audit, "rd_expense", 2022), "660467.19");
  EXPECT_EQ(figure_value(audit, "rd_expense", 2023), "1458423.78");
  EXPECT_EQ(figure_value(audit, "revenue", 2021), "8895335.65");
  EXPECT_EQ(figure_value(audit, "revenue", 2023), "15685898.61");
  EXPECT_EQ(figure(audit, "rd_expense", 2023)->status, Status::certain) << "the years add up to their sum";
  // Without the sum the mark may hide a digit, whatever the other readers say.
  std::string alone(kTicked);
  alone.replace(alone.find("3,281,067.97"), 12, "            ");
  Page page = page_of(alone, {.ocr = true});
  test::confirm_figures(page);
  const Document unsure = only(page);
  ASSERT_NE(figure(unsure, "rd_expense", 2023), nullptr);
  EXPECT_EQ(figure(unsure, "rd_expense", 2023)->status, Status::uncertain);
}

// A character of a seal stood between label and amount: the revenue was missing.
TEST(AiRevenueSpecialAudit, ACharacterOfASealIsNoPartOfALabel) {
  std::string table(kAiTable);
  const std::size_t blanks = table.find("营业收入  ") + std::string_view("营业收入").size();
  table.replace(blanks, 12, "      机    ");
  const Document audit = only(page_of(table));
  EXPECT_EQ(figure_value(audit, "revenue", 2023), "50000001.25");
  EXPECT_EQ(figure(audit, "revenue", 2023)->doubt, "label-misread");
}

// Projects in rows: 合计 says no more, and the spending of the year was missing where no sentence states it.
TEST(RdSpecialAudit, ProjectsMayStandInRows) {
  const Document audit = only(page_of(R"(
                     企业年度研究开发费用结构明细表（2023年度）
                                                                           单位：元
   序号   项目名称         人员人工       直接投入      其他费用          合计
   RDO1   影像诊断技术   180,169.85     46,437.70     13,948.39    240,555.94
   RD02   文档抽取技术   218,092.94     58,552.55     18,479.67    295,125.16
   合计                  398,262.79    104,990.25     32,428.06    535,681.10
)"));
  EXPECT_EQ(figure_value(audit, "rd_expense", 2023), "535681.10");
  const Identity* sum = sum_of(audit, "rd.table-cols");
  ASSERT_NE(sum, nullptr);
  EXPECT_EQ(sum->state, Identity::State::closes);
}

// The total stood in the first column, and the last project was the spending of the year.
TEST(RdSpecialAudit, TheTotalMayStandFirst) {
  const std::string drawing = R"(
                     企业年度研究开发费用结构明细表
                              2023年度                    单位：人民币元
   科目                          合计              RD01              RD02
   内部研究开发投入额      3,000,000.00      1,000,000.00      2,000,000.00
   委托外部研究开发费用      250,000.00                          250,000.00
   研究开发费用（内、外部）小计 3,250,000.00   1,000,000.00      2,250,000.00
)";
  EXPECT_EQ(figure_value(only(page_of(drawing)), "rd_expense", 2023), "3250000.00");
  // Where the column of the totals was lost, no project stands for it.
  std::string lost = drawing;
  for (const std::string_view figure : {"合计", "3,000,000.00", "3,250,000.00"}) {
    lost.replace(lost.find(figure), figure.size(), std::string(figure == "合计" ? 4 : figure.size(), ' '));
  }
  EXPECT_EQ(figure_value(only(page_of(lost)), "rd_expense", 2023), "missing");
}

// Of a table too wide for its sheet the last columns were held against the total alone.
TEST(RdSpecialAudit, ATableMayGoOnInTheNext) {
  const Document audit = only(page_of(R"(
                     企业年度研究开发费用结构明细表
                              2023年度                    单位：人民币元
   科目                          RD01              RD02              RD03
   内部研究开发投入额      1,000,000.00      2,000,000.00      4,000,000.00
   研究开发费用小计        1,000,000.00      2,000,000.00      4,000,000.00

                     企业年度研究开发费用结构明细表（续）
                              2023年度                    单位：人民币元
   科目                          RD04              RD05              合计
   内部研究开发投入额        500,000.00        500,000.00      8,000,000.00
   研究开发费用小计          500,000.00        500,000.00      8,000,000.00
)"));
  EXPECT_EQ(figure_value(audit, "rd_expense", 2023), "8000000.00");
  const Identity* sum = sum_of(audit, "rd.table-cols");
  ASSERT_NE(sum, nullptr);
  EXPECT_EQ(sum->state, Identity::State::closes);
}

// An open sum was reported although a column of the table was not read.
TEST(RdSpecialAudit, OnlyASumOfAllColumnsContradicts) {
  const std::string drawing = R"(
                     企业年度研究开发费用结构明细表
                              2023年度                    单位：人民币元
   科目                          RD01              RD02              RD03              合计
   内部研究开发投入额      1,000,000.00      2,000,000.00      4,000,000.00      7,000,000.00
   研究开发费用小计        1,000,000.00      2,000,000.00      4,000,000.00      9,000,000.00
)";
  const auto state = [](const std::string& text) {
    const Document document = only(page_of(text));
    const Identity* sum = sum_of(document, "rd.table-cols");
    return sum == nullptr ? Identity::State::closes : sum->state;
  };
  EXPECT_EQ(state(drawing), Identity::State::violated);
  const auto without = [&](std::initializer_list<std::string_view> words) {
    std::string text = drawing;
    for (const std::string_view word : words) {
      for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word)) {
        text.replace(at, word.size(), std::string(word.size(), ' '));
      }
    }
    return text;
  };
  EXPECT_EQ(state(without({"RD02"})), Identity::State::unread) << "a head is unread";
  EXPECT_EQ(state(without({"RD03", "4,000,000.00"})), Identity::State::unread) << "a column is lost, and with it no row closes";
  EXPECT_EQ(state(without({"RD01", "1,000,000.00"})), Identity::State::unread);
}

// In whole 万元 a sum is open by its rounding: it was a contradiction.
TEST(RdSpecialAudit, RoundedColumnsMayMissTheirTotal) {
  const Document audit = only(page_of(R"(
                     企业年度研究开发费用结构明细表
                              2023年度                    单位：人民币万元
   科目                          RD01              RD02              RD03            合计
   内部研究开发投入额           1,000.4           2,000.4           4,000.4        7,001.2
   研究开发费用小计             1,000.4           2,000.4           4,000.4        7,001.3
)"));
  const Identity* sum = sum_of(audit, "rd.table-cols");
  ASSERT_NE(sum, nullptr);
  EXPECT_EQ(sum->state, Identity::State::closes);
}

// Heads and labels that state their unit were read in yuan.
TEST(RdSpecialAudit, AUnitMayStandInAHeadOrALabel) {
  const Document years = only(page_of(R"(
                        近三个会计年度研究开发费用情况表
   年度             研究开发费用（万元）     营业收入（元）         占比
   2022年度                  726.47         60,189,200.00         12.07%
   2023年度                  573.22         70,860,500.00          8.09%
)"));
  EXPECT_EQ(figure_value(years, "rd_expense", 2022), "7264700.00");
  EXPECT_EQ(figure_value(years, "rd_expense", 2023), "5732200.00");
  EXPECT_EQ(figure_value(years, "revenue", 2023), "70860500.00");
  const Document labels = only(page_of(R"(
                        近三个会计年度研究开发费用情况表
   项目                            单位         2022年度          2023年度
   研究开发费用总额（万元）                         726.47            573.22
   营业收入                        万元           6,018.92          7,086.05
)"));
  EXPECT_EQ(figure_value(labels, "rd_expense", 2023), "5732200.00");
  EXPECT_EQ(figure_value(labels, "revenue", 2023), "70860500.00");
  EXPECT_EQ(figure(labels, "revenue", 2023)->status, Status::certain);
}

// Nothing stated the unit, and the figure was certain in yuan.
TEST(RdSpecialAudit, WithoutAUnitNothingIsCertain) {
  const Document audit = only(page_of(R"(
                        研究开发费用情况表
   项目                            2022年度          2023年度
   研究开发费用总额                  726.47            573.22
)"));
  ASSERT_NE(figure(audit, "rd_expense", 2023), nullptr);
  EXPECT_EQ(figure(audit, "rd_expense", 2023)->doubt, "unit-unsure");
}

std::string said_in(std::string_view sentence, std::string_view name, int year) {
  const std::string report = R"(
                     研究开发费用专项审计报告
  沈阳示例智能科技有限公司：
    我们审计了后附的研究开发费用情况表。
    )" + std::string(sentence) + R"(
    本报告仅供申报之用。
    中国注册会计师：
)";
  return figure_value(only(page_of(report)), name, year);
}

// Three years in one sentence were the last year's, or none's.
TEST(RdSpecialAudit, OneSentenceMayStateSeveralYears) {
  const std::string_view listed = "2021年度、2022年度和2023年度研究开发费用分别为116.21万元、66.04万元和145.84万元。";
  EXPECT_EQ(said_in(listed, "rd_expense", 2021), "1162100.00");
  EXPECT_EQ(said_in(listed, "rd_expense", 2022), "660400.00");
  EXPECT_EQ(said_in(listed, "rd_expense", 2023), "1458400.00");
  const std::string_view range = "2021年至2023年销售收入分别为1,000.00元、2,000.00元、3,000.00元。";
  EXPECT_EQ(said_in(range, "revenue", 2022), "2000.00");
  EXPECT_EQ(said_in(range, "revenue", 2023), "3000.00");
  EXPECT_EQ(said_in("2022年度、2023年度研究开发费用分别为1,000.00元、2,000.00元、3,000.00元。", "rd_expense", 2023), "missing");
}

// The sum of three years, a part of the spending, last year's and the revenue of some products were the figures of the year.
TEST(RdSpecialAudit, WhatASentenceStatesMayBeSomethingElse) {
  EXPECT_EQ(said_in("2021年度至2023年度研究开发费用总额为3,281,067.97元。", "rd_expense", 2023), "missing");
  EXPECT_EQ(said_in("2023年度，近三年研究开发费用合计为3,281,067.97元。", "rd_expense", 2023), "missing");
  EXPECT_EQ(said_in("2023年度，在中国境内发生的研究开发费用总额为1,281,067.97元。", "rd_expense", 2023), "missing");
  EXPECT_EQ(said_in("2023年度委托外部研究开发费用为81,067.97元。", "rd_expense", 2023), "missing");
  EXPECT_EQ(said_in("2023年度，上年研究开发费用为81,067.97元。", "rd_expense", 2023), "missing");
  EXPECT_EQ(said_in("2023年度高新技术产品（服务）销售收入为9,281,067.97元。", "revenue", 2023), "missing");
}

// An amount behind its 大写 was missing; both together prove one another.
TEST(RdSpecialAudit, AnAmountMayBeWrittenOut) {
  const std::string_view text = R"(
                     研究开发费用专项审计报告
  沈阳示例智能科技有限公司：
    2023年度研究开发费用总额为人民币壹佰贰拾万零叁佰元整（¥1,200,300.00元），营业收入为
    2,000,000.00元（大写：贰佰万元整）。
)";
  const Document audit = only(page_of(text, {.ocr = true}));
  EXPECT_EQ(figure_value(audit, "rd_expense", 2023), "1200300.00");
  EXPECT_EQ(figure(audit, "rd_expense", 2023)->status, Status::certain);
  EXPECT_EQ(figure_value(audit, "revenue", 2023), "2000000.00");
  EXPECT_EQ(figure(audit, "revenue", 2023)->status, Status::certain);
  // In words it is another amount: one of the two is wrong, whoever agrees on the digits.
  std::string other(text);
  other.replace(other.find("贰佰万"), std::string_view("贰佰万").size(), "叁佰万");
  EXPECT_EQ(figure(only(page_of(other)), "revenue", 2023)->doubt, "in-words-differ");
}

// The amounts with tax beside the revenue were the revenue.
TEST(AiRevenueSpecialAudit, OfSeveralColumnsTheRevenueIsTaken) {
  const Document audit = only(page_of(R"(
                     2023年度人工智能产品（服务）收入明细表
                                                   金额单位：人民币元
  序号   产品名称            合同金额          收入金额          价税合计
   1     智能质检平台     2,500,000.00      2,000,000.00      2,260,000.00
   2     语音客服系统     3,500,000.00      3,000,000.00      3,390,000.00
         合计             6,000,000.00      5,000,000.00      5,650,000.00
)"));
  EXPECT_EQ(figure_value(audit, "ai_revenue", 2023), "5000000.00");
  EXPECT_EQ(figure(audit, "ai_revenue", 2023)->status, Status::certain);
}

// A product whose row was not read at all, subtotals and details made an open sum a contradiction.
TEST(AiRevenueSpecialAudit, OnlyASumOfAllRowsContradicts) {
  const auto state = [](const std::string& text) {
    const Document document = only(page_of(text));
    const Identity* sum = sum_of(document, "ai.table-sum");
    return sum == nullptr ? Identity::State::closes : sum->state;
  };
  std::string lost(kAiTable);
  lost.replace(lost.find("12,000,000.00"), 13, " 2,000,000.00");
  EXPECT_EQ(state(lost), Identity::State::violated);
  lost.replace(lost.find("   2     语音"), 4, "   3");
  EXPECT_EQ(state(lost), Identity::State::unread);
  const std::string subtotals = R"(
                     2023年度人工智能产品（服务）收入明细表
                                                   金额单位：人民币元
  序号   产品（服务）名称                      收入金额
   1     智能质检平台                         12,000,000.00
   2     语音客服系统                          8,000,000.00
         小计                                 20,000,000.00
   3     图像识别系统                          1,000,000.00
   4     机器视觉系统                          1,000,000.00
         人工智能收入合计                     22,000,000.00
)";
  EXPECT_EQ(state(subtotals), Identity::State::unread);
  EXPECT_EQ(figure_value(only(page_of(subtotals)), "ai_revenue", 2023), "22000000.00");
}

// Rows by years with their sum below: the sum was the revenue of the year.
TEST(AiRevenueSpecialAudit, YearsInRowsHaveNoTotal) {
  const Document audit = only(page_of(R"(
                     2023年度人工智能业务收入情况表
                                                   单位：人民币元
  年度              人工智能业务收入        营业收入           占比
  2022年度             2,000,000.00       8,000,000.00       25.00%
  2023年度             3,000,000.00       9,000,000.00       33.33%
  合计                 5,000,000.00      17,000,000.00       29.41%
)"));
  EXPECT_EQ(figure_value(audit, "ai_revenue", 2022), "2000000.00");
  EXPECT_EQ(figure_value(audit, "ai_revenue", 2023), "3000000.00");
  EXPECT_EQ(figure_value(audit, "revenue", 2023), "9000000.00");
  EXPECT_TRUE(audit.identities.empty());
}

// The firm that audited the annual report was the one that signs the special audit.
TEST(AiRevenueSpecialAudit, TheFirmOfTheAnnualReportDoesNotSign) {
  const Document audit = only(page_of(R"(
                     人工智能产品收入专项审计报告
  沈阳示例智能科技有限公司：
    我们接受委托，对贵公司收入明细表进行了专项审计。贵公司
  2023年度财务报表业经沈阳信安达会计师事务所有限责任公司
  审计，并出具了审计报告。2023年度人工智能业务收入为3,000,000.00元。
    中国注册会计师：
)"));
  EXPECT_EQ(test::value(audit, "auditor"), "none");
}

// Tables of three years on sheets of their own, the year of the second unread: its figures were those of the first.
TEST(RdSpecialAudit, AYearIsNotThatOfTheTableBefore) {
  const auto sheet = [](const std::string& year, const std::string& total) {
    return page_of("\n                     企业年度研究开发费用结构明细表\n                              " + year +
                   "                    单位：人民币元\n   科目                          RD01              RD02              合计\n"
                   "   内部研究开发投入额      1,000,000.00      2,000,000.00      3,000,000.00\n"
                   "   研究开发费用小计        1,000,000.00      2,000,000.00      " + total + "\n");
  };
  const std::vector<Document> all = extract(
      {sheet("2021年度", "3,000,000.00"), sheet("2022年度", "4,000,000.00"), sheet("2023年度", "5,000,000.00")});
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(figure_value(all[0], "rd_expense", 2021), "3000000.00");
  EXPECT_EQ(figure_value(all[0], "rd_expense", 2022), "4000000.00");
  EXPECT_EQ(figure_value(all[0], "rd_expense", 2023), "5000000.00");
  const std::vector<Document> unread = extract(
      {sheet("2021年度", "3,000,000.00"), sheet("        ", "4,000,000.00"), sheet("2023年度", "5,000,000.00")});
  ASSERT_EQ(unread.size(), 1u);
  EXPECT_EQ(figure(unread[0], "rd_expense", 2021)->status, Status::uncertain);
  EXPECT_EQ(figure(unread[0], "rd_expense", 2023)->status, Status::certain);
}

// A table that goes on on the next sheet was summed from the rows of that sheet alone.
TEST(AiRevenueSpecialAudit, ATableMayGoOnOnTheNextSheet) {
  const Page first = page_of(R"(
                     2023年度人工智能产品（服务）收入明细表
                                                   金额单位：人民币元
  序号   产品（服务）名称        技术领域      收入金额          占营业收入比例
   1     智能质检平台            计算机视觉    12,000,000.00     24.00%
   2     语音客服系统            语音处理       8,000,000.50     16.00%
)");
  const Page second = page_of(R"(
               2023年度人工智能产品（服务）收入明细表（续）
                                                   金额单位：人民币元
  序号   产品（服务）名称        技术领域      收入金额          占营业收入比例
   3     图像识别系统            计算机视觉     1,000,000.00      2.00%
   4     机器视觉系统            计算机视觉     1,000,000.00      2.00%
         人工智能收入合计                      22,000,000.50     44.00%
         营业收入                              50,000,001.25
)");
  const std::vector<Document> all = extract({first, second});
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(figure_value(all[0], "ai_revenue", 2023), "22000000.50");
  const Identity* sum = sum_of(all[0], "ai.table-sum");
  ASSERT_NE(sum, nullptr);
  EXPECT_EQ(sum->state, Identity::State::closes);
  // Without the first sheet nothing is contradicted.
  const Document alone = only(second);
  const Identity* open = sum_of(alone, "ai.table-sum");
  ASSERT_NE(open, nullptr);
  EXPECT_EQ(open->state, Identity::State::unread);
}

// The total and all revenue stood above the products, and each product was held against them.
TEST(AiRevenueSpecialAudit, TheTotalMayStandAboveItsProducts) {
  const Document audit = only(page_of(R"(
                     2023年度人工智能产品（服务）收入明细表
                                                   金额单位：人民币万元
  序号   产品（服务）名称        收入金额          占营业收入比例
         营业收入总额             5,000.25
         人工智能收入合计         2,000.50          40.01%
   1     智能质检平台             1,200.00          24.00%
   2     语音客服系统               800.50          16.01%
)"));
  EXPECT_EQ(figure_value(audit, "ai_revenue", 2023), "20005000.00");
  EXPECT_EQ(figure_value(audit, "revenue", 2023), "50002500.00");
  for (const Identity& identity : audit.identities) EXPECT_NE(identity.state, Identity::State::violated);
}

// Last year's column beside this year's was this year's figure.
TEST(RdSpecialAudit, LastYearsColumnIsNotThisYears) {
  const Document audit = only(page_of(R"(
                     企业年度研究开发费用明细表
                              2023年度                    单位：人民币元
   项目                      本年发生额        上年发生额
   人员人工费用            1,000,000.00      2,000,000.00
   直接投入费用              500,000.00        700,000.00
   研究开发费用合计        1,500,000.00      2,700,000.00
)"));
  EXPECT_EQ(figure_value(audit, "rd_expense", 2023), "1500000.00");
  EXPECT_TRUE(figure(audit, "rd_expense", 2023)->alternatives.empty());
  for (const Identity& identity : audit.identities) EXPECT_NE(identity.state, Identity::State::violated);
}

// The line finder took two columns for one word, or a label and its amount.
TEST(RdSpecialAudit, AWordMayHoldTwoColumns) {
  const std::string_view text = R"(
                        研究开发费用情况表
                                                                单位：万元
   项目       2022年度    2023年度
   研发费用   1,508.91 1,634.10
   营业收入 14,495.18    15,815.83
)";
  const Document audit = only(page_of(text));
  EXPECT_EQ(figure_value(audit, "revenue", 2022), "144951800.00");
  EXPECT_EQ(figure_value(audit, "revenue", 2023), "158158300.00");
  EXPECT_EQ(figure_value(audit, "rd_expense", 2022), "15089100.00");
}

// Dashes of empty cells were taken for the heads of their columns, and letters of a seal before a figure for the figure's end.
TEST(RdSpecialAudit, DashesAreNoHeads) {
  const Document audit = only(page_of(R"(
                     企业年度研究开发费用结构明细表
                              2023年度                    单位：人民币元
   科目                          RD01              RD02              合计
   内部研究开发投入额      1,000,000.00      2,000,000.00      3,000,000.00
   委托外部研究开发费用         -                 -                 -
   研究开发费用小计        1,000,000.00    NE2.000,000.00      3,000,000.00
)"));
  EXPECT_EQ(figure_value(audit, "rd_expense", 2023), "3000000.00");
  EXPECT_EQ(figure(audit, "rd_expense", 2023)->status, Status::certain);
  const Identity* sum = sum_of(audit, "rd.table-cols");
  ASSERT_NE(sum, nullptr);
  EXPECT_EQ(sum->state, Identity::State::closes);
}

// Heads stood in the middle of wide columns and figures at their right: 52.76 of one project was the total beside 143.01.
TEST(RdSpecialAudit, HeadsMayStandFarFromTheirFigures) {
  const Document audit = only(page_of(R"(
                     企业年度研究开发费用结构明细表
                              2023年度
                                                                                    单位：万元
   科目                      RD01                 RD02                 RD03                  合计
   内部研究开发投入额                  32.35                52.76                57.90                143.01
   研究开发费用（内、外部）小计        32.35                52.76                57.90                143.01
)"));
  EXPECT_EQ(figure_value(audit, "rd_expense", 2023), "1430100.00");
  EXPECT_EQ(figure(audit, "rd_expense", 2023)->status, Status::certain);
}

// 营业收入（销售收入）（万元）, with two brackets, was the head of no quantity.
TEST(RdSpecialAudit, AHeadMayHaveTwoBrackets) {
  const Document audit = only(page_of(R"(
                        研究开发费用情况表
   年度            研究开发费用（万元）      营业收入（销售收入）（万元）       占比
   2022年度              106.26                     652.84                  16.28%
   2023年度              153.25                     887.88                  17.26%
)"));
  EXPECT_EQ(figure_value(audit, "revenue", 2023), "8878800.00");
}

}  // namespace
}  // namespace dossier
