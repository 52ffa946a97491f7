#include "verify/numbers.h"

#include <re2/re2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "models/check_digits.h"
#include "models/text.h"

namespace dossier {
namespace {

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

int number_of(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

std::optional<FilingNumber> parse_patent_number(std::string_view text) {
  std::string key = upper(name_key(text));
  for (const std::string_view prefix : {"ZL", "CN"}) {
    if (key.starts_with(prefix)) key.erase(0, prefix.size());
  }
  static const RE2 kLong(R"(((?:19|20)\d{2})([12389])(\d{7})[.·。]?([0-9X])?)");
  static const RE2 kShort(R"((8[5-9]|9\d|0[0-3])([12389])(\d{5})[.·。]?([0-9X])?)");
  std::string year, kind, serial, check;
  if (RE2::FullMatch(key, kLong, &year, &kind, &serial, &check)) {
    return FilingNumber{.digits = year + kind + serial,
                        .check = check.empty() ? '\0' : check[0],
                        .year = number_of(year),
                        .kind = kind[0] - '0'};
  }
  if (RE2::FullMatch(key, kShort, &year, &kind, &serial, &check)) {
    const int two = number_of(year);
    return FilingNumber{.digits = year + kind + serial,
                        .check = check.empty() ? '\0' : check[0],
                        .year = two < 50 ? 2000 + two : 1900 + two,
                        .kind = kind[0] - '0'};
  }
  return std::nullopt;
}

bool patent_check_closes(const FilingNumber& number) {
  return number.check != 0 && patent_check_character(number.digits) == number.check;
}

std::string_view patent_kind_by_digit(int digit) {
  switch (digit) {
    case 1: case 8: return "invention";
    case 2: case 9: return "utility_model";
    case 3: return "design";
    default: return {};
  }
}

std::string patent_key(std::string_view text) {
  if (const auto number = parse_patent_number(text)) {
    return number->check == 0 ? number->digits : number->digits + number->check;
  }
  return number_key(text);
}

std::string uscc_key(std::string_view text) {
  std::string key = upper(name_key(text));
  std::erase(key, '-');
  return key;
}

std::string uscc_check_characters(std::string_view text) {
  const std::string code = uscc_key(text);
  if (code.size() != 18) return {};
  const char organisation = organisation_check_character(std::string_view(code).substr(8, 8));
  const char whole = credit_code_check_character(std::string_view(code).substr(0, 17));
  if (organisation == '\0' || whole == '\0') return {};
  return {organisation, whole};
}

UsccState check_uscc(std::string_view text) {
  const std::string code = uscc_key(text);
  static const RE2 kForm("[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}");
  if (!RE2::FullMatch(code, kForm)) return UsccState::wrong_form;
  const std::string asked = uscc_check_characters(code);
  const bool organisation = asked[0] == code[16];
  const bool whole = asked[1] == code[17];
  if (organisation && whole) return UsccState::valid;
  // Pilot codes of Fujian were issued with a check character that does not follow the standard.
  if (code.starts_with("9135") && code.substr(8, 4) == "M000") return UsccState::legacy;
  return whole ? UsccState::wrong_organisation_check : UsccState::wrong_check;
}

std::string number_key(std::string_view text) {
  std::string key = upper(name_key(text));
  if (key.starts_with("第")) key.erase(0, std::string_view("第").size());
  if (key.ends_with("号")) key.erase(key.size() - std::string_view("号").size());
  const auto edge = [](char c) { return c == '-' || c == '.' || c == ':' || c == '#'; };
  while (!key.empty() && edge(key.back())) key.pop_back();
  while (!key.empty() && edge(key.front())) key.erase(0, 1);
  return key;
}

std::string title_key(std::string_view text) {
  std::u32string points = to_u32(name_key(text));
  std::erase_if(points, [](char32_t c) { return u_isalnum(static_cast<UChar32>(c)) == 0; });
  return to_utf8(points);
}

std::optional<int> software_number_year(std::string_view text) {
  static const RE2 kForm(R"((20\d{2})(?:SR\d{5,7}|R11[A-Z]\d{6,7}))");
  int year = 0;
  if (!RE2::FullMatch(number_key(text), kForm, &year)) return std::nullopt;
  return year;
}

std::optional<HightechNumber> parse_hightech_number(std::string_view text) {
  static const RE2 kForm(R"(G[RF](20\d{2})(\d{2})\d{6})");
  HightechNumber number;
  if (!RE2::FullMatch(number_key(text), kForm, &number.year, &number.province)) return std::nullopt;
  return number;
}

std::optional<StandardNumber> parse_standard_number(std::string_view text) {
  static const RE2 kChinese(R"(((?:GB(?:/[TZ])?|DB\d{2,4}(?:/T)?|[A-Z]{2}(?:/[TZ])?|T/[A-Z0-9]+|Q/[A-Z0-9]+)\d+(?:\.\d+)*)(?:-(\d{4}|\d{2}))?)");
  static const RE2 kForeign(R"(((?:ISO|IEC|IEEE|ITU)[A-Z/-]*[A-Z]?\.?\d+(?:[.-]\d+)*)(?:[:-](\d{4}))?)");
  const std::string key = number_key(text);
  StandardNumber number;
  std::string year;
  if (!RE2::FullMatch(key, kForeign, &number.body, &year) && !RE2::FullMatch(key, kChinese, &number.body, &year)) {
    return std::nullopt;
  }
  if (!year.empty()) number.year = year.size() == 2 ? 1900 + number_of(year) : number_of(year);
  return number;
}

std::optional<ManagementNumber> parse_management_number(std::string_view text) {
  static const RE2 kForm(R"(\d{3}(\d{2})?[A-Z]{1,6}(\d{4,7})R(\d{1,2})[LMS]?(?:-\d+)?)");
  std::string after_body, serial, renewals;
  if (!RE2::FullMatch(number_key(text), kForm, &after_body, &serial, &renewals)) return std::nullopt;
  ManagementNumber number{.renewals = number_of(renewals)};
  if (!after_body.empty()) number.year_after_body = number_of(after_body);
  if (after_body.empty() && serial.size() == 7) number.year_after_letter = number_of(std::string_view(serial).substr(1, 2));
  return number;
}

}  // namespace dossier
