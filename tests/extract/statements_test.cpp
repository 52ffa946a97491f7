// Whole statements from drawn pages: what proves an amount, and what leaves it uncertain.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "extract/extract.h"
#include "tests/extract/statements.h"

namespace dossier {
namespace {

using test::confirm_day;
using test::field;
using test::kIncome;
using test::not_closing;
using test::page_of;
using test::proven_by;
using test::read;
using test::scanned;
using test::uncertain;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Statements, ABornDigitalStatementIsCertainLineByLine) {
  const Document document = read({page_of(kIncome)}, DocumentType::income_statement);
  EXPECT_THAT(uncertain(document), IsEmpty());
  EXPECT_THAT(not_closing(document), IsEmpty());
  EXPECT_EQ(field(document, "entity", std::nullopt).value, "示例智能科技有限公司");
  EXPECT_EQ(field(document, "revenue", 2023).value, "1000000.00");
  EXPECT_EQ(field(document, "revenue", 2022).value, "900000.00");
  EXPECT_EQ(field(document, "finance_expense", 2023).value, "-5000.00");
  EXPECT_EQ(field(document, "finance_interest_income", 2023).value, "6000.00");
  EXPECT_EQ(field(document, "credit_impairment_loss", 2023).value, "-3000.00");
  EXPECT_EQ(field(document, "net_profit", 2022).value, "102000.00");
  EXPECT_EQ(document.fields.size(), 1U + 2U * 17U);
  EXPECT_TRUE(proven_by(field(document, "revenue", 2023), ProofKind::text_layer));
  EXPECT_TRUE(proven_by(field(document, "revenue", 2023), ProofKind::arithmetic));
}

TEST(Statements, AmountsInWholeYuanMayHaveNoSeparators) {
  constexpr std::string_view kWhole = R"(
                            利润表
                           2023年度
  编制单位：示例智能科技有限公司
                                                          单位：人民币元
      项目                            本期金额          上期金额
  一、营业收入                         1000000            900000
  减：营业成本                          600000            550000
      税金及附加                         10000              9000
      管理费用                          250000            215000
      财务费用                           -5000              4000
  二、营业利润                          145000            122000
  加：营业外收入                          1000               500
  三、利润总额                          146000            122500
  减：所得税费用                         21450             18000
  四、净利润                            124550            104500
)";
  const Document document = read({page_of(kWhole)}, DocumentType::income_statement);
  EXPECT_THAT(not_closing(document), IsEmpty());
  EXPECT_TRUE(proven_by(field(document, "revenue", 2023), ProofKind::arithmetic));
  EXPECT_EQ(field(document, "revenue", 2023).value, "1000000.00");
  EXPECT_EQ(field(document, "finance_expense", 2023).value, "-5000.00");
  EXPECT_EQ(field(document, "net_profit", 2022).value, "104500.00");
}

TEST(Statements, OneReadingIsProvenByItsSums) {
  Page page = page_of(kIncome, scanned());
  confirm_day(page, "2023年度");
  const Document document = read({page}, DocumentType::income_statement);
  for (const char* name : {"revenue", "rd_expense", "operating_profit", "total_profit", "net_profit"}) {
    EXPECT_EQ(field(document, name, 2023).status, Status::certain) << name;
    EXPECT_TRUE(proven_by(field(document, name, 2023), ProofKind::arithmetic)) << name;
  }
  // What only details another row is in no sum.
  EXPECT_EQ(field(document, "finance_interest_expense", 2023).doubt, "one-reading");
}

TEST(Statements, TheYearMustBeProvenToo) {
  const Document document = read({page_of(kIncome, scanned())}, DocumentType::income_statement);
  EXPECT_EQ(field(document, "revenue", 2023).status, Status::uncertain);
  EXPECT_EQ(field(document, "revenue", 2023).doubt, "year-one-reading");
}

TEST(Statements, TheReadingThatClosesTheSumIsChosen) {
  Page page = page_of(kIncome, scanned());
  confirm_day(page, "2023年度");
  test::confirm_figures(page);
  test::word_of(page, "600,000.00").text = "800,000.00";
  test::reread(page, "800,000.00", Reader::tesseract_digits, "800,000.00");
  // Two readers misread alike, the third and the sum say otherwise.
  test::reread(page, "800,000.00", Reader::paddle_english, "600,000.00");
  const Document document = read({page}, DocumentType::income_statement);
  const Field& cost = field(document, "operating_cost", 2023);
  EXPECT_EQ(cost.value, "600000.00");
  EXPECT_EQ(cost.status, Status::certain);
  EXPECT_THAT(cost.alternatives, ElementsAre("800000.00"));
  EXPECT_THAT(not_closing(document), IsEmpty());
}

