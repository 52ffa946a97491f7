// 管理体系认证证书.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
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
using test::with;

constexpr std::string_view kIso = R"(
                        质量管理体系认证证书
                                        证书编号：05323Q21126R0S
                              兹证明
                    沈阳示例智能科技有限公司
              统一社会信用代码：91210700MADR9L8F50
          注册地址：辽宁省沈阳市浑南区示例街12号
                       质量管理体系符合标准
                  GB/T 19001-2016/ISO 9001:2015
                       通过认证的范围为：

            人工智能应用软件的设计、开发和服务

              发证日期：2023年06月11日
              有效期至：2026年06月10日

          北京示例认证中心有限公司
)";

TEST(IsoCertificate, ChineseLayout) {
  const Document iso = only(page_of(kIso));
  EXPECT_EQ(iso.type, DocumentType::iso_certificate);
  EXPECT_EQ(value(iso, "standard"), "GB/T 19001-2016/ISO 9001:2015");
  EXPECT_EQ(value(iso, "number"), "05323Q21126R0S");
  EXPECT_EQ(value(iso, "holder"), "沈阳示例智能科技有限公司");
  EXPECT_EQ(value(iso, "uscc"), "91210700MADR9L8F50");
  EXPECT_EQ(value(iso, "scope"), "人工智能应用软件的设计、开发和服务");
  EXPECT_EQ(value(iso, "issued"), "2023-06-11");
  EXPECT_EQ(value(iso, "valid_until"), "2026-06-10");
  EXPECT_EQ(value(iso, "issuer"), "北京示例认证中心有限公司");
}

TEST(IsoCertificate, SpanAndEditionsProveScannedFields) {
  const Document iso = only(page_of(kIso, {.ocr = true}));
  EXPECT_EQ(field(iso, "issued")->status, Status::certain);
  EXPECT_EQ(field(iso, "valid_until")->status, Status::certain);
  EXPECT_EQ(field(iso, "standard")->status, Status::certain);
  EXPECT_EQ(field(iso, "number")->status, Status::uncertain);
}

