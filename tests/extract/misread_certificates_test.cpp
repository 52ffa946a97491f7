// Certificates, reports and standards with words that readers misread alike, and with marks that are not there.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/extract.h"
#include "extract/read_name.h"
#include "extract/terms.h"
#include "tests/extract/documents.h"
#include "tests/support/page_text.h"

namespace dossier {
namespace {

using test::field;
using test::only;
using test::page_of;
using test::PageStyle;
using test::reread;
using test::value;

constexpr std::string_view kPatent = R"(
   证书号第4567890号
                    外观设计专利证书
   外观设计名称：带示例界面的工业相机
   设 计 人：张三；李四
   专 利 号：ZL 2019 3 0720991.3
   专利申请日：2019年03月11日
   专利权人：沈阳示例智能科技有限公司；山东样本软件有限公司
   授权公告日：2019年10月13日
   授权公告号：CN 307900284 S
   国家知识产权局依照中华人民共和国专利法经过初步审查，决定授予专利权
)";

std::string with(std::string_view page, const std::string& printed, const std::string& read) {
  std::string changed(page);
  EXPECT_NE(changed.find(printed), std::string::npos) << printed;
  return changed.replace(changed.find(printed), printed.size(), read);
}

// A speck in a label of three characters, 发‧明人:林伟波, made it a part of the title above, certain and wrong.
TEST(PatentCertificate, AShortLabelIsFoundThroughSpecks) {
  for (const char* read : {"设‧计人：张三", "设·计人：张三", "设计'人：张三", "设「计」人:张三"}) {
    const Document patent = only(page_of(with(kPatent, "相机\n   设 计 人：张三", std::string("相机\n                 ") + read)));
    EXPECT_EQ(value(patent, "title"), "带示例界面的工业相机") << read;
    EXPECT_EQ(field(patent, "title")->status, Status::certain) << read;
  }
}

// So did a label of which a character was misread.
TEST(PatentCertificate, ALineWithALabelNobodyKnowsIsNoneOfTheTitle) {
  const Document patent = only(page_of(with(kPatent, "相机\n   设 计 人：张三", "相机\n                 没讨人：张三")));
  EXPECT_EQ(value(patent, "title"), "带示例界面的工业相机");
  EXPECT_EQ(field(patent, "title")->status, Status::uncertain);
  EXPECT_EQ(value(only(page_of(with(kPatent, "工业相机", "\n                 工业相机"))), "title"), "带示例界面的工业相机");
}

// A speck before the digits, CN.307900284 S, and the number of the publication was missing.
TEST(PatentCertificate, APublicationNumberSurvivesSpecks) {
  for (const char* read : {"CN.307900284 S", "CN·307900284S", "CN307900284.S"}) {
    EXPECT_EQ(value(only(page_of(with(kPatent, "CN 307900284 S", read))), "publication_number"), "CN307900284S") << read;
  }
}

// 科技有限公可 of the second owner was certain, for the first one ended as companies do.
TEST(PatentCertificate, TheEndingOfEveryOwnerIsLookedAt) {
  EXPECT_TRUE(is_plausible_name("沈阳示例股份有限公司;山东样本软件有限公司"));
  EXPECT_FALSE(is_plausible_name("沈阳示例股份有限公司;山东样本软件有限公可"));
  EXPECT_FALSE(is_plausible_name("沈阳示例股份有限公同、山东样本软件有限公司"));
  EXPECT_EQ(restored_endings("甲乙有限公司;丙丁软件有限公可"), "甲乙有限公司;丙丁软件有限公司");
  EXPECT_EQ(restored_endings("丙丁软件有限责任公同"), "丙丁软件有限责任公司");
  EXPECT_EQ(restored_endings("丙丁软件有限责任公"), "丙丁软件有限责任公司");
  EXPECT_EQ(restored_endings("丙丁软件有限公"), "丙丁软件有限公司");
  EXPECT_EQ(restored_endings("沈阳示例研究院"), "沈阳示例研究院");
  const std::string read = "专利权人：沈阳示例智能科技有限公司；山东样本软件有限公可";
  Page page = page_of(with(kPatent, "专利权人：沈阳示例智能科技有限公司；山东样本软件有限公司", read), {.ocr = true});
  reread(page, read, Reader::paddle_chinese_v3, read);
  const Document patent = only(page);
  EXPECT_EQ(value(patent, "holder"), "沈阳示例智能科技有限公司;山东样本软件有限公司");
  EXPECT_EQ(field(patent, "holder")->status, Status::uncertain);
}

constexpr std::string_view kStandard = R"(
   ICS 35.240.01
   CCS L 67
        辽宁省地方标准
                                      DB21/T 3870-2023
        人工智能数字李生系统技术要求
   2023-02-08 发布                         2023-05-11 实施
        辽宁省市场监督管理局   发布
)";

