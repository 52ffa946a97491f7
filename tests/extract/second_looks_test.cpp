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

}  // namespace
}  // namespace dossier
