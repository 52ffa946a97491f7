// What a statement takes from those beside it in a report, and what hides among its columns.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "extract/extract.h"
#include "tests/extract/statements.h"

namespace dossier {
namespace {

using test::field;
using test::page_of;
using test::read;

constexpr std::string_view kSheet = R"(
                       资产负债表
                     2023年12月31日
  编制单位：示例有限公司                      金额单位：人民币千元
      项目                        期末余额          年初余额
  货币资金                        9,287.95          9,089.02
  应收账款                        2,000.00          1,500.00
  流动资产合计                   11,287.95         10,589.02
  资产总计                       11,287.95         10,589.02
)";

std::string cash_flow(std::string_view unit, std::string_view closing) {
  std::string drawing = R"(
                       现金流量表
                        2023年度
  编制单位：示例有限公司                      金额单位：人民币UNIT
      项目                            本期金额          上期金额
  销售商品、提供劳务收到的现金        2,000.00          1,800.00
  经营活动现金流入小计                2,000.00          1,800.00
  购买商品、接受劳务支付的现金        1,801.07          1,700.00
  经营活动现金流出小计                1,801.07          1,700.00
  经营活动产生的现金流量净额            198.93            100.00
  五、现金及现金等价物净增加额          198.93            100.00
  加：期初现金及现金等价物余额        9,089.02          8,989.02
  六、期末现金及现金等价物余额        CLOSING           9,089.02
)";
  drawing.replace(drawing.find("UNIT"), 4, unit);
  drawing.replace(drawing.find("CLOSING "), 8, closing);
  return drawing;
}

Page numbered(Page page, int number) {
  page.number = number;
  return page;
}

// Symptom: 金额单位：人民 and nothing behind it: a whole cash flow statement was a thousand times too small.
TEST(Neighbours, TheUnitIsThatOfTheStatementsBeside) {
  const Page sheet = page_of(kSheet);
  const Document same = read({sheet, numbered(page_of(cash_flow("", "9,287.95")), 2)}, DocumentType::cash_flow_statement);
  EXPECT_EQ(field(same, "closing_cash", 2023).value, "9287950.00");
  EXPECT_EQ(field(same, "closing_cash", 2023).status, Status::certain) << "the balance sheet prints the same cash";
  const Document other = read({sheet, numbered(page_of(cash_flow("", "9,287.94")), 2)}, DocumentType::cash_flow_statement);
  EXPECT_EQ(field(other, "net_operating_cash", 2023).value, "198930.00");
  const Document alone = read({page_of(cash_flow("", "9,287.95"))}, DocumentType::cash_flow_statement);
  EXPECT_EQ(field(alone, "closing_cash", 2023).doubt, "unit-unsure");
  const Document own = read({sheet, numbered(page_of(cash_flow("万元", "9,287.95")), 2)}, DocumentType::cash_flow_statement);
  EXPECT_EQ(field(own, "closing_cash", 2023).value, "92879500.00") << "its own head tells";
}

// A statement that had lost year and unit lost the year again when it was read with the unit.
TEST(Neighbours, BothYearAndUnitMayBeThatOfTheStatementBeside) {
  const Page sheet = page_of(kSheet);
  std::string flow = cash_flow("", "9,287.95");
  for (std::size_t at = flow.find("2023年度"); at != std::string::npos; at = flow.find("2023年度")) flow.replace(at, std::string_view("2023年度").size(), "");
  const Document found = read({sheet, numbered(page_of(flow), 2)}, DocumentType::cash_flow_statement);
  EXPECT_EQ(field(found, "closing_cash", 2023).value, "9287950.00");
  EXPECT_EQ(field(found, "closing_cash", 2023).status, Status::uncertain) << "the year is a guess";
}

// Symptom: 130 figures of two statements whose day lay under a seal were uncertain, though the report before them names its year.
TEST(Neighbours, TheYearIsThatOfTheReport) {
  constexpr std::string_view kReport = R"(
                    审计报告
  示例有限公司全体股东：
  一、审计意见
  我们审计了示例有限公司（以下简称贵公司）财务报表，包括2023年12月31日的资产负债表，2023年度的利润表、现金流量表。
  我们认为，后附的财务报表在所有重大方面按照企业会计准则的规定编制，公允反映了贵公司2023年12月31日的财务状况以及2023年度的经营成果和现金流量。
)";
  std::string torn(kSheet);
  torn.replace(torn.find("2023年12月31日"), std::string_view("2023年12月31日").size(), "");
  const auto pages = [&](std::string_view income_year) {
    std::string income(test::kIncome);
    income.replace(income.find("2023年度"), std::string_view("2023年度").size(), income_year);
    Page sheet = page_of(torn, test::scanned());
    test::confirm_figures(sheet);
    test::reread(sheet, "金额单位：人民币千元", Reader::tesseract_chinese, "金额单位：人民币千元");
    return std::vector<Page>{page_of(kReport), numbered(std::move(sheet), 2), numbered(page_of(income), 3)};
  };
  const Document sheet = read(pages("2023年度"), DocumentType::balance_sheet);
  EXPECT_EQ(field(sheet, "total_assets", 2023).value, "11287950.00");
  EXPECT_EQ(field(sheet, "total_assets", 2023).status, Status::certain);
  const Document unlike = read(pages("2022年度"), DocumentType::balance_sheet);
  for (const Field& f : unlike.fields) {
    if (f.kind == ValueKind::amount) {
      EXPECT_EQ(f.status, Status::uncertain) << f.name << ": the statements are of different years";
    }
  }
}

