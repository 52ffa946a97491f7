#include "verify/size_class.h"

#include <algorithm>
#include <array>

#include "models/text.h"
#include "verify/messages.h"

namespace dossier {
namespace {

constexpr std::int64_t kFenPerWan = 1'000'000;

constexpr std::array<SizeRow, 16> kTable = {{
    {"agriculture", "农、林、牧、渔业|农林牧渔业", "A 01 02 03 04 05", {}, {20000, 500, 50}, {}},
    {"industry", "工业|制造业|采矿业|电力、热力、燃气及水生产和供应业",
     "B C D 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46",
     {1000, 300, 20}, {40000, 2000, 300}, {}},
    {"construction", "建筑业", "E 47 48 49 50", {}, {80000, 6000, 300}, {80000, 5000, 300}},
    {"wholesale", "批发业", "51", {200, 20, 5}, {40000, 5000, 1000}, {}},
    {"retail", "零售业", "52", {300, 50, 10}, {20000, 500, 100}, {}},
    {"transport", "交通运输业", "54 55 56 57 58", {1000, 300, 20}, {30000, 3000, 200}, {}},
    {"storage", "仓储业|装卸搬运和仓储业", "59", {200, 100, 20}, {30000, 1000, 100}, {}},
    {"post", "邮政业", "60", {1000, 300, 20}, {30000, 2000, 100}, {}},
    {"accommodation", "住宿业", "61", {300, 100, 10}, {10000, 2000, 100}, {}},
    {"catering", "餐饮业", "62", {300, 100, 10}, {10000, 2000, 100}, {}},
    {"information-transmission", "信息传输业|互联网和相关服务", "63 64", {2000, 100, 10}, {100000, 1000, 100}, {}},
    {"software-it", "软件和信息技术服务业|软件业|软件", "65", {300, 100, 10}, {10000, 1000, 50}, {}},
    {"real-estate", "房地产开发经营", "7010", {}, {200000, 1000, 100}, {10000, 5000, 2000}},
    {"property-management", "物业管理", "702 7020", {1000, 300, 100}, {5000, 1000, 500}, {}},
    {"leasing-business", "租赁和商务服务业", "L 71 72", {300, 100, 10}, {}, {120000, 8000, 100}},
    {"other", "其他未列明行业|其他", "M N O R 73 74 75 76 77 78 79 80 81 82 84 85 86 87 88 89 90", {300, 100, 10}, {}, {}},
}};

bool has_item(std::string_view list, std::string_view item, char separator) {
  while (!list.empty()) {
    const std::size_t end = list.find(separator);
    if (name_key(list.substr(0, end)) == item) return true;
    list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
  }
  return false;
}

// 0 micro … 3 large, for a value in the unit of the limits.
int reached(const SizeLimits& limits, std::int64_t value, std::int64_t unit) {
  if (value >= limits.large * unit) return 3;
  if (value >= limits.medium * unit) return 2;
  return value >= limits.small * unit ? 1 : 0;
}

}  // namespace

std::string_view name_of(SizeClass size) {
  constexpr std::array<std::string_view, 4> kNames = {"micro", "small", "medium", "large"};
  return kNames.at(static_cast<std::size_t>(size));
}

std::optional<SizeClass> size_class_of(std::string_view name) {
  for (const SizeClass size : {SizeClass::micro, SizeClass::small, SizeClass::medium, SizeClass::large}) {
    if (name_of(size) == name) return size;
  }
  return std::nullopt;
}

std::span<const SizeRow> size_table() { return kTable; }

const SizeRow* size_row_of(std::string_view industry) {
  const std::string key = name_key(industry);
  if (key.empty()) return nullptr;
  for (const SizeRow& row : kTable) {
    if (row.id == key || has_item(row.words, key, '|')) return &row;
  }
  // A code may carry the letter of its section and the digits of its class: I65, I6513, 6513.
  std::string digits = key;
  if (digits[0] >= 'a' && digits[0] <= 't') digits.erase(0, 1);
  const bool numeric = !digits.empty() && digits.find_first_not_of("0123456789") == std::string::npos;
  for (std::size_t length = digits.size(); numeric && length >= 2; --length) {
    for (const SizeRow& row : kTable) {
      if (has_item(row.codes, digits.substr(0, length), ' ')) return &row;
    }
  }
  for (const SizeRow& row : kTable) {
    if (key.size() == 1 && has_item(row.codes, key, ' ')) return &row;
  }
  return nullptr;
}

std::vector<SizeClass> possible_sizes(const SizeRow& row, SizeIndicator employees, SizeIndicator revenue, SizeIndicator assets) {
  int lowest = 3, highest = 3;
  const auto apply = [&](const SizeLimits& limits, const SizeIndicator& indicator, std::int64_t unit) {
    if (limits.large == 0) return;
    lowest = std::min(lowest, reached(limits, indicator.low, unit));
    highest = std::min(highest, reached(limits, indicator.high, unit));
  };
  apply(row.employees, employees, 1);
  apply(row.revenue, revenue, kFenPerWan);
  apply(row.assets, assets, kFenPerWan);
  std::vector<SizeClass> sizes;
  for (int size = lowest; size <= highest; ++size) sizes.push_back(static_cast<SizeClass>(size));
  return sizes;
}

SizeState size_state(const Facts& facts, const RuleFigure& revenue, const RuleFigure& assets, std::string_view row_id) {
  SizeState state{.row = size_row_of(row_id.empty() ? std::string_view(facts.declaration().industry) : row_id),
                  .revenue = revenue,
                  .assets = assets};
  SizeIndicator employees;
  if (facts.declaration().employees) employees = {*facts.declaration().employees, *facts.declaration().employees};
  const auto indicator = [](const RuleFigure& figure) {
    return SizeIndicator{std::max<std::int64_t>(figure.low, 0), std::max<std::int64_t>(figure.high, 0)};
  };
  std::array<bool, 4> possible{};
  const std::span<const SizeRow> rows = state.row == nullptr ? size_table() : std::span<const SizeRow>(state.row, 1);
  for (const SizeRow& row : rows) {
    for (const SizeClass size : possible_sizes(row, employees, indicator(revenue), indicator(assets))) {
      possible[static_cast<std::size_t>(size)] = true;
    }
  }
  std::string names;
  Message classes;
  for (std::size_t i = 0; i < possible.size(); ++i) {
    if (!possible[i]) continue;
    state.sizes.push_back(static_cast<SizeClass>(i));
    names += (names.empty() ? "" : "|") + std::string(name_of(static_cast<SizeClass>(i)));
    const Message word = say("size." + std::string(name_of(static_cast<SizeClass>(i))));
    classes = {classes.zh + (classes.zh.empty() ? "" : "或") + word.zh, classes.en + (classes.en.empty() ? "" : " or ") + word.en};
  }
  const std::string heads = facts.declaration().employees ? std::to_string(*facts.declaration().employees) : std::string("?");
  const std::string yuan = revenue.shown.empty() ? std::string("?") : grouped(revenue.shown);
  state.formula = heads + " 人, " + yuan + " 元 → " + names;
  state.words = {heads + " 人，" + yuan + " 元 → " + classes.zh, heads + " employees, " + yuan + " yuan → " + classes.en};
  return state;
}

}  // namespace dossier
