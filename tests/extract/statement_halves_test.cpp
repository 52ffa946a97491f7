// Statements whose two halves stand side by side and go on over pages.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extract/extract.h"
#include "tests/extract/statements.h"

namespace dossier {
namespace {

using test::field;
using test::not_closing;
using test::page_of;
using test::uncertain;
using testing::IsEmpty;

constexpr std::string_view kFirst = R"(
                                资产负债表
   编制单位：示例有限公司           2023年12月31日                          单位：元
   资产                期末余额        年初余额    负债和所有者权益        期末余额        年初余额
   流动资产：                                      流动负债：
   货币资金            1,000.00        2,000.00    应付账款                1,200.00        2,200.00
   应收账款              100.00          200.00    应付职工薪酬              400.00          600.00
   流动资产合计        1,100.00        2,200.00    流动负债合计            1,600.00        2,800.00
   非流动资产：                                    负债合计                1,600.00        2,800.00
   固定资产            1,500.00        1,600.00    所有者权益：
   非流动资产合计      1,500.00        1,600.00    实收资本（或股本）        700.00          700.00
   资产总计            2,600.00        3,800.00    资本公积                  200.00          200.00
)";

// The rest of the right half was taken for more of the left one: equity was the sum of the assets, which it is not.
TEST(Statements, TheRightHalfMayGoOnAlone) {
  Page second = page_of(R"(
                             资产负债表（续）
   编制单位：示例有限公司           2023年12月31日                          单位：元
   资产                期末余额        年初余额    负债和所有者权益        期末余额        年初余额
                                                   未分配利润                100.00          100.00
                                                   所有者权益合计          1,000.00        1,000.00
                                                   负债和所有者权益总计    2,600.00        3,800.00
)");
  second.number = 2;
  const std::vector<Document> documents = extract({page_of(kFirst), second});
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_EQ(field(documents[0], "retained_earnings", 2023).value, "100.00");
  EXPECT_THAT(not_closing(documents[0]), IsEmpty());
  EXPECT_THAT(uncertain(documents[0]), IsEmpty());
}

// As above where the page begins without a head.
TEST(Statements, TheRightHalfMayGoOnAloneWithoutAHead) {
  Page second = page_of(R"(
                                                   未分配利润                100.00          100.00
                                                   所有者权益合计          1,000.00        1,000.00
                                                   负债和所有者权益总计    2,600.00        3,800.00
)");
  second.number = 2;
  const std::vector<Document> documents = extract({page_of(kFirst), second});
  ASSERT_EQ(documents.size(), 1U);
  EXPECT_THAT(not_closing(documents[0]), IsEmpty());
  EXPECT_THAT(uncertain(documents[0]), IsEmpty());
}

}  // namespace
}  // namespace dossier
