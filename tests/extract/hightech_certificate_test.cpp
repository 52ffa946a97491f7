// 高新技术企业证书.
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

}  // namespace
}  // namespace dossier