// 数字李生 was certain and contradicted the declared 数字孪生: all readers took 孪 for 李.
TEST(Standard, ATermThatThereIsNotIsTheOneItCanOnlyBe) {
  const std::string title = "人工智能数字李生系统技术要求";
  Page page = page_of(kStandard, {.ocr = true});
  reread(page, title, Reader::paddle_chinese_v3, title);
  Document standard = only(page);
  EXPECT_EQ(value(standard, "title"), "人工智能数字孪生系统技术要求");
  EXPECT_EQ(field(standard, "title")->doubt, "misread-alike");
  EXPECT_EQ(field(standard, "title")->alternatives.front(), title);
  reread(page, title, Reader::tesseract_chinese, "人工智能数字孪生系统技术要求");
  standard = only(page);
  EXPECT_EQ(value(standard, "title"), "人工智能数字孪生系统技术要求");
  EXPECT_EQ(field(standard, "title")->status, Status::certain);
}

// 邵州 was certain where 邳州 is printed, for both networks had it, and the independent reader's 邳 counted for nothing.
TEST(Standard, AnIndependentReadersRareCharacterIsHeard) {
  const std::string title = "邵州市智慧园区技术要求";
  const auto status = [&](const std::string& independent) {
    Page page = page_of(with(kStandard, "人工智能数字李生系统技术要求", title), {.ocr = true});
    reread(page, title, Reader::paddle_chinese_v3, title);
    reread(page, title, Reader::tesseract_chinese, independent);
    return field(only(page), "title")->status;
  };
  EXPECT_EQ(status("邳州市智慧园区技术要求"), Status::uncertain);
  EXPECT_EQ(status("邵州市智慧园区技术耍求"), Status::certain) << "a usual character for a usual one";
  EXPECT_EQ(status("邳州市智慧园区技木要求"), Status::certain) << "it has other things wrong, too";
}

TEST(Terms, WordsThatThereAreStay) {
  for (const char* text : {"精密钢管裁剪技术", "优惠券积分系统", "经典情感分析", "阀值守护系统", "运输人员管理", "土壤信息墒情监测"}) EXPECT_EQ(with_terms(text), text);
  EXPECT_EQ(with_terms("基于李生网络的闽值方法"), "基于孪生网络的阈值方法");
}

// Two drafters with no mark between them were one, and the applicant was not among the drafters.
TEST(Standard, DraftersWithoutAMarkBetweenThemAreParted) {
  const auto drafters = [](const std::string& printed) {
    const Page cover = page_of(kStandard);
    Page foreword = page_of("\n        前 言\n   本文件起草单位：" + printed + "\n   本文件主要起草人：张三。\n");
    foreword.number = 2;
    std::vector<Field> found;
    for (const Document& document : extract({cover, foreword})) {
      for (const Field& f : document.fields) {
        if (f.name == "drafters") found.push_back(f);
      }
    }
    return found;
  };
  std::vector<Field> found = drafters("沈阳示例有限公司重庆市样本科技有限责任公司、鞍山例子有限公司。");
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].value, "沈阳示例有限公司");
  EXPECT_EQ(found[1].value, "重庆市样本科技有限责任公司");
  EXPECT_EQ(found[1].status, Status::certain);
  found = drafters("沈阳示例智能有限公司\n   样本科技有限公司。");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].status, Status::certain);
  found = drafters("沈阳示例有限公司样本科技有限公司。");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].status, Status::uncertain);
  found = drafters("国网示例省电力有限公司沈阳供电公司。");
  ASSERT_EQ(found.size(), 1u);
}

constexpr std::string_view kReport = R"(
                        审 计 报 告
                 辽示例审字〔2024〕第0123号
   沈阳示例智能科技有限公司全体股东：
   一、审计意见
   我们审计了沈阳示例智能科技有限公司财务报表，包括2023年12月31日的资产负债表。
   我们认为，后附的财务报表在所有重大方面按照企业会计准则的规定编制，公允反映了
   贵公司2023年12月31日的财务状况以及2023年度的经营成果和现金流量。
)";

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

constexpr std::string_view kSystem = R"(
                  质量管理体系认证证书
   证书编号：05314Q21126R0S
   兹证明
            沈阳示例智能科技有限公司
   建立的质量管理体系符合标准：
            GB/T 19001-2016/ISO 9001:2015
   通过认证范围如下：
            数字李生软件的设计和开发
   发证日期：2022年10月06日
   有效期至：2025年10月05日
   本证书信息可在国家认证认可监督管理委员会官方网站查询


            广东样本认证服务有限公司
)";