TEST(Statements, ALostMinusIsSettledByInkAndSum) {
  Page page = page_of(kIncome, scanned());
  confirm_day(page, "2023年度");
  test::confirm_figures(page);
  // All readers lose the minus of the finance expense; the ink keeps it.
  test::reread(page, "-5,000.00", Reader::paddle_english, "5,000.00");
  test::reread(page, "-5,000.00", Reader::tesseract_digits, "5,000.00");
  test::word_of(page, "-5,000.00").text = "5,000.00";
  const Document with_ink = read({page}, DocumentType::income_statement);
  EXPECT_EQ(field(with_ink, "finance_expense", 2023).value, "-5000.00");
  EXPECT_EQ(field(with_ink, "finance_expense", 2023).status, Status::certain);
  // Without the ink's word nobody saw a minus: the sum is open, and that is said.
  test::ink(page, "5,000.00", SignInk::none);
  const Document without = read({page}, DocumentType::income_statement);
  EXPECT_EQ(field(without, "finance_expense", 2023).value, "5000.00");
  EXPECT_THAT(not_closing(without), ElementsAre("is.operating-profit 2023 violated"));
}

TEST(Statements, AnImpairmentLossMayHaveLostItsMinus) {
  // Printed positive it would close if it were subtracted; the form adds it.
  Page page = page_of(kIncome, scanned());
  confirm_day(page, "2023年度");
  test::word_of(page, "-3,000.00").text = "3,000.00";
  const Document document = read({page}, DocumentType::income_statement);
  EXPECT_EQ(field(document, "credit_impairment_loss", 2023).status, Status::uncertain);
  EXPECT_EQ(field(document, "operating_profit", 2023).status, Status::certain);
}

TEST(Statements, AContradictionIsReportedAndNothingRepaired) {
  Page page = page_of(kIncome, scanned());
  confirm_day(page, "2023年度");
  // Tampered: every reader sees the same wrong revenue.
  test::word_of(page, "1,000,000.00").text = "7,000,000.00";
  test::confirm_figures(page);
  const Document document = read({page}, DocumentType::income_statement);
  EXPECT_EQ(field(document, "revenue", 2023).value, "7000000.00");
  EXPECT_EQ(field(document, "revenue", 2023).status, Status::certain);
  ASSERT_THAT(not_closing(document), ElementsAre("is.operating-profit 2023 violated"));
  const auto at = std::find_if(document.identities.begin(), document.identities.end(),
                               [](const Identity& identity) { return identity.state == Identity::State::violated; });
  EXPECT_EQ(at->difference_fen, 600000000);
  EXPECT_THAT(at->formula, testing::HasSubstr("differs by 6000000.00"));
  EXPECT_EQ(at->fields.size(), 10U);
}

TEST(Statements, WhereReadersDifferAnOpenSumLeavesItsFiguresUncertain) {
  Page page = page_of(kIncome, scanned());
  confirm_day(page, "2023年度");
  test::word_of(page, "1,000,000.00").text = "7,000,000.00";
  test::confirm_figures(page);
  test::reread(page, "7,000,000.00", Reader::tesseract_digits, "7,100,000.00");
  const Document document = read({page}, DocumentType::income_statement);
  EXPECT_EQ(field(document, "revenue", 2023).status, Status::uncertain);
  EXPECT_EQ(field(document, "revenue", 2023).doubt, "readers-differ");
  EXPECT_THAT(not_closing(document), ElementsAre("is.operating-profit 2023 unread"));
}

TEST(Statements, AColumnShiftedByHalfARowDoesNotPass) {
  Page page = page_of(kIncome, scanned());
  confirm_day(page, "2023年度");
  test::confirm_figures(page);
  // From 研发费用 on the second column hangs half a row lower: nobody can say which row is meant.
  double from = 0;
  for (const Word& word : page.words) from = word.text == "研发费用" ? word.box.y - 1 : from;
  for (Word& word : page.words) {
    if (word.box.x > 290 && word.box.y > from && word.box.y < from + 140) word.box.y += 8;
  }
  const Document document = read({page}, DocumentType::income_statement);
  std::size_t certain = 0;
  for (const Field& f : document.fields) {
    const bool shifted = f.year == 2022 && f.box.y > from && f.box.y < from + 130 && f.kind == ValueKind::amount;
    certain += shifted && f.status == Status::certain ? 1 : 0;
  }
  EXPECT_EQ(certain, 0U);
}

