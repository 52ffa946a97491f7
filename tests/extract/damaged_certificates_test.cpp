// Certificates, reports and standards as faxes, seals and specks leave them.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "extract/extract.h"
#include "tests/extract/documents.h"
#include "tests/support/page_text.h"

namespace dossier {
namespace {

using test::field;
using test::only;
using test::page_of;
using test::value;

std::string with(std::string_view page, const std::string& printed, const std::string& read) {
  std::string changed(page);
  EXPECT_NE(changed.find(printed), std::string::npos) << printed;
  return changed.replace(changed.find(printed), printed.size(), read);
}

constexpr std::string_view kAppraisal = R"(
                        CMMI
              Certificate of Appraisal
              This is to certify that
          Shenyang Model Technology Co., Ltd.
      has been appraised at
              Maturity Level 3
      of the  CMMI V2.0 Development
              Benchmark Appraisal
      Appraisal ID: 58123
      Appraisal End Date: Jul. 1, 2022
      Expiration Date: Jun. 30, 2025
      Lead Appraiser: John Smith
)";

// "CMMI V2.0 Dev" was certain where "CMMI V2.0 Development" is printed.
TEST(CmmiCertificate, TheViewBehindTheVersionIsNamedInFull) {
  const auto model = [](const std::string& printed) { return value(only(page_of(with(kAppraisal, "CMMI V2.0 Development", printed))), "model"); };
  EXPECT_EQ(model("CMMI V2.0 Development"), "CMMI V2.0 Development");
  EXPECT_EQ(model("CMMIV2.0Development"), "CMMI V2.0 Development") << "readers of Chinese print lose the blanks";
  EXPECT_EQ(model("CMMI V2.0 Services"), "CMMI V2.0 Services");
  EXPECT_EQ(model("CMMI V2.0 DEV"), "CMMI V2.0 DEV");
  EXPECT_EQ(model("CMMI-DEV V2.0"), "CMMI-DEV V2.0");
  EXPECT_EQ(model("CMMI-DEV, V1.3"), "CMMI-DEV, V1.3");
  EXPECT_EQ(model("CMMI for Development V1.3"), "CMMI for Development V1.3");
  EXPECT_EQ(model("CMMI V3.0 Device"), "CMMI V3.0");
}

TEST(CmmiCertificate, TheViewIsNamedInChineseSentencesToo) {
  const Document cmmi = only(page_of(R"(
                CMMI
      软件能力成熟度模型集成评估证书
              兹证明
      沈阳示例智能科技有限公司
  依据CMMIV2.0Development模型评估，达到
            成熟度4级
  评估编号：55879
  评估结束日期：2022年4月18日
  有效期至：2025年4月17日
  主任评估师：Wei Zhang
)"));
  EXPECT_EQ(value(cmmi, "model"), "CMMI V2.0 Development");
}

// A digit of the year was lost, Jul.1,022, and no day of issue was found.
TEST(CmmiCertificate, ADayThatLostADigitOfItsYearIsUncertain) {
  Document cmmi = only(page_of(with(kAppraisal, "Jul. 1, 2022", "Jul.1,022")));
  EXPECT_EQ(value(cmmi, "issued"), "2022-07-01");
  EXPECT_EQ(field(cmmi, "issued")->status, Status::uncertain);
  EXPECT_EQ(field(cmmi, "issued")->doubt, "character-lost");
  EXPECT_EQ(value(cmmi, "valid_until"), "2025-06-30");
  cmmi = only(page_of(with(kAppraisal, "Jul. 1, 2022", "Jul.1,202")));
  EXPECT_EQ(value(cmmi, "issued"), "none") << "2022 and 2023 are both possible: appraisals hold two or three years";
}

// The day that was restored by the other one made that one certain.
TEST(CmmiCertificate, ARestoredDayProvesNothing) {
  const Document cmmi = only(page_of(with(kAppraisal, "Jul. 1, 2022", "Jul.1,022"), {.ocr = true}));
  EXPECT_EQ(field(cmmi, "valid_until")->status, Status::uncertain);
}

// The English half of a bilingual appraisal was an ISO certificate, for it is headed Certificate, and its holder the body that issued it.
TEST(CmmiCertificate, ABareCertificateIsNoneOfAManagementSystem) {
  Page page = page_of(R"(
          Certificate                                             CMMI评估证书
    This is to certify that                                          兹证明
  Shenyang Model Information Engineering                      沈阳示例信息工程有限公司
          Co., Ltd.                                      依据CMMI-DEV V2.0模型评估，达到
    has been appraised at                                         CMMI成熟度4级
       Maturity Level 4                                       评估编号：60760
    Quantitatively Managed                                    评估结束日期：2022-01-17
    of the CMMI-DEV V2.0                                      有效期至：2025-01-16
  SCAMPI A Benchmark Appraisal                                主任评估师：Jun Li
  Appraisal ID: 60760                                     Model Process Consulting Ltd.
  Appraisal End Date: Jan. 17, 2022
  Expiration Date: Jan. 16, 2025
  Lead Appraiser: Jun Li
  Model Process Consulting Ltd.
)", {.ocr = true});
  page.width = 700;
  const Document cmmi = only(page);
  EXPECT_EQ(cmmi.type, DocumentType::cmmi_certificate);
  EXPECT_EQ(value(cmmi, "holder"), "沈阳示例信息工程有限公司");
  EXPECT_EQ(value(cmmi, "appraisal_id"), "60760");
}

// An English appraisal behind a Chinese one was its other half, whatever its number.
TEST(CmmiCertificate, TheOtherHalfIsOfTheSameAppraisal) {
  const Page chinese = page_of(R"(
            CMMI评估证书
              兹证明
      沈阳示例智能科技有限公司
  依据CMMI V2.0模型评估，达到
            成熟度3级
  评估编号：58123
  有效期至：2025年6月30日
  主任评估师：张三
)");
  Page english = page_of(kAppraisal);
  english.number = 2;
  EXPECT_EQ(extract({chinese, english}).size(), 1u);
  english = page_of(with(kAppraisal, "58123", "60760"));
  english.number = 2;
  EXPECT_EQ(extract({chinese, english}).size(), 2u);
}

constexpr std::string_view kCover = R"(
   ICS 35.240.01
   CCS L 67
        中华人民共和国电子行业标准
                                      SJ/T 11880-2023
        人工智能 计算机视觉系统测试规范
        Artificial intelligence — Test specification
   2023-02-08 发布                         2023-05-11 实施
        中华人民共和国工业和信息化部   发布
)";

// A speck behind the class, SJ/T. 11880-2023, made the cover something else.
TEST(Standard, NumbersSurviveSpecks) {
  const auto number = [](const std::string& read) { return value(only(page_of(with(kCover, "SJ/T 11880-2023", read))), "number"); };
  EXPECT_EQ(number("SJ/T. 11880-2023"), "SJ/T 11880-2023");
  EXPECT_EQ(number("SJ/T, 11880—2023"), "SJ/T 11880-2023");
  EXPECT_EQ(number("GB/T. 42350.3-2022"), "GB/T 42350.3-2022");
  EXPECT_EQ(number("GB/丁 42350.3-2022"), "GB/T 42350.3-2022");
  EXPECT_EQ(number("GB 5009.-2016"), "GB 5009-2016");
  EXPECT_EQ(number("DB21/T. 1234-2023"), "DB21/T 1234-2023");
  EXPECT_EQ(number("T/CESA' 1150-.2021"), "T/CESA 1150-2021");
  EXPECT_EQ(number("JR/T· 0171-2020"), "JR/T 0171-2020");
  EXPECT_EQ(number("SJIT 11880-2023"), "SJ/T 11880-2023");
  EXPECT_EQ(number("DB21|T 1234-2023"), "DB21/T 1234-2023");
  EXPECT_EQ(number("ISO/IEC. 22989:2022"), "ISO/IEC 22989:2022");
}

constexpr std::string_view kSoftware = R"(
      中华人民共和国国家版权局
      计算机软件著作权登记证书
      证书号： 软著登字第9942155号
   软件名称：智慧园区示例平台
             V1.2.1
   著作权人：沈阳示例智能科技有限公司
   开发完成日期: 2021年02月18日
   首次发表日期: 2021年03月28日
   权利取得方式: 原始取得
   权利范围: 全部权利
   登记号: 2022SR0677749
)";

