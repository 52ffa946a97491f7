// 审计报告: its firm and its day.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "extract/extract.h"
#include "tests/extract/documents.h"
#include "tests/support/page_text.h"

namespace dossier {
namespace {

using test::field;
using test::only;
using test::page_of;
using test::value;

constexpr std::string_view kReport = R"(
                        审 计 报 告
                 辽示例审字〔2024〕第0123号
   沈阳示例智能科技有限公司全体股东：
   一、审计意见
   我们审计了沈阳示例智能科技有限公司财务报表，包括2023年12月31日的资产负债表。
   我们认为，后附的财务报表在所有重大方面按照企业会计准则的规定编制，公允反映了
   贵公司2023年12月31日的财务状况以及2023年度的经营成果和现金流量。
)";

// A speck before the brackets cut the firm's legal form off, and its name was certain without it.
TEST(AuditReport, TheFormOfTheFirmSurvivesSpecks) {
  for (const char* printed : {"沈阳样本会计师事务所，（特殊普通合伙）", "沈阳样本会计师事务所.（特殊普通合伙）"}) {
    EXPECT_EQ(value(only(page_of(std::string(kReport) + "   " + printed + "\n   中国注册会计师：\n")), "auditor"), "沈阳样本会计师事务所(特殊普通合伙)") << printed;
  }
}

TEST(AuditReport, AFirmWhoseFormNobodyReadsIsUncertain) {
  const Document report = only(page_of(std::string(kReport) + "   沈阳样本会计师事务所\n   中国注册会计师：\n\n   样本遇事结殊替通合伙\n"));
  EXPECT_EQ(value(report, "auditor"), "沈阳样本会计师事务所");
  EXPECT_EQ(field(report, "auditor")->status, Status::uncertain);
}

// The place and the day of the signatures stood above the balance sheet, and the report had no day.
TEST(AuditReport, ItsDayMayHaveRunOverOntoTheNextPage) {
  const std::string signatures = "   沈阳样本会计师事务所（普通合伙）\n   中国注册会计师：\n   中国注册会计师：\n";
  const std::string sheet = R"(
                    资产负债表
   编制单位：沈阳示例智能科技有限公司   2023年12月31日   单位：元
   资产            期末余额          年初余额
   流动资产：
   货币资金        1,000.00          2,000.00
   流动资产合计    1,000.00          2,000.00
   资产总计        1,000.00          2,000.00
)";
  const auto day = [&](const std::string& above) {
    Page second = page_of(above + "\n\n" + sheet);
    second.number = 2;
    const std::vector<Document> documents = extract({page_of(std::string(kReport) + signatures), second});
    return documents.empty() ? std::string() : value(documents.front(), "date");
  };
  EXPECT_EQ(day("\n   中国·沈阳\n   二〇二四年四月二十八日\n"), "2024-04-28");
  EXPECT_EQ(day("\n   中国·沈阳\n   2024年4月28日\n"), "2024-04-28");
  EXPECT_EQ(day("\n   沈阳示例智能科技有限公司\n"), "none");
}

// The day that had run over was read once, for its page is none of a report by itself.
TEST(AuditReport, ItsDayOnTheNextPageIsReadAgain) {
  const Page page = page_of(R"(
   中国·沈阳
   二〇二四年四月二十八日

                    资产负债表
   编制单位：沈阳示例智能科技有限公司   2023年12月31日   单位：元
   资产            期末余额          年初余额
   货币资金        1,000.00          2,000.00
   资产总计        1,000.00          2,000.00
)", {.ocr = true});
  bool again = false;
  for (const SecondLook& look : wanted_second_looks(page)) {
    again = again || (page.words[look.word].text == "二〇二四年四月二十八日" && look.alphabet == SecondLook::Alphabet::chinese);
  }
  EXPECT_TRUE(again);
}

// A numeral of the year was lost, 0二三年, and the report had no day.
TEST(AuditReport, ADayThatLostANumeralIsUncertain) {
  const Document report = only(page_of(std::string(kReport) + "   沈阳样本会计师事务所（普通合伙）\n   中国注册会计师：\n   0二三年四月十九日\n"));
  EXPECT_EQ(value(report, "date"), "2023-04-19");
  EXPECT_EQ(field(report, "date")->status, Status::uncertain);
}

// A firm called 正和 was taken for the end of a sentence, …和会计师事务所, and the report had no auditor.
TEST(AuditReport, TheNameOfAFirmMayEndLikeAConjunction) {
  const auto auditor = [](const std::string& row) { return value(only(page_of(std::string(kReport) + "   " + row + "\n   中国注册会计师：\n")), "auditor"); };
  EXPECT_EQ(auditor("沈阳正和会计师事务所（普通合伙）"), "沈阳正和会计师事务所(普通合伙)");
  EXPECT_EQ(auditor("福建样本中和会计师事务所有限公司"), "福建样本中和会计师事务所有限公司");
  EXPECT_EQ(auditor("及会计师事务所"), "none");
  EXPECT_EQ(auditor("贵公司管理层和会计师事务所"), "none");
}

// The firm and the day stood alone on a page, which was other, and the report had no day.
TEST(AuditReport, ItsDayMayStandOnAPageOfItsOwnBelowTheFirm) {
  const auto report = [](const std::string& below) {
    Page second = page_of("\n" + below);
    second.number = 2;
    return extract({page_of(std::string(kReport) + "   沈阳样本会计师事务所（普通合伙）\n   中国注册会计师：\n"), second}).front();
  };
  EXPECT_EQ(value(report("            沈阳样本会计师事务所普通合伙）\n   2024年3月19日\n"), "date"), "2024-03-19");
  EXPECT_EQ(value(report("            沈阳示例智能科技有限公司\n   2024年3月19日\n"), "date"), "none");
  EXPECT_EQ(value(report("            沈阳样本会计师事务所\n   2023年12月31日\n"), "date"), "none");
}

// The nought of a year that had lost its first numeral was a letter, O二三年, and the report had no day.
TEST(AuditReport, ADayThatLostANumeralMayBeginWithALetter) {
  const Document report = only(page_of(std::string(kReport) + "   沈阳样本会计师事务所（普通合伙）\n   中国注册会计师：\n   O二三年四月十九日\n"));
  EXPECT_EQ(value(report, "date"), "2023-04-19");
  EXPECT_EQ(field(report, "date")->status, Status::uncertain);
}

// The town of the branch stood behind the form and 分所 below the name, and the firm was certain without its branch.
TEST(AuditReport, TheBranchOfTheFirmMayRunOverIntoTheNextRow) {
  const Document report = only(page_of(std::string(kReport) + "   沈阳样本会计师事务所（特殊普通合伙）鞍山     中国注册会计师：张三\n   分所\n"));
  EXPECT_EQ(value(report, "auditor"), "沈阳样本会计师事务所(特殊普通合伙)鞍山分所");
}

}  // namespace
}  // namespace dossier
