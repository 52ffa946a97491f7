#include <gtest/gtest.h>

#include <vector>

#include "extract/misread_digits.h"

namespace dossier {
namespace {

// What the sum of the terms leaves where `printed` was read as the value of the first.
bool explained(std::int64_t read, std::int64_t printed, std::int64_t last_digit = 1) {
  const std::vector<DoubtedTerm> terms = {{read, last_digit, 1}, {483'494'743, last_digit, -1}};
  return misreading_explains(read - printed, 5, terms);
}

TEST(MisreadDigits, OneOrTwoCharactersExplainASum) {
  EXPECT_TRUE(explained(1'234'567, 1'234'567));
  EXPECT_TRUE(explained(1'284'567, 1'234'567));  // 3 taken for 8
  EXPECT_TRUE(explained(234'567, 1'234'567));    // the first digit torn off
  EXPECT_TRUE(explained(124'567, 1'234'567));    // one in the middle lost
  EXPECT_TRUE(explained(12'334'567, 1'234'567)); // one seen twice
  EXPECT_TRUE(explained(-1'234'567, 1'234'567)); // a minus that is none
  EXPECT_TRUE(explained(1'284'561, 1'234'567));  // two of them
  EXPECT_TRUE(explained(1'200'000, 1'900'000, 100'000));  // printed in 千元
}

TEST(MisreadDigits, ADifferenceOfManyDigitsIsPrinted) {
  EXPECT_FALSE(explained(1'234'567, 8'905'472));
  EXPECT_FALSE(explained(483'494'743, 386'795'795));
  EXPECT_FALSE(misreading_explains(96'698'948, 5, {}));  // nothing is in doubt
}

TEST(MisreadDigits, AFigureMayLackItsBeginning) {
  EXPECT_TRUE(lacks_beginning(50'690'480, -250'690'480, 1));
  EXPECT_TRUE(lacks_beginning(710, 99'271'710, 1));
  EXPECT_FALSE(lacks_beginning(50'690'480, 250'690'481, 1));
  EXPECT_FALSE(lacks_beginning(250'690'480, 50'690'480, 1)) << "it has more";
  EXPECT_FALSE(lacks_beginning(50, 99'271'050, 1)) << "many figures end in two digits";
  EXPECT_TRUE(lacks_beginning(291'200, 1'025'291'200, 100)) << "whole yuan";
}

}  // namespace
}  // namespace dossier