// An edge of the frame was read into the label, 软「件名称, and its value was missing.
TEST(SoftwareCopyright, LabelsAreFoundThroughMarks) {
  for (const char* read : {"软「件名称：", "软|件名称：", "软l件名称：", "软件·名'称：", "「软件名称：", "|软件名称：", "i软件名称："}) {
    EXPECT_EQ(value(only(page_of(with(kSoftware, "软件名称：", read))), "title"), "智慧园区示例平台V1.2.1") << read;
  }
  EXPECT_EQ(value(only(page_of(with(kSoftware, "著作权人：", "著「作权人："))), "holder"), "沈阳示例智能科技有限公司");
  EXPECT_EQ(value(only(page_of(with(kSoftware, "首次发表日期:", "首「次发表日」期:"))), "first_published"), "2021-03-28");
}

constexpr std::string_view kPatent = R"(
   证书号第4567890号
                    实用新型专利证书
   实用新型名称：一种可调节的工业相机光源装置
   发 明 人：张三；李四
   专 利 号：ZL 2019 2 0720991.9
   专利申请日：2019年03月11日
   专利权人：沈阳示例智能科技有限公司；山东样本软件有限公司
   授权公告日：2019年10月13日        授权公告号：CN 212521372 U
   国家知识产权局依照中华人民共和国专利法经过初步审查，决定授予专利权
)";

