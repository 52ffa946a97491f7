#include "extract/segment.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "extract/extract.h"
#include "tests/extract/documents.h"
#include "tests/support/page_text.h"

namespace dossier {
namespace {

using test::field;
using test::page_of;
using test::value;

constexpr std::string_view kReport = R"(
                           审 计 报 告
                                    辽示审字〔2024〕第0123号
  沈阳示例智能科技有限公司全体股东：
      一、审计意见
      我们审计了沈阳示例智能科技有限公司（以下简称“示例公司”）财务报表，包括2023年12
  月31日的资产负债表，2023年度的利润表、现金流量表以及相关财务报表附注。
      我们认为，后附的财务报表在所有重大方面按照企业会计准则的规定编制，公允反映了示例
  公司2023年12月31日的财务状况以及2023年度的经营成果和现金流量。
      二、形成审计意见的基础
      我们按照中国注册会计师审计准则的规定执行了审计工作。
)";

constexpr std::string_view kReportEnd = R"(
      在按照审计准则执行审计工作的过程中，我们运用职业判断，并保持职业怀疑。
      我们与治理层就计划的审计范围、时间安排和重大审计发现等事项进行沟通。

  辽宁示例会计师事务所                      中国注册会计师：张三
    （特殊普通合伙）
                                            中国注册会计师：李四
      中国·沈阳                             二〇二四年四月十二日
)";

Page numbered(Page page, int number) {
  page.number = number;
  return page;
}

TEST(AuditReport, FieldsOverTwoPages) {
  const auto documents = extract({page_of(kReport), numbered(page_of(kReportEnd), 2)});
  ASSERT_EQ(documents.size(), 1u);
  const Document& report = documents[0];
  EXPECT_EQ(report.type, DocumentType::audit_report);
  EXPECT_EQ(report.last_page, 2);
  EXPECT_EQ(value(report, "entity"), "沈阳示例智能科技有限公司");
  EXPECT_EQ(value(report, "auditor"), "辽宁示例会计师事务所(特殊普通合伙)");
  EXPECT_EQ(value(report, "report_number"), "辽示审字〔2024〕第0123号");
  EXPECT_EQ(value(report, "opinion"), "unqualified");
  EXPECT_EQ(value(report, "date"), "2024-04-12");
  EXPECT_EQ(value(report, "year"), "2023");
  EXPECT_EQ(field(report, "date")->page, 2);
}

std::string with_opinion(std::string_view sentence) {
  std::string page(kReport);
  const std::size_t from = page.find("      我们认为");
  const std::size_t to = page.find("      二、形成");
  return page.replace(from, to - from, sentence);
}

