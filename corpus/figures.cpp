#include "corpus/figures.h"

#include <algorithm>
#include <cmath>

namespace dossier::corpus {
namespace {

// A share of an amount, with random small digits so that no two figures look alike.
Fen share_of(Fen amount, double share, Random& random) {
  const double noisy = static_cast<double>(amount) * share * random.uniform(0.93, 1.07);
  return static_cast<Fen>(std::llround(noisy)) + random.between(-4999, 4999);
}

struct Habits {                               // what a company has at all; does not change from year to year
  std::map<std::string, double> assets;       // share of revenue
  std::map<std::string, double> liabilities;  // share of revenue
  bool investment_income = false;
  bool fair_value = false;
  bool disposal = false;
  bool asset_impairment = false;
  Fen restricted_cash = 0;
};

Habits make_habits(Form form, Random& random) {
  Habits h;
  const auto maybe = [&random](std::map<std::string, double>& to, const char* key, double chance, double low,
                               double high) {
    if (random.chance(chance)) {
      to[key] = random.uniform(low, high);
    }
  };
  auto& a = h.assets;
  auto& l = h.liabilities;
  maybe(a, "notes_receivable", 0.5, 0.01, 0.04);
  maybe(a, "receivables", 1, 0.15, 0.32);
  maybe(a, "prepayments", 0.95, 0.01, 0.05);
  maybe(a, "other_receivables", 1, 0.01, 0.05);
  maybe(a, "inventory", 0.9, 0.03, 0.15);
  maybe(a, "other_current_assets", 0.7, 0.002, 0.015);
  maybe(a, "fixed_assets", 1, 0.05, 0.2);
  maybe(a, "intangible_assets", 0.8, 0.02, 0.09);
  maybe(a, "longterm_prepaid", 0.5, 0.003, 0.02);
  maybe(a, "construction", 0.2, 0.01, 0.05);
  maybe(a, "development_costs", 0.25, 0.01, 0.05);
  maybe(a, "longterm_equity", 0.3, 0.02, 0.06);
  maybe(l, "short_loans", 0.6, 0.05, 0.15);
  maybe(l, "notes_payable", 0.2, 0.01, 0.04);
  maybe(l, "payables", 1, 0.07, 0.18);
  maybe(l, "payroll_payable", 1, 0.02, 0.05);
  maybe(l, "taxes_payable", 1, 0.008, 0.025);
  maybe(l, "other_payables", 0.95, 0.01, 0.04);
  maybe(l, "long_loans", 0.25, 0.03, 0.09);
  maybe(l, "deferred_income", 0.4, 0.005, 0.03);
  if (form == Form::small_enterprise) {
    maybe(a, "short_investments", 0.2, 0.01, 0.05);
    maybe(l, "advances", 0.6, 0.01, 0.05);
    maybe(l, "interest_payable", 0.2, 0.0005, 0.001);
    return h;
  }
  maybe(a, "trading_assets", 0.2, 0.02, 0.08);
  maybe(a, "deferred_tax_assets", 0.7, 0.002, 0.01);
  maybe(a, "noncurrent_due", 0.1, 0.005, 0.02);
  maybe(a, "other_equity_investments", 0.15, 0.01, 0.03);
  maybe(l, "contract_liabilities", 0.8, 0.01, 0.06);
  maybe(l, "advances", 0.2, 0.005, 0.02);
  maybe(l, "other_current_liabilities", 0.5, 0.001, 0.006);
  if (form == Form::general_2019) {
    maybe(a, "contract_assets", 0.35, 0.01, 0.06);
    maybe(a, "receivables_financing", 0.15, 0.005, 0.02);
    maybe(a, "right_of_use", 0.55, 0.01, 0.06);
    if (a.contains("right_of_use")) {
      maybe(l, "lease_liabilities", 1, 0.006, 0.03);
      maybe(l, "liabilities_due", 1, 0.003, 0.012);
    }
  }
  maybe(l, "deferred_tax_liabilities", 0.25, 0.0005, 0.003);
  h.investment_income = random.chance(0.5);
  h.fair_value = a.contains("trading_assets");
  h.disposal = random.chance(0.5);
  h.asset_impairment = random.chance(0.35);
  return h;
}

Fen sum_of(const Figures& f, std::initializer_list<const char*> keys) {
  Fen sum = 0;
  for (const char* key : keys) {
    sum += value_of(f, key);
  }
  return sum;
}

void fill_income(Figures& f, Fen revenue, double rd_ratio, double margin, const Habits& habits, const BooksPlan& plan,
                 Random& random) {
  const bool small = plan.form == Form::small_enterprise;
  f["revenue"] = revenue;
  f["taxes_and_surcharges"] = share_of(revenue, random.uniform(0.004, 0.009), random);
  f["selling_expense"] = share_of(revenue, random.uniform(0.04, 0.1), random);
  f["admin_expense"] = share_of(revenue, random.uniform(0.07, 0.13), random);
  f["rd_expense"] = share_of(revenue, rd_ratio, random);
  if (habits.liabilities.contains("short_loans") || habits.liabilities.contains("long_loans")) {
    f["interest_expense"] = share_of(revenue, random.uniform(0.003, 0.008), random);
  }
  f["interest_income"] = share_of(revenue, random.uniform(0.0004, 0.002), random);
  f["finance_expense"] = value_of(f, "interest_expense") - f["interest_income"] + share_of(revenue, 0.0003, random);
  f["nonoperating_income"] = share_of(revenue, random.uniform(0.0005, 0.003), random);
  f["nonoperating_expense"] = share_of(revenue, random.uniform(0.0002, 0.0012), random);
  if (small) {
    if (random.chance(0.5)) {
      f["government_grants"] = f["nonoperating_income"] * random.between(40, 90) / 100;
    }
    if (random.chance(0.2)) {
      f["investment_income"] = share_of(revenue, 0.002, random);
    }
    if (random.chance(0.4)) {
      f["late_fees"] = f["nonoperating_expense"] * random.between(10, 80) / 100;
    }
    f["entertainment"] = f["admin_expense"] * random.between(3, 9) / 100;
    f["advertising"] = f["selling_expense"] * random.between(15, 50) / 100;
    f["city_tax"] = f["taxes_and_surcharges"] * 47 / 100;
    f["education_surcharge"] = f["taxes_and_surcharges"] * 33 / 100;
  } else {
    f["other_income"] = share_of(revenue, random.uniform(0.004, 0.025), random);
    if (habits.investment_income) {
      f["investment_income"] = share_of(revenue, random.uniform(-0.004, 0.008), random);
      if (habits.assets.contains("longterm_equity")) {
        f["associates_income"] = f["investment_income"] * random.between(30, 80) / 100;
      }
    }
    if (habits.fair_value) {
      f["fair_value_gain"] = share_of(revenue, random.uniform(-0.003, 0.004), random);
    }
    f["credit_impairment"] = -share_of(revenue, random.uniform(0.001, 0.006), random);
    if (habits.asset_impairment) {
      f["asset_impairment"] = -share_of(revenue, random.uniform(0.0005, 0.003), random);
    }
    if (habits.disposal) {
      f["disposal_gain"] = share_of(revenue, random.uniform(-0.0006, 0.001), random);
    }
  }
  const Fen gains = sum_of(f, {"other_income", "investment_income", "fair_value_gain", "credit_impairment",
                               "asset_impairment", "disposal_gain"});
  const Fen expenses =
      sum_of(f, {"taxes_and_surcharges", "selling_expense", "admin_expense", "rd_expense", "finance_expense"});
  const Fen wanted =
      static_cast<Fen>(std::llround(static_cast<double>(revenue) * margin)) + random.between(-99999, 99999);
  f["operating_cost"] = revenue - expenses + gains - wanted;
  f["total_operating_cost"] = f["operating_cost"] + expenses;
  f["operating_profit"] = revenue - f["operating_cost"] - expenses + gains;
  f["total_profit"] = f["operating_profit"] + f["nonoperating_income"] - f["nonoperating_expense"];
  f["income_tax"] = f["total_profit"] > 0 ? share_of(f["total_profit"], random.uniform(0.06, 0.15), random) : 0;
  f["net_profit"] = f["total_profit"] - f["income_tax"];
  f["continuing_profit"] = f["net_profit"];
  f["comprehensive_income"] = f["net_profit"];
  f["admin_with_research"] = f["admin_expense"] + f["rd_expense"];
  if (plan.minority) {
    f["minority_profit"] = f["net_profit"] * random.between(2, 12) / 100;
    f["parent_profit"] = f["net_profit"] - f["minority_profit"];
    f["parent_comprehensive"] = f["parent_profit"];
    f["minority_comprehensive"] = f["minority_profit"];
  }
}

void fill_balances(Figures& f, const Figures* before, const Habits& habits, const BooksPlan& plan, Random& random) {
  const Fen revenue = f["revenue"];
  for (const auto& [key, share] : habits.assets) {
    f[key] = share_of(revenue, share, random);
  }
  for (const auto& [key, share] : habits.liabilities) {
    f[key] = share_of(revenue, share, random);
  }
  f["paid_in_capital"] = plan.paid_in_capital;
  const Fen net = plan.minority ? f["parent_profit"] : f["net_profit"];
  const Fen to_surplus = net > 0 ? net / 10 : 0;
  if (before == nullptr) {
    f["surplus_reserve"] = share_of(revenue, 0.008, random);
    f["undistributed_profit"] = f["surplus_reserve"] * random.between(5, 9);
    if (plan.minority) {
      f["minority_interest"] = share_of(revenue, 0.03, random);
    }
  } else {
    f["surplus_reserve"] = value_of(*before, "surplus_reserve") + to_surplus;
    f["undistributed_profit"] = value_of(*before, "undistributed_profit") + net - to_surplus;
    if (plan.minority) {
      f["minority_interest"] = value_of(*before, "minority_interest") + f["minority_profit"];
    }
  }
}

const std::initializer_list<const char*> kCurrentAssets = {
    "cash",        "short_investments", "trading_assets", "notes_receivable", "receivables",    "receivables_financing",
    "prepayments", "other_receivables", "inventory",      "contract_assets",  "noncurrent_due", "other_current_assets"};
const std::initializer_list<const char*> kNoncurrentAssets = {
    "longterm_equity",   "other_equity_investments", "fixed_assets",     "construction",       "right_of_use",
    "intangible_assets", "development_costs",        "longterm_prepaid", "deferred_tax_assets"};
const std::initializer_list<const char*> kCurrentLiabilities = {"short_loans",
                                                                "notes_payable",
                                                                "payables",
                                                                "advances",
                                                                "contract_liabilities",
                                                                "payroll_payable",
                                                                "taxes_payable",
                                                                "interest_payable",
                                                                "other_payables",
                                                                "liabilities_due",
                                                                "other_current_liabilities"};
const std::initializer_list<const char*> kNoncurrentLiabilities = {"long_loans", "lease_liabilities", "deferred_income",
                                                                   "deferred_tax_liabilities"};

void fill_totals(Figures& f) {
  f["current_assets"] = sum_of(f, kCurrentAssets);
  f["noncurrent_assets"] = sum_of(f, kNoncurrentAssets);
  f["total_assets"] = f["current_assets"] + f["noncurrent_assets"];
  f["current_liabilities"] = sum_of(f, kCurrentLiabilities);
  f["noncurrent_liabilities"] = sum_of(f, kNoncurrentLiabilities);
  f["total_liabilities"] = f["current_liabilities"] + f["noncurrent_liabilities"];
  f["parent_equity"] = sum_of(f, {"paid_in_capital", "capital_reserve", "surplus_reserve", "undistributed_profit"});
  f["total_equity"] = f["parent_equity"] + value_of(f, "minority_interest");
  f["liabilities_and_equity"] = f["total_liabilities"] + f["total_equity"];
}

void fill_small_details(Figures& f, const Figures* before, Random& random) {
  const Fen inventory = value_of(f, "inventory");
  f["raw_materials"] = inventory * random.between(20, 50) / 100;
  f["goods_in_stock"] = inventory - f["raw_materials"];
  const Fen wear = before == nullptr
                       ? value_of(f, "fixed_assets") * random.between(20, 60) / 100
                       : value_of(*before, "depreciation") + value_of(f, "fixed_assets") * random.between(4, 12) / 100;
  f["depreciation"] = wear;
  f["fixed_assets_cost"] = value_of(f, "fixed_assets") + wear;
}

// The change in cash is known from the balances; the flows are made to add up to it.
void fill_cash_flow(Figures& f, Fen opening, const Habits& habits, Random& random) {
  const Fen revenue = f["revenue"];
  const Fen closing = f["cash"] - habits.restricted_cash;
  f["opening_cash"] = opening;
  f["closing_cash"] = closing;
  f["net_increase_in_cash"] = closing - opening;

  f["sales_received"] = share_of(revenue, random.uniform(0.98, 1.1), random);
  if (random.chance(0.6)) {
    f["tax_refunds"] = share_of(revenue, 0.004, random);
  }
  f["other_operating_received"] = share_of(revenue, 0.02, random);
  f["payroll_paid"] = share_of(revenue, random.uniform(0.2, 0.3), random);
  f["taxes_paid"] = share_of(revenue, random.uniform(0.03, 0.06), random);
  f["other_operating_paid"] = share_of(revenue, random.uniform(0.06, 0.12), random);
  if (value_of(f, "investment_income") > 0) {
    f["investment_income_received"] = f["investment_income"];
  }
  if (value_of(f, "disposal_gain") > 0) {
    f["disposals_received"] = f["disposal_gain"] * 3;
  }
  f["capex_paid"] = share_of(revenue, random.uniform(0.02, 0.06), random);
  if (value_of(f, "short_loans") + value_of(f, "long_loans") > 0) {
    f["loans_received"] = value_of(f, "short_loans");
    f["loans_repaid"] = share_of(f["loans_received"] + revenue / 50, 0.9, random);
  }
  f["interest_and_dividends_paid"] = value_of(f, "interest_expense");

  f["investing_inflow"] = sum_of(f, {"investment_income_received", "disposals_received"});
  f["investing_outflow"] = f["capex_paid"];
  f["net_investing_cash"] = f["investing_inflow"] - f["investing_outflow"];
  f["financing_inflow"] = value_of(f, "loans_received");
  f["financing_outflow"] = value_of(f, "loans_repaid") + f["interest_and_dividends_paid"];
  f["net_financing_cash"] = f["financing_inflow"] - f["financing_outflow"];
  f["net_operating_cash"] = f["net_increase_in_cash"] - f["net_investing_cash"] - f["net_financing_cash"];

  const Fen least = share_of(revenue, 0.25, random);
  const auto other_out = [&f] { return f["payroll_paid"] + f["taxes_paid"] + f["other_operating_paid"]; };
  const auto inflow = [&f] { return sum_of(f, {"sales_received", "tax_refunds", "other_operating_received"}); };
  const Fen goods = inflow() - other_out() - f["net_operating_cash"];
  if (goods < least) {
    f["other_operating_received"] += least - goods;
    f["goods_paid"] = least;
  } else {
    f["goods_paid"] = goods;
  }
  f["small_other_received"] = f["other_operating_received"] + value_of(f, "tax_refunds");
  f["operating_inflow"] = inflow();
  f["operating_outflow"] = f["goods_paid"] + other_out();
}

}  // namespace

Fen value_of(const Figures& figures, const std::string& key) {
  const auto found = figures.find(key);
  return found == figures.end() ? 0 : found->second;
}

std::vector<YearBook> make_books(const BooksPlan& plan, Random& random) {
  Random parts = random.child("books");
  Habits habits = make_habits(plan.form, parts);
  if (parts.chance(0.3)) {
    habits.restricted_cash = share_of(plan.first_revenue, 0.01, parts);
  }
  std::vector<YearBook> books;
  Fen revenue = plan.first_revenue;
  double margin = plan.profit_margin;
  for (std::size_t i = 0; i < plan.rd_ratio.size(); ++i) {
    if (i > 0) {
      revenue = static_cast<Fen>(std::llround(static_cast<double>(revenue) * (1.0 + plan.growth.at(i - 1)))) +
                parts.between(-4999, 4999);
      margin *= plan.profit_grows ? parts.uniform(1.0, 1.06) : parts.uniform(0.62, 0.85);
    }
    YearBook book{.year = plan.first_year + static_cast<int>(i), .figures = {}};
    fill_income(book.figures, revenue, plan.rd_ratio[i], margin, habits, plan, parts);
    fill_balances(book.figures, i == 0 ? nullptr : &books.back().figures, habits, plan, parts);
    if (plan.form == Form::small_enterprise) {
      fill_small_details(book.figures, i == 0 ? nullptr : &books.back().figures, parts);
    }
    books.push_back(std::move(book));
  }
  // Cash is what is left; the capital reserve is made large enough that it is never short.
  Fen shortage = 0;
  for (YearBook& book : books) {
    fill_totals(book.figures);
    book.figures["cash"] = value_of(book.figures, "liabilities_and_equity") - value_of(book.figures, "total_assets");
    shortage = std::max(shortage, value_of(book.figures, "revenue") / 8 - book.figures["cash"]);
  }
  Fen reserve = shortage > 0 ? shortage + parts.between(1, 99999999) : 0;
  for (YearBook& book : books) {
    if (reserve > 0) {
      book.figures["capital_reserve"] = reserve;
      book.figures["cash"] += reserve;
    }
    fill_totals(book.figures);
  }
  Fen opening = share_of(books.front().figures["cash"], 0.8, parts) - habits.restricted_cash;
  for (YearBook& book : books) {
    fill_cash_flow(book.figures, opening, habits, parts);
    opening = book.figures["closing_cash"];
  }
  return books;
}

}  // namespace dossier::corpus
