// Numbers that identify rights and companies: their printed forms, check digits and what they say.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dossier {

// A Chinese patent or application number, ZC 0006-2003: year, kind digit, serial, check character; or the 8-digit form
// of filings before 2003-10-01.
struct FilingNumber {
  std::string digits;  // 12 or 8, without the check character
  char check = 0;      // as printed, 0 where it is missing
  int year = 0;        // of filing as the number says it
  int kind = 0;        // 1, 8 invention; 2, 9 utility model; 3 design

  friend bool operator==(const FilingNumber&, const FilingNumber&) = default;
};

// Reads "ZL 2019 1 0398073.3", "201910398073.3", "CN2019103980733" … nullopt where it has not the form of such a number.
[[nodiscard]] std::optional<FilingNumber> parse_patent_number(std::string_view text);

[[nodiscard]] bool patent_check_closes(const FilingNumber& number);

// The contract's name of the kind that the kind digit stands for; empty for a digit that stands for none.
[[nodiscard]] std::string_view patent_kind_by_digit(int digit);

// The form in which patent numbers are compared: digits and check character alone.
[[nodiscard]] std::string patent_key(std::string_view text);

// What a check of a 统一社会信用代码 finds; GB 32100-2015 and GB 11714.
enum class UsccState : std::uint8_t { valid, wrong_form, wrong_check, wrong_organisation_check, legacy };
[[nodiscard]] UsccState check_uscc(std::string_view text);

// The check characters that the code asks for: [0] of the organisation code (character 17), [1] of the whole (18).
// Empty where the code has not the form.
[[nodiscard]] std::string uscc_check_characters(std::string_view text);

// Upper case, no spaces or dashes.
[[nodiscard]] std::string uscc_key(std::string_view text);

// Form in which certificate, software and standard numbers are compared: name_key in upper case, without 第 … 号,
// spaces, dashes and dots at the ends.
[[nodiscard]] std::string number_key(std::string_view text);

// Form in which titles are compared: letters, digits and Chinese characters alone, in one case. Punctuation is not what a title
// is known by.
[[nodiscard]] std::string title_key(std::string_view text);

// "2023SR0123456" → 2023; nullopt where the text has not the form of a registration number.
[[nodiscard]] std::optional<int> software_number_year(std::string_view text);

// A high-tech certificate number, GR + year + province + serial.
struct HightechNumber {
  int year = 0;
  std::string province;  // two digits of GB/T 2260
};
[[nodiscard]] std::optional<HightechNumber> parse_hightech_number(std::string_view text);

// A standard's number: "GB/T 45288.1-2025" → body "GB/T45288.1", year 2025.
struct StandardNumber {
  std::string body;
  std::optional<int> year;

  friend bool operator==(const StandardNumber&, const StandardNumber&) = default;
};
[[nodiscard]] std::optional<StandardNumber> parse_standard_number(std::string_view text);

// A management-system certificate's number of the Chinese bodies: two-digit years it may carry (either layout), and the
// count of re-certifications. nullopt where it has not that form, which proves nothing.
struct ManagementNumber {
  int year_after_body = -1;   // 034 10 Q10286 R0S → 10
  int year_after_letter = -1; // 785 Q1 25 0263 R1M → 25
  int renewals = 0;
};
[[nodiscard]] std::optional<ManagementNumber> parse_management_number(std::string_view text);

}  // namespace dossier
