#include "extract/statement_identities.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

namespace dossier {
namespace {

constexpr std::int64_t kLedgerSlack = 5;  // fen: what genuine ledgers in yuan and fen are off by; closes, but proves nothing

// The equations of one column.
class EquationMaker {
 public:
  EquationMaker(const Statement& statement, std::size_t column, std::vector<StatementEquation>& equations)
      : s_(statement), column_(column), equations_(equations) {
    const std::int64_t unit = statement.columns[column].unit.value_or(statement.unit).fen;
    last_digit_ = unit;
    for (int i = 0; i < statement.decimals.value_or(2) && last_digit_ > 1; ++i) last_digit_ /= 10;
  }

  void balance_sheet() {
    sum_before("bs.current-assets-sum", "current_assets", {"total_assets", "noncurrent_assets"});
    sum_before("bs.noncurrent-assets-sum", "noncurrent_assets", {"current_assets", "total_assets"});
    if (figure("current_assets") || figure("noncurrent_assets")) {
      total("bs.total-assets", "total_assets", {{"current_assets", 1}, {"noncurrent_assets", 1}});
    } else {
      sum_before("bs.total-assets", "total_assets", {"total_liabilities_and_equity"});
    }
    sum_before("bs.current-liab-sum", "current_liabilities", {"total_assets", "noncurrent_assets", "current_assets"});
    sum_before("bs.noncurrent-liab-sum", "noncurrent_liabilities", {"current_liabilities", "total_assets"});
    if (figure("current_liabilities") || figure("noncurrent_liabilities")) {
      total("bs.liab-total", "total_liabilities", {{"current_liabilities", 1}, {"noncurrent_liabilities", 1}});
    } else {
      sum_before("bs.liab-total", "total_liabilities", {"total_assets"});
    }
    if (figure("equity_attributable_to_parent")) {
      sum_before("bs.equity-sum", "equity_attributable_to_parent", {"total_liabilities"});
      total("bs.equity-sum", "total_equity", {{"equity_attributable_to_parent", 1}, {"minority_interests", 1}});
    } else {
      sum_before("bs.equity-sum", "total_equity", {"total_liabilities"});
    }
    total("bs.liab-equity", "total_liabilities_and_equity", {{"total_liabilities", 1}, {"total_equity", 1}});
    total("bs.balance", "total_assets", {{"total_liabilities_and_equity", 1}});
    if (s_.form == "small-2013" && figure("fixed_assets_original_cost")) {
      total("bs.fixed-net", "fixed_assets", {{"fixed_assets_original_cost", 1}, {"accumulated_depreciation", -1}});
    }
  }

  void income_statement() {
    if (s_.form == "bank") {
      total("is.operating-profit", "operating_profit",
            {{"profit_before_impairment", 1}, {"credit_impairment_loss", 1}, {"asset_impairment_loss", 1}, {"other_asset_impairment_loss", 1}});
    } else if (s_.line_of("total_operating_revenue", column_)) {
      consolidated_profit();
    } else {
      operating_profit("revenue");
    }
    total("is.total-profit", "total_profit", {{"operating_profit", 1}, {"non_operating_income", 1}, {"non_operating_expense", -1}});
    total("is.net-profit", "net_profit", {{"total_profit", 1}, {"income_tax", -1}});
    total("is.net-split", "net_profit", {{"net_profit_continuing", 1}, {"net_profit_discontinued", 1}});
    total("is.net-split", "net_profit", {{"net_profit_attributable_to_parent", 1}, {"minority_profit", 1}});
    // Without a row of other income both totals are the same; that the row is not there may also mean that it was not found.
    total("is.oci", "total_comprehensive_income", {{"net_profit", 1}, {"other_comprehensive_income", 1}});
    total("is.oci", "total_comprehensive_income",
          {{"comprehensive_income_attributable_to_parent", 1}, {"comprehensive_income_attributable_to_minority", 1}});
  }

  void cash_flow_statement() {
    activity("operating", "net_operating_cash", {});
    activity("investing", "net_investing_cash", {"net_operating_cash"});
    activity("financing", "net_financing_cash", {"net_investing_cash", "net_operating_cash"});
    total("cf.net-increase", "net_increase_in_cash",
          {{"net_operating_cash", 1}, {"net_investing_cash", 1}, {"net_financing_cash", 1}, {"exchange_effect", 1}});
    total("cf.closing", "closing_cash", {{"opening_cash", 1}, {"net_increase_in_cash", 1}});
  }

