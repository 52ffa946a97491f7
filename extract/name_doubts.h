// What the papers of a dossier together say against names that each of them alone makes sure of.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "models/document.h"

namespace dossier {

inline constexpr std::size_t kOften = 3;                // places that together settle how a name is written
inline constexpr double kPrintedOften = 0.999;          // confidence of a name that other places confirm
inline constexpr std::size_t kShortestName = 6;         // characters; shorter ones are equal by chance

// Whether the field is the name of a company or a person.
[[nodiscard]] bool names_somebody(const Field& field);

// The names of a dossier as anybody has read them.
struct Spellings {
  std::set<std::u32string> values;        // by the page reader, or settled
  std::set<std::u32string> alternatives;  // by others
};
[[nodiscard]] Spellings spellings_in(const std::vector<Document>& documents);

// What stands at one place of a name in spellings that are the same elsewhere.
struct Variants {
  std::u32string values, alternatives;  // each character once
  bool lost = false;                    // a spelling has none
};
[[nodiscard]] Variants variants_at(const std::u32string& key, std::size_t at, const Spellings& spellings);

// Puts characters that the networks hardly know where there is just one that explains what was read, and casts doubt on names that text
// layers, longer or rarer spellings elsewhere speak against. Gives the fields that must stay uncertain whatever confirms them.
[[nodiscard]] std::set<const Field*> doubt_names(std::vector<Document>& documents);

}  // namespace dossier
