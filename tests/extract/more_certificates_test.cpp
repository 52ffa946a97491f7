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

constexpr std::string_view kSoftware = R"(
                  中华人民共和国国家版权局
                计算机软件著作权登记证书
                                证书号：  软著登字第3035088号

  软 件 名 称：  示例智能识别平台软件
                 [简称：识别平台]
                 V1.0
  著 作 权 人：  沈阳示例智能科技有限公司

  开发完成日期： 2018年06月30日
  首次发表日期： 未发表
  权利取得方式： 原始取得
  权 利 范 围：  全部权利
  登   记   号： 2018SR705993
      根据《计算机软件保护条例》和《计算机软件著作权登记办法》的
  规定，经中国版权保护中心审核，对以上事项予以登记。
    No. 02998500                    2018年09月03日
)";

TEST(SoftwareCopyright, NameWithoutItsShortFormAndNumberAlone) {
  const Document software = only(page_of(kSoftware));
  EXPECT_EQ(software.type, DocumentType::software_copyright);
  EXPECT_EQ(value(software, "certificate_number"), "3035088");
  EXPECT_EQ(value(software, "number"), "2018SR705993");
  EXPECT_EQ(value(software, "title"), "示例智能识别平台软件V1.0");
  EXPECT_EQ(value(software, "holder"), "沈阳示例智能科技有限公司");
  EXPECT_EQ(value(software, "first_published"), "未发表");
}

TEST(SoftwareCopyright, PublishedOnADay) {
  std::string page(kSoftware);
  page.replace(page.find("未发表"), std::string("未发表").size(), "2018年07月01日");
  EXPECT_EQ(value(only(page_of(page)), "first_published"), "2018-07-01");
}

TEST(SoftwareCopyright, ItsShortFormsBracketMayBeAnother) {
  std::string page(kSoftware);
  page.replace(page.find("[简称"), 1, "「");
  EXPECT_EQ(value(only(page_of(page)), "title"), "示例智能识别平台软件V1.0");
}

// On a fax the label was read 著作权”人: the owner was part of the title, which was certain.
TEST(SoftwareCopyright, ASpeckInALabelDoesNotHideIt) {
  std::string page(kSoftware);
  page.replace(page.find("著 作 权 人"), std::string("著 作 权 人").size(), "著作权”人");
  const Document software = only(page_of(page));
  EXPECT_EQ(value(software, "title"), value(only(page_of(kSoftware)), "title"));
  EXPECT_EQ(value(software, "holder"), "沈阳示例智能科技有限公司");
}

// Words that shine through from the back stood in the title as #, read so by all readers, and it was certain.
TEST(SoftwareCopyright, MarksThatNobodyPrintsAreNoPartOfATitle) {
  Page page = page_of(kSoftware, {.ocr = true});
  const Box title = test::word_of(page, "示例智能识别平台软件").box;
  Word noise;
  noise.text = "##";
  noise.reader = Reader::paddle_chinese;
  noise.box = {title.right() + 3, title.y, title.height, title.height};
  page.words.push_back(noise);
  EXPECT_EQ(value(only(page), "title"), "示例智能识别平台软件V1.0");
  page.words.back().text = "C#";
  EXPECT_EQ(value(only(page), "title"), "示例智能识别平台软件C#V1.0");
}

// 槿 may be another's misreading, which other papers settled; the bracket that was lost they did not.
TEST(SoftwareCopyright, ATornBracketIsTheDoubtThatStays) {
  Page page = page_of(kSoftware, {.ocr = true});
  Word& holder = test::word_of(page, "沈阳示例智能科技有限公司");
  holder.text = "槿棠联人工智能科技鞍山）有限公司";
  holder.readings = {{Reader::paddle_chinese_v3, holder.text, 0.99}};
  const Document software = only(page);
  const auto field = std::find_if(software.fields.begin(), software.fields.end(), [](const Field& f) { return f.name == "holder"; });
  ASSERT_NE(field, software.fields.end());
  EXPECT_EQ(field->doubt, "character-lost");
}

