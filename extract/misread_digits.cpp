#include "extract/misread_digits.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string>
#include <vector>

namespace dossier {
namespace {

constexpr std::size_t kFewestDigits = 3;  // a figure of yuan and fen prints that many, 0.05

// By what the value would change, in fen, if one character of it were another.
void add_changes(const DoubtedTerm& term, std::vector<std::int64_t>& changes) {
  std::string digits = std::to_string(std::llabs(term.value / term.last_digit));
  if (digits.size() < kFewestDigits) digits.insert(0, kFewestDigits - digits.size(), '0');
  const std::int64_t sign = term.value < 0 ? -1 : 1;
  const auto take = [&](const std::string& other) {
    std::int64_t value = 0;
    if (std::from_chars(other.data(), other.data() + other.size(), value).ec != std::errc()) return;
    changes.push_back(term.factor * (sign * value * term.last_digit - term.value));
  };
  for (std::size_t i = 0; i <= digits.size(); ++i) {
    for (char c = '0'; c <= '9'; ++c) {
      std::string more = digits;
      take(more.insert(i, 1, c));
      if (i == digits.size() || digits[i] == c) continue;
      std::string other = digits;
      other[i] = c;
      take(other);
    }
    if (i == digits.size()) continue;
    std::string less = digits;
    take(less.erase(i, 1));
  }
  changes.push_back(-2 * term.factor * term.value);
}

}  // namespace

bool misreading_explains(std::int64_t difference, std::int64_t tolerance, std::span<const DoubtedTerm> terms) {
  std::vector<std::int64_t> changes = {0};
  for (const DoubtedTerm& term : terms) add_changes(term, changes);
  std::sort(changes.begin(), changes.end());
  return std::any_of(changes.begin(), changes.end(), [&](std::int64_t first) {
    const std::int64_t wanted = -difference - first;
    const auto second = std::lower_bound(changes.begin(), changes.end(), wanted - tolerance);
    return second != changes.end() && *second <= wanted + tolerance;
  });
}

bool lacks_beginning(std::int64_t value, std::int64_t wanted, std::int64_t last_digit) {
  const std::int64_t read = std::llabs(value) / last_digit, longer = std::llabs(wanted) / last_digit;
  std::int64_t power = 1;
  std::size_t digits = 0;
  for (std::int64_t rest = read; rest > 0; rest /= 10, power *= 10) ++digits;
  return digits >= kFewestDigits && longer > read && (longer - read) % power == 0 && wanted % last_digit == 0;
}

}  // namespace dossier