  void tax_return() {
    if (figure("operating_profit") && figure("revenue")) {
      std::vector<Term> added, subtracted;
      for (const std::size_t line : lines_between("revenue", "operating_profit")) add_by_sign(line, added, subtracted);
      if (const auto f = figure("revenue")) {
        added.push_back({*f, 1});
        subtracted.push_back({*f, 1});
      }
      result("cit.a100000", "operating_profit", std::move(added), std::move(subtracted));
    }
    total("cit.a100000", "total_profit", {{"operating_profit", 1}, {"non_operating_income", 1}, {"non_operating_expense", -1}});
    total("cit.a100000", "adjusted_income",
          {{"total_profit", 1}, {"foreign_income", -1}, {"tax_adjustment_increase", 1}, {"tax_adjustment_decrease", -1},
           {"exempt_income_and_super_deduction", -1}, {"foreign_income_offsetting_losses", 1}});
    total("cit.a100000", "tax_payable", {{"income_tax_payable", 1}, {"tax_relief", -1}, {"tax_credit", -1}});
    for (const auto& [id, until] : {std::pair{"rd_staff_cost", "rd_direct_input"}, std::pair{"rd_direct_input", "rd_depreciation"},
                                    std::pair{"rd_depreciation", "rd_amortisation"}, std::pair{"rd_amortisation", "rd_design"},
                                    std::pair{"rd_design", "rd_other"}, std::pair{"rd_other", "rd_other_limited"}}) {
      sum_after("rd.a107012", id, until);
    }
    total("rd.a107012", "rd_own",
          {{"rd_staff_cost", 1}, {"rd_direct_input", 1}, {"rd_depreciation", 1}, {"rd_amortisation", 1}, {"rd_design", 1},
           {s_.line_of("rd_other_limited", column_) ? "rd_other_limited" : "rd_other", 1}});
    total("rd.a107012", "rd_outsourced",
          {{"rd_outsourced_domestic", 1}, {"rd_outsourced_foreign", 1}, {"rd_outsourced_foreign_persons", 1}});
    // Row 40 = row 2 + row 36 × 80 % + row 38, in fifths.
    weighted("rd.a107012", "rd_total", 5, {{"rd_own", 5}, {"rd_outsourced_domestic", 4}, {"rd_outsourced_foreign_allowed", 5}});
    total("rd.a107012", "rd_total", {{"rd_expensed", 1}, {"rd_capitalised", 1}});
    total("rd.a107012", "rd_allowed", {{"rd_expensed", 1}, {"rd_amortised_this_year", 1}, {"rd_amortised_earlier", 1}});
    total("rd.a107012", "rd_allowed_net", {{"rd_allowed", 1}, {"rd_special_income", -1}});
    // Row 51 = (row 47 - row 48 - row 49) × row 50; the rates there have been are 100 %, 75 % and 50 %.
    deduction();
  }

 private:
  [[nodiscard]] std::optional<std::size_t> figure(std::string_view id) const {
    const auto line = s_.line_of(id, column_);
    return line ? s_.lines[*line].figures[column_] : std::nullopt;
  }

  [[nodiscard]] std::optional<std::size_t> figure_at(std::size_t line) const { return s_.lines[line].figures[column_]; }

  // Another column prints a figure in the row, this one has none: the cell is empty, or the eye that finds words missed it.
  // Of a text layer nothing is missed.
  [[nodiscard]] bool may_be_missed(std::size_t line) const {
    const StatementLine& l = s_.lines[line];
    return !l.supplement && !figure_at(line) && std::any_of(l.figures.begin(), l.figures.end(), [&](const auto& other) {
      return other && !s_.figures[*other].reading.trusted;
    });
  }

  // A figure whose label nobody could read: it may be the one that is missed.
  [[nodiscard]] bool nameless() const {
    return std::any_of(s_.lines.begin(), s_.lines.end(), [&](const StatementLine& line) {
      const auto& f = line.figures[column_];
      return line.legal == nullptr && line.row.label.empty() && f && !s_.figures[*f].reading.trusted;
    });
  }

  [[nodiscard]] bool may_be_missed(std::string_view id) const {
    for (std::size_t line = 0; line < s_.lines.size(); ++line) {
      if (s_.lines[line].id() == id && may_be_missed(line)) return true;
    }
    return false;
  }

  void add(std::string id, std::size_t result, std::vector<std::vector<Term>> forms, bool incomplete = false) {
    incomplete = std::exchange(missed_, false) || incomplete;
    if (forms.front().empty()) {
      blank_ = false;
      return;
    }
    std::size_t most = 0;
    for (std::vector<Term>& form : forms) {
      form.push_back({result, -1});
      most = std::max(most, form.size());
    }
    const std::int64_t tolerance = last_digit_ > 1 ? last_digit_ * static_cast<std::int64_t>(most) / 2 : kLedgerSlack;
    push(std::move(id), result, std::move(forms), tolerance, incomplete);
  }

