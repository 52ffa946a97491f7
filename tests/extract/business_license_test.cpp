// 营业执照.
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

// Words that shine through from the back of the sheet were certain parts of the address, since all readers see them.
TEST(BusinessLicence, AnAddressEndsWithANumberOrAPlace) {
  const auto address_of = [](std::string_view printed) {
    Page page = page_of(kPortraitLicence, {.ocr = true});
    Word& word = test::word_of(page, "沈阳市浑南区示例街12号3层");
    word.text = printed;
    word.readings = {{Reader::paddle_chinese_v3, word.text, 0.9}, {Reader::tesseract_chinese, word.text, 0.9}};
    const Document licence = only(page);
    return *std::find_if(licence.fields.begin(), licence.fields.end(), [](const Field& field) { return field.name == "address"; });
  };
  for (const char* odd : {"沈阳市浑南区示例街12号金来市山", "沈阳市浑南区示例街12号#分宝", "沈阳市浑南区示例街12号术服务;智能技术开发", "E沈阳市浑南区示例街12号"}) {
    const Field field = address_of(odd);
    EXPECT_EQ(field.value, "沈阳市浑南区示例街12号") << odd;
    EXPECT_EQ(field.doubt, "ends-oddly");
    ASSERT_FALSE(field.alternatives.empty());
    EXPECT_EQ(field.alternatives.front(), odd);
  }
  for (const char* sound : {"沈阳市浑南区示例街12号3层", "沈阳市浑南区示例街12号创业园内", "沈阳市浑南区示例街12号（一址多照）"}) {
    const Field field = address_of(sound);
    EXPECT_EQ(field.status, Status::certain) << field.value << " " << field.doubt;
  }
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

// A character of the column beside was the end of the name.
// The back of the sheet shone through between 住 and 所, and the licence had no address.
TEST(BusinessLicence, WhatShinesThroughALabelDoesNotHideIt) {
  const Document licence = only(page_of(R"(
                                        营 业 执 照
  统一社会信用代码
  91210700MADR9L8F50                    (副本)

  名      称： 辽宁示例软件有限公司              注册资本： 100万元人民币
  类      型： 有限责任公司                      成立日期： 2016年03月15日
  法定代表人： 张三                              住能用  所： 沈阳市浑南区示例街12号3层301室
  经营范围：   软件开发；人工智能应用；          登记机关
)"));
  EXPECT_EQ(value(licence, "address"), "沈阳市浑南区示例街12号3层301室");
  EXPECT_EQ(value(licence, "established"), "2016-03-15");
}

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

}  // namespace
}  // namespace dossier
