#include "app/quantities.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

Finding compared(std::string declared, std::string found) {
  Finding finding;
  finding.declared = std::move(declared);
  finding.found = std::move(found);
  return finding;
}

TEST(Quantities, GroupThousands) {
  EXPECT_EQ(with_separators("56789012.34"), "56,789,012.34");
  EXPECT_EQ(with_separators("-1234.50"), "-1,234.50");
  EXPECT_EQ(with_separators("999"), "999");
  EXPECT_EQ(with_separators("1000"), "1,000");
}

TEST(Quantities, LeaveOtherTextAlone) {
  for (const char* text : {"", "2026-01-10", "ZL202010123456.7", "1.2.3", "5.", ".5", "-", "+5", "1e9", "５"}) {
    EXPECT_EQ(with_separators(text), text);
  }
}

TEST(Quantities, ShowSharesAsPercentExactly) {
  EXPECT_EQ(as_percent("0.0617"), "6.17 %");
  EXPECT_EQ(as_percent("0.05"), "5 %");
  EXPECT_EQ(as_percent("0.4"), "40 %");
  EXPECT_EQ(as_percent("0.39996"), "39.996 %");
  EXPECT_EQ(as_percent("-0.005"), "-0.5 %");
  EXPECT_EQ(as_percent("12"), "1,200 %");
  EXPECT_EQ(as_percent("0"), "0 %");
  EXPECT_EQ(as_percent("n/a"), std::nullopt);
}

TEST(Quantities, ShowACriterionByTheKindOfItsThreshold) {
  CriterionResult criterion;
  criterion.value = "0.0617";
  criterion.threshold = "0.05";
  EXPECT_EQ(shown(criterion).value, "6.17 %");
  EXPECT_EQ(shown(criterion).threshold, "5 %");
  criterion.value = "24000000.00";
  criterion.threshold = "20000000.00";
  EXPECT_EQ(shown(criterion).value, "24,000,000.00");
  criterion.value = "3";
  criterion.threshold = "1";
  EXPECT_EQ(shown(criterion).value, "3");
  EXPECT_EQ(shown(criterion).threshold, "1");
  criterion.value.clear();
  criterion.threshold = "0.40";
  EXPECT_EQ(shown(criterion).value, "");
  EXPECT_EQ(shown(criterion).threshold, "40 %");
}

TEST(Quantities, TellHowFarADeclaredAmountIsOff) {
  const auto apart = difference(compared("61789012.34", "56789012.34"));
  ASSERT_TRUE(apart.has_value());
  EXPECT_EQ(apart->amount, "+5,000,000.00");
  EXPECT_EQ(apart->percent, "+8.80 %");
  EXPECT_EQ(difference(compared("90.00", "100.00"))->percent, "-10.00 %");
  EXPECT_EQ(difference(compared("-90.00", "-100.00"))->amount, "+10.00");
  EXPECT_EQ(difference(compared("-90.00", "-100.00"))->percent, "+10.00 %");
  EXPECT_EQ(difference(compared("5.00", "0.00"))->percent, "");
  EXPECT_EQ(difference(compared("90000000000000.00", "0.01"))->percent, "+999,999 %…");
}

TEST(Quantities, FindNoDifferenceBetweenOtherThings) {
  EXPECT_EQ(difference(compared("5.00", "5.00")), std::nullopt);
  EXPECT_EQ(difference(compared("3", "5")), std::nullopt);  // levels
  EXPECT_EQ(difference(compared("2024-01-01", "2024-01-02")), std::nullopt);
  EXPECT_EQ(difference(Finding{}), std::nullopt);
}

TEST(Quantities, NameClaimsForPeople) {
  EXPECT_EQ(claim_for_people("/financials/2023/revenue").zh, "2023 年营业收入");
  EXPECT_EQ(claim_for_people("/financials/2023/revenue").en, "Revenue 2023");
  EXPECT_EQ(claim_for_people("/patents/0/number").zh, "专利 1 · 号码");
  EXPECT_EQ(claim_for_people("/applicant/uscc").en, "Applicant · Unified social credit code");
  EXPECT_EQ(claim_for_people("/unknown/thing").zh, "unknown · thing");
  EXPECT_EQ(claim_for_people("").zh, "");
  EXPECT_EQ(claim_for_people("no pointer").zh, "no pointer");
}

}  // namespace
}  // namespace dossier
