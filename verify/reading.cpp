#include "verify/reading.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "models/text.h"

namespace dossier {
namespace {

// Doubts about the characters. Any other doubt may mean that the value belongs to another row, year or unit, and then
// nothing can be said against a claim.
bool only_characters_in_doubt(const Field& field) {
  constexpr std::array<std::string_view, 4> kDoubts = {"readers-differ", "page-reader-differs", "look-alone",
                                                       "small-print"};
  return std::any_of(kDoubts.begin(), kDoubts.end(),
                     [&](std::string_view doubt) { return std::string_view(field.doubt).starts_with(doubt); });
}

// Characters of `reading` that `claim` does not explain: those outside their longest common subsequence. A reading that
// only lost characters leaves none.
std::size_t unexplained(std::u32string_view reading, std::u32string_view claim) {
  std::vector<std::size_t> row(claim.size() + 1, 0);
  for (const char32_t c : reading) {
    std::size_t diagonal = 0;
    for (std::size_t j = 1; j <= claim.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = c == claim[j - 1] ? diagonal + 1 : std::max(row[j], row[j - 1]);
      diagonal = above;
    }
  }
  return reading.size() - row[claim.size()];
}

// Two readers that fail on the same mark rarely agree on three characters that are not there. Readings that differ among
// themselves by as much as from the claim are noise, and tell nothing.
bool beyond_misreading(const std::vector<std::string>& readings, std::string_view claim) {
  const std::u32string claimed = to_u32(name_key(claim));
  std::vector<std::u32string> keys;
  std::size_t least = std::string::npos;
  for (const std::string& reading : readings) {
    keys.push_back(to_u32(name_key(reading)));
    const std::size_t strange = unexplained(keys.back(), claimed);
    if (strange < std::max<std::size_t>(3, (keys.back().size() + 3) / 4)) return false;
    least = std::min(least, strange);
  }
  for (std::size_t i = 0; i < keys.size(); ++i) {
    for (std::size_t j = i + 1; j < keys.size(); ++j) {
      if (static_cast<std::size_t>(edit_distance(keys[i], keys[j])) * 2 <= least) return true;
    }
  }
  return false;
}

bool within_two_percent(__int128 a, __int128 b) {
  const __int128 difference = a > b ? a - b : b - a;
  return difference * 50 <= b;
}

std::string digits_of(std::int64_t fen) {
  std::string digits = std::to_string(std::llabs(fen));
  while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
  return digits;
}

bool one_swap_explains(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return false;
  const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin());
  if (x == a.end() || x + 1 == a.end()) return false;
  return *x == *(y + 1) && *(x + 1) == *y && std::equal(x + 2, a.end(), y + 2);
}

}  // namespace

Outcome outcome_of(Agreement match) {
  switch (match) {
    case Agreement::same: return Outcome::consistent;
    case Agreement::other: return Outcome::inconsistent;
    default: return Outcome::undetermined;
  }
}

std::vector<std::string> readings_of(const Field& field) {
  std::vector<std::string> readings = {field.value};
  if (field.status == Status::certain) return readings;
  for (const std::string& alternative : field.alternatives) {
    if (std::find(readings.begin(), readings.end(), alternative) == readings.end()) readings.push_back(alternative);
  }
  return readings;
}

Agreement match(const Field& field, std::string_view claim, const std::function<bool(std::string_view)>& satisfied) {
  if (field.status == Status::certain) return satisfied(field.value) ? Agreement::same : Agreement::other;
  const std::vector<std::string> readings = readings_of(field);
  if (std::any_of(readings.begin(), readings.end(), satisfied)) return Agreement::maybe_same;
  if (readings.size() < 2 || claim.empty() || !only_characters_in_doubt(field)) return Agreement::maybe_other;
  return beyond_misreading(readings, claim) ? Agreement::other : Agreement::maybe_other;
}

bool surely_read(const Field& field) {
  if (field.status == Status::certain) return true;
  const bool contradicts_itself = field.doubt == "days-out-of-order" || field.doubt == "year-of-number-differs";
  const bool read_alike = std::any_of(field.proofs.begin(), field.proofs.end(), [](const Proof& proof) {
    return proof.kind == ProofKind::text_layer || proof.kind == ProofKind::two_readings;
  });
  return contradicts_itself && read_alike && field.alternatives.empty();
}

std::optional<Date> certain_date(const Field& field) {
  return field.status == Status::certain ? parse_iso_date(field.value) : std::nullopt;
}

std::optional<Amount> certain_amount(const Field& field) {
  return field.status == Status::certain ? parse_amount(field.value) : std::nullopt;
}

AmountRelation compare_amounts(const DeclaredAmount& claim, Amount printed, std::int64_t printed_half_ulp_fen) {
  const __int128 difference = static_cast<__int128>(printed.fen) - claim.amount.fen;
  const __int128 distance = difference < 0 ? -difference : difference;
  if (distance <= static_cast<__int128>(claim.half_ulp_fen) + printed_half_ulp_fen) return AmountRelation::equal;
  // Digits cut off bring the claim nearer to zero.
  const bool nearer_zero = claim.amount.fen < 0 ? difference < 0 : difference > 0;
  if (nearer_zero && claim.half_ulp_fen > 0 && distance < claim.ulp_fen) return AmountRelation::truncated;
  return AmountRelation::differs;
}

SlipFound explain_difference(Amount claim, Amount printed) {
  if (claim.fen == 0 || printed.fen == 0 || claim == printed) return {};
  if (claim.fen == -printed.fen) return {.kind = Slip::sign};
  const bool same_sign = (claim.fen < 0) == (printed.fen < 0);
  const __int128 a = std::llabs(claim.fen);
  const __int128 b = std::llabs(printed.fen);
  if (same_sign) {
    __int128 factor = 1;
    for (int power = 1; power <= 8; ++power) {
      factor *= 10;
      const bool unit_power = power == 3 || power == 4 || power == 6 || power == 8;
      const bool same_digits = digits_of(claim.fen) == digits_of(printed.fen);
      if (same_digits && (a == b * factor || b == a * factor)) {
        return {.kind = unit_power ? Slip::unit : Slip::decimal_point, .power = a > b ? power : -power};
      }
      if (unit_power && within_two_percent(a, b * factor)) return {.kind = Slip::unit, .power = power};
      if (unit_power && within_two_percent(b, a * factor)) return {.kind = Slip::unit, .power = -power};
    }
    const std::string x = std::to_string(static_cast<std::int64_t>(a));
    const std::string y = std::to_string(static_cast<std::int64_t>(b));
    if (one_swap_explains(x, y)) return {.kind = Slip::transposed};
    if (x.size() == y.size()) {
      int differing = 0;
      for (std::size_t i = 0; i < x.size(); ++i) differing += x[i] != y[i] ? 1 : 0;
      if (differing == 1) return {.kind = Slip::one_digit};
    }
  }
  return {};
}

}  // namespace dossier
