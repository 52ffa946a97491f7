// Heads of columns that were read as one word.
#include "extract/head_cuts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "models/text.h"

namespace dossier::table_detail {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> parts_of(std::string_view text) {
  const std::u32string points = to_u32(text);
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (const std::size_t cut : head_cuts(points)) {
    parts.push_back(to_utf8(points.substr(from, cut - from)));
    from = cut;
  }
  if (from > 0) parts.push_back(to_utf8(points.substr(from)));
  return parts;
}

TEST(HeadCuts, StandBeforeEveryDay) {
  EXPECT_THAT(parts_of("2022年12月31日2023年12月31日"), ElementsAre("2022年12月31日", "2023年12月31日"));
  EXPECT_THAT(parts_of("2022年12月312023年12月31"), ElementsAre("2022年12月31", "2023年12月31")) << "日 stands on the next line";
  EXPECT_THAT(parts_of("2023年度2022年度"), ElementsAre("2023年度", "2022年度"));
  EXPECT_THAT(parts_of("2023年1-12月2022年1-12月"), ElementsAre("2023年1-12月", "2022年1-12月"));
  EXPECT_THAT(parts_of("2023-12-312022-12-31"), ElementsAre("2023-12-31", "2022-12-31"));
  EXPECT_THAT(parts_of("2023年12月31日余额2022年12月31日余额"), ElementsAre("2023年12月31日余额", "2022年12月31日余额"));
}

TEST(HeadCuts, StandAroundTheLabelsHead) {
  EXPECT_THAT(parts_of("2022年12月312023年12月31负债和所有者权益·2022年12月31"),
              ElementsAre("2022年12月31", "2023年12月31", "负债和所有者权益·", "2022年12月31"));
  EXPECT_THAT(parts_of("项目2023年度2022年度"), ElementsAre("项目", "2023年度", "2022年度"));
}

TEST(HeadCuts, StandBetweenSetPhrases) {
  EXPECT_THAT(parts_of("期末余额年初余额"), ElementsAre("期末余额", "年初余额"));
  EXPECT_THAT(parts_of("期末余额上年年末余额"), ElementsAre("期末余额", "上年年末余额"));
  EXPECT_THAT(parts_of("本年累计金额上年同期金额"), ElementsAre("本年累计金额", "上年同期金额"));
  EXPECT_THAT(parts_of("期初余额负债和所有者权益（或股期末余额"), ElementsAre("期初余额", "负债和所有者权益（或股", "期末余额"));
}

TEST(HeadCuts, APeriodOrASentenceHasNone) {
  for (const std::string_view text : {"2023年1月1日至2023年12月31日", "2022年12月31日和2023年12月31日的资产负债表", "2023年12月31日", "本年累计金额",
                                      "期末余额与年初余额", "资产负债表2023年12月31日", "流动资产合计", "1,234.00 2,345.00", "2023.01.01-2023.12.31"}) {
    EXPECT_THAT(parts_of(text), IsEmpty()) << text;
  }
}

}  // namespace
}  // namespace dossier::table_detail
