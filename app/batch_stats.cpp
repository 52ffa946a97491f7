#include "app/batch_stats.h"

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>
#include <utility>

#include "models/amount.h"
#include "models/text.h"

namespace dossier {

struct BatchStats::Numbers {
  std::vector<std::pair<std::string, std::string>> groups;  // dimension and value
  std::string verdict;
  std::optional<Amount> revenue, ai_revenue, rd_expense;
};

namespace {

template <typename Number>
Number median_of(std::vector<Number> numbers) {
  if (numbers.empty()) return {};
  std::ranges::sort(numbers);
  const std::size_t half = numbers.size() / 2;
  // The middle of the two in the middle, without leaving the range of the type.
  return numbers.size() % 2 == 1 ? numbers[half] : numbers[half - 1] + (numbers[half] - numbers[half - 1]) / 2;
}

std::optional<Amount> amount_of(const std::string& text) { return text.empty() ? std::nullopt : parse_amount(text); }

// Hundredths of a per cent, rounded half up; nullopt where the whole is not positive or the share is no share.
std::optional<int> share_of(std::int64_t part, std::int64_t whole) {
  if (whole <= 0 || part < 0 || part / 100 > whole) return std::nullopt;
  return static_cast<int>((static_cast<__int128>(part) * 10'000 + whole / 2) / whole);
}

struct Collected {
  StatsGroup group;
  std::vector<std::int64_t> revenue, ai_revenue, rd_expense;
  std::vector<int> rd_ratio;
};

StatsFigure figure_of(const std::vector<std::int64_t>& numbers) {
  StatsFigure figure{.dossiers = static_cast<int>(numbers.size()), .sum_fen = 0, .median_fen = median_of(numbers)};
  for (const std::int64_t fen : numbers) figure.sum_fen += fen;
  return figure;
}

int rank_of(const std::string& dimension) {
  const std::vector<std::string> order = {"all", "city", "size", "layer", "industry"};
  return static_cast<int>(std::ranges::find(order, dimension) - order.begin());
}

}  // namespace

std::string city_of(const std::string& region) {
  // 省 and 自治区 go; what stands before the first 市 is the city. A municipality (北京市) is its own.
  const std::u32string text = to_u32(region);
  std::size_t start = 0;
  for (const std::u32string_view province : {std::u32string_view(U"自治区"), std::u32string_view(U"省")}) {
    const std::size_t at = text.find(province);
    if (at != std::u32string::npos) start = at + province.size();
  }
  const std::size_t end = text.find(U'市', start);
  if (end == std::u32string::npos || end == start) return region;
  return to_utf8(std::u32string_view(text).substr(start, end - start));
}

BatchStats::BatchStats() = default;
BatchStats::~BatchStats() = default;

void BatchStats::add(const SurveyRow& row) {
  const DossierRow& dossier = row.dossier;
  if (!dossier.error.empty()) {
    ++unprocessed_;
    return;
  }
  Numbers numbers;
  numbers.verdict = dossier.verdict;
  numbers.revenue = amount_of(row.revenue);
  numbers.ai_revenue = amount_of(row.ai_revenue);
  numbers.rd_expense = amount_of(row.rd_expense);
  numbers.groups = {
      {"all", ""}, {"city", city_of(dossier.region)}, {"size", dossier.size}, {"industry", dossier.industry}};
  std::istringstream layers(dossier.layers);
  bool any = false;
  for (std::string layer; layers >> layer; any = true) numbers.groups.emplace_back("layer", layer);
  if (!any) numbers.groups.emplace_back("layer", "");
  all_.push_back(std::move(numbers));
}

std::vector<StatsGroup> BatchStats::groups() const {
  std::map<std::pair<int, std::string>, Collected> collected;
  for (const Numbers& numbers : all_) {
    for (const auto& [dimension, value] : numbers.groups) {
      Collected& into = collected[{rank_of(dimension), value}];
      into.group.dimension = dimension;
      into.group.value = value;
      ++into.group.dossiers;
      into.group.qualified += numbers.verdict == "qualified" ? 1 : 0;
      into.group.not_qualified += numbers.verdict == "not_qualified" ? 1 : 0;
      into.group.undetermined += numbers.verdict == "undetermined" ? 1 : 0;
      if (numbers.revenue) into.revenue.push_back(numbers.revenue->fen);
      if (numbers.ai_revenue) into.ai_revenue.push_back(numbers.ai_revenue->fen);
      if (numbers.rd_expense) into.rd_expense.push_back(numbers.rd_expense->fen);
      if (!numbers.revenue || !numbers.rd_expense) continue;
      if (const auto share = share_of(numbers.rd_expense->fen, numbers.revenue->fen)) into.rd_ratio.push_back(*share);
    }
  }
  std::vector<StatsGroup> groups;
  for (auto& [key, into] : collected) {
    into.group.revenue = figure_of(into.revenue);
    into.group.ai_revenue = figure_of(into.ai_revenue);
    into.group.rd_expense = figure_of(into.rd_expense);
    into.group.rd_ratio = {.dossiers = static_cast<int>(into.rd_ratio.size()), .median = median_of(into.rd_ratio)};
    groups.push_back(std::move(into.group));
  }
  return groups;
}

}  // namespace dossier
