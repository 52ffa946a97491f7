#include "models/amount.h"

#include <charconv>
#include <limits>

namespace dossier {

std::string to_string(Amount amount) {
  const bool negative = amount.fen < 0;
  const auto magnitude = negative ? 0 - static_cast<std::uint64_t>(amount.fen) : static_cast<std::uint64_t>(amount.fen);
  std::string cents = std::to_string(magnitude % 100);
  if (cents.size() < 2) cents.insert(cents.begin(), '0');
  return (negative ? "-" : "") + std::to_string(magnitude / 100) + "." + cents;
}

std::optional<Amount> parse_amount(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  std::string decimals(point == std::string_view::npos ? std::string_view{} : text.substr(point + 1));
  if (whole.empty() || decimals.size() > 2 || (point != std::string_view::npos && decimals.empty())) return std::nullopt;
  decimals.resize(2, '0');
  const std::string digits = std::string(whole) + decimals;
  if (digits.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  std::int64_t fen = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), fen);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return Amount{negative ? -fen : fen};
}

}  // namespace dossier
