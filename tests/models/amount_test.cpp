#include "models/amount.h"

#include <gtest/gtest.h>

#include <limits>

namespace dossier {
namespace {

TEST(Amount, PrintsYuanWithTwoDecimals) {
  EXPECT_EQ(to_string(Amount{5678901234}), "56789012.34");
  EXPECT_EQ(to_string(Amount{-5}), "-0.05");
  EXPECT_EQ(to_string(Amount{0}), "0.00");
  EXPECT_EQ(to_string(Amount{std::numeric_limits<std::int64_t>::min()}), "-92233720368547758.08");
}

TEST(Amount, ReadsWhatItPrints) {
  for (const std::int64_t fen : {std::int64_t{0}, std::int64_t{1}, std::int64_t{-99}, std::int64_t{100}, std::int64_t{-123456789},
                                 std::numeric_limits<std::int64_t>::max()}) {
    EXPECT_EQ(parse_amount(to_string(Amount{fen})), Amount{fen});
  }
  EXPECT_EQ(parse_amount("12"), Amount{1200});
  EXPECT_EQ(parse_amount("12.5"), Amount{1250});
}

TEST(Amount, RefusesEveryOtherForm) {
  for (const char* text : {"", "-", ".5", "1.", "1.234", "1,234.00", " 1", "1 ", "+1", "--1", "1e3", "92233720368547758.08", "１"}) {
    EXPECT_EQ(parse_amount(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace dossier