TEST(SoftwareCopyright, ApplicationNoticeIsNone) {
  EXPECT_EQ(only(page_of(R"(
              计算机软件著作权登记申请受理通知书
   软件名称：示例智能识别平台软件V1.0
   著作权人：沈阳示例智能科技有限公司
   登记号：  开发完成日期：2018年06月30日
   中国版权保护中心
)")).type, DocumentType::other);
}

constexpr std::string_view kHightech = R"(
                    高 新 技 术 企 业
                         证 书
    企业名称：沈阳示例智能科技有限公司       证书编号：GR202221005683

    发证时间：2022年11月15日                 有 效 期：三年

    批准机关：  辽宁省科学技术厅   辽宁省财政厅
)";

TEST(HightechCertificate, TermIsDerivedFromTheDayOfIssue) {
  const Document hightech = only(page_of(kHightech));
  EXPECT_EQ(hightech.type, DocumentType::hightech_certificate);
  EXPECT_EQ(value(hightech, "holder"), "沈阳示例智能科技有限公司");
  EXPECT_EQ(value(hightech, "number"), "GR202221005683");
  EXPECT_EQ(value(hightech, "issued"), "2022-11-15");
  EXPECT_EQ(value(hightech, "valid_until"), "2025-11-14");
  ASSERT_TRUE(field(hightech, "valid_until"));
  EXPECT_EQ(field(hightech, "valid_until")->proofs.front().kind, ProofKind::derived);
  EXPECT_EQ(field(hightech, "valid_until")->status, Status::certain);
}

TEST(HightechCertificate, DerivedDayIsNoSurerThanItsSource) {
  const Document hightech = only(page_of(kHightech, {.ocr = true}));
  EXPECT_EQ(field(hightech, "issued")->status, Status::uncertain);
  EXPECT_EQ(field(hightech, "valid_until")->status, Status::uncertain);
}

TEST(HightechCertificate, YearOfNumberMustBeTheYearOfIssue) {
  std::string page(kHightech);
  page.replace(page.find("2022年11月"), 4, "2021");
  EXPECT_EQ(field(only(page_of(page)), "number")->doubt, "year-of-number-differs");
  EXPECT_EQ(field(only(page_of(page)), "issued")->status, Status::uncertain);
}

TEST(HightechCertificate, ProductCertificatesAreNone) {
  for (const std::string_view page : {R"(
                  高新技术产品认定证书
     产品名称：  示例会员决策系统软件
     产品编号：  150114G0492N
     承担单位：  沈阳示例智能科技有限公司
     有效期伍年          辽宁省科学技术厅
                         二〇一五年十二月
)", R"(
                     软件企业证书
     经评估，  沈阳示例智能科技有限公司   符合《进一步鼓励软件产业和集成电
     路产业发展的若干政策》和《软件企业评估规范》的有关规定，评估为软件企业，特发此证。
     证书编号：辽RQ-2016-A0274
     有 效 期：一年
     评估机构：辽宁省软件行业协会
)"}) {
    EXPECT_EQ(only(page_of(page)).type, DocumentType::other) << page;
  }
}

TEST(CmmiCertificate, EnglishLetter) {
  const Document cmmi = only(page_of(R"(
                        CMMI Institute Partner
              This is to certify that
          Shenyang Model Technology Co., Ltd.
      has been appraised at  Maturity Level 3
      of the  CMMI Development V2.0
      Appraisal ID: 58123
      Appraisal End Date: May 15, 2022
      Expiration Date: May 15, 2025
      Lead Appraiser: John Smith
)"));
  EXPECT_EQ(cmmi.type, DocumentType::cmmi_certificate);
  EXPECT_EQ(value(cmmi, "holder"), "Shenyang Model Technology Co., Ltd.");
  EXPECT_EQ(value(cmmi, "level"), "3");
  EXPECT_EQ(value(cmmi, "model"), "CMMI Development V2.0");
  EXPECT_EQ(value(cmmi, "appraisal_id"), "58123");
  EXPECT_EQ(value(cmmi, "issued"), "2022-05-15");
  EXPECT_EQ(value(cmmi, "valid_until"), "2025-05-15");
}

constexpr std::string_view kBilingualCmmi = R"(
        In recognition that                                         兹证明
  Shenyang Model Technology Co., Ltd.                       沈阳示例智能科技有限公司
     has successfully achieved                          完全满足CMMI已定义级的目标，评定为
  CMMI-DEV V1.3                                               CMMI-DEV V1.3
  Maturity Level 3                                            成熟度三级
  Date from 11/05/2014 To 15/05/2014               评估日期：2014年5月11号至2014年5月15号
  Expiry Date: 15/05/2017                          有效期至：2017年5月15号
  SCAMPI Lead Appraiser                            授权主任评估师
  SCAMPI ID #0900972-02                            主任评估师ID号：#0900972-02
)";

TEST(CmmiCertificate, HalvesInTwoLanguagesAreOneDocument) {
  Page page = page_of(kBilingualCmmi, {.ocr = true});
  page.width = 700;
  const Document cmmi = only(page);
  EXPECT_EQ(cmmi.type, DocumentType::cmmi_certificate);
  EXPECT_EQ(value(cmmi, "holder"), "沈阳示例智能科技有限公司");
  EXPECT_EQ(value(cmmi, "level"), "3");
  EXPECT_EQ(field(cmmi, "level")->status, Status::certain) << "both halves say so";
  EXPECT_EQ(value(cmmi, "model"), "CMMI-DEV V1.3");
  EXPECT_EQ(value(cmmi, "valid_until"), "2017-05-15");
  EXPECT_EQ(field(cmmi, "valid_until")->status, Status::certain) << "both halves say so";
  EXPECT_EQ(value(cmmi, "appraisal_id"), "none") << "the id of the appraiser is another number";
}

TEST(CmmiCertificate, TrainingIsNone) {
  EXPECT_EQ(only(page_of(R"(
        CMMI Institute  Certificate of Training
     This is to certify that  Zhang San  has attended
     Introduction to CMMI-DEV  Maturity Level 3  Appraisal
     Expiration Date: May 15, 2025
)")).type, DocumentType::other);
}

constexpr std::string_view kStandardCover = R"(
  ICS 35.240
  CCS L 70
                 中华人民共和国国家标准
                                             GB/T 45288.1—2025
                                             代替 GB/T 28181—2011
               人工智能  大模型
               第1部分：通用要求
        Artificial intelligence—Large-scale model
        Part 1: General requirements
   2025-02-28 发布                        2025-09-01 实施
        国家市场监督管理总局
        国家标准化管理委员会             发 布
)";

constexpr std::string_view kForeword = R"(
                                             GB/T 45288.1—2025
                       前    言
     本文件按照GB/T 1.1—2020的规定起草。
     本文件由全国信息技术标准化技术委员会提出并归口。
     本文件起草单位：中国电子技术标准化研究院、沈阳示例智能
  科技有限公司、东北大学、北京示例（沈阳、大连）软件有限
  公司。
     本文件主要起草人：张三、李四。
)";

TEST(Standard, CoverAndDrafters) {
  Page foreword = page_of(kForeword);
  foreword.number = 2;
  const auto documents = extract({page_of(kStandardCover), foreword});
  ASSERT_EQ(documents.size(), 1u);
  const Document& standard = documents[0];
  EXPECT_EQ(standard.type, DocumentType::standard);
  EXPECT_EQ(standard.last_page, 2);
  EXPECT_EQ(value(standard, "number"), "GB/T 45288.1-2025");
  EXPECT_EQ(value(standard, "title"), "人工智能大模型第1部分:通用要求");
  EXPECT_EQ(value(standard, "published"), "2025-02-28");
  EXPECT_EQ(value(standard, "effective"), "2025-09-01");
  std::vector<std::string> drafters;
  for (const Field& f : standard.fields) {
    if (f.name == "drafters") drafters.push_back(f.value);
  }
  ASSERT_EQ(drafters.size(), 4u);
  EXPECT_EQ(drafters[0], "中国电子技术标准化研究院");
  EXPECT_EQ(drafters[1], "沈阳示例智能科技有限公司");
  EXPECT_EQ(drafters[3], "北京示例(沈阳、大连)软件有限公司");
}

TEST(Standard, DraftsAreNone) {
  std::string page(kStandardCover);
  page.insert(page.find("人工智能"), "（征求意见稿）  ");
  EXPECT_EQ(only(page_of(page)).type, DocumentType::other);
}

// By bad print capitals are not told from small letters: CMmI v3.0 was certain.
TEST(CmmiCertificate, TheFamilysNameIsInCapitals) {
  std::string page(kBilingualCmmi);
  for (std::size_t at = page.find("CMMI-DEV V1.3"); at != std::string::npos; at = page.find("CMMI-DEV V1.3"))
    page.replace(at, 13, "CMmI-DEV v1.3");
  Page drawn = page_of(page, {.ocr = true});
  drawn.width = 700;
  EXPECT_EQ(value(only(drawn), "model"), "CMMI-DEV V1.3");
}

// An l that was read as a one hid the model's name: it was missing.
TEST(CmmiCertificate, AnLOfTheModelMayBeReadAsAOne) {
  std::string page(kBilingualCmmi);
  for (std::size_t at = page.find("CMMI-DEV V1.3"); at != std::string::npos; at = page.find("CMMI-DEV V1.3"))
    page.replace(at, 13, "CMMI Deve1opment V2.0");
  Page drawn = page_of(page, {.ocr = true});
  drawn.width = 700;
  EXPECT_EQ(value(only(drawn), "model"), "CMMI Development V2.0");
  // Readers who all have the l confirm it.
  const std::string english = R"(
                        CMMI Institute Partner
              This is to certify that
          Shenyang Model Technology Co., Ltd.
      has been appraised at  Maturity Level 3
      of the
           CMMI Deve1opment V2.0
      Appraisal ID: 58123
      Expiration Date: May 15, 2025
      Lead Appraiser: John Smith
)";
  drawn = page_of(english, {.ocr = true});
  for (const Reader reader : {Reader::paddle_english, Reader::paddle_chinese_v3, Reader::tesseract_digits}) {
    test::reread(drawn, "CMMI Deve1opment V2.0", reader, "CMMI Development V2.0");
  }
  EXPECT_EQ(value(only(drawn), "model"), "CMMI Development V2.0");
  EXPECT_EQ(field(only(drawn), "model")->status, Status::certain);
}

}  // namespace
}  // namespace dossier