// The semicolon between two owners was read as a colon, and the patent was nobody's that was declared.
TEST(PatentCertificate, OwnersArePartedBySemicolons) {
  const auto holder = [](const std::string& mark) {
    return value(only(page_of(with(kPatent, "有限公司；山东", "有限公司" + mark + "山东"))), "holder");
  };
  EXPECT_EQ(holder("；"), "沈阳示例智能科技有限公司;山东样本软件有限公司");
  EXPECT_EQ(holder("："), "沈阳示例智能科技有限公司;山东样本软件有限公司");
  EXPECT_EQ(holder(":"), "沈阳示例智能科技有限公司;山东样本软件有限公司");
  EXPECT_EQ(holder("、"), "沈阳示例智能科技有限公司、山东样本软件有限公司");
}

// Owners one below the other were certain as one name.
TEST(PatentCertificate, OwnersOneBelowTheOtherAreInDoubt) {
  const Document patent = only(page_of(with(kPatent, "有限公司；山东样本软件有限公司", "有限公司\n             山东样本软件有限公司")));
  EXPECT_EQ(field(patent, "holder")->status, Status::uncertain);
  ASSERT_FALSE(field(patent, "holder")->alternatives.empty());
  EXPECT_EQ(field(patent, "holder")->alternatives[0], "沈阳示例智能科技有限公司;山东样本软件有限公司");
}

// By fax 日 was a 口 and U an L: the day of the grant and the number of the publication were missing.
TEST(PatentCertificate, ATornDayAndPublicationNumberAreRead) {
  const Document patent = only(page_of(with(with(kPatent, "2019年10月13日", "2019年10月13口"), "CN 212521372 U", "CN 212521372L"), {.ocr = true}));
  EXPECT_EQ(value(patent, "granted"), "2019-10-13");
  EXPECT_EQ(value(patent, "publication_number"), "CN212521372U");
  EXPECT_EQ(field(patent, "publication_number")->status, Status::uncertain);
}

// The text layer wrote the radical ⼾ for 户, and the title held the traditional 戶.
TEST(PatentCertificate, RadicalsOfATextLayerAreSimplifiedCharacters) {
  const std::string radical = "\xE2\xBC\xBE";
  const Document patent = only(page_of(with(kPatent, "一种可调节的工业相机光源装置", "带图形用" + radical + "界面的显示屏幕面板")));
  EXPECT_EQ(value(patent, "title"), "带图形用户界面的显示屏幕面板");
}

