#include "extract/read_amount.h"

#include <gtest/gtest.h>

#include <ostream>

namespace dossier {

// For readable failures.
void PrintTo(const PrintedAmount& amount, std::ostream* out) {
  constexpr std::string_view kNames[] = {"ok", "repaired", "nil", "blank", "invalid"};
  *out << kNames[static_cast<std::size_t>(amount.kind)] << ' ' << to_string(amount.amount);
}

namespace {

using Kind = PrintedAmount::Kind;

struct Row {
  const char* text;
  Unit unit;
  Kind kind;
  std::int64_t fen;
  int decimals;
  std::int64_t half_ulp_fen;
};

class Printed : public testing::TestWithParam<Row> {};

TEST_P(Printed, IsReadAsTheRulesSay) {
  const Row& row = GetParam();
  const PrintedAmount amount = read_amount(row.text, {.unit = row.unit, .decimals = {}});
  EXPECT_EQ(amount.kind, row.kind) << row.text;
  EXPECT_EQ(amount.amount.fen, row.fen) << row.text;
  EXPECT_EQ(amount.decimals, row.decimals) << row.text;
  EXPECT_EQ(amount.half_ulp_fen, row.half_ulp_fen) << row.text;
}

INSTANTIATE_TEST_SUITE_P(
    ReadAmount, Printed,
    testing::Values(
        Row{"98,765,400.12", kYuan, Kind::ok, 9876540012, 2, 0}, Row{"98765400.12", kYuan, Kind::ok, 9876540012, 2, 0},
        Row{"９８，７６５．４０", kYuan, Kind::ok, 9876540, 2, 0}, Row{"7,000", kYuan, Kind::ok, 700000, 0, 50},
        Row{"0.00", kYuan, Kind::ok, 0, 2, 0}, Row{"0", kYuan, Kind::ok, 0, 0, 50}, Row{"0.5", kYuan, Kind::ok, 50, 1, 5},
        Row{"9,876.54", kTenThousandYuan, Kind::ok, 9876540000, 2, 5000},
        Row{"9,876.54万元", kYuan, Kind::ok, 9876540000, 2, 5000},
        Row{"9876.5401万元", kYuan, Kind::ok, 9876540100, 4, 50},
        Row{"4.1亿元", kYuan, Kind::ok, 41000000000, 1, 500000000},
        Row{"人民币4.1亿元", kYuan, Kind::ok, 41000000000, 1, 500000000},
        Row{"3000万", kYuan, Kind::ok, 3000000000, 0, 500000}, Row{"300 万元", kYuan, Kind::ok, 300000000, 0, 500000},
        Row{"5,432", kThousandYuan, Kind::ok, 543200000, 0, 50000},
        Row{"12.35", kMillionYuan, Kind::ok, 1235000000, 2, 500000},
        Row{"¥54,321.60", kYuan, Kind::ok, 5432160, 2, 0}, Row{"￥ 2,000.00", kYuan, Kind::ok, 200000, 2, 0},
        Row{"RMB 2,000.00", kYuan, Kind::ok, 200000, 2, 0}, Row{"2,000.00元", kTenThousandYuan, Kind::ok, 200000, 2, 0},
        Row{"-5,432.10", kYuan, Kind::ok, -543210, 2, 0}, Row{"－5,432.10", kYuan, Kind::ok, -543210, 2, 0},
        Row{"−5,432.10", kYuan, Kind::ok, -543210, 2, 0}, Row{"—5,432.10", kYuan, Kind::ok, -543210, 2, 0},
        Row{"(5,432.10)", kYuan, Kind::ok, -543210, 2, 0}, Row{"（5,432.10）", kYuan, Kind::ok, -543210, 2, 0},
        Row{"( 5,432.10 )", kYuan, Kind::ok, -543210, 2, 0}, Row{"负5,432.10", kYuan, Kind::ok, -543210, 2, 0},
        Row{"△5,432.10", kYuan, Kind::ok, -543210, 2, 0}, Row{"▲5,432.10", kYuan, Kind::ok, -543210, 2, 0},
        Row{"（7.5）万元", kYuan, Kind::ok, -7500000, 1, 50000}));

INSTANTIATE_TEST_SUITE_P(
    NothingPrinted, Printed,
    testing::Values(Row{"-", kYuan, Kind::nil, 0, 0, 0}, Row{"—", kYuan, Kind::nil, 0, 0, 0}, Row{"——", kYuan, Kind::nil, 0, 0, 0},
                    Row{"- -", kYuan, Kind::nil, 0, 0, 0}, Row{"－", kYuan, Kind::nil, 0, 0, 0},
                    Row{"", kYuan, Kind::blank, 0, 0, 0}, Row{"  ", kYuan, Kind::blank, 0, 0, 0},
                    Row{"/", kYuan, Kind::blank, 0, 0, 0}, Row{"不适用", kYuan, Kind::blank, 0, 0, 0},
                    Row{"无", kYuan, Kind::blank, 0, 0, 0}, Row{"N/A", kYuan, Kind::blank, 0, 0, 0}));

INSTANTIATE_TEST_SUITE_P(
    Repaired, Printed,
    testing::Values(Row{"98 765 400.12", kYuan, Kind::repaired, 9876540012, 2, 0},
                    Row{"9.876.540.12", kYuan, Kind::repaired, 987654012, 2, 0},
                    Row{"9,876,54", kYuan, Kind::repaired, 987654, 2, 0},
                    Row{"98, 765, 400.12", kYuan, Kind::repaired, 9876540012, 2, 0},
                    Row{"9.876,540.12", kYuan, Kind::repaired, 987654012, 2, 0},
                    Row{"9、876、540.12", kYuan, Kind::repaired, 987654012, 2, 0},
                    Row{"9'876'540.12", kYuan, Kind::repaired, 987654012, 2, 0},
                    Row{"(5,432.10", kYuan, Kind::repaired, -543210, 2, 0},
                    Row{"5,432.10)", kYuan, Kind::repaired, -543210, 2, 0},
                    Row{"5,432.10.", kYuan, Kind::repaired, 543210, 2, 0},
                    Row{"98765,400.12", kYuan, Kind::repaired, 9876540012, 2, 0},
                    Row{"9,876540.12", kYuan, Kind::repaired, 987654012, 2, 0},
                    Row{"98765,40", kYuan, Kind::repaired, 9876540, 2, 0}));

INSTANTIATE_TEST_SUITE_P(
    LeftToAPerson, Printed,
    testing::Values(Row{"1,23,456.78", kYuan, Kind::invalid, 0, 0, 0}, Row{"1.234", kYuan, Kind::invalid, 0, 0, 0},
                    Row{"1,234.567", kYuan, Kind::invalid, 0, 0, 0}, Row{"54,321.6l", kYuan, Kind::invalid, 0, 0, 0},
                    Row{"3O0万元", kYuan, Kind::invalid, 0, 0, 0}, Row{"1,234,5678.90", kYuan, Kind::invalid, 0, 0, 0},
                    Row{"五、1", kYuan, Kind::invalid, 0, 0, 0}, Row{"约300万元", kYuan, Kind::invalid, 0, 0, 0},
                    Row{"12,345,", kYuan, Kind::invalid, 0, 0, 0}, Row{"1,234.56 2,345.67", kYuan, Kind::invalid, 0, 0, 0},
                    Row{"5,432.10-", kYuan, Kind::invalid, 0, 0, 0}, Row{".", kYuan, Kind::invalid, 0, 0, 0},
                    Row{"00,123.45", kYuan, Kind::invalid, 0, 0, 0},
                    Row{"123456789012345678901.00", kYuan, Kind::invalid, 0, 0, 0}));

TEST(ReadAmount, TheColumnsDecimalsSettleWhatIsAmbiguous) {
  EXPECT_EQ(read_amount("1.234", {.unit = kMillionYuan, .decimals = 0}).amount.fen, 1234 * kMillionYuan.fen);
  EXPECT_EQ(read_amount("1.234", {.unit = kYuan, .decimals = 2}).kind, Kind::invalid);
  EXPECT_EQ(read_amount("1.234.567", {.unit = kYuan, .decimals = 0}).amount.fen, 123456700);
  EXPECT_EQ(read_amount("1.234.567", {.unit = kYuan, .decimals = {}}).kind, Kind::invalid);
  EXPECT_EQ(read_amount("1,23456", {.unit = kYuan, .decimals = 2}).amount.fen, 123456);
  EXPECT_EQ(read_amount("1,23456", {.unit = kYuan, .decimals = {}}).kind, Kind::invalid);
  EXPECT_EQ(read_amount("1,234,56", {.unit = kYuan, .decimals = 0}).kind, Kind::invalid);
}

TEST(ReadAmount, LettersBecomeDigitsOnlyWhereAFigureMustStand) {
  const AmountContext figure{.unit = kYuan, .decimals = 2, .repair_letters = true};
  EXPECT_EQ(read_amount("l2,345.6l", figure), (PrintedAmount{Kind::repaired, Amount{1234561}, 2, false, 0}));
  EXPECT_EQ(read_amount("5S8B.OO", figure).amount.fen, 558800);
  EXPECT_EQ(read_amount("3O0万元", {.unit = kYuan, .decimals = {}, .repair_letters = true}).amount.fen, 300000000);
  EXPECT_EQ(read_amount("一", figure).kind, Kind::nil);
  EXPECT_EQ(read_amount("一1,234.56", figure).amount.fen, -123456);
  // On a fax a minus is wavy, or thick enough for two.
  EXPECT_EQ(read_amount("~1,234.56", figure), (PrintedAmount{Kind::repaired, Amount{-123456}, 2, false, 0}));
  EXPECT_EQ(read_amount("--1,234.56", figure), (PrintedAmount{Kind::repaired, Amount{-123456}, 2, false, 0}));
  EXPECT_EQ(read_amount("~1,234.56", {.unit = kYuan, .decimals = 2}).kind, Kind::invalid);
  // A ruling line, or a one.
  EXPECT_EQ(read_amount("|1,234.56", figure).kind, Kind::invalid);
  EXPECT_EQ(read_amount("货币资金", figure).kind, Kind::invalid);
}

TEST(ReadAmount, PutsDigitsForLetters) {
  EXPECT_EQ(digits_for_letters("2O23"), "2023");
  EXPECT_EQ(digits_for_letters("l2,345.6l"), "12,345.61");
  EXPECT_EQ(digits_for_letters("5S8B"), "5588");
  EXPECT_EQ(digits_for_letters("2〇"), "20");
  EXPECT_EQ(digits_for_letters("ZO23"), "2023");
}

// Print and read again, in every form.
TEST(ReadAmount, ReadsBackWhatIsPrinted) {
  std::uint64_t state = 12345;
  for (int i = 0; i < 20000; ++i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    const auto fen = static_cast<std::int64_t>((state >> 20) % 10'000'000'000'000U) >> (state % 40);
    const std::string plain = to_string(Amount{fen});
    std::string grouped = plain;
    for (std::size_t at = plain.size() - 3; at > 3; at -= 3) grouped.insert(at - 3, ",");
    for (const std::string& text : {plain, grouped}) {
      ASSERT_EQ(read_amount(text).amount.fen, fen) << text;
      ASSERT_EQ(read_amount("-" + text).amount.fen, -fen) << text;
      ASSERT_EQ(read_amount("（" + text + "）").amount.fen, -fen) << text;
      ASSERT_EQ(read_amount(text).kind, Kind::ok) << text;
    }
  }
}

TEST(Units, AreStatedInTheHead) {
  EXPECT_EQ(unit_stated("单位：元"), kYuan);
  EXPECT_EQ(unit_stated("金额单位：人民币元"), kYuan);
  EXPECT_EQ(unit_stated("单位：千元"), kThousandYuan);
  EXPECT_EQ(unit_stated("单位: 万元  币种: 人民币"), kTenThousandYuan);
  EXPECT_EQ(unit_stated("单位：人民币万元"), kTenThousandYuan);
  EXPECT_EQ(unit_stated("（除特别注明外，金额单位均为人民币百万元）"), kMillionYuan);
  EXPECT_EQ(unit_stated("编制单位：元通软件有限公司"), std::nullopt);
  EXPECT_EQ(unit_stated("编制单位：某公司 单位：元"), kYuan);
  EXPECT_EQ(unit_stated("单位负责人：张三"), std::nullopt);
  EXPECT_EQ(unit_named("人民币百万元"), kMillionYuan);
  EXPECT_EQ(unit_named("万"), kTenThousandYuan);
  EXPECT_EQ(unit_named("万户"), std::nullopt);
}

struct Upper {
  const char* text;
  std::optional<std::int64_t> fen;
};

class Chinese : public testing::TestWithParam<Upper> {};

TEST_P(Chinese, AmountIsRead) {
  const auto amount = read_chinese_amount(GetParam().text);
  const std::optional<std::int64_t> fen = amount ? std::optional(amount->fen) : std::nullopt;
  EXPECT_EQ(fen, GetParam().fen) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    ReadAmount, Chinese,
    testing::Values(Upper{"柒仟捌佰玖拾元壹角贰分", 789012}, Upper{"人民币玖佰捌拾柒万陆仟伍佰肆拾元零壹分", 987654001},
                    Upper{"人民币（大写）：叁佰万元整", 300000000}, Upper{"壹仟万元整", 1000000000},
                    Upper{"伍亿陆仟万圆整", 56000000000}, Upper{"贰万零叁元整", 2000300}, Upper{"贰佰零叁万元正", 203000000},
                    Upper{"叁佰元零柒分", 30007}, Upper{"玖角", 90}, Upper{"负叁拾圆整", -3000}, Upper{"壹拾贰万元整", 12000000},
                    Upper{"拾贰万元整", 12000000}, Upper{"贰亿零叁拾万元整", 20030000000}, Upper{"伍仟零捌元叁角玖分", 500839},
                    Upper{"贰拾万柒仟元零捌角壹分", 20700081}, Upper{"贰拾万零柒仟元捌角壹分", 20700081},
                    Upper{"三千二百万元", 3200000000}, Upper{"一亿二千万", 12000000000}, Upper{"两千万", 2000000000},
                    Upper{"壹万亿元整", 100000000000000}, Upper{"零元整", 0}, Upper{"廿伍元整", 2500}));

INSTANTIATE_TEST_SUITE_P(
    NoAmount, Chinese,
    testing::Values(Upper{"", {}}, Upper{"五", {}}, Upper{"元整", {}}, Upper{"壹佰仟元整", {}}, Upper{"壹拾佰元", {}},
                    Upper{"有限公司", {}}, Upper{"伍分叁角", {}},
                    Upper{"1000万元", {}}, Upper{"壹仟万元整股", {}}));

TEST(Percent, IsRead) {
  EXPECT_EQ(read_percent("5%"), (Percent{5, 0}));
  EXPECT_EQ(read_percent("５．００％"), (Percent{500, 2}));
  EXPECT_EQ(read_percent("17.64 %"), (Percent{1764, 2}));
  EXPECT_EQ(read_percent("百分之四十"), (Percent{40, 0}));
  EXPECT_EQ(read_percent("百分之五点二五"), (Percent{525, 2}));
  EXPECT_EQ(read_percent("-3.20%"), (Percent{-320, 2}));
  EXPECT_EQ(read_percent("（3.20%）"), (Percent{-320, 2}));
  EXPECT_EQ(read_percent("35‰"), (Percent{35, 1}));
  EXPECT_EQ(read_percent("5.2个百分点"), std::nullopt);
  EXPECT_EQ(read_percent("40"), std::nullopt);
  EXPECT_EQ(read_percent("%"), std::nullopt);
}

}  // namespace
}  // namespace dossier
