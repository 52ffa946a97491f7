#include "models/date.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

TEST(Date, ReadsOnlyDaysThatExist) {
  EXPECT_EQ(parse_iso_date("2024-02-29"), make_date(2024, 2, 29));
  for (const char* text : {"2023-02-29", "2023-13-01", "2023-00-10", "2023-1-1", "2023/01/01", "20230101", "2023-01-01 ", "+023-01-01"}) {
    EXPECT_EQ(parse_iso_date(text), std::nullopt) << text;
  }
}

TEST(Date, PrintsWhatItReads) { EXPECT_EQ(to_string(make_date(987, 6, 5)), "0987-06-05"); }

TEST(Date, AddsYearsAndDays) {
  EXPECT_EQ(plus_years(make_date(2024, 2, 29), 3), make_date(2027, 2, 28));
  EXPECT_EQ(plus_years(make_date(2025, 9, 6), 3), make_date(2028, 9, 6));
  EXPECT_EQ(plus_days(make_date(2028, 9, 6), -1), make_date(2028, 9, 5));
  EXPECT_EQ(days_between(make_date(2023, 12, 31), make_date(2024, 3, 1)), 61);
}

}  // namespace
}  // namespace dossier
