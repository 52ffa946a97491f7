#include "corpus/figures.h"

#include <gtest/gtest.h>

#include "corpus/company.h"
#include "corpus/statement_lines.h"

namespace dossier::corpus {
namespace {

std::vector<YearBook> books_of(Form form, std::uint64_t seed, bool minority) {
  Random random(seed);
  BooksPlan plan;
  plan.first_revenue = 4567891234;
  plan.growth = {0.12, -0.08, 0.3};
  plan.rd_ratio = {0.06, 0.07, 0.08, 0.09};
  plan.paid_in_capital = 1000000000;
  plan.form = form;
  plan.minority = minority;
  return make_books(plan, random);
}

class CorpusFigures : public testing::TestWithParam<Form> {};

TEST_P(CorpusFigures, CloseToTheFen) {
  for (std::uint64_t seed = 1; seed < 40; ++seed) {
    const auto books = books_of(GetParam(), seed, seed % 2 == 0);
    ASSERT_EQ(books.size(), 4U);
    for (std::size_t i = 0; i < books.size(); ++i) {
      const auto v = [&](const char* key) { return value_of(books[i].figures, key); };
      EXPECT_EQ(v("total_assets"), v("liabilities_and_equity"));
      EXPECT_GT(v("cash"), 0);
      const Fen gains = v("other_income") + v("investment_income") + v("fair_value_gain") + v("credit_impairment") +
                        v("asset_impairment") + v("disposal_gain");
      EXPECT_EQ(v("operating_profit"), v("revenue") - v("operating_cost") - v("taxes_and_surcharges") -
                                           v("selling_expense") - v("admin_expense") - v("rd_expense") -
                                           v("finance_expense") + gains);
      EXPECT_EQ(v("net_profit"), v("total_profit") - v("income_tax"));
      EXPECT_EQ(v("net_increase_in_cash"), v("net_operating_cash") + v("net_investing_cash") + v("net_financing_cash"));
      EXPECT_EQ(v("closing_cash"), v("opening_cash") + v("net_increase_in_cash"));
      EXPECT_EQ(v("net_operating_cash"), v("operating_inflow") - v("operating_outflow"));
      EXPECT_GT(v("goods_paid"), 0);
      if (i > 0) {
        const Figures& before = books[i - 1].figures;
        EXPECT_EQ(v("opening_cash"), value_of(before, "closing_cash"));
        const Fen kept = v("surplus_reserve") + v("undistributed_profit") - value_of(before, "surplus_reserve") -
                         value_of(before, "undistributed_profit");
        EXPECT_EQ(kept, seed % 2 == 0 ? v("parent_profit") : v("net_profit"));
      }
    }
  }
}

// Every printed total is the sum of the lines that the form prints above it: no figure hides where no line shows it.
TEST_P(CorpusFigures, PrintedLinesAddUp) {
  for (std::uint64_t seed = 1; seed < 40; ++seed) {
    const auto books = books_of(GetParam(), seed, false);
    const Figures& f = books.back().figures;
    Fen sum = 0;
    for (const LineDef& line : asset_lines(GetParam())) {
      if (line.key == "current_assets" || line.key == "noncurrent_assets") {
        EXPECT_EQ(sum, value_of(f, line.key)) << line.label;
        sum = 0;
      } else if (line.kind == LineKind::item && line.key != "fixed_assets_cost" && line.key != "depreciation") {
        sum += value_of(f, line.key);
      }
    }
    sum = 0;
    for (const LineDef& line : equity_lines(GetParam(), false)) {
      if (line.key == "current_liabilities" || line.key == "noncurrent_liabilities" || line.key == "total_equity") {
        EXPECT_EQ(sum, value_of(f, line.key)) << line.label;
        sum = 0;
      } else if (line.kind == LineKind::item) {
        sum += value_of(f, line.key);
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Forms, CorpusFigures,
                         testing::Values(Form::general_2019, Form::general_2018, Form::small_enterprise));

TEST(CorpusCompany, SpecialAuditsAddUpAndAgreeWithTheBooks) {
  for (std::uint64_t seed = 1; seed < 30; ++seed) {
    Random random(seed);
    CompanyPlan plan;
    plan.size = static_cast<Size>(seed % 4);
    plan.consolidated = seed % 5 == 0;
    const Company c = make_company(plan, random);
    EXPECT_EQ(c.size, plan.size);
    for (const SpecialYear& s : c.special) {
      Fen rd = 0;
      for (const ResearchProject& p : s.projects) {
        for (const Fen part : p.by_category) {
          EXPECT_GE(part, 0);
          rd += part;
        }
      }
      EXPECT_EQ(rd, s.rd_expense);
      Fen ai = 0;
      Fen all = 0;
      for (const Product& p : s.products) {
        EXPECT_GT(p.revenue, 0);
        ai += p.ai ? p.revenue : 0;
        all += p.revenue;
      }
      EXPECT_EQ(ai, s.ai_revenue);
      EXPECT_EQ(all, s.revenue);
      EXPECT_EQ(s.revenue, value_of(c.counted_book(s.year).figures, "revenue"));
      EXPECT_GE(s.rd_expense * 20, s.revenue);
    }
  }
}

TEST(CorpusCompany, SizeNeedsBothIndicators) {
  // The worked examples of the table's row 65, in head count and 万元.
  EXPECT_EQ(size_of(350, 9000LL * 1000000), Size::medium);
  EXPECT_EQ(size_of(80, 12000LL * 1000000), Size::small);
  EXPECT_EQ(size_of(120, 900LL * 1000000), Size::small);
  EXPECT_EQ(size_of(9, 5000LL * 1000000), Size::micro);
  EXPECT_EQ(size_of(300, 10000LL * 1000000), Size::large);
}

}  // namespace
}  // namespace dossier::corpus
