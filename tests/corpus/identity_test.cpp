#include "corpus/identity.h"

#include <gtest/gtest.h>

namespace dossier::corpus {
namespace {

// The worked examples of the rules themselves, published numbers.
TEST(CorpusIdentity, KnowsTheCheckDigitOfPatents) {
  EXPECT_EQ(patent_check_digit("201910398073"), '3');
  EXPECT_EQ(patent_check_digit("201811564288"), 'X');
  EXPECT_EQ(patent_check_digit("202322865413"), '3');
  EXPECT_EQ(patent_check_digit("201780021199"), '8');
}

TEST(CorpusIdentity, KnowsBothChecksOfACreditCode) {
  EXPECT_EQ(credit_check_character("91110108551385082"), 'Q');
  EXPECT_EQ(credit_check_character("91210700MADR9L8F5"), '0');
  EXPECT_EQ(organisation_check_character("55138508"), '2');
  EXPECT_EQ(organisation_check_character("MADR9L8F"), '5');
}

TEST(CorpusIdentity, MakesValidNumbersAndSpoilsThem) {
  Random random(5);
  for (int i = 0; i < 300; ++i) {
    const std::string number = make_patent_number(day(2021, 5, 6), PatentKind::utility_model, random);
    ASSERT_EQ(number.size(), 14U);
    EXPECT_EQ(number.back(), patent_check_digit(number.substr(0, 12)));
    const std::string spoiled = spoil_digit(number, random);
    EXPECT_NE(spoiled.back(), patent_check_digit(spoiled.substr(0, 12))) << spoiled;
    const std::string code = make_credit_code("210112", random);
    ASSERT_EQ(code.size(), 18U);
    EXPECT_EQ(code.back(), credit_check_character(code.substr(0, 17)));
    EXPECT_EQ(code[16], organisation_check_character(code.substr(8, 8)));
    EXPECT_EQ(code.find_first_of("IOSVZ"), std::string::npos) << code;
  }
}

TEST(CorpusIdentity, SwapsNeighbours) {
  Random random(9);
  EXPECT_EQ(transpose_digits("777", random), "777");
  const std::string swapped = transpose_digits("1234.56", random);
  EXPECT_NE(swapped, "1234.56");
  EXPECT_EQ(swapped.size(), 7U);
}

}  // namespace
}  // namespace dossier::corpus
