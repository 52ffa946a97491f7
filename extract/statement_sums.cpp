// Totals under a seal: the label cannot be read, but of all unlabelled rows exactly one holds what the sum requires.
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "extract/statement.h"

namespace dossier {
namespace {

struct Addend {
  std::string_view id;
  int sign = 1;
};

struct Relation {
  std::string_view total;
  std::array<Addend, 3> addends;  // an empty id: fewer
};

// A total as the sum or difference of other rows that every form prints.
constexpr std::array<Relation, 23> kRelations = {{
    {"total_liabilities_and_equity", {{{"total_assets", 1}}}},
    {"total_equity", {{{"total_liabilities_and_equity", 1}, {"total_liabilities", -1}}}},
    {"total_equity", {{{"total_assets", 1}, {"total_liabilities", -1}}}},
    {"total_liabilities", {{{"current_liabilities", 1}, {"noncurrent_liabilities", 1}}}},
    {"total_liabilities", {{{"total_liabilities_and_equity", 1}, {"total_equity", -1}}}},
    {"total_assets", {{{"current_assets", 1}, {"noncurrent_assets", 1}}}},
    {"noncurrent_assets", {{{"total_assets", 1}, {"current_assets", -1}}}},
    {"current_assets", {{{"total_assets", 1}, {"noncurrent_assets", -1}}}},
    {"current_liabilities", {{{"total_liabilities", 1}, {"noncurrent_liabilities", -1}}}},
    {"noncurrent_liabilities", {{{"total_liabilities", 1}, {"current_liabilities", -1}}}},
    {"operating_profit", {{{"total_profit", 1}, {"non_operating_income", -1}, {"non_operating_expense", 1}}}},
    {"total_profit", {{{"operating_profit", 1}, {"non_operating_income", 1}, {"non_operating_expense", -1}}}},
    {"total_profit", {{{"net_profit", 1}, {"income_tax", 1}}}},
    {"net_profit", {{{"total_profit", 1}, {"income_tax", -1}}}},
    {"income_tax", {{{"total_profit", 1}, {"net_profit", -1}}}},
    {"net_operating_cash", {{{"operating_inflows", 1}, {"operating_outflows", -1}}}},
    {"net_investing_cash", {{{"investing_inflows", 1}, {"investing_outflows", -1}}}},
    {"net_financing_cash", {{{"financing_inflows", 1}, {"financing_outflows", -1}}}},
    {"closing_cash", {{{"opening_cash", 1}, {"net_increase_in_cash", 1}}}},
    {"opening_cash", {{{"closing_cash", 1}, {"net_increase_in_cash", -1}}}},
    {"net_increase_in_cash", {{{"closing_cash", 1}, {"opening_cash", -1}}}},
    {"operating_inflows", {{{"net_operating_cash", 1}, {"operating_outflows", 1}}}},
    {"operating_outflows", {{{"operating_inflows", 1}, {"net_operating_cash", -1}}}},
}};

// A heading with amounts is the total of what it heads, whose 合计 was lost: it went to the next line, or was torn off.
struct HeadedTotal {
  std::string_view heading, total;
};

constexpr std::array<HeadedTotal, 6> kHeadedTotals = {{
    {"current_assets_heading", "current_assets"},
    {"noncurrent_assets_heading", "noncurrent_assets"},
    {"current_liabilities_heading", "current_liabilities"},
    {"noncurrent_liabilities_heading", "noncurrent_liabilities"},
    {"liabilities", "total_liabilities"},
    {"equity_heading", "total_equity"},
}};

bool heads(const StatementLine& line, std::string_view total) {
  return std::any_of(kHeadedTotals.begin(), kHeadedTotals.end(),
                     [&](const HeadedTotal& headed) { return headed.total == total && headed.heading == line.id(); });
}

class Placer {
 public:
  explicit Placer(Statement& statement) : s_(statement), dictionary_(labels_of(statement.type)) {}

  void place() {
    place_filled_heading();
    for (bool more = true; more;) {
      more = false;
      for (const Relation& relation : kRelations) more = place(relation) || more;
    }
  }

 private:
  [[nodiscard]] std::optional<std::int64_t> value(std::size_t line, std::size_t column) const {
    const auto& figure = s_.lines[line].figures[column];
    if (!figure || s_.figures[*figure].reading.candidates.empty()) return std::nullopt;
    return s_.figures[*figure].reading.candidates.front();
  }

  [[nodiscard]] std::optional<std::int64_t> value_of(std::string_view id, std::size_t column) const {
    const auto line = s_.line_of(id, column);
    return line ? value(*line, column) : std::nullopt;
  }

  [[nodiscard]] bool printed(std::string_view id) const {
    return std::any_of(s_.lines.begin(), s_.lines.end(), [&](const StatementLine& line) { return line.id() == id; });
  }

  // What the relation requires in a column; nullopt where an addend is missing or could not be read.
  [[nodiscard]] std::optional<std::int64_t> required(const Relation& relation, std::size_t column) const {
    std::int64_t sum = 0;
    for (const Addend& addend : relation.addends) {
      if (addend.id.empty()) continue;
      const auto term = value_of(addend.id, column);
      if (!term) return std::nullopt;
      sum += addend.sign * *term;
    }
    return sum;
  }

  // 负债和所有者权益 with amounts is the total whose 总计 was lost.
  void place_filled_heading() {
    if (printed("total_liabilities_and_equity")) return;
    for (std::size_t l = 0; l < s_.lines.size(); ++l) {
      StatementLine& line = s_.lines[l];
      if (line.id() != "liabilities_and_equity") continue;
      const bool equal = std::any_of(s_.columns.begin(), s_.columns.end(), [&](const StatementColumn& column) {
        const auto c = static_cast<std::size_t>(&column - s_.columns.data());
        const auto amount = value(l, c);
        return amount && *amount != 0 && amount == value_of("total_assets", c);
      });
      if (equal) take(line, "total_liabilities_and_equity");
      return;
    }
  }

  bool place(const Relation& relation) {
    if (dictionary_.row(relation.total) == nullptr || printed(relation.total)) return false;
    StatementLine* only = nullptr;
    for (std::size_t l = 0; l < s_.lines.size(); ++l) {
      StatementLine& line = s_.lines[l];
      const bool open = line.legal == nullptr || heads(line, relation.total);
      if (!open || line.supplement || line.row.label.empty() || !fits(relation, l)) continue;
      if (only != nullptr) return false;
      only = &line;
    }
    if (only == nullptr) return false;
    take(*only, relation.total);
    return true;
  }

  // In one column at least, and in none otherwise. That two rows are equal says little in one column alone.
  [[nodiscard]] bool fits(const Relation& relation, std::size_t line) const {
    const std::size_t fewest = relation.addends[1].id.empty() ? 2 : 1;
    std::size_t fitting = 0;
    for (std::size_t c = 0; c < s_.columns.size(); ++c) {
      const auto amount = value(line, c), wanted = required(relation, c);
      if (!amount || !wanted) continue;
      if (*amount != *wanted) return false;
      fitting += *amount != 0 ? 1 : 0;
    }
    return fitting >= fewest;
  }

  void take(StatementLine& line, std::string_view id) const {
    line.legal = dictionary_.row(id);
    line.distance = std::max(line.distance, 1);
    line.in_order = false;  // so that only a sum makes it certain
    line.part = false;
  }

  Statement& s_;
  const LabelDictionary& dictionary_;
};

}  // namespace

void place_totals_by_sums(Statement& statement) { Placer(statement).place(); }

}  // namespace dossier