  // result = terms. Figures that are not printed are zero; with none of them there is no equation. Where a subtracted figure is
  // printed negative it may mean to be added: banks print expenses in brackets.
  void total(std::string id, std::string_view result, std::initializer_list<std::pair<std::string_view, int>> parts) {
    const auto total = figure(result);
    if (!total) return;
    std::vector<Term> usual, printed_signed;
    bool negative = false, incomplete = false;
    const LabelDictionary& dictionary = labels_of(s_.type);
    for (const auto& [name, sign] : parts) {
      const auto f = figure(name);
      if (!f) {
        const LabelRow* row = dictionary.row(name);
        incomplete = incomplete || (row != nullptr && row->role == RowRole::subtotal) || name == "opening_cash" || may_be_missed(name) || nameless();
        continue;
      }
      usual.push_back({*f, sign});
      printed_signed.push_back({*f, 1});
      const auto& candidates = s_.figures[*f].reading.candidates;
      negative = negative || (sign < 0 && std::any_of(candidates.begin(), candidates.end(), [](std::int64_t v) { return v < 0; }));
    }
    std::vector<std::vector<Term>> forms = {std::move(usual)};
    if (negative) forms.push_back(std::move(printed_signed));
    add(std::move(id), *total, std::move(forms), incomplete);
  }

  // factor × result = terms.
  void weighted(std::string id, std::string_view result, int factor, std::initializer_list<std::pair<std::string_view, int>> parts) {
    const auto total = figure(result);
    if (!total) return;
    std::vector<Term> terms;
    for (const auto& [name, weight] : parts) {
      if (const auto f = figure(name)) terms.push_back({*f, weight});
    }
    if (terms.empty()) return;
    terms.push_back({*total, -factor});
    push(std::move(id), *total, {std::move(terms)}, kLedgerSlack * factor, false);
  }

  void deduction() {
    const auto base = figure("rd_allowed_net"), deducted = figure("rd_deduction");
    if (!base || !deducted) return;
    std::vector<std::vector<Term>> forms;
    for (const auto& [parts, of] : {std::pair{1, 1}, std::pair{3, 4}, std::pair{1, 2}}) {
      std::vector<Term> form = {{*base, parts}};
      for (const std::string_view id : {"rd_sold_materials", "rd_sold_materials_carried"}) {
        if (const auto f = figure(id)) form.push_back({*f, -parts});
      }
      form.push_back({*deducted, -of});
      forms.push_back(std::move(form));
    }
    push("rd.a107012", *deducted, std::move(forms), kLedgerSlack, true);
  }

  void push(std::string id, std::size_t result, std::vector<std::vector<Term>> forms, std::int64_t tolerance, bool incomplete) {
    StatementEquation equation;
    equation.equation = {std::move(id), std::move(forms), tolerance};
    equation.column = column_;
    equation.result = result;
    equation.incomplete = incomplete;
    equation.blank_row = std::exchange(blank_, false);
    equations_.push_back(std::move(equation));
  }

  void result(std::string id, std::string_view name, std::vector<Term> first, std::vector<Term> second) {
    const auto total = figure(name);
    if (!total || first.empty()) {
      missed_ = blank_ = false;
      return;
    }
    const bool same = std::equal(first.begin(), first.end(), second.begin(), second.end(), [](const Term& a, const Term& b) {
      return a.quantity == b.quantity && a.sign == b.sign;
    });
    std::vector<std::vector<Term>> forms = {std::move(first)};
    if (!same) forms.push_back(std::move(second));
    add(std::move(id), *total, std::move(forms));
  }

  // Rows that are added up: printed, no detail of another row, no subtotal.
  [[nodiscard]] bool counts(std::size_t line) {
    const StatementLine& l = s_.lines[line];
    if (l.part || l.supplement || (l.legal != nullptr && l.legal->role != RowRole::item)) return false;
    missed_ = missed_ || may_be_missed(line);
    blank_ = blank_ || (l.legal != nullptr &&
                        std::none_of(l.figures.begin(), l.figures.end(), [](const auto& f) { return f.has_value(); }));
    return figure_at(line).has_value();
  }