// Two readers share a misread character now and then, but no difference of many.
TEST(Statements, WhatTwoReadersAgreeOnContradictsWhereMisreadingCannotExplainIt) {
  for (const auto& [printed, certain] : {std::pair{"7,000,000.00", false}, std::pair{"1,436,587.92", true}}) {
    Page page = page_of(kIncome, scanned());
    confirm_day(page, "2023年度");
    test::word_of(page, "1,000,000.00").text = printed;
    test::confirm_figures(page);
    std::erase_if(test::word_of(page, printed).readings, [](const Reading& r) { return r.reader == Reader::tesseract_digits; });
    const Document document = read({page}, DocumentType::income_statement);
    EXPECT_EQ(field(document, "revenue", 2023).status, certain ? Status::certain : Status::uncertain);
    EXPECT_THAT(not_closing(document), ElementsAre(certain ? "is.operating-profit 2023 violated" : "is.operating-profit 2023 unread"));
  }
}

// The faxed example: the opening balance was not found, and the statement was said to contradict itself.
TEST(Statements, AFigureThatWasNotFoundIsNoContradiction) {
  Page page = page_of(R"(
                            现金流量表
                           2023年度
  编制单位：示例智能科技有限公司                          单位：元
      项目                                本期金额          上期金额
  一、经营活动产生的现金流量净额        500,000.00        400,000.00
  二、投资活动产生的现金流量净额       -100,000.00        -50,000.00
  三、筹资活动产生的现金流量净额         30,000.00         20,000.00
  四、现金及现金等价物净增加额          430,000.00        370,000.00
  加：期初现金及现金等价物余额          770,000.00        400,000.00
  五、期末现金及现金等价物余额        1,200,000.00        770,000.00
)", scanned());
  confirm_day(page, "2023年度");
  test::confirm_figures(page);
  EXPECT_THAT(not_closing(read({page}, DocumentType::cash_flow_statement)), IsEmpty());
  std::erase_if(page.words, [](const Word& word) { return word.text == "770,000.00" && word.box.x < 330; });
  EXPECT_THAT(not_closing(read({page}, DocumentType::cash_flow_statement)), ElementsAre("cf.closing 2023 unread"));
}

// A watermark lay over both amounts of a row and took them for its own: the sum was said to contradict itself in both
// years.
TEST(Statements, ARowThatLostAllItsFiguresIsNoContradiction) {
  Page page = page_of(kIncome, scanned());
  confirm_day(page, "2023年度");
  test::confirm_figures(page);
  const double y = test::word_of(page, "管理费用").box.y;
  std::erase_if(page.words, [&](const Word& word) { return std::abs(word.box.y - y) < 3 && word.box.x > 150; });
  EXPECT_THAT(not_closing(read({page}, DocumentType::income_statement)),
              ElementsAre("is.operating-profit 2023 unread", "is.operating-profit 2022 unread"));
  // Where one of the years adds up without it, the row is empty and nothing is hidden in it.
  for (const auto& [from, to] :
       {std::pair{"144,000.00", "224,000.00"}, {"143,000.00", "223,000.00"}, {"121,550.00", "201,550.00"}}) {
    for (Word& word : page.words) {
      if (word.text != from) continue;
      word.text = to;
      for (Reading& reading : word.readings) reading.text = to;
    }
  }
  EXPECT_THAT(not_closing(read({page}, DocumentType::income_statement)),
              ElementsAre("is.operating-profit 2022 violated"));
}

// An empty cell beside one that is printed may be a figure that was not found: no contradiction.
TEST(Statements, AFigureInTheWrongRowOpensTheSum) {
  Page page = page_of(kIncome, scanned());
  confirm_day(page, "2023年度");
  // 120,000.00 slips up to the row of 管理费用's number: its own row is empty.
  test::word_of(page, "80,000.00").text = "120,000.00";
  std::erase_if(page.words, [&](const Word& word) { return word.text == "120,000.00" && word.box.y > test::word_of(page, "管理费用").box.y + 8 &&
                                                            word.box.x < 290; });
  test::confirm_figures(page);
  const Document document = read({page}, DocumentType::income_statement);
  EXPECT_THAT(not_closing(document), ElementsAre("is.operating-profit 2023 unread"));
}

