// A second try for a PDF whose end is lost, and with it the way to its pages.
#pragma once

#include <optional>
#include <span>
#include <string>

namespace dossier {

// The file with a new catalogue, page tree and trailer at its end, over all page objects that stand in it uncompressed, in the
// order in which they stand. nullopt where there are none, or the file is larger than kMostRepairedBytes. Text search only.
[[nodiscard]] std::optional<std::string> with_new_page_tree(std::span<const char> bytes);

inline constexpr std::size_t kMostRepairedBytes = 256u << 20;

}  // namespace dossier
