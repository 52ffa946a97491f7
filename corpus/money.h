// Amounts in fen and their printed forms. The truth of a page is computed from what is printed, so an
// amount printed in 万元 with two decimals has a truth that ends in 00.00.
#pragma once

#include <cstdint>
#include <string>

namespace dossier::corpus {

using Fen = std::int64_t;

enum class Unit { yuan, thousand, ten_thousand, million };

// Yuan in one of the unit.
std::int64_t yuan_of(Unit unit);
// "元", "千元", "万元", "百万元".
std::string name_of(Unit unit);

enum class NegativeStyle { minus, full_minus, parentheses, full_parentheses };
enum class NilStyle { blank, dash, long_dash, zeros };

struct AmountStyle {
  Unit unit = Unit::yuan;
  int decimals = 2;
  bool grouped = true;
  NegativeStyle negative = NegativeStyle::minus;
  NilStyle nil = NilStyle::blank;
};

struct PrintedAmount {
  std::string text;         // as on the page; empty for a blank cell
  std::string value;        // contract form: yuan with two decimals
  bool nil = false;         // printed as a dash or not at all
  bool other_hand = false;  // set in another typeface than its neighbours, and off their line
};

PrintedAmount print_amount(Fen amount, const AmountStyle& style);

// Rounded half away from zero to whole `step` fen.
Fen round_to(Fen amount, Fen step);

// "56789012.34"
std::string contract_amount(Fen amount);
// "12,345.67": the unit's own figure with separators.
std::string with_commas(std::int64_t whole);
// 12345612.34 yuan -> 壹仟贰佰叁拾肆万伍仟陆佰壹拾贰元叁角肆分
std::string uppercase_amount(Fen amount);

}  // namespace dossier::corpus
