// Which pages of a long scan are read in full, by their title band alone.
#include <gtest/gtest.h>

#include <string_view>

#include "extract/extract.h"
#include "tests/support/page_text.h"

namespace dossier {
namespace {

bool worth(std::string_view band) {
  Page page = test::page_of(band, {.ocr = true});
  page.fully_read = false;
  return worth_reading(page) != PageWorth::none;
}

TEST(Triage, TitlesRowsAndReportsAreWorthReading) {
  EXPECT_TRUE(worth(R"(
                     现金流量表
                     2023年度
  编制单位：示例有限公司            单位：元
  项目                              本期金额
  一、经营活动产生的现金流量
  销售商品、提供劳务收到的现金      900,000.00
  收到的税费返还                     10,000.00
)"));
  EXPECT_TRUE(worth(R"(
  应付职工薪酬            900,000.00
  应交税费                 90,000.00
  其他应付款               10,000.00
  一年内到期的非流动负债
  其他流动负债             10,000.00
  流动负债合计          1,010,000.00
  非流动负债
)")) << "a statement goes on without a title";
  EXPECT_TRUE(worth(R"(
  由于舞弊可能涉及串通、伪造、故意
  遗漏、虚假陈述或凌驾于内部控制之上，
  未能发现由于舞弊导致的重大错报的
  风险高于未能发现由于错误导致的风
  险。我们与治理层就计划的审计范围、
  时间安排和重大审计发现等事项进行
  沟通，包括沟通我们在审计中识别出
)")) << "the signature stands at the end of the report";
  EXPECT_TRUE(worth("\n  营业执照\n")) << "so little text is a cover, a certificate or a picture";
}

TEST(Triage, TheProseOfAReportSaysThatItBeganBefore) {
  Page page = test::page_of(R"(
  我们按照中国注册会计师审计准则的
  规定执行了审计工作。审计报告的
  “注册会计师对财务报表审计的责任”
  部分进一步阐述了我们的责任。我们
  相信，我们获取的审计证据是充分、
  适当的，为发表审计意见提供了基础
)", {.ocr = true});
  page.fully_read = false;
  EXPECT_EQ(worth_reading(page), PageWorth::middle);
}

// Lines of the band are cut, so that none was long enough for running text, and every page of the notes was read.
TEST(Triage, NotesAreNotWorthReading) {
  EXPECT_FALSE(worth(R"(
  14. 在建工程
  在建工程的核算方法：各项在建工
  （1）符合下列情况时，应将在建
  程转入固定资产：所购建的固定资
  产达到预定可使用状态前发生的支
  出金额很少或几乎不再发生时，资
  本化终止，利润表的影响见附注。
)"));
  EXPECT_FALSE(worth(R"(
  （2）按欠款方归集的期末余额
  单位名称            期末余额      比例(%)
  甲有限公司          847,620.00      27.36
  乙有限公司          774,900.00      25.34
  丙有限公司          375,776.00      12.13
  丁商场              194,200.00       6.27
  合计              2,192,496.00      71.10
)"));
  EXPECT_FALSE(worth(R"(
  40、研发费用
  项目                本期发生额      上期发生额
  人工费用            61,923,213.14   38,541,283.92
  专利费                 120,000.00       90,000.00
  其他                     5,000.00        4,000.00
  合计                62,048,213.14   38,635,283.92
  41、财务费用
)")) << "what is numbered or stands in a row is no title";
  EXPECT_FALSE(worth(R"(
            财务报表附注
  一、公司基本情况
  公司前身为示例厂，注册资本
  五千万元，法定代表人为张三。
  公司主要从事软件开发与销售，
  属软件和信息技术服务业。
  二、财务报表的编制基础
)"));
}

// An annual report as a scan had half of its notes read in full.
TEST(Triage, TablesThatExplainAreNotWorthReading) {
  EXPECT_FALSE(worth(R"(
  2021 年年度报告
  14、 在建工程
  项目列示
  √适用 □不适用
  单位：元 币种：人民币
  项目                期末余额           期初余额
  在建工程            2,321,988,541.80   2,447,444,843.00
  工程物资            1,000,000.00
  固定资产            1,000,000.00
  固定资产清理        1,000,000.00
)"));
  EXPECT_FALSE(worth(R"(
  2021 年年度报告
  项目                本期发生额      上期发生额   比上年同期增减(%)
  客户存款和同业存放款项净增加额   7,511,166.00   3,189,100.00   135.53
  收到其他与经营活动有关的现金     1,643,536.00     223,421.00   642.27
  收回投资收到的现金                   6,079.00     314,906.00   -98.07
  取得投资收益收到的现金                 860.00
  支付其他与经营活动有关的现金       860,000.00
)")) << "management's discussion";
  EXPECT_FALSE(worth(R"(
  示例股份有限公司
  财务报表附注(续)
  2024年度
  14. 租赁合同
  (a) 于资产负债表中确认
  资产负债表
  使用权资产原值：
)"));
  EXPECT_FALSE(worth(R"(
  2021 年年度报告
  十二、 资产负债表日后事项
  1、 重要的非调整事项
  □适用 √不适用
  2、 利润分配情况
  √适用 □不适用
  单位：元 币种：人民币
)"));
}

// The seal of another firm on the sign-off of a long PDF was never seen.
TEST(Triage, ThePictureTellsWhereAPaperIsSignedOff) {
  EXPECT_TRUE(picture_tells(test::page_of(R"(
  我们与治理层就计划的审计范围、时间安排和重大审计发现等事项进行沟通。
  示例会计师事务所（特殊普通合伙）        中国注册会计师：张三
  中国·沈阳                             中国注册会计师：李四
  二〇二四年四月十八日
)")));
  EXPECT_TRUE(picture_tells(test::page_of(R"(
                     营 业 执 照
  统一社会信用代码  91210112MA0XLF7K07
)")));
  EXPECT_FALSE(picture_tells(test::page_of(R"(
  2021 年年度报告
  十二、主管会计工作负责人
  公司聘请示例会计师事务所为公司提供审计服务，聘期一年，报酬由管理层与其商定。
  项目                期末余额           期初余额
  在建工程            2,321,988,541.80   2,447,444,843.00
)")));
}

bool told(std::string_view first_lines) {
  Page page = test::page_of(first_lines, {.ocr = true});
  page.fully_read = false;
  return head_tells_worth(page);
}

// What the first lines settle, the lines below them need not be read for.
TEST(Triage, TheHeadOfNotesAndOfProseTells) {
  EXPECT_TRUE(told(R"(
  示例有限公司
  财务报表附注
  2024年度
  一、公司基本情况
  公司前身为示例厂，注册资本
  五千万元，法定代表人为张三。
)"));
  EXPECT_TRUE(told(R"(
  金融资产同时符合下列条件的，
  分类为以摊余成本计量的金融资产：
  公司管理该金融资产的业务模式
  是以收取合同现金流量为目标，
  该金融资产的合同条款规定，在
  特定日期产生的现金流量仅为本金
)"));
  EXPECT_TRUE(told(R"(
                     现金流量表
                     2023年度
  编制单位：示例有限公司            单位：元
  项目                              本期金额
  一、经营活动产生的现金流量
  销售商品、提供劳务收到的现金      900,000.00
)"));
}

TEST(Triage, TheHeadOfWhatMayGoOnDoesNotTell) {
  EXPECT_FALSE(told(R"(
  第十节 财务报告
  √适用 □不适用
  单位：元
  项目
  示例有限公司
  2024年度
)"));
  EXPECT_FALSE(told(R"(
  应付职工薪酬            900,000.00
  应交税费                 90,000.00
  其他应付款               10,000.00
  一年内到期的非流动负债
  其他流动负债             10,000.00
  流动负债合计          1,010,000.00
)"));
  EXPECT_FALSE(told(R"(
  由于舞弊可能涉及串通、伪造、故意
  遗漏、虚假陈述或凌驾于内部控制之上，
  未能发现由于舞弊导致的重大错报的
  风险高于未能发现由于错误导致的风
  险。我们与治理层就计划的审计范围、
  时间安排和重大审计发现等事项进行
)"));
  EXPECT_FALSE(told("\n  营业执照\n"));
}

}  // namespace
}  // namespace dossier