// A seal over the label of a total: 所有者权益合计 was a nameless line, though the sum says which row it is.
TEST(Statements, ATotalWithoutALegibleLabelIsTheRowThatTheSumRequires) {
  const std::string drawing = R"(
                       资产负债表
                     2023年12月31日
  编制单位：示例有限公司                              单位：元
      项目                        期末余额          年初余额
  货币资金                     1,000,000.00        900,000.00
  流动资产合计                 1,000,000.00        900,000.00
  固定资产                       250,000.00        200,000.00
  非流动资产合计                 250,000.00        200,000.00
  资产总计                     1,250,000.00      1,100,000.00
  短期借款                       300,000.00        400,000.00
  流动负债合计                   300,000.00        400,000.00
  负债合计                       300,000.00        400,000.00
  实收资本                       500,000.00        500,000.00
  未分配利润                     450,000.00        200,000.00
  新有考食计                     950,000.00        700,000.00
  负债和所有者权益总计         1,250,000.00      1,100,000.00
)";
  Page page = test::page_of(drawing, {.ocr = true});
  test::confirm_figures(page);
  const Document sheet = test::read({page}, DocumentType::balance_sheet);
  EXPECT_EQ(test::field(sheet, "total_equity", 2023).value, "950000.00");
  EXPECT_EQ(test::field(sheet, "total_equity", 2022).value, "700000.00");
  EXPECT_TRUE(test::proven_by(test::field(sheet, "total_equity", 2023), ProofKind::arithmetic));

  std::string wrong = drawing;
  wrong.replace(wrong.find("700,000.00"), 10, "710,000.00");
  page = test::page_of(wrong, {.ocr = true});
  test::confirm_figures(page);
  EXPECT_FALSE(test::has_field(test::read({page}, DocumentType::balance_sheet), "total_equity"));
}

// 合计 of 所有者权益合计 stood on the next line and was lost: the total was missing, its row a heading.
TEST(Statements, AHeadingWithAmountsIsTheTotalThatTheSumRequires) {
  const std::string drawing = R"(
                       资产负债表
                     2023年12月31日
  编制单位：示例有限公司                              单位：元
      项目                        期末余额          年初余额
  货币资金                     1,000,000.00        900,000.00
  流动资产合计                 1,000,000.00        900,000.00
  资产总计                     1,000,000.00        900,000.00
  短期借款                       300,000.00        400,000.00
  流动负债合计                   300,000.00        400,000.00
  负债合计                       300,000.00        400,000.00
  所有者权益（或股东权益）：
  实收资本                       500,000.00        500,000.00
  未分配利润                     200,000.00
  所有者权益（或股东权益）       700,000.00        500,000.00
  负债和所有者权益总计         1,000,000.00        900,000.00
)";
  Page page = test::page_of(drawing, {.ocr = true});
  test::confirm_day(page, "2023年12月31日");
  test::confirm_figures(page);
  const Document sheet = test::read({page}, DocumentType::balance_sheet);
  EXPECT_EQ(test::field(sheet, "total_equity", 2023).value, "700000.00");
  EXPECT_EQ(test::field(sheet, "total_equity", 2022).value, "500000.00");
  EXPECT_EQ(test::field(sheet, "total_equity", 2023).doubt, "");

  std::string wrong = drawing;
  wrong.replace(wrong.find("700,000.00"), 10, "600,000.00");
  page = test::page_of(wrong, {.ocr = true});
  test::confirm_figures(page);
  EXPECT_FALSE(test::has_field(test::read({page}, DocumentType::balance_sheet), "total_equity"));
}

