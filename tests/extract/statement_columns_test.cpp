// Periods and scopes of the columns of statements.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <tuple>

#include "extract/extract.h"
#include "tests/extract/statements.h"

namespace dossier {
namespace {

using test::field;
using test::not_closing;
using test::page_of;
using test::read;
using testing::IsEmpty;

TEST(Statements, ColumnsMayStandInEitherOrderOrByMonth) {
  const Document reversed = read({page_of(R"(
                            利润表
                          2023年1-12月
  编制单位：示例有限公司                                 单位：元
      项目                            上年数            本年数
  一、营业收入                      900,000.00      1,000,000.00
  减：营业成本                      550,000.00        600,000.00
  二、营业利润                      350,000.00        400,000.00
  三、利润总额                      350,000.00        400,000.00
  四、净利润                        350,000.00        400,000.00
)")},
                                 DocumentType::income_statement);
  EXPECT_EQ(field(reversed, "revenue", 2022).value, "900000.00");
  EXPECT_EQ(field(reversed, "revenue", 2023).value, "1000000.00");

  const Document monthly = read({page_of(R"(
                            利润表
  编制单位：示例有限公司      2023年12月                  单位：元
      项目             行次        本年累计金额          本月金额
  一、营业收入           1       1,000,000.00         90,000.00
  减：营业成本           2         600,000.00         55,000.00
  二、营业利润          21         400,000.00         35,000.00
  三、利润总额          30         400,000.00         35,000.00
  四、净利润            32         400,000.00         35,000.00
)")},
                                DocumentType::income_statement);
  EXPECT_EQ(field(monthly, "revenue", 2023).value, "1000000.00");
  for (const Field& f : monthly.fields) {
    if (f.value == "90000.00") {
      EXPECT_EQ(f.name, "line_of_month");
    }
  }
}

TEST(Statements, FourColumnsAreTwoScopes) {
  const Document document = read({page_of(R"(
                          合并及母公司利润表
                              2023年度
  编制单位：示例有限公司                                             单位：万元
                            合并                          母公司
      项目           2023年度      2022年度        2023年度      2022年度
  一、营业收入       9,000.01      8,000.00        7,000.00      6,000.00
  减：营业成本       4,000.01      3,000.00        2,000.00      1,000.00
  二、营业利润       5,000.00      5,000.00        5,000.00      5,000.00
  三、利润总额       5,000.00      5,000.00        5,000.00      5,000.00
  四、净利润         5,000.00      5,000.00        5,000.00      5,000.00
)")},
                                 DocumentType::income_statement);
  EXPECT_EQ(field(document, "revenue", 2023, "consolidated").value, "90000100.00");
  EXPECT_EQ(field(document, "revenue", 2022, "consolidated").value, "80000000.00");
  EXPECT_EQ(field(document, "revenue", 2023, "parent").value, "70000000.00");
  EXPECT_EQ(field(document, "revenue", 2022, "parent").value, "60000000.00");
  EXPECT_EQ(field(document, "revenue", 2023, "consolidated").half_ulp_fen, 5000);
  EXPECT_THAT(not_closing(document), IsEmpty());
}

TEST(Statements, TwoColumnsOfOnePeriodAreBothUncertain) {
  Page page = page_of(R"(
                            利润表
                           2023年度                      单位：元
      项目                            本期金额          本期金额
  一、营业收入                    1,000,000.00        900,000.00
  减：营业成本                      600,000.00        550,000.00
  二、营业利润                      400,000.00        350,000.00
  三、利润总额                      400,000.00        350,000.00
)");
  for (const Field& f : read({page}, DocumentType::income_statement).fields) {
    EXPECT_EQ(f.status, Status::uncertain) << f.name;
  }
}

TEST(Statements, AHeadOfTwoRowsMayStandBesideAMisreadWord) {
  const Document document = read({page_of(R"(
                       合并及公司资产负债表
   编制单位：示例有限公司     2023年12月31日                       单位：元
                                合并                      母公司
     项付
                          期末余额    期初余额      期末余额    期初余额
   货币资金               1,000.00      900.00        700.00      600.00
   存货                     500.00      400.00        300.00      200.00
   流动资产合计           1,500.00    1,300.00      1,000.00      800.00
   资产总计               1,500.00    1,300.00      1,000.00      800.00
)")},
                                 DocumentType::balance_sheet);
  EXPECT_EQ(field(document, "current_assets", 2023, "consolidated").value, "1500.00");
  EXPECT_EQ(field(document, "current_assets", 2022, "parent").value, "800.00");
}

// Days without 年 over pairs of columns were no head, and the four columns two years each of the wrong company.
TEST(Statements, DaysOverPairsOfScopes) {
  const Document document = read({page_of(R"(
                          合并及母公司资产负债表
                              2022年12月31日
  编制单位：示例有限公司                                                  单位：元
                          2022.12.31                        2021.12.31
      项目           本集团          公司             本集团          公司
  流动资产：
  货币资金         1,000,000.00     400,000.00      900,000.00     300,000.00
  存货               500,000.00     100,000.00      400,000.00      90,000.00
  流动资产合计     1,500,000.00     500,000.00    1,300,000.00     390,000.00
)")},
                                 DocumentType::balance_sheet);
  EXPECT_EQ(field(document, "current_assets", 2022, "consolidated").value, "1500000.00");
  EXPECT_EQ(field(document, "current_assets", 2022, "parent").value, "500000.00");
  EXPECT_EQ(field(document, "current_assets", 2021, "consolidated").value, "1300000.00");
  EXPECT_EQ(field(document, "current_assets", 2021, "parent").value, "390000.00");
}

constexpr std::string_view kYearOnly = R"(
                          利润表
                         2023年度
  编制单位：示例有限公司                                 单位：元
      项目                            本期金额          上期金额
  一、营业收入                      900,000.00        800,000.00
  减：营业成本                      400,000.00        300,000.00
  二、营业利润                      500,000.00        500,000.00
  三、利润总额                      500,000.00        500,000.00
  四、净利润                        500,000.00        500,000.00
)";

// A seal took the first digit of the year, and no figure had a year at all.
TEST(Statements, ATornYearIsConfirmedByTheSheetBefore) {
  constexpr std::string_view kCash = R"(
                         现金流量表
                          024年度
  编制单位：示例有限公司                                 单位：元
      项目                             本年数            上年数
  一、经营活动产生的现金流量：
  销售商品、提供劳务收到的现金      900,000.00        800,000.00
  经营活动现金流入小计              900,000.00        800,000.00
  购买商品、接受劳务支付的现金      400,000.00        300,000.00
  经营活动现金流出小计              400,000.00        300,000.00
  经营活动产生的现金流量净额        500,000.00        500,000.00
)";
  Page cash = page_of(kCash, test::scanned());
  const Document alone = read({cash}, DocumentType::cash_flow_statement);
  EXPECT_EQ(field(alone, "net_operating_cash", 2024).value, "500000.00");
  EXPECT_EQ(field(alone, "net_operating_cash", 2024).doubt, "year-one-reading");

  std::string before(kYearOnly);
  before.replace(before.find("2023年度"), std::string("2023年度").size(), "2024年度");
  cash.number = 2;
  const Document behind = read({page_of(before), cash}, DocumentType::cash_flow_statement);
  EXPECT_EQ(field(behind, "net_operating_cash", 2024).status, Status::certain);
  const Document other = read({page_of(kYearOnly), cash}, DocumentType::cash_flow_statement);
  EXPECT_EQ(field(other, "net_operating_cash", 2024).status, Status::uncertain) << "the sheet before is of another year";
}

// 下元 for 千元 on a fax: all figures of two statements were taken for yuan (in doubt).
TEST(Statements, AUnitMayBeMisreadInDoubt) {
  const auto revenue_in = [](const std::string& unit) {
    std::string drawing(test::kIncome);
    drawing.replace(drawing.find("单位：元"), std::string_view("单位：元").size(), "单位：" + unit);
    for (std::size_t at = drawing.find("00.00"); at != std::string::npos; at = drawing.find("00.00")) drawing.replace(at, 5, "00   ");
    Page page = page_of(drawing, test::scanned());
    test::confirm_figures(page);
    return test::field(test::read({page}, DocumentType::income_statement), "revenue", 2023);
  };
  EXPECT_EQ(revenue_in("下元").value, "1000000000.00");
  EXPECT_EQ(revenue_in("下元").doubt, "unit-unsure");
  EXPECT_EQ(revenue_in("方元").value, "10000000000.00");
}

// A seal tore the year of a balance sheet, 20|3年12月31日, and its figures had none: all were missing.
TEST(Statements, AStatementWithoutAYearIsOfTheYearBeside) {
  std::string drawing = R"(
                       资产负债表
                     20  3年12月31日
  编制单位：示例智能科技有限公司                      单位：元
      项目                        期末余额          年初余额
  货币资金                     1,000,000.00        900,000.00
  应收账款                       200,000.00        150,000.00
  流动资产合计                 1,200,000.00      1,050,000.00
  资产总计                     1,200,000.00      1,050,000.00
)";
  Page sheet = page_of(drawing, test::scanned());
  test::confirm_figures(sheet);
  Page income = page_of(test::kIncome, test::scanned());
  test::confirm_figures(income);
  test::confirm_day(income, "2023年度");
  income.number = 2;
  std::vector<Document> documents = extract({sheet, income});
  ASSERT_EQ(documents.size(), 2U);
  EXPECT_EQ(test::field(documents[0], "total_assets", 2023).value, "1200000.00");
  EXPECT_EQ(test::field(documents[0], "total_assets", 2022).value, "1050000.00");
  for (const Field& f : documents[0].fields) EXPECT_EQ(f.status, Status::uncertain) << f.name;
  documents = extract({sheet});
  EXPECT_FALSE(documents[0].fields.empty());
  for (const Field& f : documents[0].fields) EXPECT_FALSE(f.year.has_value()) << f.name;
}

// Symptom: 合并 of one column's head was read as 含并, and its figures, without a scope, were certain for the parent company's, too.
TEST(Statements, AMisreadScopeIsWhatTheOtherColumnsLeaveOver) {
  const std::string drawing = R"(
                          合并及公司资产负债表
                             2023年12月31日
  编制单位：示例有限公司                                                  单位：元
      项目          含并期末余额     合并期初余额     公司期末余额     公司期初余额
  货币资金          1,000,000.00       900,000.00       600,000.00       500,000.00
  应收账款            200,000.00       150,000.00       100,000.00        50,000.00
  流动资产合计      1,200,000.00     1,050,000.00       700,000.00       550,000.00
  资产总计          1,200,000.00     1,050,000.00       700,000.00       550,000.00
)";
  const Document document = read({page_of(drawing)}, DocumentType::balance_sheet);
  for (const auto& [scope, year, value] : {std::tuple{"consolidated", 2023, "1200000.00"}, {"consolidated", 2022, "1050000.00"},
                                           {"parent", 2023, "700000.00"}, {"parent", 2022, "550000.00"}}) {
    EXPECT_TRUE(std::any_of(document.fields.begin(), document.fields.end(), [&](const Field& f) {
      return f.name == "total_assets" && f.scope == scope && f.year == year && f.value == value && f.status == Status::certain;
    })) << scope << year;
  }
  for (const Field& f : document.fields) EXPECT_TRUE(f.kind != ValueKind::amount || !f.scope.empty()) << f.name;

  // Neither scope nor period of a column was read: three of four tell the fourth.
  std::string bare = drawing;
  const std::string prior = "合并期初余额";
  bare.replace(bare.find("含并期末余额"), prior.size(), "合并期末余额").replace(bare.find(prior), prior.size(), "         ! ");
  const Document rest = read({page_of(bare)}, DocumentType::balance_sheet);
  EXPECT_TRUE(std::any_of(rest.fields.begin(), rest.fields.end(), [](const Field& f) {
    return f.name == "total_assets" && f.scope == "consolidated" && f.year == 2022 && f.value == "1050000.00";
  }));

  // Two heads misread: which is whose nobody can say for sure.
  std::string torn = drawing;
  const std::string second = "公司期末余额";
  torn.replace(torn.find(second), second.size(), "八司期末余额");
  for (const Field& f : read({page_of(torn)}, DocumentType::balance_sheet).fields) {
    if (f.kind == ValueKind::amount && f.scope.empty()) {
      EXPECT_EQ(f.status, Status::uncertain) << f.name;
    }
  }
}

}  // namespace
}  // namespace dossier
