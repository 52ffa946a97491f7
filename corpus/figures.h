// The books of an invented company over some years: every line of the three statements, consistent to the
// fen (statements close, opening balances are last year's closing ones, profit flows into equity, the
// cash flow explains the change in cash).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "corpus/money.h"
#include "corpus/random.h"

namespace dossier::corpus {

// Which accounting rules and which vintage of the printed form a company uses.
enum class Form { general_2019, general_2018, small_enterprise };

// Keys are those of statement_lines.cpp; a line that is not there is nil.
using Figures = std::map<std::string, Fen>;

Fen value_of(const Figures& figures, const std::string& key);

struct YearBook {
  int year = 0;
  Figures figures;  // income and cash flow of the year, balances at its end
};

struct BooksPlan {
  int first_year = 2020;
  Fen first_revenue = 0;
  std::vector<double> growth;    // of revenue, one for each year after the first
  std::vector<double> rd_ratio;  // one for each year
  double profit_margin = 0.08;   // aimed at; the last year's may differ
  bool profit_grows = true;
  Fen paid_in_capital = 0;
  Form form = Form::general_2019;
  bool minority = false;  // a group with minority interests
};

std::vector<YearBook> make_books(const BooksPlan& plan, Random& random);

}  // namespace dossier::corpus
