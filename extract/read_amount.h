// Amounts of money as Chinese documents print them: grouped digits, units, signs in all forms, nil, 大写.
// The grammar is that of the domain's collection of printed forms: unify first, decide nil and sign, then the grouping.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "models/amount.h"

namespace dossier {

// What one printed unit is worth in fen.
struct Unit {
  std::int64_t fen = 100;

  friend bool operator==(const Unit&, const Unit&) = default;
};
inline constexpr Unit kYuan{100};
inline constexpr Unit kThousandYuan{100'000};
inline constexpr Unit kTenThousandYuan{1'000'000};
inline constexpr Unit kMillionYuan{100'000'000};
inline constexpr Unit kHundredMillionYuan{10'000'000'000};

// 元, 千元, 万元, 百万元, 亿元, also 人民币万元 and 万; nullopt where the text is not exactly a unit.
[[nodiscard]] std::optional<Unit> unit_named(std::string_view text);

// The unit that a line of a table's head states: 「单位：万元」「金额单位：人民币百万元」「（除特别注明外，金额单位均为人民币元）」.
[[nodiscard]] std::optional<Unit> unit_stated(std::string_view line);

[[nodiscard]] std::string_view name_of(Unit unit);

// What stands in a cell.
struct PrintedAmount {
  enum class Kind : std::uint8_t {
    ok,        // printed as the rules say
    repaired,  // only so readable after a separator, a bracket or a letter was put right
    nil,       // a dash: counts as zero
    blank,     // nothing, a slash, 不适用
    invalid,   // no amount, or one that could be two
  };
  Kind kind = Kind::invalid;
  Amount amount;                  // 0 unless ok or repaired
  int decimals = 0;               // printed digits after the point
  bool own_unit = false;          // the figure carries its unit, which beats the head's
  std::int64_t half_ulp_fen = 0;  // half of the last printed digit in fen; 0 where that is half a fen or less

  [[nodiscard]] bool readable() const { return kind == Kind::ok || kind == Kind::repaired || kind == Kind::nil; }
  friend bool operator==(const PrintedAmount&, const PrintedAmount&) = default;
};

struct AmountContext {
  Unit unit = kYuan;               // of the table's head, for figures without their own
  std::optional<int> decimals;     // how many the column prints, where known: settles 1.234 and 1,234,56
  bool repair_letters = false;     // take O for 0, l for 1 …: only for a place known to hold a figure
};

[[nodiscard]] PrintedAmount read_amount(std::string_view text, const AmountContext& context = {});

// Letters and signs that recognisers give for digits put right: "l2,345.6l" → "12,345.61". Only for text known to be a number.
[[nodiscard]] std::string digits_for_letters(std::string_view text);

// 大写 and the lower-case Chinese forms: 人民币壹仟贰佰叁拾肆元伍角整, 叁亿贰仟万圆, 三千二百万元, 伍角. nullopt for anything else,
// also where the order of the places is impossible.
[[nodiscard]] std::optional<Amount> read_chinese_amount(std::string_view text);

// A percentage as printed: 5%, （3.20%）, 百分之五点二五, 35‰.
struct Percent {
  std::int64_t digits = 0;  // the percentage times 10^decimals
  int decimals = 0;

  friend bool operator==(const Percent&, const Percent&) = default;
};
[[nodiscard]] std::optional<Percent> read_percent(std::string_view text);

}  // namespace dossier
