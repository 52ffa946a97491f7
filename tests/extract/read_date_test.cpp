#include "extract/read_date.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/chinese_numerals.h"

namespace dossier {
namespace {

std::string day(std::string_view text) {
  const auto date = read_date(text);
  return date ? to_string(*date) : "none";
}

TEST(ReadDate, ReadsYearMonthDay) {
  EXPECT_EQ(day("2023年12月31日"), "2023-12-31");
  EXPECT_EQ(day("2023 年 3 月 5 日"), "2023-03-05");
  EXPECT_EQ(day("２０２３年１月５日"), "2023-01-05");
  EXPECT_EQ(day("2014年5月11号"), "2014-05-11");
  EXPECT_EQ(day("授权公告日：2019年03月01日"), "2019-03-01");
  EXPECT_EQ(day("（2023年3月8日）"), "2023-03-08");
  EXPECT_EQ(day("2023年3月8"), "2023-03-08");
}

TEST(ReadDate, ReadsChineseNumerals) {
  EXPECT_EQ(day("二〇二三年十二月三十一日"), "2023-12-31");
  EXPECT_EQ(day("二零二三年一月十日"), "2023-01-10");
  EXPECT_EQ(day("二○二三年十月二十日"), "2023-10-20");
  EXPECT_EQ(day("二O二四年四月十二日"), "2024-04-12");
  EXPECT_EQ(day("二0二四年十一月廿八日"), "2024-11-28");
  EXPECT_EQ(day("二〇一五年元月初五日"), "2015-01-05");
  EXPECT_EQ(day("二〇 二四 年 五 月 二十 七 日"), "2024-05-27");
  EXPECT_EQ(day("贰零贰肆年零叁月壹拾伍日"), "2024-03-15");
  EXPECT_EQ(day("二〇二四年三月卅一日"), "2024-03-31");
}

TEST(ReadDate, ReadsMarks) {
  EXPECT_EQ(day("2023.12.31"), "2023-12-31");
  EXPECT_EQ(day("2023-12-31"), "2023-12-31");
  EXPECT_EQ(day("2023—12—31"), "2023-12-31");
  EXPECT_EQ(day("2023/1/5"), "2023-01-05");
  EXPECT_EQ(day("20231231"), "2023-12-31");
  EXPECT_EQ(day("2016 - 07 - 12 发布"), "2016-07-12");
  EXPECT_EQ(day("2023-12/31"), "none");
}

TEST(ReadDate, ReadsEnglish) {
  EXPECT_EQ(day("06 September 2025"), "2025-09-06");
  EXPECT_EQ(day("September 6, 2025"), "2025-09-06");
  EXPECT_EQ(day("Sep. 6, 2025"), "2025-09-06");
  EXPECT_EQ(day("Sept 6 2025"), "2025-09-06");
  EXPECT_EQ(day("6th of May, 2016"), "2016-05-06");
  EXPECT_EQ(day("Date of issue: May 5, 2016"), "2016-05-05");
  EXPECT_EQ(day("05-Jul-2021"), "2021-07-05");
  EXPECT_EQ(day("from DECEMBER 31 2020"), "2020-12-31");
  EXPECT_EQ(day("Mayor 5, 2016"), "none");
}

TEST(ReadDate, LeavesAmbiguousOrderAlone) {
  EXPECT_EQ(day("05/06/2025"), "none");
  EXPECT_EQ(day("15/05/2017"), "2017-05-15");
  EXPECT_EQ(day("05/15/2017"), "2017-05-15");
  EXPECT_EQ(day("06/06/2025"), "2025-06-06");
  const auto days = find_dates("Date from 11/05/2014 To 15/05/2014");
  ASSERT_EQ(days.size(), 2u);
  EXPECT_EQ(to_string(days[0].date), "2014-05-11");
}

TEST(ReadDate, RefusesDaysThatDoNotExist) {
  EXPECT_EQ(day("2023年2月29日"), "none");
  EXPECT_EQ(day("2024年2月29日"), "2024-02-29");
  EXPECT_EQ(day("2023年13月1日"), "none");
  EXPECT_EQ(day("2023年4月31日"), "none");
  EXPECT_EQ(day("3023年4月1日"), "none");
  EXPECT_EQ(day("2023年12月"), "none");
  EXPECT_EQ(day("2023年度"), "none");
  EXPECT_EQ(day("91320506061841057"), "none");
  EXPECT_EQ(day("ZL201830310850.0"), "none");
  EXPECT_EQ(day(""), "none");
}

TEST(ReadDate, TakesLettersAmongDigitsForDigits) {
  EXPECT_EQ(day("2O23年l2月3l日"), "2023-12-31");
  EXPECT_EQ(day("2019年O3月01日"), "2019-03-01");
  EXPECT_EQ(day("OO年l月l日"), "none");
}

TEST(ReadDate, WantsOneDay) {
  EXPECT_EQ(day("2014年06月11日至2017年06月10日"), "none");
  EXPECT_EQ(day("2014年06月11日（2014-06-11）"), "2014-06-11");
}

TEST(ReadDate, FindsDaysWithTheirPlaces) {
  const auto days = find_dates("本证书有效期自2014年06月11日 至 2017年06月10日");
  ASSERT_EQ(days.size(), 2u);
  EXPECT_EQ(days[0].begin, 7u);
  EXPECT_EQ(days[0].end, 18u);
  EXPECT_EQ(days[1].begin, 19u);
  EXPECT_EQ(to_string(days[1].date), "2017-06-10");
}

// Every day of a leap and a common year, printed in every unambiguous form, is read back.
TEST(ReadDate, ReadsBackWhatIsPrinted) {
  static const std::vector<std::string> kDigits = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  static const std::vector<std::string> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto spelled = [](unsigned n) {
    if (n < 10) return kDigits[n];
    std::string text = n < 20 ? "十" : kDigits[n / 10] + "十";
    return n % 10 == 0 ? text : text + kDigits[n % 10];
  };
  for (Date date = make_date(2023, 1, 1); date < make_date(2025, 1, 1); date = plus_days(date, 1)) {
    const int year = int(date.year());
    const unsigned m = unsigned(date.month()), d = unsigned(date.day());
    std::string chinese;
    for (const char c : std::to_string(year)) chinese += kDigits[static_cast<std::size_t>(c - '0')];
    chinese += "年" + spelled(m) + "月" + spelled(d) + "日";
    const std::string y = std::to_string(year), ms = std::to_string(m), ds = std::to_string(d);
    for (const std::string& form : {to_string(date), y + "年" + ms + "月" + ds + "日", y + "." + ms + "." + ds, chinese,
                                    y + "/" + ms + "/" + ds, ds + " " + kMonths[m - 1] + " " + y, kMonths[m - 1] + " " + ds + ", " + y}) {
      ASSERT_EQ(day(form), to_string(date)) << form;
    }
  }
}

TEST(ReadYear, ReadsPeriods) {
  EXPECT_EQ(read_year("2023年度"), 2023);
  EXPECT_EQ(read_year("二〇二三年度审计报告"), 2023);
  EXPECT_EQ(read_year("2023年12月31日"), 2023);
  EXPECT_EQ(read_year("2022年度、2023年度"), std::nullopt);
  EXPECT_EQ(read_year("第2023号"), std::nullopt);
}

TEST(ReadYearsSpan, ReadsWholeYears) {
  EXPECT_EQ(read_years_span("有效期：三年"), 3);
  EXPECT_EQ(read_years_span("3年"), 3);
  EXPECT_EQ(read_years_span("叁年"), 3);
  EXPECT_EQ(read_years_span("十年"), 10);
  EXPECT_EQ(read_years_span("valid for three years"), 3);
  EXPECT_EQ(read_years_span("2023年"), std::nullopt);
  EXPECT_EQ(read_years_span("长期"), std::nullopt);
}

TEST(OpenEnd, KnowsItsWords) {
  EXPECT_TRUE(is_open_end("2014年1月2日至永久"));
  EXPECT_TRUE(is_open_end("长 期"));
  EXPECT_FALSE(is_open_end("2014年1月2日至2034年1月1日"));
}

TEST(ChineseNumber, ReadsTensAndPositions) {
  EXPECT_EQ(read_chinese_number(U"十"), 10);
  EXPECT_EQ(read_chinese_number(U"三十一"), 31);
  EXPECT_EQ(read_chinese_number(U"廿八"), 28);
  EXPECT_EQ(read_chinese_number(U"二〇二三"), 2023);
  EXPECT_EQ(read_chinese_number(U"十十"), std::nullopt);
  EXPECT_EQ(read_chinese_number(U"三十〇"), std::nullopt);
  EXPECT_EQ(read_chinese_number(U""), std::nullopt);
}

}  // namespace
}  // namespace dossier
