#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "extract/certificate.h"
#include "extract/extract.h"
#include "tests/extract/documents.h"
#include "tests/support/page_text.h"

namespace dossier {
namespace {

using test::field;
using test::only;
using test::page_of;
using test::value;

constexpr std::string_view kPortraitLicence = R"(
                          营 业 执 照
                           （副 本）
                统一社会信用代码  91210700MADR9L8F50  （1-1）

   名      称   沈阳示例智能科技有限公司
   类      型   有限责任公司
   住      所   沈阳市浑南区示例街12号3层
   法定代表人   张三
   注 册 资 本  人民币壹仟万元整
   成 立 日 期  2016年03月15日
   营 业 期 限  2016年03月15日至2036年03月14日
   经 营 范 围  软件开发；人工智能应用软件开发；
                数据处理和存储支持服务。

                              登记机关
                              2023年05月06日
)";

TEST(BusinessLicence, PortraitLayout) {
  const Document licence = only(page_of(kPortraitLicence));
  EXPECT_EQ(licence.type, DocumentType::business_license);
  EXPECT_EQ(value(licence, "name"), "沈阳示例智能科技有限公司");
  EXPECT_EQ(value(licence, "uscc"), "91210700MADR9L8F50");
  EXPECT_EQ(value(licence, "address"), "沈阳市浑南区示例街12号3层");
  EXPECT_EQ(value(licence, "registered_capital"), "10000000.00");
  EXPECT_EQ(value(licence, "established"), "2016-03-15");
  for (const Field& f : licence.fields) EXPECT_EQ(f.status, Status::certain) << f.name;
}

TEST(BusinessLicence, LandscapeLayoutInTwoColumns) {
  const Document licence = only(page_of(R"(
                                        营 业 执 照
  统一社会信用代码
  91210700MADR9L8F50                    (副本)

  名      称   辽宁示例人工智能软件              注册资本   1000万元人民币
               股份有限公司                      成立日期   2016年03月15日
  类      型   股份有限公司                      住      所 辽宁省沈阳市浑南区示例街
  法定代表人   张三                                         12号3层301室
  经营范围     软件开发；人工智能应用；
               数据处理服务。                    登记机关
)"));
  EXPECT_EQ(licence.type, DocumentType::business_license);
  EXPECT_EQ(value(licence, "name"), "辽宁示例人工智能软件股份有限公司");
  EXPECT_EQ(value(licence, "uscc"), "91210700MADR9L8F50");
  EXPECT_EQ(value(licence, "address"), "辽宁省沈阳市浑南区示例街12号3层301室");
  EXPECT_EQ(value(licence, "registered_capital"), "10000000.00");
  EXPECT_EQ(value(licence, "established"), "2016-03-15");
}

// The first half of a label below a long name was taken for its end.
TEST(BusinessLicence, ALabelSetApartIsNoEndOfTheNameAbove) {
  const Document licence = only(page_of(R"(
                          营 业 执 照
                统一社会信用代码 91210700MADR9L8F50
   名称   成都极速示例网络科技合伙企业（有限合伙）
   类      型   有限合伙企业
   主要经营场所 沈阳市浑南区示例街12号
   成立日期     2016年03月15日
   合伙期限     2016年03月15日至2036年03月14日
)"));
  EXPECT_EQ(value(licence, "name"), "成都极速示例网络科技合伙企业(有限合伙)");
}

TEST(BusinessLicence, OneReaderIsNotEnough) {
  Page page = page_of(kPortraitLicence, {.ocr = true});
  const Document licence = only(page);
  EXPECT_EQ(field(licence, "name")->status, Status::uncertain);
  EXPECT_EQ(field(licence, "name")->doubt, "one-reading");
  EXPECT_EQ(field(licence, "uscc")->status, Status::certain) << "both check digits close";
  EXPECT_EQ(field(licence, "established")->status, Status::certain) << "the term begins on the same day";
  test::reread(page, "沈阳示例智能科技有限公司", Reader::tesseract_chinese, "沈 阳 示例 智能 科技 有限 公司");
  EXPECT_EQ(field(only(page), "name")->status, Status::certain);
  test::reread(page, "沈阳示例智能科技有限公司", Reader::tesseract_chinese, "沈阳示列智能科技有限公司");
}

TEST(BusinessLicence, ContradictingReadersAreToldOf) {
  Page page = page_of(kPortraitLicence, {.ocr = true});
  test::reread(page, "沈阳示例智能科技有限公司", Reader::tesseract_chinese, "沈阳示列智能科技有限公司");
  const Document licence = only(page);
  EXPECT_EQ(field(licence, "name")->doubt, "readers-differ");
  ASSERT_EQ(field(licence, "name")->alternatives.size(), 1u);
  EXPECT_EQ(field(licence, "name")->alternatives[0], "沈阳示列智能科技有限公司");
}

TEST(BusinessLicence, AnInvalidCodeThatTwoReadersAgreeOnStands) {
  Page page = page_of(kPortraitLicence, {.ocr = true});
  test::word_of(page, "91210700MADR9L8F50").text = "91210700MADR9L8F51";
  EXPECT_EQ(field(only(page), "uscc")->doubt, "check-digit-open");
  test::reread(page, "91210700MADR9L8F51", Reader::paddle_english, "91210700MADR9L8F51");
  EXPECT_EQ(field(only(page), "uscc")->status, Status::certain);
  EXPECT_EQ(value(only(page), "uscc"), "91210700MADR9L8F51");
}

TEST(BusinessLicence, ACodeThatClosesBeatsTheNetworksThatReadAnother) {
  Page page = page_of(kPortraitLicence, {.ocr = true});
  test::word_of(page, "91210700MADR9L8F50").text = "91210700MADR9L8F5O";
  test::reread(page, "91210700MADR9L8F5O", Reader::paddle_english, "91210700MADR9L8F51");
  test::reread(page, "91210700MADR9L8F5O", Reader::paddle_chinese_v3, "91210700MADR9L8F51");
  test::reread(page, "91210700MADR9L8F5O", Reader::tesseract_digits, "91210700MADR9L8F50");
  const Document licence = only(page);
  EXPECT_EQ(field(licence, "uscc")->value, "91210700MADR9L8F50");
  EXPECT_EQ(field(licence, "uscc")->status, Status::certain);
}

TEST(BusinessLicence, AnInvalidCodeThatOneReaderDoubtsIsUncertain) {
  Page page = page_of(kPortraitLicence, {.ocr = true});
  test::word_of(page, "91210700MADR9L8F50").text = "91210700MADR9L8F51";
  test::reread(page, "91210700MADR9L8F51", Reader::paddle_english, "91210700MADR9L8F51");
  test::reread(page, "91210700MADR9L8F51", Reader::tesseract_digits, "91210700MADR9L8F57");
  EXPECT_EQ(field(only(page), "uscc")->doubt, "check-digit-open");
}

TEST(BusinessLicence, CapitalInAllForms) {
  const auto capital = [](std::string_view printed) {
    std::string page(kPortraitLicence);
    page.replace(page.find("人民币壹仟万元整"), std::string("人民币壹仟万元整").size(), printed);
    return value(only(page_of(page)), "registered_capital");
  };
  EXPECT_EQ(capital("1000万元整"), "10000000.00");
  EXPECT_EQ(capital("(人民币)壹仟万元"), "10000000.00");
  EXPECT_EQ(capital("伍佰万圆整"), "5000000.00");
  EXPECT_EQ(capital("5,000,000.00元人民币"), "5000000.00");
  EXPECT_EQ(capital("入民币100万元整"), "1000000.00") << "the currency was misread";
  EXPECT_EQ(capital("壹亿贰仟万元整"), "120000000.00");
  EXPECT_EQ(capital("伍佰方元整"), "none") << "a misread unit must not make another amount";
  EXPECT_EQ(capital("100方元整"), "none");
  EXPECT_EQ(capital("100万美元"), "none");
}

TEST(BusinessLicence, PartnershipWithoutCapital) {
  const Document licence = only(page_of(R"(
                          营 业 执 照
                统一社会信用代码 91210700MADR9L8F50
   名          称   沈阳示例科技合伙企业（有限合伙）
   类          型   有限合伙企业
   主要经营场所     沈阳市示例园8号楼
   执行事务合伙人   李四
   成 立 日 期      2015年10月10日
   合 伙 期 限      2015年10月10日至永久
   经 营 范 围      软件开发。
                              登记机关
)"));
  EXPECT_EQ(value(licence, "name"), "沈阳示例科技合伙企业(有限合伙)");
  EXPECT_EQ(value(licence, "address"), "沈阳市示例园8号楼");
  EXPECT_EQ(value(licence, "registered_capital"), "none");
}

constexpr std::string_view kPatent = R"(
  证书号第5076930号

                     发明专利证书

  发 明 名 称：一种基于深度学习的示例图像
               识别方法及系统
  发  明  人：张三;李四
  专  利  号：ZL 2019 1 0398073.3
  专利申请日：2019年05月14日
  专 利 权 人：沈阳示例智能科技有限公司
  地      址：110000 辽宁省沈阳市浑南区示例街12号
  授权公告日：2021年06月04日      授权公告号：CN 110123456 B

      国家知识产权局依照中华人民共和国专利法进行审查，决定授予专利权，颁发发明专利证
  书并在专利登记簿上予以登记。专利权自授权公告之日起生效。
                                             2021年06月04日
                     第1页（共2页）
)";

TEST(PatentCertificate, PaperLayout) {
  const Document patent = only(page_of(kPatent));
  EXPECT_EQ(patent.type, DocumentType::patent_certificate);
  EXPECT_EQ(value(patent, "certificate_number"), "5076930");
  EXPECT_EQ(value(patent, "title"), "一种基于深度学习的示例图像识别方法及系统");
  EXPECT_EQ(value(patent, "kind"), "invention");
  EXPECT_EQ(value(patent, "number"), "ZL201910398073.3");
  EXPECT_EQ(value(patent, "filed"), "2019-05-14");
  EXPECT_EQ(value(patent, "holder"), "沈阳示例智能科技有限公司");
  EXPECT_EQ(value(patent, "granted"), "2021-06-04");
  EXPECT_EQ(value(patent, "publication_number"), "CN110123456B");
}

// CN116263318.B was cut to eight digits, the last of them taken for the B.
TEST(PatentCertificate, APublicationNumberHasNineDigits) {
  std::string page(kPatent);
  const std::string printed = "CN 110123456 B";
  const auto read_as = [&](const std::string& text) {
    std::string changed = page;
    changed.replace(changed.find(printed), printed.size(), text);
    const Document patent = only(page_of(changed));
    const Field* field = find_field(patent, "publication_number");
    return field != nullptr ? field->value : std::string();
  };
  EXPECT_EQ(read_as("CN116263318.B"), "CN116263318B");
  EXPECT_EQ(read_as("CN116263318"), "");
  EXPECT_EQ(read_as("CN1162633188"), "CN116263318B");
  EXPECT_EQ(read_as("CN 1234567 C"), "CN1234567C");
}

TEST(PatentCertificate, ANumberBehindTheTitleIsNoneOfIt) {
  Page page = page_of(kPatent);
  test::word_of(page, "识别方法及系统").text = "识别方法及系统专機利 号：ZL 2019 1 0398073.3";
  EXPECT_EQ(value(only(page), "title"), "一种基于深度学习的示例图像识别方法及系统");
}

TEST(PatentCertificate, OwnProofsMakeScannedFieldsCertain) {
  const Document patent = only(page_of(kPatent, {.ocr = true}));
  EXPECT_EQ(field(patent, "number")->status, Status::certain) << "the check digit closes";
  EXPECT_EQ(field(patent, "granted")->status, Status::certain) << "printed twice";
  EXPECT_EQ(field(patent, "kind")->status, Status::certain);
  EXPECT_EQ(field(patent, "filed")->status, Status::uncertain);
  EXPECT_EQ(field(patent, "title")->status, Status::uncertain);
}

TEST(PatentCertificate, SecondPageBelongsToIt) {
  const Page second = page_of(R"(
  申请日时本专利记载的申请人、发明人信息如下：
  申请人：沈阳示例智能科技有限公司
  发明人：张三;李四
                     第2页（共2页）
)");
  Page next = second;
  next.number = 2;
  const auto documents = extract({page_of(kPatent), next});
  ASSERT_EQ(documents.size(), 1u);
  EXPECT_EQ(documents[0].last_page, 2);
}

TEST(PatentCertificate, LookAlikesAreNoCertificates) {
  for (const std::string_view page : {R"(
                  专利申请受理通知书
   申请号：202310098261.0
   申请日：2023年02月10日
   申请人：沈阳示例智能科技有限公司
   发明创造名称：一种示例方法
   发明人：张三
   国家知识产权局
)", R"(
                  权利要求书
   1. 一种示例方法，其特征在于，包括获取专利号和发明名称。
   发明人 专利权人 授权公告日 授权公告号 专利申请日
)", R"(
           授予发明专利权通知书
   专利号：202310098261.0   发明名称：一种示例方法
   专利权人：沈阳示例智能科技有限公司   授权公告日 授权公告号 发明人 申请日
   办理登记手续通知书
)"}) {
    EXPECT_EQ(only(page_of(page)).type, DocumentType::other) << page;
  }
}

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

// A speck between the characters of 住所 hid the label, and the address was missing.
TEST(BusinessLicence, ASpeckInALabelDoesNotHideIt) {
  Page page = page_of(kPortraitLicence, {.ocr = true});
  const Box first = test::word_of(page, "住").box, second = test::word_of(page, "所").box;
  Word speck;
  speck.text = "8..:";
  speck.reader = Reader::paddle_chinese;
  speck.box = {first.right() + 2, first.y + 4, second.x - first.right() - 4, 5};
  page.words.push_back(speck);
  EXPECT_EQ(value(only(page), "address"), "沈阳市浑南区示例街12号3层");
  page.words.back().text = "52";  // shines through
  EXPECT_EQ(value(only(page), "address"), "沈阳市浑南区示例街12号3层");
  page.words.back().text = "中";  // a line that shines through, read as one character
  page.words.back().box = {first.right() + 1, first.y + 1, second.x - first.right() - 2, first.height - 3};
  EXPECT_EQ(value(only(page), "address"), "沈阳市浑南区示例街12号3层");
  page.words.back().text = "8..:";
  page.words.back().box = {first.right() + 2, first.y, second.x - first.right() - 4, first.height};
  EXPECT_NE(value(only(page), "address"), "沈阳市浑南区示例街12号3层") << "print of full height is content";
}

// Boxes that overlap: the label had the first digit of the day, too, and the day was missing.
TEST(BusinessLicence, ALabelMayHoldTheFirstCharacterOfItsValue) {
  Page page = page_of(kPortraitLicence, {.ocr = true});
  Word& label = test::word_of(page, "成 立 日 期");
  Word& day = test::word_of(page, "2016年03月15日");
  label.text = "成立日期：2";
  label.box.width = day.box.x + 0.4 * day.box.height - label.box.x;
  EXPECT_EQ(value(only(page), "established"), "2016-03-15");
  label.box.width = day.box.x - label.box.x;
  EXPECT_EQ(value(only(page), "established"), "none") << "both are printed";
}

// A speck within 专利权人 hid the label, and the holder was missing; 发’明名称 hid a title.
TEST(PatentCertificate, ASpeckInALabelDoesNotHideIt) {
  Page page = page_of(kPatent, {.ocr = true});
  test::word_of(page, "专 利 权 人：沈阳示例智能科技有限公司").text = "专利’权人：沈阳示例智能科技有限公司";
  EXPECT_EQ(value(only(page), "holder"), "沈阳示例智能科技有限公司");
  test::word_of(page, "专利’权人：沈阳示例智能科技有限公司").text = "专利费权人：沈阳示例智能科技有限公司";
  EXPECT_EQ(value(only(page), "holder"), "none") << "a character is no speck";
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

// A dash in 住—所 hid the label, and the address was missing.
TEST(BusinessLicence, ADashInALabelDoesNotHideIt) {
  Page page = page_of(kPortraitLicence, {.ocr = true});
  Word& first = test::word_of(page, "住");
  first.text = "住—所沈阳市浑南区示例街12号3层";
  first.edges.clear();
  first.box.width = 180;
  std::erase_if(page.words, [&](const Word& word) {
    return (word.text == "所" || word.text == "沈阳市浑南区示例街12号3层") && std::abs(word.box.y - first.box.y) < 2;
  });
  EXPECT_EQ(value(only(page), "address"), "沈阳市浑南区示例街12号3层");
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

// A character of the column beside was the end of the name.
TEST(BusinessLicence, ANameEndsWithTheCompanysForm) {
  const auto name = [](const std::string& printed) {
    std::string text(kPortraitLicence);
    text.replace(text.find("沈阳示例智能科技有限公司"), std::string_view("沈阳示例智能科技有限公司").size(), printed);
    return value(only(page_of(text)), "name");
  };
  EXPECT_EQ(name("沈阳示例智能科技有限公司资"), "沈阳示例智能科技有限公司");
  EXPECT_EQ(name("沈阳示例智能科技有限公司大连分公司"), "沈阳示例智能科技有限公司大连分公司");
  EXPECT_EQ(name("沈阳示例科技合伙企业(有限合伙)"), "沈阳示例科技合伙企业(有限合伙)");
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

// Two smears in one row and nothing else: no words were left of the row, and the program crashed.
TEST(BusinessLicence, ARowOfSpecksIsNone) {
  Page page = page_of(kPortraitLicence, {.ocr = true});
  for (const double x : {40.0, 160.0}) {
    Word smear;
    smear.text = "中";
    smear.reader = Reader::paddle_chinese;
    smear.box = {x, page.height - 20, 60, 10};
    page.words.push_back(smear);
  }
  EXPECT_EQ(value(only(page), "address"), "沈阳市浑南区示例街12号3层");
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

}  // namespace
}  // namespace dossier