// Symptom: 544,015.21 for 16,644,015.21 under the seal of a fax was certain: three readers agreed on what was left of it, and with
// two figures cut no single one closed the sum.
TEST(Neighbours, NothingIsCertainBesideASealOnAFaxThatNoSumProves) {
  Page page = page_of(R"(
                       现金流量表
                        2023年度                              单位：元
      项目                            本期金额          上期金额
  销售商品、提供劳务收到的现金    4,111,222.33      3,900,111.22
  经营活动现金流入小计            4,111,222.33      3,900,111.22
  购买商品、接受劳务支付的现金    1,597,728.30      1,205,011.08
  经营活动现金流出小计            1,597,728.30      1,205,011.08
  经营活动产生的现金流量净额      2,513,494.03      2,695,100.14
  投资活动现金流入小计               10,000.00         10,000.00
  投资活动现金流出小计                4,000.00         10,000.00
  投资活动产生的现金流量净额          6,000.00              0.00
  筹资活动现金流入小计                5,000.00          2,000.00
  筹资活动现金流出小计                1,000.00          2,000.00
  筹资活动产生的现金流量净额          4,000.00              0.00
  五、现金及现金等价物净增加额       23,494.03      2,695,100.14
  加：期初现金及现金等价物余额       95,100.14      8,000,000.00
  六、期末现金及现金等价物余额   13,218,594.17     10,695,100.14
)",
                      test::scanned());
  test::confirm_figures(page);
  test::confirm_day(page, "2023年度");
  Word seal = test::word_of(page, "2,513,494.03");
  seal.text = "岸";
  seal.edges.clear();
  seal.readings.clear();
  seal.box = {seal.box.x - 4, seal.box.y + 18, 11, 14};
  page.words.push_back(seal);
  const Document flow = read({page}, DocumentType::cash_flow_statement);
  EXPECT_EQ(field(flow, "opening_cash", 2023).status, Status::uncertain);
  EXPECT_EQ(field(flow, "net_increase_in_cash", 2023).status, Status::uncertain);
  // What the sums leave is what a person is shown first; what was read stays beside it.
  EXPECT_EQ(field(flow, "net_increase_in_cash", 2023).value, "2523494.03");
  EXPECT_THAT(field(flow, "net_increase_in_cash", 2023).alternatives, testing::Contains("23494.03"));
  EXPECT_EQ(field(flow, "opening_cash", 2023).value, "10695100.14");
  EXPECT_EQ(field(flow, "net_operating_cash", 2023).status, Status::certain);
}

// Symptom: 9738193.91 for 9738195.91 was certain, although the net profit above it says otherwise.
TEST(Neighbours, TheTotalWithoutOtherIncomeIsTheProfit) {
  std::string drawing(test::kIncome);
  drawing.insert(drawing.find("  法定代表人"), "  六、综合收益总额                  121,558.00        102,000.00\n");
  Page page = page_of(drawing, test::scanned());
  test::confirm_day(page, "2023年度");
  test::reread(page, "121,558.00", Reader::paddle_english, "121,558.00");
  EXPECT_EQ(field(read({page}, DocumentType::income_statement), "total_comprehensive_income", 2023).status, Status::uncertain);
}

// Symptom: 六、45 between the two lines of a label was taken for a label, and the row was "line".
TEST(Neighbours, ANoteBetweenTheLinesOfALabelIsNoLabel) {
  const Document flow = read({page_of(R"(
                       现金流量表

                        2023年度                                     单位：元

      项目                              附注      本期金额          上期金额

  销售商品、提供劳务收到的现金                 4,111,222.33      3,900,111.22

  经营活动产生的现金流量净额                   4,111,222.33      3,900,111.22

  处置固定资产、无形资产和其他长期资产
                                       六、45     38,114.11         40,000.00
  收回的现金净额

  投资活动现金流入小计                            38,114.11         40,000.00
)",
                                      {.pitch = 9, .height = 8})},
                             DocumentType::cash_flow_statement);
  EXPECT_EQ(field(flow, "cash_from_disposals", 2023).value, "38114.11");
}

// Symptom: on a sheet held askew the amounts of 二、营业利润（亏损以“-”号填|列） stood one beside each line, and both rows were lost.
TEST(Neighbours, TheEndOfABracketIsNoRow) {
  std::string drawing(test::kIncome);
  const std::string row = "  二、营业利润                      144,000.00        121,000.00\n";
  drawing.replace(drawing.find(row), row.size(),
                  "  二、营业利润（亏损以“-”号填       144,000.00\n"
                  "  列）                                                121,000.00\n");
  const Document income = read({page_of(drawing)}, DocumentType::income_statement);
  EXPECT_EQ(field(income, "operating_profit", 2023).value, "144000.00");
  EXPECT_EQ(field(income, "operating_profit", 2022).value, "121000.00");
}

}  // namespace
}  // namespace dossier
