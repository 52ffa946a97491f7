#include "verify/numbers.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "tests/support/shared_material.h"

namespace dossier::test {
namespace {

std::vector<std::vector<std::string>> rows_of(const std::filesystem::path& path) {
  std::vector<std::vector<std::string>> rows;
  std::ifstream stream(path);
  for (std::string line; std::getline(stream, line);) {
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == '\t') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    rows.push_back(std::move(cells));
  }
  return rows;
}

TEST(PatentNumber, ReadsAllForms) {
  for (const std::string_view text : {"ZL 2019 1 0398073.3", "201910398073.3", "CN2019103980733", "zl201910398073.3", "ＺＬ２０１９１０３９８０７３．３"}) {
    const auto number = parse_patent_number(text);
    ASSERT_TRUE(number) << text;
    EXPECT_EQ("201910398073", number->digits);
    EXPECT_EQ('3', number->check);
    EXPECT_EQ(2019, number->year);
    EXPECT_EQ(1, number->kind);
    EXPECT_TRUE(patent_check_closes(*number));
  }
  EXPECT_EQ(1995, parse_patent_number("ZL 95 1 15608.X")->year);
  EXPECT_EQ(0, parse_patent_number("202010123456")->check);
  for (const std::string_view text : {"", "ZL", "ZL20201012345.6", "ZL202040123456.7", "US11123456", "2023SR0123456"}) {
    EXPECT_FALSE(parse_patent_number(text)) << text;
  }
}

TEST(PatentNumber, AgreesWithTheDomainsTable) {
  DOSSIER_SHARED_MATERIAL(path, "domain/patents.tsv");
  int checked = 0;
  for (const auto& row : rows_of(path)) {
    if (row.size() < 9 || (row[8] != "valid" && row[8] != "invalid")) continue;
    const auto number = parse_patent_number(row[0]);
    const bool closes = number && patent_check_closes(*number);
    EXPECT_EQ(row[8] == "valid", closes) << row[0];
    ++checked;
  }
  EXPECT_GE(checked, 60);
}

TEST(Uscc, TellsWhatIsWrong) {
  EXPECT_EQ(UsccState::valid, check_uscc("91210700MADR9L8F50"));
  EXPECT_EQ(UsccState::valid, check_uscc("9121 0700 madr 9l8f 50"));
  EXPECT_EQ(UsccState::wrong_check, check_uscc("91210700MADR9L8F51"));
  EXPECT_EQ(UsccState::wrong_organisation_check, check_uscc("123456789012345678"));
  EXPECT_EQ(UsccState::wrong_form, check_uscc("91210700MADR9L8F5"));
  EXPECT_EQ(UsccState::wrong_form, check_uscc("9121070OMADR9L8F50"));
  EXPECT_EQ(UsccState::legacy, check_uscc("91350100M0001TGQXM"));
}

TEST(Uscc, AgreesWithTheDomainsTable) {
  DOSSIER_SHARED_MATERIAL(path, "domain/uscc.tsv");
  int checked = 0;
  for (const auto& row : rows_of(path)) {
    if (row.size() < 10 || row[0] == "code") continue;
    const UsccState state = check_uscc(row[0]);
    if (row[9] == "valid") {
      EXPECT_EQ(UsccState::valid, state) << row[0];
    }
    if (row[9] == "invalid") {
      EXPECT_NE(UsccState::valid, state) << row[0];
    }
    if (row[9].find("legacy") != std::string::npos) {
      EXPECT_EQ(UsccState::legacy, state) << row[0];
    }
    ++checked;
  }
  EXPECT_GE(checked, 50);
}

TEST(Numbers, KeysAreOfTheNumberAlone) {
  EXPECT_EQ("00123Q30001R0M", number_key(" 第 00123q30001r0m 号"));
  EXPECT_EQ("GR202321000123", number_key("GR202321000123 "));
  EXPECT_EQ(patent_key("ZL2013106997442"), patent_key("ZL201310699744.2"));
}

TEST(Numbers, OfSoftwareStandardsAndCertificates) {
  EXPECT_EQ(2004, software_number_year("2004SR06549"));
  EXPECT_EQ(2025, software_number_year("2025R11L3781196"));
  EXPECT_FALSE(software_number_year("2023SR012345678"));
  EXPECT_EQ(2023, parse_hightech_number("GR202311004043")->year);
  EXPECT_EQ("11", parse_hightech_number("GR202311004043")->province);
  EXPECT_FALSE(parse_hightech_number("GR20151200027"));
  EXPECT_EQ((StandardNumber{"GB/T45288.1", 2025}), parse_standard_number("GB/T 45288.1—2025"));
  EXPECT_EQ((StandardNumber{"DB21/T1234", 2023}), parse_standard_number("DB21/T 1234-2023"));
  EXPECT_EQ((StandardNumber{"T/LSIA001", 2024}), parse_standard_number("T/LSIA 001-2024"));
  EXPECT_EQ((StandardNumber{"ISO/IEC22989", 2022}), parse_standard_number("ISO/IEC 22989:2022"));
  EXPECT_EQ((StandardNumber{"SJ/T11234", std::nullopt}), parse_standard_number("SJ/T 11234"));
  EXPECT_FALSE(parse_standard_number("20241234-T-469"));
  EXPECT_EQ(10, parse_management_number("03410Q10286R0S")->year_after_body);
  EXPECT_EQ(25, parse_management_number("785Q1250263R1M")->year_after_letter);
  EXPECT_EQ(1, parse_management_number("785Q1250263R1M")->renewals);
  EXPECT_FALSE(parse_management_number("CN18/12345"));
}

}  // namespace
}  // namespace dossier::test
