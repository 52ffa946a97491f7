// Figures that a special audit states in running text: 「2023年度研究开发费用总额为人民币…元」, three years in one
// sentence, with their 大写.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/kind.h"
#include "extract/read_amount.h"
#include "extract/snippet.h"

namespace dossier {

// The pattern of a quantity that `words` (a pattern without groups) name, with its amounts behind it.
[[nodiscard]] std::string prose_pattern(std::string_view words);

struct ProseFigure {
  Snippet amount;
  Snippet words;     // that name it
  std::string text;  // the amount, squeezed
  Unit unit;
  std::optional<int> year;         // the one that the sentence names for it; nullopt where it names none
  std::optional<Amount> in_words;  // its 大写, where it has one that can be read
};

// All places where a pattern of prose_pattern matches, except where the words before them make it another quantity
// (境内, 委托外部, 产品 …) or the figure is that of several years together, or of the year before.
[[nodiscard]] std::vector<ProseFigure> prose_figures(const std::vector<PagePart>& parts, const re2::RE2& pattern);

}  // namespace dossier
