#include "verify/exact.h"

#include <algorithm>
#include <numeric>

namespace dossier {
namespace {

using Wide = __int128;

// a × b for |a| up to 2^63 and b up to 2^31: never overflows.
Wide times(std::int64_t a, std::int64_t b) { return static_cast<Wide>(a) * b; }

std::string digits_of(Wide value, int decimals) {
  const bool negative = value < 0;
  if (negative) value = -value;
  std::string digits;
  do {
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(value % 10)));
    value /= 10;
  } while (value > 0);
  while (static_cast<int>(digits.size()) <= decimals) digits.insert(digits.begin(), '0');
  if (decimals > 0) digits.insert(digits.end() - decimals, '.');
  return (negative ? "-" : "") + digits;
}

Wide power_of_ten(int exponent) {
  Wide result = 1;
  for (int i = 0; i < exponent; ++i) result *= 10;
  return result;
}

// Whether a/b >= threshold; b > 0.
bool reaches(Wide a, Wide b, Fraction threshold) { return a * threshold.denominator >= b * threshold.numerator; }

}  // namespace

Truth share_at_least(const RuleFigure& part, const RuleFigure& whole, Fraction threshold) {
  const bool whole_known = whole.low > 0;
  if (!whole_known) return Truth::undetermined;
  // The threshold is positive: the quotient is least for the smallest part over the largest whole (or, where the part is
  // negative, over the smallest; below any positive threshold either way).
  const bool least_reaches = part.low != -kUnbounded && whole.high != kUnbounded &&
                             times(part.low, threshold.denominator) >= times(whole.high, threshold.numerator);
  if (least_reaches) return Truth::met;
  const bool most_reaches =
      part.high == kUnbounded || times(part.high, threshold.denominator) >= times(whole.low, threshold.numerator);
  return most_reaches ? Truth::undetermined : Truth::not_met;
}

Truth amount_at_least(const RuleFigure& figure, Amount amount) {
  if (figure.low != -kUnbounded && figure.low >= amount.fen) return Truth::met;
  if (figure.high != kUnbounded && figure.high < amount.fen) return Truth::not_met;
  return Truth::undetermined;
}

std::string share_text(std::int64_t part_fen, std::int64_t whole_fen, Fraction threshold) {
  if (whole_fen == 0) return {};
  Wide part = part_fen, whole = whole_fen;
  if (whole < 0) {
    part = -part;
    whole = -whole;
  }
  for (int decimals = 4; decimals <= 12; decimals += 2) {
    const Wide scale = power_of_ten(decimals);
    const Wide scaled = part * scale * 2 + (part < 0 ? -whole : whole);
    const Wide rounded = scaled / (whole * 2);
    if (reaches(rounded, scale, threshold) == reaches(part, whole, threshold) || decimals == 12) return digits_of(rounded, decimals);
  }
  return {};
}

std::string fraction_text(Fraction fraction) {
  for (int decimals = 0; decimals <= 6; ++decimals) {
    const Wide scaled = static_cast<Wide>(fraction.numerator) * power_of_ten(decimals);
    if (scaled % fraction.denominator == 0) return digits_of(scaled / fraction.denominator, decimals);
  }
  return std::to_string(fraction.numerator) + "/" + std::to_string(fraction.denominator);
}

std::string percent_text(Fraction fraction) {
  Wide milli = static_cast<Wide>(fraction.numerator) * 100000 / fraction.denominator;
  int decimals = 3;
  while (decimals > 0 && milli % 10 == 0) {
    milli /= 10;
    --decimals;
  }
  return digits_of(milli, decimals) + " %";
}

std::string margin_in_points(std::int64_t part_fen, std::int64_t whole_fen, Fraction threshold) {
  if (whole_fen <= 0) return {};
  const Wide above = static_cast<Wide>(part_fen) * threshold.denominator - static_cast<Wide>(whole_fen) * threshold.numerator;
  const Wide hundredths = above * 10000 / (static_cast<Wide>(whole_fen) * threshold.denominator);
  return (hundredths >= 0 && above >= 0 ? "+" : hundredths == 0 ? "-" : "") + digits_of(hundredths, 2);
}

}  // namespace dossier