TEST(AuditReport, OpinionsByWording) {
  const auto opinion = [](std::string_view sentence) { return value(test::only(page_of(with_opinion(sentence))), "opinion"); };
  EXPECT_EQ(opinion(R"(      我们认为，除“形成保留意见的基础”部分所述事项可能产生的影响外，后附的财务报表在所有
  重大方面按照企业会计准则的规定编制，公允反映了示例公司的财务状况。
)"), "qualified");
  EXPECT_EQ(opinion(R"(      我们认为，由于“形成否定意见的基础”部分所述事项的重要性，后附的财务报表没有在所有重大
  方面按照企业会计准则的规定编制，未能公允反映示例公司的财务状况。
)"), "adverse");
  EXPECT_EQ(opinion(R"(      我们不对后附的示例公司财务报表发表审计意见。由于“形成无法表示意见的基础”部分所述事项
  的重要性，我们无法获取充分、适当的审计证据。
)"), "disclaimer");
}

TEST(AuditReport, ASpecialAuditIsNone) {
  std::string page(kReport);
  page.replace(page.find("审 计 报 告"), std::string("审 计 报 告").size(), "研究开发费用专项审计报告");
  for (const Document& document : extract({page_of(page)})) EXPECT_NE(document.type, DocumentType::audit_report);
}

TEST(AuditReport, CoverBelongsToIt) {
  const auto documents = extract({page_of(R"(
                沈阳示例智能科技有限公司

                     审 计 报 告

                  辽示审字〔2024〕第0123号

                辽宁示例会计师事务所（特殊普通合伙）
)"), numbered(page_of(kReport), 2), numbered(page_of(kReportEnd), 3)});
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_EQ(documents[0].first_page, 1);
  EXPECT_EQ(documents[0].last_page, 3);
}

constexpr std::string_view kNotes = R"(
                        财务报表附注
     一、公司基本情况
     沈阳示例智能科技有限公司成立于2016年。
)";

TEST(Segments, EveryPageIsInADocumentAndOthersAreGrouped) {
  const auto documents = extract({page_of(kReport), numbered(page_of(kReportEnd), 2), numbered(page_of(kNotes), 3),
                                  numbered(page_of(kNotes), 4), numbered(Page{.width = 595, .height = 842}, 5)});
  ASSERT_EQ(documents.size(), 2u);
  EXPECT_EQ(documents[1].type, DocumentType::other);
  EXPECT_EQ(documents[1].first_page, 3);
  EXPECT_EQ(documents[1].last_page, 5);
}

TEST(Segments, NoPagesNoDocuments) { EXPECT_TRUE(extract({}).empty()); }

constexpr std::string_view kTwoSideBySide = R"(
            营 业 执 照                                             营 业 执 照
  统一社会信用代码  91210700MADR9L8F50             统一社会信用代码  91110108551385082Q
  名      称   沈阳示例智能科技有限公司             名      称   北京样例软件有限公司
  类      型   有限责任公司                         类      型   有限责任公司
  法定代表人   张三                                 法定代表人   李四
  注册资本     壹仟万元整                           注册资本     伍佰万元整
  成立日期     2016年03月15日                       成立日期     2010年01月05日
  住      所   沈阳市浑南区示例街12号               住      所   北京市海淀区示例路1号
  经营范围     软件开发                             经营范围     软件销售
             登记机关                                           登记机关
)";

TEST(Segments, TwoCertificatesSideBySideAreTakenApart) {
  const auto documents = extract({page_of(kTwoSideBySide)});
  ASSERT_EQ(documents.size(), 2u);
  EXPECT_EQ(value(documents[0], "name"), "沈阳示例智能科技有限公司");
  EXPECT_EQ(value(documents[0], "uscc"), "91210700MADR9L8F50");
  EXPECT_EQ(value(documents[1], "name"), "北京样例软件有限公司");
  EXPECT_EQ(value(documents[1], "uscc"), "91110108551385082Q");
  EXPECT_EQ(value(documents[1], "registered_capital"), "5000000.00");
}

// One certificate in English and another in Chinese were taken for the halves of one: the first was lost.
TEST(Segments, TwoCertificatesInTwoLanguagesAreTakenApartByTheirNumbers) {
  const auto documents_with = [](std::string_view number) {
    std::string drawing(R"(
     QUALITY MANAGEMENT SYSTEM CERTIFICATE                          环境管理体系认证证书
     Certificate Number: 33723Q33672R0S                             注册号：NNN
           This is to certify that                                       兹证明
   Shenyang Model Intelligent Technology Co., Ltd.              沈阳示例智能科技有限公司
       complies with the requirements of                             环境管理体系符合
              ISO 9001:2015                                     GB/T 24001-2016/ISO 14001:2015
         Scope of certification:                                覆盖的产品/服务及其过程：
   Design and development of software                           智能视觉检测系统的研发
     Date of issue: March 19, 2023                              本次发证日期：2023年6月12日
     Valid until: March 18, 2026                                有效期至：2026年6月11日
)");
    drawing.replace(drawing.find("NNN"), 3, number);
    Page page = page_of(drawing);
    page.width = 760;
    page.height = 500;
    return extract({page});
  };
  const auto two = documents_with("731E1236864R0S");
  ASSERT_EQ(two.size(), 2u);
  EXPECT_EQ(value(two[0], "number"), "33723Q33672R0S");
  EXPECT_EQ(value(two[0], "valid_until"), "2026-03-18");
  EXPECT_EQ(value(two[1], "number"), "731E1236864R0S");
  EXPECT_EQ(value(two[1], "valid_until"), "2026-06-11");
  EXPECT_EQ(documents_with("33723Q33672R0S").size(), 1u);
}

TEST(Segments, TwoCertificatesOnePageOneBelowTheOther) {
  const auto documents = extract({page_of(R"(
                    高新技术企业证书
    企业名称：沈阳示例智能科技有限公司       证书编号：GR202221005683
    发证时间：2022年11月15日                 有 效 期：三年
    批准机关：  辽宁省科学技术厅








                    高新技术企业证书
    企业名称：大连样例软件有限公司           证书编号：GR202321200017
    发证时间：2023年12月20日                 有 效 期：三年
    批准机关：  大连市科学技术局
)")});
  ASSERT_EQ(documents.size(), 2u);
  EXPECT_EQ(value(documents[0], "number"), "GR202221005683");
  EXPECT_EQ(value(documents[1], "number"), "GR202321200017");
  EXPECT_EQ(value(documents[1], "holder"), "大连样例软件有限公司");
  EXPECT_EQ(value(documents[0], "holder"), "沈阳示例智能科技有限公司");
}

// A fold across the whole sheet counted as a line of a table that holds both halves together: neither certificate was found.
TEST(Segments, AFoldAcrossTheSheetIsNoRuleOfATable) {
  Page page = page_of(kTwoSideBySide, {.ocr = true});
  const double y = test::word_of(page, "注册资本").box.y - 2;
  const double middle = 0.5 * page.width;
  page.rules = {{0.02 * page.width, y, middle - 8, y}, {middle - 4, y, middle + 4, y}, {middle + 8, y, 0.98 * page.width, y}};
  EXPECT_EQ(sheets_of(page).size(), 2u);
  for (const double down : {30.0, 60.0}) {
    page.rules.push_back({0.02 * page.width, y + down, 0.98 * page.width, y + down});
  }
  EXPECT_EQ(sheets_of(page).size(), 1u) << "rows of a table";
}

// A speck before 号 was part of the number, and certain.
TEST(AuditReport, ItsNumberEndsInNoDash) {
  std::string report(kReport);
  report.replace(report.find("第0123号"), 12, "第0123-号");
  EXPECT_EQ(value(extract({page_of(report)})[0], "report_number"), "辽示审字〔2024〕第0123号");
  report.replace(report.find("第0123-号"), 13, "第0123-1号");
  EXPECT_EQ(value(extract({page_of(report)})[0], "report_number"), "辽示审字〔2024〕第0123-1号");
}

// A stroke between two lines parted 公允反|映, and the opinion was missing.
TEST(AuditReport, AStrokeBetweenLinesDoesNotPartThem) {
  Page page = page_of(kReport, {.pitch = 24, .ocr = true});
  Word stroke = test::word_of(page, "一、审计意见");
  Box opinion;
  for (const Word& word : page.words) {
    if (word.text.find("我们认为") != std::string::npos) opinion = word.box;
  }
  ASSERT_FALSE(opinion.empty());
  stroke.text = "\\";
  stroke.edges.clear();
  stroke.box = {opinion.right() - 12, opinion.bottom() + 1, 10, 10};
  page.words.push_back(stroke);
  EXPECT_EQ(value(extract({page})[0], "opinion"), "unqualified");
}

}  // namespace
}  // namespace dossier
