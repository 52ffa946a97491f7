#include <algorithm>

#include <fmt/format.h>

#include "corpus/plants.h"

namespace dossier::corpus {
namespace {

void expect_document(Draft& d, const std::string& kind, const std::string& document, std::vector<std::string> also = {},
                     const std::string& outcome = "inconsistent") {
  d.expected.push_back({.kind = kind, .claim = {}, .outcome = outcome, .document = document, .also = std::move(also)});
}

// One line of a statement is printed with another amount; its total stays as it was.
bool break_line(Draft& d, Random& random, const std::string& kind, StatementKind statement,
                const std::vector<std::string>& keys, const std::string& document) {
  const int year = d.shown.reporting_year;
  if (!d.take(document)) {
    return false;
  }
  for (int i = 0; i < 12; ++i) {
    std::string key = random.pick(keys);
    if (key == "admin_expense" && d.shown.form == Form::small_enterprise) {
      key = "admin_with_research";
    }
    const Fen amount = value_of(d.shown.counted_book(year).figures, key);
    if (amount <= 100000000) {  // a million yuan: visible in every unit
      continue;
    }
    const Fen changed =
        random.chance(0.5) ? amount + amount / random.number(4, 12) : amount - amount / random.number(4, 12);
    d.papers.statements[{year, statement}] = {
        .key = key, .amount = changed, .prior = false, .other_hand = false, .other_entity = {}};
    expect_document(d, kind, document, {"/financials/" + d.year()});
    return true;
  }
  d.touched.erase(document);
  return false;
}

// Takes the claims of the years that only the statements support; false, and nothing taken, where a problem has used
// one of them: without its statement it would show nothing.
bool take_statement_claims(Draft& d, const std::vector<std::string>& years) {
  std::vector<std::string> pointers;
  for (const std::string& year : years) {
    for (const char* member : {"net_profit", "total_profit", "total_assets"}) {
      pointers.push_back("/financials/" + year + "/" + member);
    }
  }
  const auto used = [&](const std::string& pointer) { return d.touched.contains(pointer); };
  if (std::any_of(pointers.begin(), pointers.end(), used)) {
    return false;
  }
  d.touched.insert(pointers.begin(), pointers.end());
  return true;
}

bool opinion(Draft& d, Opinion which, const std::string& kind) {
  if (!d.take("audit_report")) {
    return false;
  }
  d.papers.opinions[d.shown.reporting_year] = which;
  expect_document(d, kind, "audit_report", {"/financials"});
  if (which != Opinion::qualified) {
    // Figures that the auditor does not stand for may be set aside.
    for (const char* id : {"rd-ratio", "ai-revenue", "growth"}) {
      d.criteria[id] = {"met", "not_met", "undetermined"};
    }
  }
  return true;
}

}  // namespace

const std::vector<Plant>& document_plants() {
  static const std::vector<Plant> kAll = {
      {"income-statement-broken",
       [](Draft& d, Random& r) {
         return break_line(d, r, "income-statement-broken", StatementKind::income_statement,
                           {"operating_cost", "selling_expense", "admin_expense"}, "income_statement");
       }},
      {"balance-sheet-broken",
       [](Draft& d, Random& r) {
         return break_line(d, r, "balance-sheet-broken", StatementKind::balance_sheet,
                           {"receivables", "inventory", "payables", "fixed_assets", "cash"}, "balance_sheet");
       }},
      {"cash-flow-broken",
       [](Draft& d, Random& r) {
         return break_line(d, r, "cash-flow-broken", StatementKind::cash_flow,
                           {"sales_received", "payroll_paid", "goods_paid"}, "cash_flow_statement");
       }},
      {"figure-of-another-hand",
       [](Draft& d, Random& r) {
         if (!d.take("balance_sheet")) {
           return false;
         }
         const std::string key =
             r.pick(std::vector<std::string>{"current_assets", "total_assets", "total_liabilities"});
         d.papers.statements[{d.shown.reporting_year, StatementKind::balance_sheet}] = {
             .key = key, .amount = 0, .prior = false, .other_hand = true, .other_entity = {}};
         expect_document(d, "figure-of-another-hand", "balance_sheet", {}, "undetermined");
         return true;
       },
       nullptr, true},
      {"seal-of-another-firm",
       [](Draft& d, Random& r) {
         if (d.papers.statements_of_year_before || !d.take("audit_report")) {
           return false;
         }
         // Of another town and with another name.
         do {
           d.papers.seal_firm = make_audit_firm(r.pick(other_districts()), r);
         } while (d.papers.seal_firm.substr(0, 6) == d.shown.auditor.substr(0, 6) ||
                  d.papers.seal_firm.substr(6, 6) == d.shown.auditor.substr(6, 6));
         expect_document(d, "seal-of-another-firm", "audit_report");
         return true;
       },
       nullptr, false, true},
      {"opinion-qualified", [](Draft& d, Random&) { return opinion(d, Opinion::qualified, "opinion-qualified"); }},
      {"opinion-adverse", [](Draft& d, Random&) { return opinion(d, Opinion::adverse, "opinion-adverse"); }},
      {"opinion-disclaimer", [](Draft& d, Random&) { return opinion(d, Opinion::disclaimer, "opinion-disclaimer"); }},
      {"audit-before-period-end",
       [](Draft& d, Random& r) {
         if (!d.take("audit_report")) {
           return false;
         }
         d.papers.audit_date = day(d.shown.reporting_year, static_cast<unsigned>(r.number(6, 11)),
                                   static_cast<unsigned>(r.number(1, 28)));
         expect_document(d, "audit-before-period-end", "audit_report");
         return true;
       }},
      {"tax-revenue-differs",
       [](Draft& d, Random& r) {
         if (!d.take("tax_return")) {
           return false;
         }
         d.papers.tax_return = true;
         const Fen revenue = value_of(d.shown.book(d.shown.reporting_year).figures, "revenue");
         d.papers.tax_revenue_difference = -(revenue / r.number(5, 14));
         expect_document(d, "tax-revenue-differs", "tax_return", {"/financials/" + d.year() + "/revenue"});
         return true;
       }},
      {"opening-differs",
       [](Draft& d, Random& r) {
         if (!d.take("prior report")) {
           return false;
         }
         // Last year's report is consistent in itself and says something else.
         const int year = d.shown.reporting_year - 1;
         YearBook book = d.shown.counted_book(year);
         const Fen more = value_of(book.figures, "receivables") / r.number(4, 9);
         for (const char* key : {"receivables", "current_assets", "total_assets", "payables", "current_liabilities",
                                 "total_liabilities", "liabilities_and_equity"}) {
           book.figures[key] += more;
         }
         d.papers.prior_report = true;
         d.papers.prior_report_book = book;
         expect_document(d, "opening-differs", "balance_sheet",
                         {"/financials/" + std::to_string(year) + "/total_assets"});
         return true;
       }},
      {"ai-total-wrong",
       [](Draft& d, Random& r) {
         const std::string pointer = "/financials/" + d.year() + "/ai_revenue";
         if (!d.take("ai_revenue_special_audit") || !d.take(pointer)) {
           return false;
         }
         d.papers.ai_wrong_sum = d.shown.special_year(d.shown.reporting_year).ai_revenue / r.number(5, 12);
         expect_document(d, "ai-total-wrong", "ai_revenue_special_audit", {pointer, "/financials"});
         d.criteria["ai-revenue"] = {"met", "not_met", "undetermined"};
         d.criteria["growth"] = {"met", "not_met", "undetermined"};
         return true;
       }},
      {"special-revenue-differs",
       [](Draft& d, Random& r) {
         if (!d.take("special revenue")) {
           return false;
         }
         const Fen revenue = value_of(d.shown.counted_book(d.shown.reporting_year).figures, "revenue");
         d.papers.special_revenue_difference = -(revenue / r.number(4, 10));
         expect_document(d, "special-revenue-differs", "ai_revenue_special_audit",
                         {"/financials/" + d.year() + "/revenue", "/financials/" + d.year() + "/ai_revenue"});
         d.criteria["ai-revenue"] = {"met", "not_met", "undetermined"};
         return true;
       }},
      {"statements-of-another",
       [](Draft& d, Random& r) {
         std::vector<std::string> years;
         for (const auto& [year, members] : d.declaration["financials"].items()) {
           years.push_back(year);
         }
         if (!d.take("income_statement") || !d.take("balance_sheet") || !take_statement_claims(d, years)) {
           return false;
         }
         d.papers.statement_entity = make_company_name(d.shown.seat, make_brand(r), r);
         expect_document(d, "statements-of-another", "income_statement",
                         {"/financials", "/applicant/name", "/reporting_year"});
         for (const char* id : {"rd-ratio", "ai-revenue", "growth"}) {
           d.criteria[id] = {"met", "not_met", "undetermined"};
         }
         return true;
       }},
      {"statements-of-year-before", [](Draft& d, Random&) {
         const auto& declared = d.declaration["financials"][d.year()];
         const bool shows =
             declared.contains("net_profit") || declared.contains("total_profit") || declared.contains("total_assets");
         if (!shows || !d.take("income_statement") || !d.take("balance_sheet") || !d.take("audit_report") ||
             !d.take("prior report") || d.papers.tax_return || !take_statement_claims(d, {d.year()})) {
           return false;
         }
         // Growth of profit cannot be seen; that of the revenue from AI still can.
         const int year = d.shown.reporting_year;
         if (d.shown.special_year(year).ai_revenue < d.shown.special_year(year - 1).ai_revenue) {
           d.criteria["growth"] = {"not_met", "undetermined"};
         }
         d.papers.statements_of_year_before = true;
         d.papers.prior_report = false;
         d.take("tax_return");
         // The special audits still speak of revenue; profit and assets have no evidence left.
         for (const char* member : {"net_profit", "total_profit", "total_assets"}) {
           if (d.declaration["financials"][d.year()].contains(member)) {
             d.expected.push_back({.kind = "statements-of-year-before",
                                   .claim = "/financials/" + d.year() + "/" + member,
                                   .outcome = "unsupported",
                                   .document = {},
                                   .also = {"/financials", "/reporting_year"}});
           }
         }
         return true;
       }}};
  return kAll;
}

}  // namespace dossier::corpus
