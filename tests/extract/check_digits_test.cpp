#include "extract/check_digits.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "models/check_digits.h"
#include "tests/support/shared_material.h"

namespace dossier {
namespace {

std::vector<std::vector<std::string>> table(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string> cells;
    std::istringstream parts(line);
    for (std::string cell; std::getline(parts, cell, '\t');) cells.push_back(cell);
    rows.push_back(std::move(cells));
  }
  if (!rows.empty()) rows.erase(rows.begin());
  return rows;
}

TEST(PatentNumber, ClosesForGrantedPatents) {
  for (const char* printed : {"ZL201910398073.3", "ZL 2018 1 1564288.X", "ZL 2023 2 2865413.3", "ZL201930071397.7",
                              "ZL201780021199.8", "ZL 95 1 15608.X", "CN202411064734.6", "202310098261.0"}) {
    const auto number = read_patent_number(printed);
    ASSERT_TRUE(number) << printed;
    EXPECT_TRUE(number->check_closes()) << printed;
    EXPECT_TRUE(number->well_formed()) << printed;
  }
}

TEST(PatentNumber, FindsEverySingleWrongDigitAndSwap) {
  const std::string body = "201910398073";
  for (std::size_t i = 0; i < body.size(); ++i) {
    for (char c = '0'; c <= '9'; ++c) {
      if (c == body[i]) continue;
      std::string wrong = body;
      wrong[i] = c;
      EXPECT_NE(patent_check_character(wrong), '3') << wrong;
    }
    if (i > 0 && body[i] != body[i - 1]) {
      std::string wrong = body;
      std::swap(wrong[i], wrong[i - 1]);
      EXPECT_NE(patent_check_character(wrong), '3') << wrong;
    }
  }
}

TEST(PatentNumber, ReadsWhatReadersMakeOfIt) {
  EXPECT_EQ(read_patent_number("ZL 2018 3 0310850.0")->text(), "ZL201830310850.0");
  EXPECT_EQ(read_patent_number("ZL 201830310850,0")->text(), "ZL201830310850.0");
  EXPECT_EQ(read_patent_number("Z1 201830310850。0")->text(), "ZL201830310850.0");
  EXPECT_EQ(read_patent_number("zl2018 11564288.×")->text(), "ZL201811564288.X");
  EXPECT_EQ(read_patent_number("ZL 2019 2·1385791.9")->text(), "ZL201921385791.9");  // a speck beside the digit of the kind
  EXPECT_EQ(read_patent_number("ＺＬ２０１８３０３１０８５０．０")->text(), "ZL201830310850.0");
  EXPECT_EQ(find_patent_number("专利号：ZL 2018 3 0310850.0 专利申请日")->text(), "ZL201830310850.0");
  EXPECT_FALSE(find_patent_number("授权公告号：CN 305054019 S"));
}

TEST(PatentNumber, RefusesOtherNumbers) {
  for (const char* other : {"CN111695455B", "ZL2023100XXXX", "ZL20201056608.9", "ZL202010566088", "CN 305054019 S", "", "ZL"}) {
    EXPECT_FALSE(read_patent_number(other)) << other;
  }
}

TEST(PatentNumber, AgreesWithTheDomainTable) {
  DOSSIER_SHARED_MATERIAL(folder, "domain");
  for (const auto& row : table((folder / "patents.tsv").string())) {
    ASSERT_GE(row.size(), 9u);
    const auto number = read_patent_number(row[0]);
    if (row[8] == "valid") {
      ASSERT_TRUE(number) << row[0];
      EXPECT_TRUE(number->check_closes() && number->well_formed()) << row[0];
    } else if (row[8] == "invalid:check digit wrong") {
      ASSERT_TRUE(number) << row[0];
      EXPECT_FALSE(number->check_closes()) << row[0];
    } else if (row[8] == "invalid:kind digit") {
      ASSERT_TRUE(number) << row[0];
      EXPECT_FALSE(number->well_formed()) << row[0];
    } else if (row[8] != "invalid:year") {
      EXPECT_FALSE(number) << row[0] << ' ' << row[8];
    }
  }
}

TEST(CreditCode, ClosesForRealCompanies) {
  for (const char* text : {"91110108551385082Q", "914403001922038216", "91210700MADR9L8F50"}) {
    const auto code = read_credit_code(text);
    ASSERT_TRUE(code) << text;
    EXPECT_TRUE(code->check_closes()) << text;
    EXPECT_TRUE(code->organisation_closes()) << text;
  }
}

TEST(CreditCode, RunsBothChecks) {
  const CreditCode chance{"123456789012345678"};
  EXPECT_TRUE(chance.check_closes());
  EXPECT_FALSE(chance.organisation_closes());
  EXPECT_TRUE(CreditCode{"91350100M0001TGQXM"}.legacy_exception());
  EXPECT_FALSE(CreditCode{"91440300192203822X"}.legacy_exception());
}

TEST(CreditCode, RepairsOnlyWhatCannotOccurAndOnlyIfBothClose) {
  EXPECT_EQ(read_credit_code("9144030O71526726XG")->text, "9144030071526726XG");
  EXPECT_EQ(read_credit_code("91110108 5513 8508 2Q")->text, "91110108551385082Q");
  EXPECT_FALSE(read_credit_code("9144030O71526725XG"));
  EXPECT_FALSE(read_credit_code("91440300192181490"));
  EXPECT_EQ(find_credit_code("统一社会信用代码 91110108551385082Q（1-1）")->text, "91110108551385082Q");
}

TEST(CreditCode, AgreesWithTheDomainTable) {
  DOSSIER_SHARED_MATERIAL(folder, "domain");
  for (const auto& row : table((folder / "uscc.tsv").string())) {
    ASSERT_GE(row.size(), 10u);
    const auto code = read_credit_code(row[0]);
    if (row[9] == "valid") {
      ASSERT_TRUE(code) << row[0];
      EXPECT_TRUE(code->check_closes() && code->organisation_closes()) << row[0];
    } else if (row[9].starts_with("legacy")) {
      ASSERT_TRUE(code) << row[0];
      EXPECT_TRUE(code->legacy_exception()) << row[0];
    } else if (code && !row[9].starts_with("invalid:illegal letter")) {
      EXPECT_FALSE(code->check_closes() && code->organisation_closes()) << row[0] << ' ' << row[9];
    }
  }
}

}  // namespace
}  // namespace dossier
