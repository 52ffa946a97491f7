// Words that hold the print of several cells: where they are to be cut, and what other readers have for each part.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/table_pieces.h"

namespace dossier::table_detail {

[[nodiscard]] TablePiece::Shape shape_of(std::string_view text);

// Where the word is to be cut, in code points, rising.
[[nodiscard]] std::vector<std::size_t> cuts_of(const Word& word);

// The parts of a text between cuts, blanks trimmed; one more than cuts.
[[nodiscard]] std::vector<std::u32string> parts_at(const std::u32string& text, const std::vector<std::size_t>& cuts);

// How many of the parts are figures.
[[nodiscard]] std::size_t figures_among(const std::vector<std::u32string>& parts);

// What another reader has for part `p` of a word that was cut: its text falls into the same parts, or (readers of digits see no
// words) holds as many figures.
[[nodiscard]] std::optional<std::string> part_of(std::string_view reading, const std::vector<std::u32string>& parts, std::size_t p);

[[nodiscard]] bool is_blank(char32_t c);

}  // namespace dossier::table_detail
