#include "corpus/identity.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

namespace dossier::corpus {
namespace {

constexpr std::string_view kCreditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

int digit_value(char c) { return c - '0'; }

char random_digit(Random& random) { return static_cast<char>('0' + random.number(0, 9)); }

std::string digits(int count, Random& random) {
  std::string out;
  for (int i = 0; i < count; ++i) {
    out += random_digit(random);
  }
  return out;
}

}  // namespace

std::string contract_name(PatentKind kind) {
  switch (kind) {
    case PatentKind::invention:
      return "invention";
    case PatentKind::utility_model:
      return "utility_model";
    case PatentKind::design:
      return "design";
  }
  return "";
}

std::string chinese_name(PatentKind kind) {
  switch (kind) {
    case PatentKind::invention:
      return "发明";
    case PatentKind::utility_model:
      return "实用新型";
    case PatentKind::design:
      return "外观设计";
  }
  return "";
}

char patent_check_digit(std::string_view body) {
  static constexpr std::array<int, 12> kWeights = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    sum += digit_value(body.at(i)) * kWeights[i];
  }
  const int rest = sum % 11;
  return rest == 10 ? 'X' : static_cast<char>('0' + rest);
}

char credit_check_character(std::string_view body) {
  int sum = 0;
  int weight = 1;
  for (std::size_t i = 0; i < 17; ++i) {
    sum += static_cast<int>(kCreditAlphabet.find(body.at(i))) * weight;
    weight = weight * 3 % 31;
  }
  return kCreditAlphabet[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

char organisation_check_character(std::string_view body) {
  static constexpr std::array<int, 8> kWeights = {3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    const char c = body.at(i);
    sum += (c <= '9' ? c - '0' : c - 'A' + 10) * kWeights[i];
  }
  const int check = 11 - sum % 11;
  return check == 10 ? 'X' : check == 11 ? '0' : static_cast<char>('0' + check);
}

std::string make_patent_number(Day filed, PatentKind kind, Random& random) {
  const char kind_digit = kind == PatentKind::invention ? '1' : kind == PatentKind::utility_model ? '2' : '3';
  std::string body =
      std::to_string(year_of(filed)) + kind_digit +
      fmt::format("{:07}", kind == PatentKind::design ? random.number(20000, 880000) : random.number(40000, 1650000));
  return body + "." + patent_check_digit(body);
}

std::string spoil_digit(const std::string& number, Random& random) {
  std::vector<std::size_t> places;
  for (std::size_t i = 5; i < 12 && i < number.size(); ++i) {
    places.push_back(i);
  }
  std::string out = number;
  const std::size_t at = random.pick(places);
  out[at] = static_cast<char>('0' + (digit_value(out[at]) + random.number(1, 9)) % 10);
  return out;
}

std::string make_publication_number(Day granted, PatentKind kind, Random& random) {
  const int year = year_of(granted);
  switch (kind) {
    case PatentKind::invention:
      return fmt::format("CN{:09}B", 107000000 + (year - 2018) * 1450000 + random.number(0, 1400000));
    case PatentKind::utility_model:
      return fmt::format("CN{:09}U", 207000000 + (year - 2018) * 2050000 + random.number(0, 1900000));
    case PatentKind::design:
      return fmt::format("CN{:09}S", 304500000 + (year - 2018) * 640000 + random.number(0, 600000));
  }
  return "";
}

std::string make_patent_certificate_number(Day granted, PatentKind kind, Random& random) {
  const int year = year_of(granted) - 2018;
  const int base = kind == PatentKind::invention       ? 3000000 + year * 560000
                   : kind == PatentKind::utility_model ? 7500000 + year * 2100000
                                                       : 4600000 + year * 640000;
  return std::to_string(base + random.number(0, 500000));
}

std::string make_credit_code(std::string_view district, Random& random) {
  std::string organisation;
  if (random.chance(0.7)) {
    organisation = "MA";
    for (int i = 0; i < 6; ++i) {
      organisation += i < 2 || random.chance(0.4) ? kCreditAlphabet[static_cast<std::size_t>(random.number(0, 30))]
                                                  : random_digit(random);
    }
  } else {
    organisation = digits(8, random);
  }
  organisation += organisation_check_character(organisation);
  std::string code = "91" + std::string(district) + organisation;
  code += credit_check_character(code);
  return code;
}

std::string make_software_number(Day registered, Random& random) {
  if (year_of(registered) < 2019) {
    return fmt::format("{}SR{:06}", year_of(registered), random.number(1000, 999999));
  }
  return fmt::format("{}SR{:07}", year_of(registered), random.number(1000, 2300000));
}

std::string make_software_certificate_number(Day registered, Random& random) {
  const int base = 2400000 + (year_of(registered) - 2018) * 1650000;
  return fmt::format("软著登字第{}号", base + random.number(0, 1500000));
}

std::string make_hightech_number(Day issued, std::string_view province, Random& random) {
  return fmt::format("GR{}{}{:06}", year_of(issued), province, random.number(100, 4999));
}

std::string make_iso_number(Day issued, std::string_view letters, int renewals, std::string_view size, Random& random) {
  const int two = year_of(issued) % 100;
  switch (random.number(0, 3)) {
    case 0:
      return fmt::format("{:03}{:02}{}{}{:04}R{}{}", random.number(11, 460), two, letters, random.number(1, 3),
                         random.number(1, 9999), renewals, size);
    case 1:
      return fmt::format("{:03}{}1{:02}{:04}R{}{}", random.number(500, 899), letters, two, random.number(1, 9999),
                         renewals, size);
    case 2:
      return fmt::format("{:03}{:02}{}{:05}R{}{}", random.number(1, 99), two, letters, random.number(10000, 39999),
                         renewals, size);
    default:
      return fmt::format("{:03}{:02}{}{:04}R{}{}", random.number(100, 499), two, letters, random.number(1, 9999),
                         renewals, size);
  }
}

std::string transpose_digits(const std::string& text, Random& random) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (is_digit(text[i]) && is_digit(text[i + 1]) && text[i] != text[i + 1] && !(i == 0 && text[i + 1] == '0')) {
      places.push_back(i);
    }
  }
  std::string out = text;
  if (!places.empty()) {
    const std::size_t at = random.pick(places);
    std::swap(out[at], out[at + 1]);
  }
  return out;
}

}  // namespace dossier::corpus
