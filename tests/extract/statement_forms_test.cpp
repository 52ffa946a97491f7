// The forms of statements: small enterprises, banks, cash flows, tax returns; statements over several pages.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "extract/extract.h"
#include "tests/extract/statements.h"

namespace dossier {
namespace {

using test::confirm_day;
using test::field;
using test::has_field;
using test::not_closing;
using test::page_of;
using test::read;
using test::uncertain;
using testing::IsEmpty;

constexpr std::string_view kSmallBalance = R"(
                                资产负债表
                                                                          会小企01表
   编制单位：示例有限公司           2023年12月31日                          单位：元
   资产          行次    期末余额      年初余额    负债和所有者权益    行次    期末余额     年初余额
   流动资产：                                      流动负债：
   货币资金        1     1,000.00      2,000.00    短期借款             31       300.00       400.00
   短期投资        2                               应付账款             33     1,200.00     2,200.00
   应收账款        4       100.00        200.00    预收账款             34       100.00       200.00
   流动资产合计   15     1,100.00      2,200.00    流动负债合计         41     1,600.00     2,800.00
   非流动资产：                                    负债合计             47     1,600.00     2,800.00
   固定资产原价   18     2,000.00      2,000.00    所有者权益：
   减：累计折旧   19       500.00        400.00    实收资本（或股本）   48     1,000.00     1,000.00
   固定资产账面价值 20   1,500.00      1,600.00    未分配利润           51
   非流动资产合计 29     1,500.00      1,600.00    所有者权益合计       52     1,000.00     1,000.00
   资产总计       30     2,600.00      3,800.00    负债和所有者权益总计 53     2,600.00     3,800.00
)";

TEST(Statements, TheSmallFormOfTwoHalvesAddsUp) {
  const Document document = read({page_of(kSmallBalance, {.column = 4.1})}, DocumentType::balance_sheet);
  EXPECT_EQ(field(document, "total_assets", 2023).value, "2600.00");
  EXPECT_EQ(field(document, "total_liabilities", 2022).value, "2800.00");
  EXPECT_EQ(field(document, "fixed_assets", 2023).value, "1500.00");
  EXPECT_FALSE(has_field(document, "retained_earnings"));
  EXPECT_THAT(uncertain(document), IsEmpty());
  EXPECT_THAT(not_closing(document), IsEmpty());
  EXPECT_THAT(document.traits, testing::Contains(std::pair<std::string, std::string>("form", "small-2013")));
  EXPECT_THAT(document.traits, testing::Contains(std::pair<std::string, std::string>("period-end", "2023-12-31")));
}

TEST(Statements, RowNumbersNameAndCheckRows) {
  Page page = page_of(kSmallBalance, {.column = 4.1, .ocr = true});
  confirm_day(page, "2023年12月31日");
  test::confirm_figures(page);
  test::word_of(page, "预收账款").text = "坝攸沐欻";
  const Document named = read({page}, DocumentType::balance_sheet);
  EXPECT_EQ(field(named, "advances_from_customers", 2023).value, "100.00");
  EXPECT_EQ(field(named, "advances_from_customers", 2023).status, Status::certain);
  // A label of another row beside the number: one of the two is wrong.
  test::word_of(page, "坝攸沐欻").text = "应付利息";
  const Document contradicted = read({page}, DocumentType::balance_sheet);
  EXPECT_EQ(field(contradicted, "interest_payable", 2023).doubt, "row-unsure");
}

// The number of the row stood before its figure for all readers, 151,100.00, and the sum was incomplete: certain, and wrong.
TEST(Statements, AFigureMayHaveTakenItsRowNumber) {
  Page page = page_of(kSmallBalance, {.column = 4.1, .ocr = true});
  confirm_day(page, "2023年12月31日");
  Word& number = test::word_of(page, "15");
  Word& figure = test::word_of(page, "1,100.00");
  figure.text = "151,100.00";
  figure.edges.clear();
  figure.box.width += figure.box.x - number.box.x;
  figure.box.x = number.box.x;
  number.box = {};
  number.text.clear();
  test::word_of(page, "货币资金").text = "坝攸沐欻";
  test::confirm_figures(page);
  const Document document = read({page}, DocumentType::balance_sheet);
  EXPECT_EQ(field(document, "current_assets", 2023).status, Status::uncertain) << field(document, "current_assets", 2023).value;
  EXPECT_EQ(field(document, "current_assets", 2022).value, "2200.00");
}

TEST(Statements, GoOnOverPagesUnderOneTitle) {
  const Page first = page_of(R"(
                         合并资产负债表
                        2023年12月31日
  编制单位：示例有限公司                                 单位：元
      项目              附注          期末余额      上年年末余额
  流动资产：
    货币资金            五、1         1,000.00          2,000.00
    存货                五、2           500.00            400.00
  流动资产合计                        1,500.00          2,400.00
  非流动资产：
    固定资产            五、3         3,000.00          2,600.00
  非流动资产合计                      3,000.00          2,600.00
  资产总计                            4,500.00          5,000.00
)");
  Page second = page_of(R"(
                        合并资产负债表（续）
                        2023年12月31日
  编制单位：示例有限公司                                 单位：元
      项目              附注          期末余额      上年年末余额
  流动负债：
    应付账款            五、4           700.00            900.00
  流动负债合计                          700.00            900.00
  负债合计                              700.00            900.00
  所有者权益：
    实收资本                          3,000.00          3,000.00
    未分配利润                          700.00          1,000.00
  归属于母公司所有者权益合计          3,700.00          4,000.00
    少数股东权益                        100.00            100.00
  所有者权益合计                      3,800.00          4,100.00
  负债和所有者权益总计                4,500.00          5,000.00
)");
  second.number = 2;
  const std::vector<Document> documents = extract({first, second});
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_EQ(documents[0].last_page, 2);
  EXPECT_EQ(field(documents[0], "total_equity", 2023, "consolidated").value, "3800.00");
  EXPECT_EQ(field(documents[0], "total_equity", 2023, "consolidated").page, 2);
  EXPECT_EQ(field(documents[0], "minority_interests", 2022, "consolidated").value, "100.00");
  EXPECT_THAT(not_closing(documents[0]), IsEmpty());
  EXPECT_THAT(uncertain(documents[0]), IsEmpty());
}

TEST(Statements, ABanksBracketsAreNegative) {
  const Document document = read({page_of(R"(
                          示例银行股份有限公司
                              银行利润表
                              2024年度
                 （除特别注明外，金额单位均为人民币百万元）
                                                     本行
                               附注四      2024年度       2023年度
  一、营业收入
      利息净收入                   37        93,427        117,991
      其他业务收入                 42           382            538
      营业收入合计                           93,809        118,529
  二、营业支出
      税金及附加                   43        (1,479)        (1,718)
      业务及管理费                 44       (40,582)       (45,959)
      营业支出合计                          (42,061)       (47,677)
  三、减值损失前营业利润                     51,748         70,852
      信用减值损失                 45       (30,000)       (20,000)
  四、营业利润                               21,748         50,852
      加：营业外收入                             37             49
      减：营业外支出                           (505)          (259)
  五、利润总额                               21,280         50,642
      减：所得税费用               46        (1,280)        (1,642)
  六、净利润                                 20,000         49,000
)")},
                                 DocumentType::income_statement);
  EXPECT_EQ(field(document, "revenue", 2024, "parent").value, "93809000000.00");
  EXPECT_EQ(field(document, "income_tax", 2024, "parent").value, "-1280000000.00");
  EXPECT_EQ(field(document, "net_profit", 2023, "parent").half_ulp_fen, 50000000);
  EXPECT_EQ(field(document, "entity", std::nullopt).value, "示例银行股份有限公司");
  EXPECT_THAT(not_closing(document), IsEmpty());
}

TEST(Statements, CashFlowsAddUpInAllThreeActivities) {
  const Document document = read({page_of(R"(
                            现金流量表
                             2023年度
  编制单位：示例有限公司                                 单位：元
      项目                                本期金额          上期金额
  一、经营活动产生的现金流量：
    销售商品、提供劳务收到的现金          9,000.00          8,000.00
    收到的税费返还                                            100.00
    经营活动现金流入小计                  9,000.00          8,100.00
    购买商品、接受劳务支付的现金          4,000.00          3,000.00
    支付的各项税费                        1,000.00            900.00
    经营活动现金流出小计                  5,000.00          3,900.00
    经营活动产生的现金流量净额            4,000.00          4,200.00
  二、投资活动产生的现金流量：
    购建固定资产、无形资产和其他长期资产
    支付的现金                            6,000.00          1,000.00
    投资活动现金流出小计                  6,000.00          1,000.00
    投资活动产生的现金流量净额           -6,000.00         -1,000.00
  三、筹资活动产生的现金流量：
    筹资活动产生的现金流量净额                   -                 -
  四、汇率变动对现金及现金等价物的影响
  五、现金及现金等价物净增加额           -2,000.00          3,200.00
    加：期初现金及现金等价物余额          5,000.00          1,800.00
  六、期末现金及现金等价物余额            3,000.00          5,000.00
)")},
                                 DocumentType::cash_flow_statement);
  EXPECT_EQ(field(document, "net_operating_cash", 2023).value, "4000.00");
  EXPECT_EQ(field(document, "net_investing_cash", 2023).value, "-6000.00");
  EXPECT_EQ(field(document, "net_financing_cash", 2022).value, "0.00");
  EXPECT_EQ(field(document, "cash_for_fixed_assets", 2023).value, "6000.00");
  EXPECT_EQ(field(document, "closing_cash", 2022).value, "5000.00");
  EXPECT_THAT(not_closing(document), IsEmpty());
  EXPECT_THAT(uncertain(document), IsEmpty());
}

TEST(Statements, TwoOnOnePageAreTwoDocuments) {
  const std::vector<Document> documents = extract({page_of(R"(
                            资产负债表
                          2023年12月31日                 单位：元
      项目                            期末余额          年初余额
    货币资金                          1,000.00          2,000.00
    存货                                500.00            400.00
  流动资产合计                        1,500.00          2,400.00
  资产总计                            1,500.00          2,400.00

                              利润表
                             2023年度                    单位：元
      项目                            本期金额          上期金额
  一、营业收入                        9,000.00          8,000.00
  减：营业成本                        4,000.00          3,000.00
  二、营业利润                        5,000.00          5,000.00
  三、利润总额                        5,000.00          5,000.00
)")});
  ASSERT_EQ(documents.size(), 2U);
  EXPECT_EQ(documents[0].type, DocumentType::balance_sheet);
  EXPECT_EQ(documents[1].type, DocumentType::income_statement);
  EXPECT_EQ(field(documents[0], "current_assets", 2023).value, "1500.00");
  EXPECT_EQ(field(documents[1], "total_profit", 2022).value, "5000.00");
}

TEST(Statements, ContentsNotesAndBlankFormsAreNone) {
  for (const std::string_view drawing : {R"(
                     目    录
      一、审计报告                                  1-3
      二、资产负债表                                  4
      三、利润表                                      5
      四、现金流量表                                  6
)",
                                         R"(
                  资产负债表
    货币资金
    应收账款
    存货
    流动资产合计
    资产总计
)",
                                         R"(
    本公司于资产负债表日对存货进行盘点，存货金额为1,000.00元，货币资金为2,000.00元。
    1、货币资金
      项目                            期末余额          年初余额
    库存现金                            100.00            200.00
    银行存款                          1,900.00          1,800.00
    合计                              2,000.00          2,000.00
)"}) {
    for (const Document& document : extract({page_of(drawing)})) {
      EXPECT_NE(document.type, DocumentType::balance_sheet) << drawing;
      EXPECT_NE(document.type, DocumentType::income_statement) << drawing;
    }
  }
}

TEST(Statements, TheTaxReturnIsReadWithItsAnnex) {
  const Page cover = page_of(R"(
             中华人民共和国企业所得税年度纳税申报表
                      （A类，2017年版）
   税款所属期间：2023年01月01日至2023年12月31日
   纳税人识别号（统一社会信用代码）：911101085513850820
   纳税人名称：示例智能科技有限公司
   金额单位：人民币元（列至角分）
                                          2024年5月20日
)");
  Page main = page_of(R"(
   A100000
              中华人民共和国企业所得税年度纳税申报表（A类）
   行次      类别           项目                                  金额
    1                 一、营业收入（填写A101010）          1,000,000.00
    2                 减：营业成本（填写A102010）            600,000.00
    5                 减：管理费用（填写A104000）            150,000.00
    7    利润总额     减：资产减值损失                        10,000.00
    9      计算       加：投资收益                             5,000.00
   10                 二、营业利润（1-2-3-4-5-6-7+8+9）      245,000.00
   11                 加：营业外收入（填写A101010）            5,000.00
   13                 三、利润总额（10+11-12）               250,000.00
)");
  main.number = 2;
  Page annex = page_of(R"(
   A107012
                     研发费用加计扣除优惠明细表
   行次                        项目                          金额（数量）
    1    本年可享受研发费用加计扣除项目数量                           4
    2    一、自主研发、合作研发、集中研发（3+7+16+19+23+34）   100,000.00
    3    （一）人员人工费用（4+5+6）                            80,000.00
    4    1.直接从事研发活动人员工资薪金                         80,000.00
   34    （七）经限额调整后的其他相关费用                       20,000.00
   40    三、年度研发费用小计（2+36×80%+38）                   100,000.00
   41    （一）本年费用化金额                                  100,000.00
   45    六、允许扣除的研发费用合计（41+43+44）                100,000.00
   47    七、允许扣除的研发费用抵减特殊收入后的金额（45-46）   100,000.00
   50    八、加计扣除比例（%）                                      100%
   51    九、本年研发费用加计扣除总额（47-48-49）×50           100,000.00
)");
  annex.number = 3;
  const std::vector<Document> documents = extract({cover, main, annex});
  ASSERT_EQ(documents.size(), 1U);
  const Document& document = documents[0];
  EXPECT_EQ(document.type, DocumentType::tax_return);
  EXPECT_EQ(field(document, "entity", std::nullopt).value, "示例智能科技有限公司");
  EXPECT_EQ(field(document, "revenue", 2023).value, "1000000.00");
  EXPECT_EQ(field(document, "total_profit", 2023).value, "250000.00");
  EXPECT_EQ(field(document, "rd_deduction", 2023).value, "100000.00");
  EXPECT_EQ(field(document, "rd_project_count", 2023).value, "4");
  EXPECT_THAT(not_closing(document), IsEmpty());
}

// 利息收入 without 其中： was added up beside 财务费用, and a sound statement was reported as contradicting itself.
TEST(Statements, WhatDetailsTheLineAboveIsNotAdded) {
  const Document document = read({page_of(R"(
                            利润表
                           2023年度
  编制单位：示例有限公司                                 单位：元
      项目                            本期金额          上期金额
  一、营业收入                    1,000,000.00        900,000.00
  减：营业成本                      600,000.00        550,000.00
      财务费用                       -5,000.00         -4,000.00
       利息收入                       6,000.00          5,000.00
  加：其他收益                        2,000.00          1,000.00
  二、营业利润                      407,000.00        355,000.00
  三、利润总额                      407,000.00        355,000.00
  四、净利润                        407,000.00        355,000.00
)")},
                                 DocumentType::income_statement);
  EXPECT_THAT(not_closing(document), IsEmpty());
  EXPECT_EQ(field(document, "operating_profit", 2023).status, Status::certain);
}

// A seal hid 资产负债表, and the sheet was nothing.
TEST(Statements, TheFormsNumberStandsForAHiddenTitle) {
  const Document document = read({page_of(R"(
                           资  售  负债表
                                                    会企02表
  编制单位：示例有限公司     2023年度                  单位：元
      项目                            本期金额          上期金额
  一、营业收入                    1,000,000.00        900,000.00
  减：营业成本                      600,000.00        550,000.00
  二、营业利润                      400,000.00        350,000.00
  三、利润总额                      400,000.00        350,000.00
  四、净利润                        400,000.00        350,000.00
)", test::scanned())},
                                 DocumentType::income_statement);
  EXPECT_EQ(field(document, "revenue", 2023).value, "1000000.00");
}

// Management's discussion of the cash flows in a scanned annual report was typed as the statement.
TEST(Statements, ADiscussionOfTheFiguresIsNone) {
  const std::string rows = R"(
  项目                                本期发生额        上期发生额
  销售商品、提供劳务收到的现金      119,320,536.97    107,024,382.70
  收到其他与经营活动有关的现金        1,643,536.86        221,421.23
  购买商品、接受劳务支付的现金        7,745,987.37      7,230,584.03
  支付其他与经营活动有关的现金        3,443,536.86      2,221,421.23
  收回投资收到的现金                      6,079.93        314,906.52
  取得投资收益收到的现金                    860.00            120.00
  投资支付的现金                      2,150,000.00        350,000.00
  吸收投资收到的现金                    730,000.00        833,000.00
  偿还债务支付的现金                    130,000.00        133,000.00
  分配股利、利润或偿付利息支付的现金 26,476,019.84     24,091,014.16
)";
  const auto type_of = [](const std::string& drawing) { return extract({test::page_of(drawing, {.ocr = true})}).front().type; };
  EXPECT_EQ(type_of(rows), DocumentType::cash_flow_statement);
  std::string discussed = rows;
  discussed.insert(discussed.find("上期发生额") + std::string("上期发生额").size(), "   增减(%)");
  EXPECT_EQ(type_of(discussed), DocumentType::other);
}

// All readers lost the minus of a faxed figure, and the positive amount was given.
TEST(Statements, ALostMinusIsRestoredInDoubtWhereTheSumWantsIt) {
  Page page = page_of(R"(
                            现金流量表
                             2023年度
  编制单位：示例有限公司                                 单位：元
      项目                                本期金额          上期金额
    经营活动产生的现金流量净额           14,000.00          4,200.00
    投资活动产生的现金流量净额            6,000.00          1,000.00
    筹资活动产生的现金流量净额            9,500.00          2,000.00
  四、现金及现金等价物净增加额           17,500.00          7,200.00
    加：期初现金及现金等价物余额          5,000.00          1,800.00
  五、期末现金及现金等价物余额           22,500.00          9,000.00
)", {.ocr = true});
  test::confirm_figures(page);
  test::ink(page, "6,000.00", SignInk::not_examined);
  const Document document = read({page}, DocumentType::cash_flow_statement);
  EXPECT_EQ(field(document, "net_investing_cash", 2023).value, "-6000.00");
  EXPECT_EQ(field(document, "net_investing_cash", 2023).status, Status::uncertain);
  EXPECT_EQ(field(document, "net_investing_cash", 2022).value, "1000.00");
  EXPECT_EQ(field(document, "net_financing_cash", 2023).value, "9500.00");
}

// The title of the parent's balance sheet was found in two overlapping boxes, and the sheet went on with the consolidated one.
TEST(Statements, ATitleInTwoBoxesThatOverlapIsOne) {
  const Document document = read({page_of(R"(
                       母公司资产负  负债表
                     2023年12月31日
  编制单位：示例有限公司                              单位：元
      项目                        期末余额          年初余额
  货币资金                     1,000,000.00        900,000.00
  流动资产合计                 1,000,000.00        900,000.00
  固定资产                       250,000.00        200,000.00
  非流动资产合计                 250,000.00        200,000.00
  资产总计                     1,250,000.00      1,100,000.00
)", {.ocr = true})}, DocumentType::balance_sheet);
  EXPECT_EQ(field(document, "total_assets", 2023, "parent").value, "1250000.00");
}

// 11 for 41: the row was in doubt though its label and the numbers around it say which it is.
TEST(Statements, AMisreadRowNumberBetweenSoundOnesIsNoDoubt) {
  const std::string drawing = R"(
                                资产负债表
   编制单位：示例有限公司           2023年12月31日            单位：元
   资产                    行次          期末余额          年初余额
   流动负债合计             41           1,600.00          2,800.00
   长期借款                 42             200.00            300.00
   长期应付款               43             100.00            150.00
   递延收益                 44              50.00             50.00
   其他非流动负债           45              50.00
   非流动负债合计           46             400.00            500.00
   负债合计                 47           2,000.00          3,300.00
   实收资本（或股本）       48           1,000.00          1,000.00
   资本公积                 49             200.00            200.00
   盈余公积                 50             100.00             50.00
   未分配利润               51             300.00            250.00
   所有者权益合计           52           1,600.00          1,500.00
   负债和所有者权益总计     53           3,600.00          4,800.00
)";
  const auto doubt_with = [&](std::string_view number, std::string_view misread) {
    Page page = page_of(drawing, {.ocr = true});
    confirm_day(page, "2023年12月31日");
    test::confirm_figures(page);
    test::word_of(page, number).text = misread;
    return field(read({page}, DocumentType::balance_sheet), "total_liabilities", 2023).doubt;
  };
  EXPECT_EQ(doubt_with("47", "17"), "");
  EXPECT_EQ(doubt_with("47", "48"), "") << "46 stands before, 48 behind";
  // 合计 of 所有者权益合计 was lost: the number says which row it is.
  Page torn = page_of(drawing, {.ocr = true});
  confirm_day(torn, "2023年12月31日");
  test::confirm_figures(torn);
  test::word_of(torn, "所有者权益合计").text = "所有者权益";
  EXPECT_EQ(field(read({torn}, DocumentType::balance_sheet), "total_equity", 2023).doubt, "");
  // The label is one off: the numbers around it do not enclose its own.
  Page page = page_of(drawing, {.ocr = true});
  confirm_day(page, "2023年12月31日");
  test::confirm_figures(page);
  test::word_of(page, "其他非流动负债").text = "应付利息";  // 37, beside 45
  EXPECT_EQ(field(read({page}, DocumentType::balance_sheet), "interest_payable", 2023).doubt, "row-unsure");
}

// The last two rows stood alone on a page that goes on: too few to be a statement, and they were lost.
TEST(Statements, GoOnWithARowOrTwo) {
  const Page first = page_of(R"(
                       现金流量表
                        2023年度                              单位：元
      项目                        本期金额          上期金额
  销售商品、提供劳务收到的现金    1,000.00            900.00
  经营活动现金流入小计            1,000.00            900.00
  购买商品、接受劳务支付的现金      600.00            550.00
  经营活动现金流出小计              600.00            550.00
  经营活动产生的现金流量净额        400.00            350.00
  现金及现金等价物净增加额          400.00            350.00
)");
  Page second = page_of(R"(
                    现金流量表（续）
                        2023年度                              单位：元
      项目                        本期金额          上期金额
  加：期初现金及现金等价物余额      550.00            200.00
  期末现金及现金等价物余额          950.00            550.00
)");
  second.number = 2;
  const std::vector<Document> documents = extract({first, second});
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_EQ(field(documents[0], "opening_cash", 2023).value, "550.00");
  EXPECT_EQ(field(documents[0], "closing_cash", 2022).value, "550.00");
  EXPECT_THAT(uncertain(documents[0]), IsEmpty());
}

}  // namespace
}  // namespace dossier
