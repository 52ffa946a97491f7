// The words of a table taken to pieces that each belong to one cell, and broken figures put together again.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "models/page.h"

namespace dossier {

// What stands at one place of a table, with everything that was read there.
struct TablePiece {
  enum class Shape : std::uint8_t {
    figure,    // an amount beyond doubt: grouped or with decimals
    integer,   // digits alone, perhaps in brackets: an amount, a note, a row number
    dash,      // nil
    fragment,  // digits and marks that are no amount
    text,
  };
  Shape shape = Shape::text;
  std::string text;               // as the page reader gave it
  Box box;                        // on the page
  Box level;                      // on the page with its slope taken out: for comparing places
  Reader reader = Reader::text_layer;
  double confidence = 1;
  std::vector<Reading> readings;  // by other readers, of exactly this piece
  SignInk sign = SignInk::not_examined;
  bool under_seal = false;
  bool crowded = false;           // digits above or below it in the same cell: it may be half of a wrapped figure
  bool disturbed = false;         // words that are none of the table stand near, as of a seal: part of it may be hidden
  std::vector<int> words;         // indices into Page::words
};

// Pieces of the words whose centre lies inside `region`, in no particular order. A word that holds a label and an amount, or
// the amounts of two columns, is cut where Word::edges tells; an amount that stands in two boxes is joined.
[[nodiscard]] std::vector<TablePiece> table_pieces(const Page& page, const Box& region);

// Two pieces that stand side by side as one; `blank`: with a blank between. Only readers who have read both are kept.
[[nodiscard]] TablePiece joined(const TablePiece& left, const TablePiece& right, bool blank);

// The one figure that the text holds besides notes and row numbers; empty where it holds none or several.
[[nodiscard]] std::string only_figure_in(std::string_view text);

// Whether a word of a page can be an amount, as second readings are wanted for: digits with separators, brackets or signs.
[[nodiscard]] bool looks_like_amount(std::string_view text);

// Whole yuan without separators: at least five digits, no day in eight. Between other amounts such digits may be anything; only a
// table that prints its amounts so holds many.
[[nodiscard]] bool looks_like_whole_amount(std::string_view text);

}  // namespace dossier
