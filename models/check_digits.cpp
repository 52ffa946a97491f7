#include "models/check_digits.h"

#include <array>

namespace dossier {

char patent_check_character(std::string_view digits) {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) sum += static_cast<std::size_t>(digits[i] - '0') * (i % 8 + 2);
  return sum % 11 == 10 ? 'X' : static_cast<char>('0' + sum % 11);
}

char organisation_check_character(std::string_view eight) {
  constexpr std::string_view kAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  constexpr std::array<std::size_t, 8> kWeights = {3, 7, 9, 10, 5, 8, 4, 2};
  if (eight.size() != kWeights.size()) return '\0';
  std::size_t sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    const std::size_t value = kAlphabet.find(eight[i]);
    if (value == std::string_view::npos) return '\0';
    sum += value * kWeights.at(i);
  }
  const std::size_t check = 11 - sum % 11;
  return check == 10 ? 'X' : check == 11 ? '0' : static_cast<char>('0' + check);
}

char credit_code_check_character(std::string_view seventeen) {
  constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  constexpr std::array<std::size_t, 17> kWeights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
  if (seventeen.size() != kWeights.size()) return '\0';
  std::size_t sum = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    const std::size_t value = kAlphabet.find(seventeen[i]);
    if (value == std::string_view::npos) return '\0';
    sum += value * kWeights.at(i);
  }
  return kAlphabet[(31 - sum % 31) % 31];
}

}  // namespace dossier