  // A gap in the rows as wide as a row: one that the eye that finds words passed over altogether. Of a text layer none is.
  [[nodiscard]] bool row_lost_above(std::size_t line) {
    constexpr double kGap = 1.75;  // of the usual distance; a row of two lines stands one and a half from its neighbours
    if (line == 0 || !figure_at(line) || s_.figures[*figure_at(line)].reading.trusted) return false;
    const TableRow& row = s_.lines[line].row;
    const TableRow& above = s_.lines[line - 1].row;
    if (pitch_ == 0) {
      std::vector<double> steps = {0};
      for (std::size_t i = 1; i < s_.lines.size(); ++i) {
        const double step = s_.lines[i].row.y - s_.lines[i - 1].row.y;
        if (s_.lines[i].row.page == s_.lines[i - 1].row.page && step > 0) steps.push_back(step);
      }
      std::nth_element(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2), steps.end());
      pitch_ = steps[steps.size() / 2];
    }
    return row.page == above.page && pitch_ > 0 && row.y - above.y > kGap * pitch_;
  }

  // The rows above `result` back to the nearest of the given ids (or the beginning), summed with their signs.
  void sum_before(std::string id, std::string_view result, std::initializer_list<std::string_view> stops) {
    const auto at = s_.line_of(result, column_);
    if (!at) return;
    std::vector<Term> terms;
    for (std::size_t line = *at; line-- > 0;) {
      if (std::find(stops.begin(), stops.end(), s_.lines[line].id()) != stops.end() && s_.lines[line].legal != nullptr) break;
      missed_ = missed_ || row_lost_above(line + 1);
      if (!counts(line)) continue;
      const bool minus = s_.lines[line].legal != nullptr ? s_.lines[line].legal->sign == '-' : s_.lines[line].printed.subtract;
      terms.push_back({*figure_at(line), minus ? -1 : 1});
    }
    std::reverse(terms.begin(), terms.end());
    add(std::move(id), *figure_at(*at), {std::move(terms)});
  }

  // The rows below `result` down to `until` are its parts.
  void sum_after(std::string id, std::string_view result, std::string_view until) {
    const auto at = s_.line_of(result, column_);
    if (!at) return;
    std::vector<Term> terms;
    for (std::size_t line = *at + 1; line < s_.lines.size() && s_.lines[line].id() != until; ++line) {
      const LabelRow* legal = s_.lines[line].legal;
      if (legal != nullptr && legal->role != RowRole::item) break;
      if (counts(line)) terms.push_back({*figure_at(line), 1});
    }
    add(std::move(id), *figure_at(*at), {std::move(terms)});
  }

  [[nodiscard]] std::vector<std::size_t> lines_between(std::string_view first, std::string_view last) {
    std::vector<std::size_t> lines;
    const auto from = s_.line_of(first, column_), to = s_.line_of(last, column_);
    if (!from || !to) return lines;
    for (std::size_t line = *from + 1; line < *to; ++line) {
      missed_ = missed_ || row_lost_above(line);
      if (counts(line)) lines.push_back(line);
    }
    missed_ = missed_ || row_lost_above(*to);
    return lines;
  }

  // A row of the profit sum into both ways to take impairment losses: as the row's block says, and the other way.
  void add_by_sign(std::size_t line, std::vector<Term>& usual, std::vector<Term>& other) const {
    const StatementLine& l = s_.lines[line];
    const std::size_t f = *figure_at(line);
    if (l.legal != nullptr && l.legal->sign == '*') {
      const bool noted = l.printed.text.find("号填列") != std::string::npos || l.printed.text.find("损失以") != std::string::npos;
      const int sign = l.added || noted ? 1 : -1;
      usual.push_back({f, sign});
      other.push_back({f, -sign});
      return;
    }
    const int sign = l.legal != nullptr ? (l.legal->sign == '-' ? -1 : 1) : (l.added ? 1 : -1);
    usual.push_back({f, sign});
    other.push_back({f, sign});
  }

  void operating_profit(std::string_view start) {
    std::vector<Term> usual, other;
    if (const auto f = figure(start)) {
      usual.push_back({*f, 1});
      other.push_back({*f, 1});
    }
    bool of_finance = false;  // 利息费用 and 利息收入 below 财务费用 detail it, with 其中 before them or without
    for (const std::size_t line : lines_between(start, "operating_profit")) {
      const std::string_view id = s_.lines[line].id();
      const bool interest = id == "interest_income" || id == "interest_expense";
      of_finance = id == "finance_expense" || (of_finance && interest);
      if (!(of_finance && interest)) add_by_sign(line, usual, other);
    }
    result("is.operating-profit", "operating_profit", std::move(usual), std::move(other));
  }

