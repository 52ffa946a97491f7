#include "ingest/triage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace dossier {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr int kAlone = 5;  // worth reading, but promises nothing behind it

// The pages read in full when only those in `worthy` have a title that is worth it.
std::vector<int> read_in_full(int pages, const std::vector<int>& worthy, bool triage = true) {
  ReadingOptions options;
  options.triage = triage;
  ReadingPolicy policy;
  policy.worth_reading = [&](const Page& band) {
    const bool is_worthy = std::find(worthy.begin(), worthy.end(), band.number) != worthy.end();
    return !is_worthy ? PageWorth::none : band.number == kAlone ? PageWorth::page : PageWorth::more;
  };
  Triage state(options, policy, pages);
  std::vector<int> full;
  for (int number = 1; number <= pages; ++number) {
    Page band;
    band.number = number;
    const bool surely = state.surely(number);
    if (state.worth_reading(number, band) || surely) full.push_back(number);
  }
  return full;
}

TEST(Triage, ReadsTheCoversWhatIsWorthItAndWhatFollows) {
  EXPECT_THAT(read_in_full(20, {5, 8, 9, 15}), ElementsAre(1, 2, 5, 8, 9, 10, 11, 15, 16, 17));
}

TEST(Triage, DoesNotLookFirstInACollectionOfEvidence) {
  // 3, 4 and 5 are worth it one behind the other: 6 is read without a look at its title, and says that the collection has ended.
  ReadingOptions options;
  ReadingPolicy policy;
  policy.worth_reading = [](const Page& band) { return band.number <= 5 ? PageWorth::page : PageWorth::none; };
  Triage state(options, policy, 20);
  std::vector<int> looked_at;
  for (int number = 1; number <= 10; ++number) {
    Page band;
    band.number = number;
    if (!state.surely(number)) looked_at.push_back(number);
    (void)state.worth_reading(number, band);
  }
  EXPECT_THAT(looked_at, ElementsAre(3, 7, 8, 9, 10));
}

TEST(Triage, LooksBackWhereAReportBeganBelowTheBand) {
  // 5 says that it is the middle of a report; 4 was left. 6 goes on with it, and 7, before the next middle, was read as what follows.
  ReadingOptions options;
  ReadingPolicy policy;
  policy.worth_reading = [](const Page& band) {
    return band.number == 5 || band.number == 6 || band.number == 8 ? PageWorth::middle : PageWorth::none;
  };
  Triage state(options, policy, 20);
  std::vector<int> looked_back;
  for (int number = 1; number <= 12; ++number) {
    Page band;
    band.number = number;
    (void)state.worth_reading(number, band);
    if (state.looks_back(number)) looked_back.push_back(number - 1);
  }
  EXPECT_THAT(looked_back, ElementsAre(4));
}

TEST(Triage, ReadsShortFilesInFull) { EXPECT_THAT(read_in_full(kShortFilePages, {}), SizeIs(kShortFilePages)); }

TEST(Triage, ReadsEverythingWhereThatIsWished) { EXPECT_THAT(read_in_full(30, {}, false), SizeIs(30)); }

TEST(Triage, ReadsEverythingWithoutAPolicy) {
  const ReadingOptions options;
  const ReadingPolicy policy;
  Triage state(options, policy, 100);
  EXPECT_FALSE(state.selective());
  EXPECT_TRUE(state.surely(50));
}

}  // namespace
}  // namespace dossier
