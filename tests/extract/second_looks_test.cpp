// Which words of a statement are read again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "extract/extract.h"
#include "tests/extract/statements.h"

namespace dossier {
namespace {

using test::kIncome;
using test::page_of;
using test::scanned;
using testing::IsEmpty;

TEST(SecondLooks, AreWantedWhereNoSumProvesAFigure) {
  Page page = page_of(kIncome, scanned());
  std::vector<std::string> wanted;
  for (const SecondLook& look : wanted_second_looks(page)) {
    if (look.alphabet == SecondLook::Alphabet::digits) wanted.push_back(page.words[look.word].text);
  }
  EXPECT_THAT(wanted, testing::UnorderedElementsAre("1,000.00", "5,000.00", "6,000.00", "1,000.00"));
  test::word_of(page, "600,000.00").text = "800,00.00";  // spoiled: the sum is open now, and this is no amount at all
  wanted.clear();
  for (const SecondLook& look : wanted_second_looks(page)) {
    if (look.alphabet == SecondLook::Alphabet::digits) wanted.push_back(page.words[look.word].text);
  }
  EXPECT_THAT(wanted, testing::IsSupersetOf({"1,000,000.00", "800,00.00", "10,000.00", "120,000.00"}));
  EXPECT_THAT(wanted, testing::Not(testing::Contains("144,000.00")));  // the sum below still proves it
}

TEST(SecondLooks, AskNothingOfATextLayer) { EXPECT_THAT(wanted_second_looks(page_of(kIncome)), IsEmpty()); }

Word read_by(std::string text, Reader reader, std::string second) {
  Word word;
  word.reader = Reader::paddle_chinese;
  word.text = std::move(text);
  word.readings.push_back({reader, std::move(second), 0.99});
  return word;
}

constexpr SecondLook kFigure{.alphabet = SecondLook::Alphabet::digits};
constexpr SecondLook kNumber{.alphabet = SecondLook::Alphabet::latin};
constexpr SecondLook kText{.alphabet = SecondLook::Alphabet::chinese};
constexpr SecondLook kWording{.alphabet = SecondLook::Alphabet::chinese, .content = SecondLook::Content::wording};
constexpr SecondLook kName{.alphabet = SecondLook::Alphabet::chinese, .content = SecondLook::Content::name};

TEST(ReadingsSuffice, WhereTheSecondReaderSeesTheSameAmount) {
  EXPECT_TRUE(readings_suffice(read_by("1,234.56", Reader::paddle_english, "1,234.56"), kFigure));
  EXPECT_TRUE(readings_suffice(read_by("(1,234.56)", Reader::paddle_english, "（1,234.56）"), kFigure));
  EXPECT_FALSE(readings_suffice(read_by("1,234.56", Reader::paddle_english, "1,284.56"), kFigure));
  EXPECT_FALSE(readings_suffice(read_by("-1,234.56", Reader::paddle_english, "1,234.56"), kFigure));
  EXPECT_FALSE(readings_suffice(read_by("123456", Reader::paddle_english, "123456"), kFigure));  // both may have lost a point
  EXPECT_FALSE(readings_suffice(read_by("1,234.56", Reader::tesseract_digits, "1,234.56"), kFigure));
  Word once;
  once.text = "1,234.56";
  EXPECT_FALSE(readings_suffice(once, kFigure));
}

TEST(ReadingsSuffice, WhereLettersAndDigitsAreTheSameWhateverIsBetween) {
  EXPECT_TRUE(readings_suffice(read_by("CN-2024/0817", Reader::paddle_english, "CN-2024/0817"), kNumber));
  EXPECT_TRUE(readings_suffice(read_by("2024年12月31日", Reader::paddle_english, "2024f12B31H"), kNumber));
  EXPECT_FALSE(readings_suffice(read_by("2024年12月31日", Reader::paddle_english, "2024f12B21H"), kNumber));
  EXPECT_FALSE(readings_suffice(read_by("编号", Reader::paddle_english, "RS"), kNumber));
}

TEST(ReadingsSuffice, WhereBothNetworksKnowTheCharacters) {
  EXPECT_TRUE(readings_suffice(read_by("软件开发", Reader::paddle_chinese_v3, "软件开发"), kText));
  EXPECT_FALSE(readings_suffice(read_by("软件开发", Reader::paddle_chinese_v3, "软件开友"), kText));
  EXPECT_FALSE(readings_suffice(read_by("软件开发；咨询", Reader::paddle_chinese_v3, "软件开发；咨询"), kText));
  // 象 is one that both have for others: of no matter in a label, nor beside a date.
  EXPECT_FALSE(readings_suffice(read_by("象达科技", Reader::paddle_chinese_v3, "象达科技"), kText));
  EXPECT_TRUE(readings_suffice(read_by("印象：科技", Reader::paddle_chinese_v3, "印象：科技"), kText));
  EXPECT_TRUE(readings_suffice(read_by("首次发表日期：2021年10月23日", Reader::paddle_chinese_v3, "首次发表日期:2021年10月23日"), kWording));
  EXPECT_FALSE(readings_suffice(read_by("首次发表日期：2021年10月23日", Reader::paddle_chinese_v3, "首次发表日期:2021年10月28日"), kWording));
  // 用 is what both have for 甪: in a name the reader of another family is asked.
  EXPECT_FALSE(readings_suffice(read_by("苏州用直有限公司", Reader::paddle_chinese_v3, "苏州用直有限公司"), kName));
}

std::vector<std::string> wanted_texts(const Page& page, SecondLook::Alphabet alphabet) {
  std::vector<std::string> wanted;
  for (const SecondLook& look : wanted_second_looks(page)) {
    if (look.alphabet == alphabet) wanted.push_back(page.words[look.word].text);
  }
  return wanted;
}

// A figure in a line of running text is narrower than the word that holds it: revenues of special audits had one reading.
TEST(SecondLooks, AreWantedOfTheLineThatHoldsAFigure) {
  const Page page = page_of(R"(
                     研究开发费用专项审计报告
  沈阳示例智能科技有限公司全体股东：
    我们审计了后附的沈阳示例智能科技有限公司2022年度至2023年度研究开发费用情况表。
    一、审计结果
    2022年度研究开发费用总额为320.00万元，销售收入为4,000.00万元，占比为8.00%。
    2023年度研究开发费用总额为450.50万元，销售收入为5,100.25万元，占比为8.83%。
                                              2024年5月12日
)",
                            scanned());
  EXPECT_THAT(wanted_texts(page, SecondLook::Alphabet::chinese),
              testing::IsSupersetOf({"2022年度研究开发费用总额为320.00万元，销售收入为4,000.00万元，占比为8.00%。",
                                     "2023年度研究开发费用总额为450.50万元，销售收入为5,100.25万元，占比为8.83%。"}));
}

// Fields that the first reading could not make out were not read again, and missing.
TEST(SecondLooks, AreWantedBehindTheLabelOfAMissingField) {
  const Page page = page_of(R"(
                          营 业 执 照
                统一社会信用代码  91210700MADR9L8F50
   名      称   沈阳示例智能科技有限公司
   类      型   有限责任公司
   住      所   沈阳市浑南区示例街12号3层
   法定代表人   张三
   注册资本     人民币6600方元整
   成立日期     2018年:2月11日1
   经营范围     软件开发
                              登记机关
)",
                            scanned());
  EXPECT_THAT(wanted_texts(page, SecondLook::Alphabet::chinese), testing::IsSupersetOf({"人民币6600方元整", "2018年:2月11日1"}));
  EXPECT_THAT(wanted_texts(page, SecondLook::Alphabet::chinese), testing::Not(testing::Contains("有限责任公司 张三")));
}

}  // namespace
}  // namespace dossier