  // 营业总收入 and 营业总成本 with the rows below each of them, then the block that is added.
  void consolidated_profit() {
    const auto revenue = s_.line_of("total_operating_revenue", column_);
    const auto cost = s_.line_of("total_operating_cost", column_);
    const auto profit = s_.line_of("operating_profit", column_);
    const auto sums_up = [&](std::size_t line) {
      const StatementLine& l = s_.lines[line];
      if (l.supplement || (l.legal != nullptr && l.legal->role == RowRole::part)) return false;
      // 其中：营业收入 is a part of the total above it, and what this sum is of; 其中：利息费用 details one of its rows.
      const bool summed =
          !l.part || l.id() == "revenue" || l.id() == "operating_cost" || l.id() == "interest_income" || l.id() == "interest_expense";
      missed_ = missed_ || (summed && may_be_missed(line)) || row_lost_above(line);
      return summed && figure_at(line);
    };
    std::vector<Term> incomes;
    for (std::size_t line = *revenue + 1; line < s_.lines.size() && line < cost.value_or(s_.lines.size()); ++line) {
      if (sums_up(line)) incomes.push_back({*figure_at(line), 1});
    }
    if (cost) add("is.total-revenue", *figure_at(*revenue), {std::move(incomes)});
    if (!cost || !profit) return;
    std::size_t line = *cost + 1;
    std::vector<Term> costs;
    for (; line < *profit; ++line) {
      const StatementLine& l = s_.lines[line];
      const bool ends = l.added || (l.legal != nullptr && l.legal->sign == '+' && l.legal->role == RowRole::item && !l.part);
      if (ends) break;
      if (sums_up(line)) costs.push_back({*figure_at(line), 1});
    }
    add("is.total-cost", *figure_at(*cost), {std::move(costs)});
    std::vector<Term> usual = {{*figure_at(*revenue), 1}, {*figure_at(*cost), -1}};
    std::vector<Term> other = usual;
    for (; line < *profit; ++line) {
      missed_ = missed_ || row_lost_above(line);
      if (counts(line)) add_by_sign(line, usual, other);
    }
    result("is.operating-profit", "operating_profit", std::move(usual), std::move(other));
  }

  // One of the three activities: inflows, outflows, net; the small form has no subtotals of its own.
  void activity(const std::string& name, std::string_view net, std::initializer_list<std::string_view> stops) {
    const std::string inflows = name + "_inflows", outflows = name + "_outflows";
    if (!figure(inflows) && !figure(outflows)) {
      sum_before("cf.net-each", net, stops);
      return;
    }
    const auto at_in = s_.line_of(inflows, column_);
    flow_sum(inflows, 0, stops);
    flow_sum(outflows, at_in ? *at_in + 1 : 0, stops);
    total("cf.net-each", net, {{inflows, 1}, {outflows, -1}});
  }

  void flow_sum(std::string_view result, std::size_t from, std::initializer_list<std::string_view> stops) {
    const auto at = s_.line_of(result, column_);
    if (!at) return;
    const bool incoming = result.ends_with("_inflows");
    std::vector<Term> terms;
    for (std::size_t line = *at; line-- > from;) {
      const StatementLine& l = s_.lines[line];
      if (l.legal != nullptr && (std::find(stops.begin(), stops.end(), l.id()) != stops.end() || l.legal->role == RowRole::heading ||
                                 l.legal->role == RowRole::subtotal)) {
        break;
      }
      missed_ = missed_ || row_lost_above(line + 1);
      if (!counts(line)) continue;
      // Without a subtotal of its own the other direction may stand in between.
      if (l.legal != nullptr && (l.legal->sign == '-') == incoming) continue;
      terms.push_back({*figure_at(line), 1});
    }
    std::reverse(terms.begin(), terms.end());
    add("cf.net-each", *figure_at(*at), {std::move(terms)});
  }

  const Statement& s_;
  std::size_t column_;
  std::vector<StatementEquation>& equations_;
  std::int64_t last_digit_ = 1;  // fen
  double pitch_ = 0;             // points between rows, once it was asked for
  bool missed_ = false;          // a row of the equation being made may have a figure that was not found
  bool blank_ = false;           // … or has none in any column
};

}  // namespace

std::vector<StatementEquation> statement_equations(const Statement& statement) {
  std::vector<StatementEquation> equations;
  for (std::size_t column = 0; column < statement.columns.size(); ++column) {
    EquationMaker maker(statement, column, equations);
    switch (statement.type) {
      case DocumentType::balance_sheet: maker.balance_sheet(); break;
      case DocumentType::income_statement: maker.income_statement(); break;
      case DocumentType::cash_flow_statement: maker.cash_flow_statement(); break;
      case DocumentType::tax_return: maker.tax_return(); break;
      default: break;
    }
  }
  return equations;
}

}  // namespace dossier
