// Draws the three statements of one year. A year's statement prints that year and the one before.
#pragma once

#include "corpus/company.h"
#include "corpus/layouts/statement_style.h"
#include "corpus/sheet.h"

namespace dossier::corpus {

enum class StatementKind { balance_sheet, income_statement, cash_flow };

// Changes to what is printed, for planted problems: the named line of the closing or current column is
// printed with another amount (the truth then says what is printed).
struct StatementChanges {
  std::string key;
  Fen amount = 0;
  bool prior = false;        // change the other column instead
  bool other_hand = false;   // the amount is as it was, but set in another typeface and off its line, as by an editor
  std::string other_entity;  // printed as the entity; empty: the company
};

// Adds one statement, or two where the parent company's stands apart.
void draw_statement(Sheet& sheet, const Company& company, int year, StatementKind kind, const StatementStyle& style,
                    const StatementChanges& changes, Random& random);

}  // namespace dossier::corpus