TEST(IsoCertificate, EnglishLayout) {
  const Document iso = only(page_of(R"(
            INFORMATION SECURITY MANAGEMENT SYSTEM CERTIFICATE
                               Registration No.: 05323ISMS0043R0S
                  This is to certify that
             Shenyang Model Technology Co., Ltd.
         Registered Address: No. 12 Model Street, Shenyang
      The information security management system is in conformity with
                     ISO/IEC 27001:2013
      This certificate is valid for the following scope:
     Information security management related to software development.
       Date of Issue: May 5, 2021
       Valid until: May 4, 2024
     Model Certification Center, Inc.
)"));
  EXPECT_EQ(iso.type, DocumentType::iso_certificate);
  EXPECT_EQ(value(iso, "standard"), "ISO/IEC 27001:2013");
  EXPECT_EQ(value(iso, "number"), "05323ISMS0043R0S");
  EXPECT_EQ(value(iso, "holder"), "Shenyang Model Technology Co., Ltd.");
  EXPECT_EQ(value(iso, "issued"), "2021-05-05");
  EXPECT_EQ(value(iso, "valid_until"), "2024-05-04");
  EXPECT_EQ(value(iso, "issuer"), "Model Certification Center, Inc.");
}

// The Chinese scope was read by one reader, the English one by two, and the English one was given for certain.
TEST(IsoCertificate, TheChineseHalfCountsHoweverSure) {
  const Document certificate = only(page_of(R"(
                       质量管理体系认证证书
                    证书编号：00123Q30001R0M
                            兹证明
                   沈阳示例智能科技有限公司
                质量管理体系符合标准：GB/T 19001-2016
   本证书覆盖的范围：人工智能算法平台的研发；计算机系统集成及运行维护服务（资质
   许可范围内）
   发证日期：2023年4月28日                 有效期至：2026年4月27日
   Scope: R&D of AI algorithm platforms; computer system integration and operation
   and maintenance services
)"));
  EXPECT_EQ(value(certificate, "scope"), "人工智能算法平台的研发;计算机系统集成及运行维护服务(资质许可范围内)");
}

// A certificate whose title has words of its own was no evidence at all.
TEST(IsoCertificate, TitlesHaveManyWordings) {
  const std::string sheet = R"(
              CERTIFICATE OF Occupational Health and Safety
                    Management System Certification
                        Certificate Number: 496S1221099R1M
                              This is to certify that
      Qingdao Junyi Intelligent Network Technology Co., Ltd.
  Unified Social Credit Code: 913702126763464312
                             is in conformity with
                     GB/T 45001-2020 / ISO 45001:2018
  Scope: R&D of AI algorithm platforms; computer system integration
  Issued on: 04 Sep 2022
  Valid until: 03 Sep 2025
                 Hangzhou WIT Assessment Co., Ltd.
)";
  const Document iso = only(page_of(sheet));
  EXPECT_EQ(iso.type, DocumentType::iso_certificate);
  EXPECT_EQ(value(iso, "standard"), "GB/T 45001-2020/ISO 45001:2018");
  EXPECT_EQ(value(iso, "holder"), "Qingdao Junyi Intelligent Network Technology Co., Ltd.");
  EXPECT_EQ(value(iso, "valid_until"), "2025-09-03");
  std::string course = sheet;
  course.replace(course.find("GB/T 45001-2020 / ISO 45001:2018"), 32, "the requirements of the course  ");
  EXPECT_EQ(only(page_of(course)).type, DocumentType::other);
}

TEST(IsoCertificate, EnglishNamesAndNumbersMayStandAlone) {
  const Document certificate = only(page_of(R"(
                 Information Technology Service
                 Management System Certificate
                    No.:579ITSM1228949R0M
          This is to certify that the management system of
      Yichang Future Core Intelligent Network Technology
                      Co., Ltd.
      Address: No. 476, Ruanjian Road, Yichang, Hubei
                   ISO/IEC 20000-1:2018
      Scope: Design and development of software
      Date of issue: 26 Oct 2022
      Date of expiry: 25 Oct 2025
          Beijing New Century Certification Co., Ltd.
      Certificate validity can be checked at www.cnca.gov.cn. CNAS C145-M
)"));
  EXPECT_EQ(certificate.type, DocumentType::iso_certificate);
  EXPECT_EQ(value(certificate, "holder"), "Yichang Future Core Intelligent Network Technology Co., Ltd.");
  EXPECT_EQ(value(certificate, "number"), "579ITSM1228949R0M");
}

TEST(IsoCertificate, AValidityOfYearsEndsTheDayBefore) {
  const Document certificate = only(page_of(R"(
                       质量管理体系认证证书
                    证书编号：00123Q30001R0M
                            兹证明
                   沈阳示例智能科技有限公司
                质量管理体系符合标准：GB/T 19001-2016
   认证范围：应用软件开发
   发证日期：2023年4月28日                 有效期：三年
)"));
  EXPECT_EQ(value(certificate, "valid_until"), "2026-04-27");
}

// Blanks and a letter lost in "This certificate is valid until May 4, 2024": the day was missing.
TEST(IsoCertificate, AnEnglishDayMayFollowItsLabelWithoutABlank) {
  const Document iso = only(page_of(R"(
            INFORMATION SECURITY MANAGEMENT SYSTEM CERTIFICATE
                               Registration No.: 05323ISMS0043R0S
                  This is to certify that
             Shenyang Model Technology Co., Ltd.
      The information security management system is in conformity with
                     ISO/IEC 27001:2013
      This certificate is valid for the following scope:
     Information security management related to software development.
       Date of Issue: May 5, 2021
       ThiscertiicatisvaliduntilMay4,2024
     Model Certification Center, Inc.
)"));
  EXPECT_EQ(value(iso, "valid_until"), "2024-05-04");
}

// R1L of a fax was R11 to all readers, and certain; a letter of the frame was the beginning of the scope.
TEST(IsoCertificate, ARoundHasOneDigitAndAFrameIsNoText) {
  std::string text(kIso);
  const std::size_t at = text.find("R0S");
  ASSERT_NE(at, std::string::npos);
  text.replace(at, 3, "R11");
  const Document iso = only(page_of(text));
  EXPECT_EQ(field(iso, "number")->status, Status::uncertain);
  ASSERT_FALSE(field(iso, "number")->alternatives.empty());
  EXPECT_TRUE(field(iso, "number")->alternatives[0].ends_with("R1L"));
}

// Noughts for the letters o of an English label: the code was missing.
TEST(IsoCertificate, AnEnglishLabelMayHaveNoughtsForLetters) {
  std::string text(kIso);
  const std::string_view label = "统一社会信用代码：";
  text.replace(text.find(label), label.size(), "UnifiedS0cialCreditC0de:");
  EXPECT_EQ(value(only(page_of(text, {.ocr = true})), "uscc"), "91210700MADR9L8F50");
}

// A speck within the code, and it was missing.
TEST(IsoCertificate, ASpeckWithinACreditCodeIsLeftOutWhereItsChecksClose) {
  std::string text(kIso);
  const auto put = [&](std::string_view from, std::string_view to) { text.replace(text.find(from), from.size(), to); };
  put("91210700MADR9L8F50", "91210700MADR9L.8F50");
  EXPECT_EQ(value(only(page_of(text, {.ocr = true})), "uscc"), "91210700MADR9L8F50");
  put("91210700MADR9L.8F50", "91210700MADR9L.8F5");
  EXPECT_EQ(value(only(page_of(text, {.ocr = true})), "uscc"), "none");
}

// All readers took a semicolon for a colon, and the scope was certain.
TEST(IsoCertificate, AColonWithinAScopeIsASemicolonInDoubt) {
  std::string text(kIso);
  const std::string_view scope = "人工智能应用软件的设计、开发和服务";
  text.replace(text.find(scope), scope.size(), "计算机信息系统集成：应用软件开发");
  const Document iso = only(page_of(text));
  EXPECT_EQ(value(iso, "scope"), "计算机信息系统集成；应用软件开发");
  EXPECT_EQ(field(iso, "scope")->status, Status::uncertain);
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
  for (const char* other : {"00722E30418R1M", "05314E21126R0S"}) {
    english = page_of(with(kEnglishSystem, "05314Q21126R0S", other));
    english.number = 2;
    EXPECT_EQ(extract({chinese, english}).size(), 2u) << other;
  }
}

constexpr std::string_view kTwinSystem = R"(
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
    Page page = page_of(with(kTwinSystem, "广东样本认证服务有限公司", read), {.ocr = true});
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
