#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "extract/statement.h"

namespace dossier {
namespace {

constexpr std::size_t kFewestAgreeing = 5;

// Rows 1, 2, 3 … of the forms of 小企业会计准则.
constexpr std::array<std::string_view, 53> kBalanceRows = {
    "monetary_funds", "short_term_investments", "notes_receivable", "accounts_receivable", "prepayments", "dividends_receivable",
    "interest_receivable", "other_receivables", "inventories", "raw_materials", "work_in_progress", "finished_goods",
    "reusable_materials", "other_current_assets", "current_assets", "long_term_bond_investments", "long_term_equity_investments",
    "fixed_assets_original_cost", "accumulated_depreciation", "fixed_assets", "construction_in_progress", "construction_materials",
    "fixed_assets_in_liquidation", "productive_biological_assets", "intangible_assets", "development_expenditure",
    "long_term_prepaid_expenses", "other_noncurrent_assets", "noncurrent_assets", "total_assets", "short_term_borrowings",
    "notes_payable", "accounts_payable", "advances_from_customers", "employee_benefits_payable", "taxes_payable", "interest_payable",
    "profit_payable", "other_payables", "other_current_liabilities", "current_liabilities", "long_term_borrowings",
    "long_term_payables", "deferred_income", "other_noncurrent_liabilities", "noncurrent_liabilities", "total_liabilities",
    "paid_in_capital", "capital_reserve", "surplus_reserve", "retained_earnings", "total_equity", "total_liabilities_and_equity"};

constexpr std::array<std::string_view, 32> kIncomeRows = {
    "revenue", "operating_cost", "taxes_and_surcharges", "consumption_tax", "business_tax", "urban_construction_tax", "resource_tax",
    "land_appreciation_tax", "land_property_vehicle_stamp_taxes", "education_surcharge_and_other_fees", "selling_expense",
    "product_repair_expense", "advertising_expense", "admin_expense", "start_up_expense", "entertainment_expense", "research_expense",
    "finance_expense", "finance_interest_expense", "investment_income", "operating_profit", "non_operating_income",
    "government_grants", "non_operating_expense", "bad_debt_loss", "loss_on_long_term_bonds", "loss_on_long_term_equity",
    "force_majeure_loss", "tax_late_fees", "total_profit", "income_tax", "net_profit"};

constexpr std::array<std::string_view, 22> kCashRows = {
    "cash_from_sales", "other_operating_receipts", "cash_for_purchases", "cash_for_employees", "cash_for_taxes",
    "other_operating_payments", "net_operating_cash", "cash_from_investments_sold", "cash_from_investment_income",
    "cash_from_disposals", "cash_for_investments", "cash_for_fixed_assets", "net_investing_cash", "cash_from_borrowings",
    "cash_from_capital", "cash_for_debt", "cash_for_borrowing_interest", "cash_for_dividends_and_interest", "net_financing_cash",
    "net_increase_in_cash", "opening_cash", "closing_cash"};

std::span<const std::string_view> rows_of_form(DocumentType type) {
  switch (type) {
    case DocumentType::balance_sheet: return kBalanceRows;
    case DocumentType::income_statement: return kIncomeRows;
    case DocumentType::cash_flow_statement: return kCashRows;
    default: return {};
  }
}

// A number that was misread, 11 for 41: the label is read without a flaw, and the numbers before and after enclose its own.
bool number_misread(const std::vector<StatementLine>& lines, std::size_t at, std::span<const std::string_view> ids) {
  const auto own = std::find(ids.begin(), ids.end(), lines[at].id());
  if (own == ids.end() || lines[at].distance != 0) return false;
  const int number = static_cast<int>(own - ids.begin()) + 1;
  const auto numbered = [](const StatementLine& line) { return line.row.number.has_value(); };
  const auto before = std::find_if(std::make_reverse_iterator(lines.begin() + static_cast<std::ptrdiff_t>(at)), lines.rend(), numbered);
  const auto after = std::find_if(lines.begin() + static_cast<std::ptrdiff_t>(at) + 1, lines.end(), numbered);
  return before != lines.rend() && after != lines.end() && before->row.number == number - 1 && after->row.number == number + 1;
}

std::optional<std::size_t> first_figure(const StatementLine& line) {
  const auto found = std::find_if(line.figures.begin(), line.figures.end(), [](const auto& figure) { return figure.has_value(); });
  return found == line.figures.end() ? std::nullopt : *found;
}

// 151,523,946.87 in row 15, which shows no number: that stands before the figure, as all readers see. Of numbers of one digit too many
// figures begin so by chance.
bool took_its_number(const StatementLine& line, const Statement& statement, std::span<const std::string_view> ids) {
  const auto figure = first_figure(line);
  const auto own = std::find(ids.begin(), ids.end(), line.id());
  if (!figure || own == ids.end() || line.row.number) return false;
  const TablePiece& cell = statement.figures[*figure].cell;
  const std::string number = std::to_string(own - ids.begin() + 1);
  return cell.reader != Reader::text_layer && number.size() > 1 && cell.text.starts_with(number) && cell.text.size() > number.size();
}

}  // namespace

void apply_row_numbers(Statement& statement) {
  const std::span<const std::string_view> ids = rows_of_form(statement.type);
  const auto id_of = [&](const StatementLine& line) {
    const bool within = line.row.number && *line.row.number >= 1 && static_cast<std::size_t>(*line.row.number) <= ids.size();
    return within ? ids[static_cast<std::size_t>(*line.row.number) - 1] : std::string_view();
  };
  // Other forms number their rows, too: only where nearly all known labels stand at their number is it this form.
  std::size_t agreeing = 0, contradicting = 0;
  for (const StatementLine& line : statement.lines) {
    if (line.legal == nullptr || id_of(line).empty()) continue;
    ++(line.id() == id_of(line) ? agreeing : contradicting);
  }
  if (agreeing < kFewestAgreeing || contradicting * 5 > agreeing) return;
  statement.head.small_form = true;
  const LabelDictionary& dictionary = labels_of(statement.type);
  for (std::size_t i = 0; i < statement.lines.size(); ++i) {
    StatementLine& line = statement.lines[i];
    if (took_its_number(line, statement, ids)) statement.figures[*first_figure(line)].cell.crowded = true;
    if (id_of(line).empty()) continue;
    // A heading with amounts is a total that lost its 合计: which one, its number says.
    const bool total = line.legal != nullptr && line.legal->role == RowRole::heading &&
                       std::any_of(line.figures.begin(), line.figures.end(), [](const auto& figure) { return figure.has_value(); });
    if (line.legal == nullptr || total) {
      line.legal = dictionary.row(id_of(line));
      line.by_number = true;
      line.part = line.legal != nullptr && line.legal->role == RowRole::part;
    } else if (line.id() != id_of(line) && !number_misread(statement.lines, i, ids)) {
      line.misnumbered = true;
    }
  }
}

}  // namespace dossier
