#include "tests/bench/recall.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "models/amount.h"
#include "models/date.h"
#include "models/text.h"

namespace dossier::bench {
namespace {

std::vector<std::string> amount_forms(Amount amount) {
  std::vector<std::string> forms;
  const std::int64_t fen = amount.fen < 0 ? -amount.fen : amount.fen;  // the sign has too many printed forms
  constexpr std::array<std::int64_t, 4> kUnits = {1, 1'000, 10'000, 1'000'000};
  for (const std::int64_t unit : kUnits) {
    if (fen % unit != 0) continue;
    const std::string text = to_string(Amount{fen / unit});
    forms.push_back(text);
    if (text.ends_with(".00")) forms.push_back(text.substr(0, text.size() - 3));
  }
  return forms;
}

std::vector<std::string> date_forms(const Date& date) {
  const int y = static_cast<int>(date.year());
  const unsigned m = static_cast<unsigned>(date.month());
  const unsigned d = static_cast<unsigned>(date.day());
  return {fmt::format("{}年{}月{}日", y, m, d),       fmt::format("{}年{:02}月{:02}日", y, m, d),
          fmt::format("{}年{:02}月{}日", y, m, d),    fmt::format("{}年{}月{:02}日", y, m, d),
          fmt::format("{}-{:02}-{:02}", y, m, d),     fmt::format("{}.{:02}.{:02}", y, m, d),
          fmt::format("{}/{:02}/{:02}", y, m, d),     fmt::format("{}.{}.{}", y, m, d),
          fmt::format("{}-{}-{}", y, m, d),           fmt::format("{}/{}/{}", y, m, d)};
}

}  // namespace

std::string folded_text(std::string_view text) {
  std::string folded = name_key(text);
  std::erase(folded, ',');
  return folded;
}

std::vector<std::string> printed_forms(std::string_view value) {
  if (value.size() > 3 && value[value.size() - 3] == '.') {
    if (const auto amount = parse_amount(value)) return amount_forms(*amount);
  }
  if (const auto date = parse_iso_date(value)) return date_forms(*date);
  return {folded_text(value)};
}

bool occurs(const std::string& folded, std::string_view value) {
  const std::vector<std::string> forms = printed_forms(value);
  return std::any_of(forms.begin(), forms.end(),
                     [&](const std::string& form) { return folded.find(form) != std::string::npos; });
}

}  // namespace dossier::bench
