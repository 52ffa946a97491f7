#include "corpus/money.h"

#include <array>
#include <cstddef>
#include <cstdlib>

#include <fmt/format.h>

namespace dossier::corpus {
namespace {

std::int64_t power_of_ten(int exponent) {
  std::int64_t result = 1;
  for (int i = 0; i < exponent; ++i) {
    result *= 10;
  }
  return result;
}

}  // namespace

std::int64_t yuan_of(Unit unit) {
  switch (unit) {
    case Unit::yuan:
      return 1;
    case Unit::thousand:
      return 1000;
    case Unit::ten_thousand:
      return 10000;
    case Unit::million:
      return 1000000;
  }
  return 1;
}

std::string name_of(Unit unit) {
  switch (unit) {
    case Unit::yuan:
      return "元";
    case Unit::thousand:
      return "千元";
    case Unit::ten_thousand:
      return "万元";
    case Unit::million:
      return "百万元";
  }
  return "元";
}

Fen round_to(Fen amount, Fen step) {
  const Fen half = step / 2;
  return (amount >= 0 ? amount + half : amount - half) / step * step;
}

std::string contract_amount(Fen amount) {
  const Fen magnitude = std::abs(amount);
  return fmt::format("{}{}.{:02}", amount < 0 ? "-" : "", magnitude / 100, magnitude % 100);
}

std::string with_commas(std::int64_t whole) {
  std::string digits = std::to_string(whole);
  for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ",");
  }
  return digits;
}

PrintedAmount print_amount(Fen amount, const AmountStyle& style) {
  PrintedAmount result;
  const std::int64_t scale = power_of_ten(style.decimals);
  // One unit of the last printed digit, in fen.
  const Fen step = yuan_of(style.unit) * 100 / scale;
  const Fen rounded = round_to(amount, step);
  result.value = contract_amount(rounded);
  if (rounded == 0 && style.nil != NilStyle::zeros) {
    result.nil = true;
    result.text = style.nil == NilStyle::blank ? "" : style.nil == NilStyle::dash ? "-" : "—";
    return result;
  }
  const std::int64_t ticks = std::abs(rounded) / step;
  const std::int64_t whole = ticks / scale;
  std::string text = style.grouped ? with_commas(whole) : std::to_string(whole);
  if (style.decimals > 0) {
    text += fmt::format(".{:0{}}", ticks % scale, style.decimals);
  }
  if (rounded < 0) {
    switch (style.negative) {
      case NegativeStyle::minus:
        text = "-" + text;
        break;
      case NegativeStyle::full_minus:
        text = "－" + text;
        break;
      case NegativeStyle::parentheses:
        text = "(" + text + ")";
        break;
      case NegativeStyle::full_parentheses:
        text = "（" + text + "）";
        break;
    }
  }
  result.text = text;
  return result;
}

namespace {

const std::array<std::string, 10> kUpper = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};

// 0..9999 without a leading zero word.
std::string upper_section(int value) {
  static const std::array<std::string, 4> kPlaces = {"仟", "佰", "拾", ""};
  std::string out;
  bool zero = false;
  int divisor = 1000;
  for (const std::string& place : kPlaces) {
    const int digit = value / divisor % 10;
    if (digit != 0) {
      if (zero && !out.empty()) {
        out += "零";
      }
      out += kUpper[static_cast<std::size_t>(digit)] + place;
      zero = false;
    } else {
      zero = true;
    }
    divisor /= 10;
  }
  return out;
}

}  // namespace

std::string uppercase_amount(Fen amount) {
  const std::int64_t yuan = std::abs(amount) / 100;
  const int fen = static_cast<int>(std::abs(amount) % 100);
  static const std::array<std::string, 3> kSections = {"亿", "万", ""};
  std::string out = amount < 0 ? "负" : "";
  std::int64_t divisor = 100000000;
  bool started = false;
  bool gap = false;
  for (const std::string& name : kSections) {
    const int section = static_cast<int>(yuan / divisor % 10000);
    if (section == 0) {
      gap = started;
    } else {
      if (started && (gap || section < 1000)) {
        out += "零";
      }
      out += upper_section(section) + name;
      started = true;
      gap = false;
    }
    divisor /= 10000;
  }
  if (started) {
    out += "元";
  }
  if (fen == 0) {
    return out + "整";
  }
  if (fen / 10 != 0) {
    out += kUpper[static_cast<std::size_t>(fen / 10)] + "角";
  } else if (started) {
    out += "零";
  }
  if (fen % 10 != 0) {
    out += kUpper[static_cast<std::size_t>(fen % 10)] + "分";
  }
  return out;
}

}  // namespace dossier::corpus
