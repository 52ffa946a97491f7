// CMMI 证书.
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
using test::with;

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

// "organization" at the end of the English phrase made a label of it, and the name in English could not be compared.
TEST(CmmiCertificate, TheChineseNameIsTakenOfTwo) {
  Page page = page_of(R"(
             CERTIFICATE OF APPRAISAL                             能力成熟度模型集成评估证书
       This certifies that the organization                                 兹证明
  Shenyang Model Technology Co., Ltd.                       沈阳示例智能科技有限公司
     has successfully achieved                                      通过评估，达到
  Maturity Level 3                                                  成熟度等级 3
  in accordance with  CMMI V2.0                                     CMMI V2.0
  Expiration Date: May 15, 2025                             有效期至：2025-05-15
  Lead Appraiser: John Smith                                主任评估师：John Smith
)",
                      {.ocr = true});
  page.width = 700;
  EXPECT_EQ(value(only(page), "holder"), "沈阳示例智能科技有限公司");
  // That of the firm which appraised stands elsewhere.
  EXPECT_EQ(value(only(page_of(R"(
             CERTIFICATE OF APPRAISAL
       This certifies that the organization
       Shenyang Model Technology Co., Ltd.
     has successfully achieved  Maturity Level 3
     in accordance with  CMMI V2.0
     Appraisal ID: 58123
     Appraisal End Date: May 15, 2022
     Expiration Date: May 15, 2025
     Lead Appraiser: John Smith


     北京示例信息咨询有限公司
)")),
                  "holder"),
            "Shenyang Model Technology Co., Ltd.");
}

TEST(CmmiCertificate, TrainingIsNone) {
  EXPECT_EQ(only(page_of(R"(
        CMMI Institute  Certificate of Training
     This is to certify that  Zhang San  has attended
     Introduction to CMMI-DEV  Maturity Level 3  Appraisal
     Expiration Date: May 15, 2025
)")).type, DocumentType::other);
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

}  // namespace
}  // namespace dossier
