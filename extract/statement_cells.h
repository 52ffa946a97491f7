// What all readers say about one amount of a table, sign and digits apart: the lost minus is the error they share.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "extract/read_amount.h"
#include "extract/table_pieces.h"

namespace dossier {

struct CellReading {
  // Values in fen that readings and ink support, best first. Empty: nobody could read it.
  std::vector<std::int64_t> candidates;
  bool nil = false;             // a dash
  bool trusted = false;         // from a trusted text layer, and no reader of the pixels says otherwise
  int agreeing = 0;             // independent readers for the digits of the first candidate
  int dissenting = 0;           // readers with a well-formed amount of other digits
  bool sign_settled = false;    // the ink, or all readers where the ink says nothing against it
  bool plausible = true;        // as many decimals as its column prints
  bool repaired = false;        // the page reader's text needed a repair
  int decimals = 0;
  std::string doubt;            // why two readings do not make it certain: "readers-differ", "one-reading", "sign" …

  // Two independent readings agree and nothing speaks against them.
  [[nodiscard]] bool agreed() const { return !trusted && agreeing >= 2 && dissenting == 0 && sign_settled && plausible; }
};

// How many decimals the figures print, by majority; nullopt where there are none.
[[nodiscard]] std::optional<int> usual_decimals(std::span<const TablePiece* const> cells);

// `context` holds the unit and the decimals of the column; letters are repaired where pixels were read.
[[nodiscard]] CellReading read_cell(const TablePiece& cell, AmountContext context);

}  // namespace dossier
