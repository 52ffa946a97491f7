// The identities of statements as equations over what was read, by the forms' own rules: sums of the printed rows between
// one subtotal and the next, so that rows which no dictionary knows are summed too.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extract/reconcile.h"
#include "extract/statement.h"

namespace dossier {

struct StatementEquation {
  Equation equation;        // quantities are indices into Statement::figures
  std::size_t column = 0;   // index into Statement::columns
  std::size_t result = 0;   // the figure that the others add up to
  // A subtotal or another figure that belongs in it is not printed or was not found: that it does not close says nothing.
  bool incomplete = false;
  // Among the rows that it sums is one with a known label and no amount in any column: empty, or what it prints was not
  // seen.
  bool blank_row = false;
};

// Ids as in the catalogue of checks: "bs.total-assets", "is.net-profit", "cf.closing" …
[[nodiscard]] std::vector<StatementEquation> statement_equations(const Statement& statement);

}  // namespace dossier
