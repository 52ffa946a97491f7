#include "corpus/company.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

#include "corpus/company_papers.h"

namespace dossier::corpus {
namespace {

const YearBook& find_year(const std::vector<YearBook>& books, int year) {
  const auto found = std::find_if(books.begin(), books.end(), [year](const YearBook& b) { return b.year == year; });
  if (found == books.end()) {
    throw std::out_of_range(fmt::format("no books of {}", year));
  }
  return *found;
}

Fen million(Random& random, double low, double high) {
  return static_cast<Fen>(std::llround(random.uniform(low, high) * 1e8)) + random.between(-49999, 49999);
}

void choose_size(Company& c, const CompanyPlan& plan, Fen& revenue, Random& random) {
  switch (plan.size) {
    case Size::micro:
      c.employees = random.number(5, 9);
      revenue = million(random, 1.2, 6);
      break;
    case Size::small:
      c.employees = random.number(18, 94);
      revenue = million(random, 8, 60);
      break;
    case Size::medium:
      c.employees = random.number(112, 270);
      revenue = million(random, 16, plan.ai_enough ? 70 : 40);
      break;
    case Size::large:
      c.employees = random.number(330, 1200);
      revenue = million(random, 130, plan.ai_enough ? 600 : 150);
      break;
  }
}

// Splits a whole into `parts` positive amounts that add up to it.
std::vector<Fen> split(Fen whole, std::size_t parts, Fen step, Random& random) {
  std::vector<double> weights;
  double total = 0;
  for (std::size_t i = 0; i < parts; ++i) {
    weights.push_back(random.uniform(0.25, 1.5));
    total += weights.back();
  }
  std::vector<Fen> out;
  Fen rest = whole;
  for (std::size_t i = 0; i + 1 < parts; ++i) {
    const auto part = static_cast<Fen>(std::llround(static_cast<double>(whole) * weights[i] / total));
    out.push_back(round_to(part, step));
    rest -= out.back();
  }
  out.push_back(rest);
  return out;
}

void add_special_years(Company& c, const CompanyPlan& plan, Random& random) {
  // The tables are printed in yuan and fen or in 万元 with two decimals; whole 100 yuan suit both.
  const Fen step = random.chance(0.5) ? 1 : 10000;
  const bool lower = plan.size == Size::small || plan.size == Size::micro;
  double share = plan.ai_enough ? (lower ? random.uniform(0.45, 0.88) : random.uniform(0.34, 0.8))
                                : random.uniform(0.12, lower ? 0.36 : 0.26);
  std::vector<std::string> ai_names;
  std::vector<std::string> other_names;
  const auto add_unlike = [](std::vector<std::string>& to, std::string name) {
    if (std::find(to.begin(), to.end(), name) == to.end()) {
      to.push_back(std::move(name));
    }
  };
  const std::size_t ai_count = static_cast<std::size_t>(random.number(2, 5));
  while (ai_names.size() < ai_count) {
    add_unlike(ai_names, make_ai_product(random));
  }
  while (other_names.size() < 2) {
    add_unlike(other_names, make_other_product(random));
  }
  std::vector<std::string> projects;
  const std::size_t project_count = static_cast<std::size_t>(random.number(2, 5));
  while (projects.size() < project_count) {
    add_unlike(projects, make_research_project(random));
  }
  const double yearly = plan.grows ? random.uniform(1.0, 1.05) : random.uniform(0.9, 0.97);
  for (std::size_t i = 0; i < 3; ++i) {
    const int year = c.reporting_year - 2 + static_cast<int>(i);
    const Figures& f = c.counted_book(year).figures;
    SpecialYear s{.year = year};
    s.revenue = value_of(f, "revenue");
    // Last year's share is the one planned, earlier ones follow from the trend.
    const double of_year = share * std::pow(yearly, static_cast<double>(i) - 2.0);
    Fen ai = static_cast<Fen>(std::llround(static_cast<double>(s.revenue) * std::min(of_year, 0.97)));
    if (!plan.ai_enough && !lower) {
      ai = std::min(ai, million(random, 14, 18) + static_cast<Fen>(i) * (plan.grows ? 120000000 : -120000000));
    }
    s.ai_revenue = round_to(ai, step);
    const auto parts = split(s.ai_revenue, ai_count, step, random);
    for (std::size_t k = 0; k < ai_count; ++k) {
      s.products.push_back({ai_names[k],
                            random.pick(std::vector<std::string>{"机器视觉", "自然语言处理", "智能语音", "知识图谱",
                                                                 "智能机器人", "机器学习"}),
                            true, parts[k]});
    }
    const auto rest = split(s.revenue - s.ai_revenue, 2, 1, random);
    s.products.push_back({other_names[0], "", false, rest[0]});
    s.products.push_back({other_names[1], "", false, rest[1]});

    s.rd_expense = round_to(value_of(f, "rd_expense"), step);
    const auto by_project = split(s.rd_expense, project_count, step, random);
    for (std::size_t k = 0; k < project_count; ++k) {
      ResearchProject p{.id = fmt::format("RD{:02}", k + 1), .name = projects[k], .by_category = {}};
      // Mostly wages; the last category is commissioned research, often nothing.
      const bool commissioned = random.chance(0.25);
      std::vector<double> weights = {0.55, 0.14, 0.09, 0.03, 0.02, 0.03, 0.08, commissioned ? 0.06 : 0.0};
      Fen rest_of_project = by_project[k];
      for (std::size_t n = 1; n < weights.size(); ++n) {
        if ((n == 3 || n == 4 || n == 5) && random.chance(0.35)) {
          continue;
        }
        p.by_category[n] = round_to(
            static_cast<Fen>(static_cast<double>(by_project[k]) * weights[n] * random.uniform(0.6, 1.3)), step);
        rest_of_project -= p.by_category[n];
      }
      p.by_category[0] = rest_of_project;
      s.projects.push_back(std::move(p));
    }
    c.special.push_back(std::move(s));
  }
}

}  // namespace

std::string contract_name(Size size) {
  switch (size) {
    case Size::micro:
      return "micro";
    case Size::small:
      return "small";
    case Size::medium:
      return "medium";
    case Size::large:
      return "large";
  }
  return "";
}

Size size_of(int employees, Fen revenue) {
  const Fen ten_thousand = 1000000;
  const auto by = [](std::int64_t value, std::int64_t large, std::int64_t medium, std::int64_t small) {
    return value >= large ? Size::large : value >= medium ? Size::medium : value >= small ? Size::small : Size::micro;
  };
  return std::min(by(employees, 300, 100, 10),
                  by(revenue, 10000 * ten_thousand, 1000 * ten_thousand, 50 * ten_thousand));
}

const YearBook& Company::book(int year) const { return find_year(books, year); }
const YearBook& Company::group_book(int year) const { return find_year(group_books, year); }

const SpecialYear& Company::special_year(int year) const {
  const auto found =
      std::find_if(special.begin(), special.end(), [year](const SpecialYear& s) { return s.year == year; });
  if (found == special.end()) {
    throw std::out_of_range(fmt::format("no special audit of {}", year));
  }
  return *found;
}

Company make_company(const CompanyPlan& plan, Random& random) {
  Company c;
  Random names = random.child("names");
  c.seat = plan.in_region ? names.pick(liaoning_districts()) : names.pick(other_districts());
  c.brand = make_brand(names);
  c.name = make_company_name(c.seat, c.brand, names);
  c.english_name = make_english_company_name(c.name, c.brand, names);
  c.uscc = make_credit_code(c.seat.code, names);
  c.address = (names.chance(0.75) ? c.seat.province : "") + c.seat.city + c.seat.name + make_street_address(names);
  const bool shares = c.name.find("股份") != std::string::npos;
  c.legal_form = shares ? "股份有限公司（非上市、自然人投资或控股）"
                        : names.pick(std::vector<std::string>{"有限责任公司（自然人投资或控股）", "有限责任公司",
                                                              "有限责任公司（自然人独资）", "其他有限责任公司"});
  c.representative = make_person(names);
  c.accountant = make_person(names);
  c.chief_accountant = make_person(names);
  c.scope = make_business_scope(names);
  c.auditor = make_audit_firm(c.seat, names);
  c.form = plan.form;

  Random figures = random.child("figures");
  c.reporting_year = figures.pick(std::vector<int>{2022, 2023, 2023, 2023, 2024});
  c.reference_date = day(c.reporting_year + 1, 6, 30);
  c.established = day(figures.number(2009, c.reporting_year - 5), static_cast<unsigned>(figures.number(1, 12)),
                      static_cast<unsigned>(figures.number(1, 28)));
  Fen revenue = 0;
  choose_size(c, plan, revenue, figures);
  const int capital = figures.pick(plan.size == Size::micro   ? std::vector<int>{50, 100, 200}
                                   : plan.size == Size::small ? std::vector<int>{300, 500, 1000, 1200, 2000}
                                                              : std::vector<int>{1000, 2000, 3000, 5000, 6600});
  c.registered_capital = static_cast<Fen>(capital) * 1000000;

  BooksPlan books;
  books.first_year = c.reporting_year - 3;
  books.form = plan.form;
  books.paid_in_capital = c.registered_capital;
  books.profit_margin = figures.uniform(0.05, 0.14);
  books.profit_grows = plan.grows;
  double factor = 1;
  for (int i = 0; i < 3; ++i) {
    books.growth.push_back(plan.grows ? figures.uniform(0.09, 0.3) : figures.uniform(-0.12, -0.03));
    factor *= 1 + books.growth.back();
  }
  books.first_revenue = static_cast<Fen>(std::llround(static_cast<double>(revenue) / factor));
  for (int i = 0; i < 4; ++i) {
    books.rd_ratio.push_back(plan.rd_enough ? figures.uniform(0.058, 0.16) : figures.uniform(0.015, 0.043));
  }
  c.books = make_books(books, figures);
  if (plan.consolidated) {
    BooksPlan group = books;
    group.minority = true;
    group.first_revenue =
        static_cast<Fen>(std::llround(static_cast<double>(books.first_revenue) * figures.uniform(1.08, 1.4)));
    Random child = figures.child("group");
    c.group_books = make_books(group, child);
  }
  c.size = size_of(c.employees, value_of(c.counted_book(c.reporting_year).figures, "revenue"));
  Random special = random.child("special");
  add_special_years(c, plan, special);
  Random papers = random.child("papers");
  add_papers(c, papers);
  return c;
}

}  // namespace dossier::corpus
