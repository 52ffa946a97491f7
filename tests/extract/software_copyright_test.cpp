// 计算机软件著作权登记证书.
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
using test::reread;
using test::value;
using test::with;

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

constexpr std::string_view kPlatform = R"(
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
    EXPECT_EQ(value(only(page_of(with(kPlatform, "软件名称：", read))), "title"), "智慧园区示例平台V1.2.1") << read;
  }
  EXPECT_EQ(value(only(page_of(with(kPlatform, "著作权人：", "著「作权人："))), "holder"), "沈阳示例智能科技有限公司");
  EXPECT_EQ(value(only(page_of(with(kPlatform, "首次发表日期:", "首「次发表日」期:"))), "first_published"), "2021-03-28");
}

// A scan whose title and number three readers read alike.
Document read_alike(const std::string& title, const std::string& number) {
  Page page = page_of(R"(
                 中华人民共和国国家版权局
               计算机软件著作权登记证书
   证书号：软著登字第9942155号
   软件名称：   )" + title + R"(
   著作权人：沈阳示例智能科技有限公司
   登记号：   )" + number + "\n",
                      {.ocr = true});
  for (const Reader reader : {Reader::paddle_chinese_v3, Reader::tesseract_chinese}) {
    reread(page, title, reader, title);
    reread(page, number, reader, number);
  }
  return only(page);
}

// 软件V1.0 was read as 软件11.0 by all readers, and certain.
TEST(SoftwareCopyright, AVersionWithoutItsVIsInDoubt) {
  const auto title_of = [](const std::string& printed) { return *field(read_alike(printed, "2022SR0677749"), "title"); };
  EXPECT_EQ(title_of("能耗优化调度软件11.0").status, Status::uncertain);
  EXPECT_EQ(title_of("能耗优化调度软件11.0").doubt, "misread-alike");
  EXPECT_EQ(title_of("能耗优化调度软件11.0").alternatives, std::vector<std::string>{"能耗优化调度软件V1.0"});
  EXPECT_EQ(title_of("能耗优化调度软件V1.0").status, Status::certain);
}

// 2020SR0187056 was read as 2020SR01870 by all readers of a fax, and certain.
TEST(SoftwareCopyright, ANumberShorterThanItsYearPrintsIsInDoubt) {
  const auto number_of = [](const std::string& printed) { return *field(read_alike("能耗优化调度软件V1.0", printed), "number"); };
  EXPECT_EQ(number_of("2020SR01870").doubt, "too-short");
  EXPECT_EQ(number_of("2016SR20463").doubt, "too-short");
  for (const char* whole : {"2020SR0187056", "2016SR204636", "2014SR001852", "2004SR06549"}) {
    EXPECT_EQ(number_of(whole).status, Status::certain) << whole;
  }
}

}  // namespace
}  // namespace dossier
