// 标准: cover and drafters.
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

// GB/T 20273.-2019 was GB/T 20273-2019 for certain, though the digit of its part was not read.
TEST(Standard, APointBeforeTheYearMayBeALostPart) {
  const auto number = [](const std::string& read) {
    Page page = page_of(with(kCover, "SJ/T 11880-2023", read), {.ocr = true});
    for (const Reader reader : {Reader::paddle_chinese_v3, Reader::tesseract_chinese}) reread(page, read, reader, read);
    return *field(only(page), "number");
  };
  EXPECT_EQ(number("GB/T 11880-2023").status, Status::certain);
  EXPECT_EQ(number("GB/T 11880.-2023").value, "GB/T 11880-2023");
  EXPECT_EQ(number("GB/T 11880.-2023").doubt, "character-lost");
}

}  // namespace
}  // namespace dossier