// The seal took 认 or 证 from the name of the issuer, whose role was not clear then and its name wrong.
TEST(IsoCertificate, WhoIssuesItCertifies) {
  const auto issuer = [](const std::string& read) {
    Page page = page_of(with(kSystem, "广东样本认证服务有限公司", read), {.ocr = true});
    page.height = 400;  // it stands in the lower half
    return only(page);
  };
  const std::vector<std::pair<std::string, std::string>> read = {{"方联样本(北认有限公司", "方联样本(北京)认证有限公司"},
                                                                 {"方联样本(北认证有限公司", "方联样本(北京)认证有限公司"},
                                                                 {"北京样本国优医证中心有限公司", "北京样本国优认证中心有限公司"},
                                                                 {"广东样本认服务有限公司", "广东样本认证服务有限公司"}};
  for (const auto& [torn, whole] : read) {
    const Document iso = issuer(torn);
    EXPECT_EQ(value(iso, "issuer"), whole);
    EXPECT_EQ(field(iso, "issuer")->status, Status::uncertain) << torn;
    EXPECT_EQ(field(iso, "issuer")->doubt, "character-lost") << torn;
  }
  EXPECT_EQ(value(issuer("深圳样本公证有限公司"), "issuer"), "深圳样本公证有限公司");
  EXPECT_EQ(value(issuer("深圳样本公证有限公司"), "scope"), "数字孪生软件的设计和开发");
}

// 软件V1.0 was read as 软件11.0 by all readers, and certain.
TEST(SoftwareCopyright, AVersionWithoutItsVIsInDoubt) {
  const auto title_of = [](const std::string& printed) {
    PageStyle style;
    style.ocr = true;
    Page page = page_of(R"(
                 中华人民共和国国家版权局
               计算机软件著作权登记证书
   证书号：软著登字第9942155号
   软件名称：   )" + printed + R"(
   著作权人：沈阳示例智能科技有限公司
   登记号：2022SR0677749
)",
                        style);
    for (const Reader reader : {Reader::paddle_chinese_v3, Reader::tesseract_chinese}) reread(page, printed, reader, printed);
    return *field(only(page), "title");
  };
  EXPECT_EQ(title_of("能耗优化调度软件11.0").status, Status::uncertain);
  EXPECT_EQ(title_of("能耗优化调度软件11.0").doubt, "misread-alike");
  EXPECT_EQ(title_of("能耗优化调度软件11.0").alternatives, std::vector<std::string>{"能耗优化调度软件V1.0"});
  EXPECT_EQ(title_of("能耗优化调度软件V1.0").status, Status::certain);
}

// 2020SR0187056 was read as 2020SR01870 by all readers of a fax, and certain.
TEST(SoftwareCopyright, ANumberShorterThanItsYearPrintsIsInDoubt) {
  const auto number_of = [](const std::string& printed) {
    PageStyle style;
    style.ocr = true;
    Page page = page_of(R"(
                 中华人民共和国国家版权局
               计算机软件著作权登记证书
   证书号：软著登字第9942155号
   软件名称：能耗优化调度软件V1.0
   著作权人：沈阳示例智能科技有限公司
   登记号：   )" + printed + "\n",
                        style);
    for (const Reader reader : {Reader::paddle_chinese_v3, Reader::tesseract_chinese}) reread(page, printed, reader, printed);
    return *field(only(page), "number");
  };
  EXPECT_EQ(number_of("2020SR01870").doubt, "too-short");
  EXPECT_EQ(number_of("2016SR20463").doubt, "too-short");
  for (const char* whole : {"2020SR0187056", "2016SR204636", "2014SR001852", "2004SR06549"}) {
    EXPECT_EQ(number_of(whole).status, Status::certain) << whole;
  }
}

// ISO 010892441, letters of a mark before the number of a certificate, was the standard, certain.
TEST(IsoCertificate, ANumberBehindTheMarkIsNoStandard) {
  const auto standard_of = [](const std::string& printed) {
    return value(only(page_of(R"(
                    质量管理体系认证证书
   证书编号：00123Q30001R0M
   ISO 010892441
   兹证明
                沈阳示例智能科技有限公司
   质量管理体系符合 )" + printed + R"(
   认证范围：计算机软件的设计、开发
   颁证日期：2023年01月11日
   有效期至：2026年01月10日
                    北京样本认证有限公司
)")),
                 "standard");
  };
  EXPECT_EQ(standard_of("GB/T 19001-2016/ISO 9001:2015"), "GB/T 19001-2016/ISO 9001:2015");
  EXPECT_EQ(standard_of("ISO 9001:2015"), "ISO 9001:2015");
}

}  // namespace
}  // namespace dossier