// The beginning of -2,496,904.80 hid under a seal: all readers saw 496,904.80, which was certain and contradicted two sums.
TEST(Statements, AFigureThatLacksItsBeginningIsNoContradiction) {
  Page page = page_of(R"(
                       现金流量表
                        2023年度                              单位：元
      项目                            本期金额          上期金额
  销售商品、提供劳务收到的现金    4,111,222.33      3,900,111.22
  经营活动现金流入小计            4,111,222.33      3,900,111.22
  购买商品、接受劳务支付的现金    1,597,728.30      1,205,011.08
  经营活动现金流出小计            1,597,728.30      1,205,011.08
  经营活动产生的现金流量净额      2,513,494.03      2,695,100.14
  收回投资收到的现金                 10,000.00         10,000.00
  投资活动现金流入小计               10,000.00         10,000.00
  购建固定资产支付的现金          2,506,904.80        892,818.10
  投资活动现金流出小计            2,506,904.80        892,818.10
  投资活动产生的现金流量净额        496,904.80       -882,818.10
  取得借款收到的现金                100,000.00        100,000.00
  筹资活动现金流入小计              100,000.00        100,000.00
  偿还债务支付的现金                117,000.00        120,000.00
  筹资活动现金流出小计              117,000.00        120,000.00
  筹资活动产生的现金流量净额        -17,000.00        -20,000.00
  现金及现金等价物净增加额             -410.77      1,792,282.04
)",
                      scanned());
  test::confirm_figures(page);
  test::confirm_day(page, "2023年度");
  const auto net = [](const Page& on) { return field(read({on}, DocumentType::cash_flow_statement), "net_investing_cash", 2023); };
  EXPECT_EQ(net(page).doubt, "beginning-lost") << "a column cut by the line finder leaves nothing beside the figure";
  Word seal = test::word_of(page, "2,513,494.03");
  seal.text = "岸";
  seal.edges.clear();
  seal.readings.clear();
  seal.box = {seal.box.x - 4, seal.box.y + 18, 11, 14};
  page.words.push_back(seal);
  EXPECT_EQ(net(page).doubt, "beginning-lost");
  EXPECT_THAT(not_closing(read({page}, DocumentType::cash_flow_statement)), testing::Not(testing::Contains(testing::EndsWith("violated"))));
}

// A seal hid the label of 营业外支出: the profit above and below contradicted each other, for certain.
TEST(Statements, ARowWithoutALabelIsTheOneBetweenItsNeighbours) {
  std::string drawing(test::kIncome);
  drawing.replace(drawing.find("减：营业外支出"), std::string_view("减：营业外支出").size(), "              ");
  Page page = test::page_of(drawing, scanned());
  test::confirm_figures(page);
  const Document income = read({page}, DocumentType::income_statement);
  EXPECT_EQ(field(income, "non_operating_expense", 2023).value, "2000.00");
  EXPECT_EQ(field(income, "non_operating_expense", 2023).status, Status::uncertain);
  EXPECT_THAT(not_closing(income), testing::Not(testing::Contains(testing::StartsWith("is.total-profit"))));
  // Where the form has several rows between them, nobody can say which, and the sum is open.
  drawing = test::kIncome;
  for (const std::string_view label : {"    税金及附加", "    销售费用  "}) drawing.replace(drawing.find(label), label.size(), std::string(label.size() * 2 / 3, ' '));
  page = test::page_of(drawing, scanned());
  test::confirm_figures(page);
  EXPECT_THAT(not_closing(read({page}, DocumentType::income_statement)), testing::Not(testing::Contains(testing::EndsWith("violated"))));
}

// The first digit hid under a seal, and the sum that would have told lacked another figure: 8,512,063.72 was certain.
TEST(Statements, AYearBeginsWithWhatTheOneBeforeEndedWith) {
  const auto opening = [](const std::string& figure) {
    Page page = page_of(R"(
                       现金流量表
                        2023年度                              单位：元
      项目                            本期金额          上期金额
  经营活动产生的现金流量净额      3,961,342.33      2,414,148.62
  投资活动产生的现金流量净额     -1,495,721.91     -1,557,721.87
  筹资活动产生的现金流量净额       -658,804.06       -450,726.27
  加：期初现金及现金等价物余额   )" + figure + R"(     38,106,363.24
  期末现金及现金等价物余额       40,318,880.08     38,512,063.72
)",
                        scanned());
    test::confirm_figures(page);
    test::confirm_day(page, "2023年度");
    return field(read({page}, DocumentType::cash_flow_statement), "opening_cash", 2023).doubt;
  };
  EXPECT_EQ(opening(" 8,512,063.72"), "beginning-lost");
  EXPECT_EQ(opening("38,512,063.72"), "");
  EXPECT_EQ(opening("12,345,678.90"), "") << "restated";
}

}  // namespace
}  // namespace dossier
