#include "corpus/money.h"

#include <gtest/gtest.h>

#include "corpus/day.h"

namespace dossier::corpus {
namespace {

TEST(CorpusMoney, PrintsWhatItsTruthSays) {
  AmountStyle style;
  EXPECT_EQ(print_amount(123456789, style).text, "1,234,567.89");
  EXPECT_EQ(print_amount(123456789, style).value, "1234567.89");
  style.unit = Unit::ten_thousand;
  EXPECT_EQ(print_amount(1234561234, style).text, "1,234.56");
  EXPECT_EQ(print_amount(1234561234, style).value, "12345600.00");
  style.unit = Unit::thousand;
  style.decimals = 0;
  EXPECT_EQ(print_amount(-150050, style).text, "-2");
  EXPECT_EQ(print_amount(-150050, style).value, "-2000.00");
}

TEST(CorpusMoney, PrintsNegativesAndNothing) {
  AmountStyle style;
  style.negative = NegativeStyle::full_parentheses;
  EXPECT_EQ(print_amount(-100, style).text, "（1.00）");
  style.nil = NilStyle::long_dash;
  EXPECT_EQ(print_amount(0, style).text, "—");
  EXPECT_TRUE(print_amount(0, style).nil);
  style.nil = NilStyle::zeros;
  EXPECT_EQ(print_amount(0, style).text, "0.00");
}

TEST(CorpusMoney, WritesLegalAmounts) {
  EXPECT_EQ(uppercase_amount(1234561234), "壹仟贰佰叁拾肆万伍仟陆佰壹拾贰元叁角肆分");
  EXPECT_EQ(uppercase_amount(1000000000), "壹仟万元整");
  EXPECT_EQ(uppercase_amount(1000100), "壹万零壹元整");
  EXPECT_EQ(uppercase_amount(10020000000), "壹亿零贰拾万元整");
  EXPECT_EQ(uppercase_amount(600714), "陆仟零柒元壹角肆分");
  EXPECT_EQ(uppercase_amount(10005), "壹佰元零伍分");
}

TEST(CorpusDay, PrintsDates) {
  EXPECT_EQ(chinese_numerals(day(2023, 12, 31)), "二〇二三年十二月三十一日");
  EXPECT_EQ(chinese_numerals(day(2024, 10, 20)), "二〇二四年十月二十日");
  EXPECT_EQ(chinese_padded(day(2023, 3, 5)), "2023年03月05日");
  EXPECT_EQ(iso(plus_years(day(2024, 2, 29), 1)), "2025-02-28");
}

}  // namespace
}  // namespace dossier::corpus
