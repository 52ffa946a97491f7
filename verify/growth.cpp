#include "verify/growth.h"

#include <algorithm>

#include "verify/exact.h"
#include "verify/messages.h"
#include "verify/what_if.h"

namespace dossier {
namespace {

using Wide = __int128;

// Rates are compared by products of up to four figures; beyond this nothing is decided (10^15 fen = 10^13 yuan).
constexpr std::int64_t kLargest = 1'000'000'000'000'000;

// Rates are compared in billionths, rounded down and up, so that the true rate lies between.
constexpr std::int64_t kScale = 1'000'000'000;

struct Rates {
  Wide low = 0, high = 0;  // of the quotient later/earlier, in billionths
};

Rates quotient(const RuleFigure& later, const RuleFigure& earlier) {
  const Wide low = static_cast<Wide>(later.low) * kScale;
  const Wide high = static_cast<Wide>(later.high) * kScale;
  // earlier is positive at both ends.
  const auto down = [](Wide a, Wide b) { return a / b - (a % b != 0 && a < 0 ? 1 : 0); };
  const auto up = [](Wide a, Wide b) { return a / b + (a % b != 0 && a > 0 ? 1 : 0); };
  return {down(low, low >= 0 ? earlier.high : earlier.low), up(high, high >= 0 ? earlier.low : earlier.high)};
}

Truth decide(bool surely_reaches, bool surely_fails) {
  return surely_reaches ? Truth::met : surely_fails ? Truth::not_met : Truth::undetermined;
}

// Mean of the yearly quotients >= 1 + threshold.
Truth arithmetic(const std::vector<RuleFigure>& years, Fraction threshold) {
  Wide low = 0, high = 0;
  for (std::size_t i = 1; i < years.size(); ++i) {
    const Rates rates = quotient(years[i], years[i - 1]);
    low += rates.low;
    high += rates.high;
  }
  const auto count = static_cast<Wide>(years.size() - 1);
  const Wide wanted = (static_cast<Wide>(threshold.denominator) + threshold.numerator) * kScale * count;
  return decide(low * threshold.denominator >= wanted, high * threshold.denominator < wanted);
}

// last/first >= (1 + threshold)^n.
Truth compound(const RuleFigure& first, const RuleFigure& last, std::size_t periods, Fraction threshold) {
  Wide up = 1, down = 1;
  for (std::size_t i = 0; i < periods; ++i) {
    up *= threshold.denominator + threshold.numerator;
    down *= threshold.denominator;
  }
  return decide(static_cast<Wide>(last.low) * down >= static_cast<Wide>(first.high) * up,
                static_cast<Wide>(last.high) * down < static_cast<Wide>(first.low) * up);
}

// The compound rate in ten-thousandths, cut down: the greatest r with first × (1 + r)^n <= last.
std::string rate_text(std::int64_t first, std::int64_t last, std::size_t periods) {
  constexpr std::int64_t kOne = 10000;
  const auto reaches = [&](std::int64_t r) {
    Wide left = last, right = first;
    for (std::size_t i = 0; i < periods; ++i) {
      left *= kOne;
      right *= kOne + r;
    }
    return left >= right;
  };
  // Three periods: 10^15 × (10^7)^3 < 2^127.
  std::int64_t low = -kOne, high = 9'990'000;
  while (low < high) {
    const std::int64_t middle = low + (high - low + 1) / 2;
    if (reaches(middle)) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return share_text(low, kOne, {-kOne, 1});
}

std::string shown(const RuleFigure& figure) { return figure.shown.empty() ? "?" : grouped(figure.shown); }

}  // namespace

GrowthResult average_growth(const std::vector<RuleFigure>& all, Fraction threshold, std::string_view method,
                            bool never_negative) {
  GrowthResult result;
  std::vector<RuleFigure> years = all;
  for (const RuleFigure& year : years) result.basis.insert(result.basis.end(), year.basis.begin(), year.basis.end());
  if (years.size() > 2 && years.front().low == 0 && years.front().high == 0) {
    years.erase(years.begin());
    result.note = say("growth.zero-first-year");
  }
  if (years.size() < 2) {
    result.note = joined(result.note, say("growth.one-year"));
    return result;
  }
  result.evidence = true;
  for (const RuleFigure& year : years) result.formula += (result.formula.empty() ? "" : " → ") + shown(year);
  const RuleFigure& first = years.front();
  const RuleFigure& last = years.back();
  const auto too_large = [](const RuleFigure& f) { return f.known() && (f.high > kLargest || f.low < -kLargest); };
  if (std::any_of(years.begin(), years.end(), too_large)) {
    result.note = joined(result.note, say("growth.too-large"));
    return result;
  }
  if (first.known() && first.low > 0) result.needed = least_after_growth(first.high, years.size() - 1, threshold);
  if (!first.known() || !last.known()) {
    result.note = joined(result.note, say("growth.unknown"));
    return result;
  }
  const std::size_t periods = years.size() - 1;
  if (first.high <= 0 || first.low <= 0) {
    result.note = joined(result.note, say("growth.no-base"));
    return result;
  }
  if (last.high <= 0) {
    // From a profit to none: whatever the definition, it does not grow.
    result.truth = Truth::not_met;
    result.note = joined(result.note, say("growth.to-loss"));
    return result;
  }
  const Truth by_compound = last.low > 0 ? compound(first, last, periods, threshold) : Truth::undetermined;
  if (last.low > 0) result.value = rate_text(first.low, last.low, periods);
  if (periods == 1) {
    result.truth = by_compound;
    result.formula += " : " + result.value;
    return result;
  }
  const bool middle_defined = std::all_of(years.begin() + 1, years.end() - 1, [](const RuleFigure& f) { return f.known() && f.low > 0; });
  Truth by_mean = Truth::undetermined;
  if (middle_defined) {
    by_mean = arithmetic(years, threshold);
  } else {
    result.note = joined(result.note, say("growth.middle"));
    // The mean of the rates is never below the compound rate, as long as no year in between is a loss.
    const bool positive = std::all_of(years.begin() + 1, years.end() - 1, [&](const RuleFigure& f) {
      return f.low > 0 || (never_negative && f.blank());
    });
    if (positive && by_compound == Truth::met) by_mean = Truth::met;
  }
  if (method == "arithmetic") {
    result.truth = by_mean;
  } else if (method == "compound") {
    result.truth = by_compound;
  } else {
    result.truth = by_mean == by_compound ? by_mean : Truth::undetermined;
    if (by_mean != by_compound && by_mean != Truth::undetermined && by_compound != Truth::undetermined) {
      result.note = joined(result.note, say("growth.definitions-differ"));
    }
  }
  result.formula += " : " + result.value;
  return result;
}

}  // namespace dossier
