#include "app/quantities.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <vector>

#include "app/labels.h"
#include "models/amount.h"

namespace dossier {
namespace {

struct Decimal {
  bool negative = false;
  std::string_view whole;
  std::string_view fraction;  // without the point
};

bool digits_only(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<Decimal> decimal_of(std::string_view text) {
  Decimal decimal;
  if (text.starts_with('-')) {
    decimal.negative = true;
    text.remove_prefix(1);
  }
  const std::size_t point = text.find('.');
  decimal.whole = text.substr(0, point);
  if (point != std::string_view::npos) decimal.fraction = text.substr(point + 1);
  if (decimal.whole.empty() || !digits_only(decimal.whole) || !digits_only(decimal.fraction)) return std::nullopt;
  if (point != std::string_view::npos && decimal.fraction.empty()) return std::nullopt;
  return decimal;
}

bool is_share(std::string_view threshold) {
  const auto decimal = decimal_of(threshold);
  if (!decimal || decimal->negative) return false;
  const auto zero = [](char c) { return c == '0'; };
  return std::ranges::all_of(decimal->whole, zero) && !std::ranges::all_of(decimal->fraction, zero);
}

// a / b in hundredths of a per cent, rounded half away from zero, with its sign. b must be positive.
std::string percent_of(std::int64_t a, std::int64_t b) {
  const __int128 magnitude = a < 0 ? -static_cast<__int128>(a) : a;
  const __int128 hundredths = (magnitude * 10000 + b / 2) / b;
  const char sign = a < 0 ? '-' : '+';
  if (hundredths > 99'999'999) return fmt::format("{}999,999 %…", sign);
  const auto value = static_cast<std::int64_t>(hundredths);
  return fmt::format("{}{}.{:02} %", sign, with_separators(std::to_string(value / 100)), value % 100);
}

std::vector<std::string_view> steps_of(std::string_view pointer) {
  std::vector<std::string_view> steps;
  while (pointer.starts_with('/')) {
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    steps.push_back(pointer.substr(0, end));
    pointer.remove_prefix(end);
  }
  return steps;
}

struct Part {
  std::string_view name;
  const char* zh;
  const char* en;
};

constexpr std::array kParts = {
    Part{"applicant", "申报单位", "Applicant"},
    Part{"patents", "专利", "Patent"},
    Part{"software_copyrights", "软件著作权", "Software copyright"},
    Part{"certificates", "证书", "Certificate"},
    Part{"standards", "标准", "Standard"},
    Part{"business", "业务", "Business"},
    Part{"financials", "财务数据", "Financials"},
    Part{"reference_date", "基准日", "Reference date"},
    Part{"reporting_year", "报告年度", "Reporting year"},
    Part{"region", "所在地区", "Region"},
    Part{"size", "企业规模", "Size class"},
    Part{"employees", "从业人数", "Employees"},
    Part{"industry", "行业", "Industry"},
    Part{"former_names", "曾用名", "Former names"},
    Part{"role", "角色", "Role"},
};

Message name_of_step(std::string_view step) {
  for (const Part& part : kParts) {
    if (part.name == step) return {part.zh, part.en};
  }
  return label_of_field(step);
}

}  // namespace

std::string with_separators(std::string_view text) {
  const auto decimal = decimal_of(text);
  if (!decimal) return std::string(text);
  std::string out = decimal->negative ? "-" : "";
  for (std::size_t i = 0; i < decimal->whole.size(); ++i) {
    if (i > 0 && (decimal->whole.size() - i) % 3 == 0) out += ',';
    out += decimal->whole[i];
  }
  if (!decimal->fraction.empty()) {
    out += '.';
    out += decimal->fraction;
  }
  return out;
}

std::optional<std::string> as_percent(std::string_view text) {
  const auto decimal = decimal_of(text);
  if (!decimal) return std::nullopt;
  std::string fraction(decimal->fraction);
  fraction.resize(std::max<std::size_t>(fraction.size(), 2), '0');
  std::string whole = std::string(decimal->whole) + fraction.substr(0, 2);
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
  fraction.erase(0, 2);
  std::string out = (decimal->negative ? "-" : "") + with_separators(whole);
  if (!fraction.empty()) out += "." + fraction;
  return out + " %";
}

ShownCriterion shown(const CriterionResult& criterion) {
  if (is_share(criterion.threshold)) {
    return {as_percent(criterion.value).value_or(criterion.value), *as_percent(criterion.threshold), true};
  }
  return {with_separators(criterion.value), with_separators(criterion.threshold), decimal_of(criterion.threshold).has_value()};
}

std::optional<Difference> difference(const Finding& finding) {
  if (!finding.declared || !finding.found) return std::nullopt;
  if (finding.declared->find('.') == std::string::npos || finding.found->find('.') == std::string::npos) {
    return std::nullopt;  // a level, a count, a date
  }
  const auto declared = parse_amount(*finding.declared);
  const auto found = parse_amount(*finding.found);
  if (!declared || !found || *declared == *found) return std::nullopt;
  const Amount amount = *declared - *found;
  Difference shown;
  shown.amount = (amount.fen > 0 ? "+" : "") + with_separators(to_string(amount));
  if (found->fen != 0) shown.percent = percent_of(amount.fen, found->fen < 0 ? -found->fen : found->fen);
  return shown;
}

Message claim_for_people(std::string_view pointer) {
  const std::vector<std::string_view> steps = steps_of(pointer);
  if (steps.empty()) return {std::string(pointer), std::string(pointer)};
  if (steps.size() == 3 && steps[0] == "financials") {
    const Message name = label_of_field(steps[2]);
    return {fmt::format("{} 年{}", steps[1], name.zh), fmt::format("{} {}", name.en, steps[1])};
  }
  Message name = name_of_step(steps[0]);
  std::size_t next = 1;
  if (next < steps.size() && !steps[next].empty() && digits_only(steps[next])) {
    std::size_t index = 0;
    std::from_chars(steps[next].data(), steps[next].data() + steps[next].size(), index);
    name.zh += fmt::format(" {}", index + 1);
    name.en += fmt::format(" {}", index + 1);
    ++next;
  }
  for (; next < steps.size(); ++next) {
    const Message step = name_of_step(steps[next]);
    name.zh += " · " + step.zh;
    name.en += " · " + step.en;
  }
  return name;
}

}  // namespace dossier
