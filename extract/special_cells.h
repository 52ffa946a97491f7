// Which characters of a table's row are a figure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "extract/read_amount.h"
#include "extract/snippet.h"

namespace dossier {

// Characters [begin, end) of a row's key.
struct WordRun {
  std::size_t begin = 0, end = 0;
};

[[nodiscard]] std::vector<WordRun> words_of(const Row& row);

// The words, cut at a gap beside a figure: the line finder takes two columns for one word, or a label and its amount,
// or an amount and the tick behind it. Digits alone before a gap belong to what follows: 1 234.50.
[[nodiscard]] std::vector<WordRun> runs_with_figures(const Row& row);

// A figure with the marks of whoever ticked it off: 1,162,177.00√, K358.50.
struct MarkedFigure {
  WordRun run;        // without the marks
  bool torn = false;  // the mark before it may be a digit
};
[[nodiscard]] std::optional<MarkedFigure> marked_figure(const Row& row, const WordRun& run);

// A figure of a table: decimals, grouping or four digits; no year, share, index or reference number.
[[nodiscard]] bool is_cell(const std::string& key, const AmountContext& context);

// Digits and their marks alone, as many as an amount has, but none: 4.123.900.00.
[[nodiscard]] bool is_spoiled_figure(const std::string& key);

// 收入(万元), 研发费用/元, 单位:千元: the unit that a head or a label states for itself.
[[nodiscard]] std::optional<Unit> own_unit(const std::string& text);

}  // namespace dossier
