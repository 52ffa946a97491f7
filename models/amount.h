// Money: whole fen (1/100 yuan) in 64 bits, enough for 9.2e16 fen; never a double.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dossier {

struct Amount {
  std::int64_t fen = 0;

  friend auto operator<=>(const Amount&, const Amount&) = default;
};

[[nodiscard]] constexpr Amount operator+(Amount a, Amount b) { return {a.fen + b.fen}; }
[[nodiscard]] constexpr Amount operator-(Amount a, Amount b) { return {a.fen - b.fen}; }
[[nodiscard]] constexpr Amount operator-(Amount a) { return {-a.fen}; }

// The contract's form: yuan with two decimals, "56789012.34", "-0.05".
[[nodiscard]] std::string to_string(Amount amount);

// Reads exactly the form "-12345.67" (0 to 2 decimals, no grouping, no unit). nullopt for anything else or too large.
// The forms that documents and declarations print are read by extract/read_amount and verify/declaration.
[[nodiscard]] std::optional<Amount> parse_amount(std::string_view text);

}  // namespace dossier
