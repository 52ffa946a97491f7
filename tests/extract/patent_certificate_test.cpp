// 专利证书.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "extract/certificate.h"
#include "extract/extract.h"
#include "extract/read_name.h"
#include "tests/extract/documents.h"
#include "tests/support/page_text.h"

namespace dossier {
namespace {

using test::field;
using test::only;
using test::page_of;
using test::reread;
using test::value;
using test::with;

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

// A speck within 专利权人 hid the label, and the holder was missing; 发’明名称 hid a title.
TEST(PatentCertificate, ASpeckInALabelDoesNotHideIt) {
  Page page = page_of(kPatent, {.ocr = true});
  test::word_of(page, "专 利 权 人：沈阳示例智能科技有限公司").text = "专利’权人：沈阳示例智能科技有限公司";
  EXPECT_EQ(value(only(page), "holder"), "沈阳示例智能科技有限公司");
  test::word_of(page, "专利’权人：沈阳示例智能科技有限公司").text = "专利费权人：沈阳示例智能科技有限公司";
  EXPECT_EQ(value(only(page), "holder"), "none") << "a character is no speck";
}

constexpr std::string_view kUtilityModel = R"(
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
    return value(only(page_of(with(kUtilityModel, "有限公司；山东", "有限公司" + mark + "山东"))), "holder");
  };
  EXPECT_EQ(holder("；"), "沈阳示例智能科技有限公司;山东样本软件有限公司");
  EXPECT_EQ(holder("："), "沈阳示例智能科技有限公司;山东样本软件有限公司");
  EXPECT_EQ(holder(":"), "沈阳示例智能科技有限公司;山东样本软件有限公司");
  EXPECT_EQ(holder("、"), "沈阳示例智能科技有限公司、山东样本软件有限公司");
}

// Owners one below the other were certain as one name.
TEST(PatentCertificate, OwnersOneBelowTheOtherAreInDoubt) {
  const Document patent = only(page_of(with(kUtilityModel, "有限公司；山东样本软件有限公司", "有限公司\n             山东样本软件有限公司")));
  EXPECT_EQ(field(patent, "holder")->status, Status::uncertain);
  ASSERT_FALSE(field(patent, "holder")->alternatives.empty());
  EXPECT_EQ(field(patent, "holder")->alternatives[0], "沈阳示例智能科技有限公司;山东样本软件有限公司");
  const Document branch = only(page_of(with(kUtilityModel, "沈阳示例智能科技有限公司；山东样本软件有限公司", "国网示例省电力有限公司沈阳供电公司")));
  EXPECT_EQ(field(branch, "holder")->status, Status::certain);
}

// By fax 日 was a 口 and U an L: the day of the grant and the number of the publication were missing.
TEST(PatentCertificate, ATornDayAndPublicationNumberAreRead) {
  const Document patent = only(page_of(with(with(kUtilityModel, "2019年10月13日", "2019年10月13口"), "CN 212521372 U", "CN 212521372L"), {.ocr = true}));
  EXPECT_EQ(value(patent, "granted"), "2019-10-13");
  EXPECT_EQ(value(patent, "publication_number"), "CN212521372U");
  EXPECT_EQ(field(patent, "publication_number")->status, Status::uncertain);
}

// The text layer wrote the radical ⼾ for 户, and the title held the traditional 戶.
TEST(PatentCertificate, RadicalsOfATextLayerAreSimplifiedCharacters) {
  const std::string radical = "\xE2\xBC\xBE";
  const Document patent = only(page_of(with(kUtilityModel, "一种可调节的工业相机光源装置", "带图形用" + radical + "界面的显示屏幕面板")));
  EXPECT_EQ(value(patent, "title"), "带图形用户界面的显示屏幕面板");
}

constexpr std::string_view kDesign = R"(
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

// A speck in a label of three characters, 发‧明人:林伟波, made it a part of the title above, certain and wrong.
TEST(PatentCertificate, AShortLabelIsFoundThroughSpecks) {
  for (const char* read : {"设‧计人：张三", "设·计人：张三", "设计'人：张三", "设「计」人:张三"}) {
    const Document patent = only(page_of(with(kDesign, "相机\n   设 计 人：张三", std::string("相机\n                 ") + read)));
    EXPECT_EQ(value(patent, "title"), "带示例界面的工业相机") << read;
    EXPECT_EQ(field(patent, "title")->status, Status::certain) << read;
  }
}

// So did a label of which a character was misread.
TEST(PatentCertificate, ALineWithALabelNobodyKnowsIsNoneOfTheTitle) {
  const Document patent = only(page_of(with(kDesign, "相机\n   设 计 人：张三", "相机\n                 没讨人：张三")));
  EXPECT_EQ(value(patent, "title"), "带示例界面的工业相机");
  EXPECT_EQ(field(patent, "title")->status, Status::uncertain);
  EXPECT_EQ(value(only(page_of(with(kDesign, "工业相机", "\n                 工业相机"))), "title"), "带示例界面的工业相机");
}

// A speck before the digits, CN.307900284 S, and the number of the publication was missing.
TEST(PatentCertificate, APublicationNumberSurvivesSpecks) {
  for (const char* read : {"CN.307900284 S", "CN·307900284S", "CN307900284.S"}) {
    EXPECT_EQ(value(only(page_of(with(kDesign, "CN 307900284 S", read))), "publication_number"), "CN307900284S") << read;
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
  Page page = page_of(with(kDesign, "专利权人：沈阳示例智能科技有限公司；山东样本软件有限公司", read), {.ocr = true});
  reread(page, read, Reader::paddle_chinese_v3, read);
  const Document patent = only(page);
  EXPECT_EQ(value(patent, "holder"), "沈阳示例智能科技有限公司;山东样本软件有限公司");
  EXPECT_EQ(field(patent, "holder")->status, Status::uncertain);
}

}  // namespace
}  // namespace dossier