constexpr std::string_view kSystem = R"(
                  质量管理体系认证证书
   证书编号：05314Q21126R0S
   兹证明
            沈阳示例智能科技有限公司
   建立的质量管理体系符合标准：
            GB/T 19001-2016/ISO 9001:2015
   通过认证范围如下：
            计算机应用软件的设计和开发
   发证日期：2022年10月06日
   有效期至：2025年10月05日
   本证书信息可在国家认证认可监督管理委员会官方网站查询


            广东样本认证服务有限公司
)";

// The seal over its end cut the name of the issuer, which was missing.
TEST(IsoCertificate, AnIssuerThatASealCutsIsUncertain) {
  const auto issuer = [](const std::string& read) { return only(page_of(with(kSystem, "广东样本认证服务有限公司", read), {.ocr = true})); };
  for (const char* read : {"广东样本认证服务有限公", "广东样本认证服务有限", "广东样本认证服务有公司"}) {
    const Document iso = issuer(read);
    EXPECT_EQ(value(iso, "issuer"), "广东样本认证服务有限公司") << read;
    EXPECT_EQ(field(iso, "issuer")->status, Status::uncertain) << read;
  }
  EXPECT_EQ(value(issuer("深圳市样本国际认证中"), "issuer"), "深圳市样本国际认证中心");
}

// 「该质量管理体系适用于」 has no colon, and the scope below it was missing.
TEST(IsoCertificate, TheLabelOfAScopeMayStandAlone) {
  for (const char* printed : {"该质量管理体系适用于", "本证书覆盖范围如下", "该质量管理体系适用于："}) {
    const Document iso = only(page_of(with(kSystem, "通过认证范围如下：", printed)));
    EXPECT_EQ(value(iso, "scope"), "计算机应用软件的设计和开发") << printed;
  }
}

// Glued to the day before it, 2022年10月6日证书有效期至：, the label of the end was missed.
TEST(IsoCertificate, ALabelMayFollowADayWithoutAGap) {
  const Document iso = only(page_of(with(kSystem, "发证日期：2022年10月06日\n   有效期至：2025年10月05日",
                                         "本次发证日期：2022年10月6日证书有效期至：2025年10月5日")));
  EXPECT_EQ(value(iso, "issued"), "2022-10-06");
  EXPECT_EQ(value(iso, "valid_until"), "2025-10-05");
}

// Of several years that a torn day may have it has the one that is a validity from the other day.
TEST(IsoCertificate, ATornDayIsToldByTheOtherOne) {
  Document iso = only(page_of(with(kSystem, "2022年10月06日", "202年10月06日")));
  EXPECT_EQ(value(iso, "issued"), "2022-10-06");
  EXPECT_EQ(field(iso, "issued")->status, Status::uncertain);
  iso = only(page_of(with(with(kSystem, "2022年10月06日", "202年10月06日"), "有效期至：2025年10月05日", "")));
  EXPECT_EQ(value(iso, "issued"), "none");
}

constexpr std::string_view kEnglishSystem = R"(
              Quality Management System
                    Certificate
   Certificate No.: 05314Q21126R0S
          This is to certify that
      Shenyang Model Technology Co., Ltd.
   has established and applies a quality management system in accordance with
              ISO 9001:2015
   for the scope of
   Design and development of computer application software
   Issue date: Oct. 6, 2022
   Valid until: Oct. 5, 2025
)";

// An English certificate behind a Chinese one was its copy, whatever its number.
TEST(IsoCertificate, TheEnglishCopyBearsTheSameNumber) {
  Page chinese = page_of(kSystem);
  Page english = page_of(kEnglishSystem);
  english.number = 2;
  std::vector<Document> documents = extract({chinese, english});
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_EQ(value(documents[0], "holder"), "沈阳示例智能科技有限公司");
  english = page_of(with(kEnglishSystem, "05314Q21126R0S", "00722E30418R1M"));
  english.number = 2;
  documents = extract({chinese, english});
  EXPECT_EQ(documents.size(), 2u);
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

}  // namespace
}  // namespace dossier
