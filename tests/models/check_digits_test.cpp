#include "models/check_digits.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

// Worked examples of the standards' rules, from numbers that their owners published.
TEST(CheckDigits, ClosePublishedPatentNumbers) {
  EXPECT_EQ(patent_check_character("201910398073"), '3');
  EXPECT_EQ(patent_check_character("201811564288"), 'X');
  EXPECT_EQ(patent_check_character("95115608"), 'X');
}

TEST(CheckDigits, ClosePublishedCreditCodes) {
  EXPECT_EQ(credit_code_check_character("91110108551385082"), 'Q');
  EXPECT_EQ(organisation_check_character("55138508"), '2');
  EXPECT_EQ(credit_code_check_character("91210700MADR9L8F5"), '0');
  EXPECT_EQ(organisation_check_character("MADR9L8F"), '5');
}

TEST(CheckDigits, KnowWhatCannotStandInACode) {
  EXPECT_EQ(credit_code_check_character("9111010855138508O"), '\0');
  EXPECT_EQ(credit_code_check_character("911101085513850"), '\0');
  EXPECT_EQ(organisation_check_character("5513850-"), '\0');
}

// Every change of one digit is noticed.
TEST(CheckDigits, NoticeEveryChangedDigit) {
  const std::string_view body = "201910398073";
  for (std::size_t at = 0; at < body.size(); ++at) {
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string changed(body);
      changed[at] = digit;
      EXPECT_EQ(patent_check_character(changed) == '3', digit == body[at]) << changed;
    }
  }
}

}  // namespace
}  // namespace dossier
