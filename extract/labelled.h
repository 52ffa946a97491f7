// Labels and the values that belong to them: 「名称：」 and what stands behind it, also on the next lines.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/snippet.h"

namespace dossier {

// One wording of a label. Several wordings may share an id; an id of kNoField only keeps a shorter label from being found
// inside a longer one, and ends the value before it.
struct LabelWording {
  int id = 0;
  std::string_view wording;  // squeezed, without the colon, Latin letters in lower case
};

inline constexpr int kNoField = -1;

struct Labelled {
  int id = kNoField;
  bool exact = true;            // false: one character of the label was misread
  Snippet label;
  std::vector<Snippet> lines;   // the value line by line; empty where none was found

  [[nodiscard]] Snippet value(std::size_t most_lines = 100) const;
};

// All labels of the rows with their values, in order of place. A label opens its word or stands behind a gap or a mark; its
// characters may be set apart (名　称) or stand in several words; one character of four or more may be misread. The
// value is what follows in the row up to the next label or a wide gap, and the lines below that begin where it begins. Where
// nothing follows, it is what stands beside the label a little higher and lower, or below it.
[[nodiscard]] std::vector<Labelled> bind_labels(const std::vector<Row>& rows, std::span<const LabelWording> wordings);

// The first with that id that has a value.
[[nodiscard]] const Labelled* find_labelled(const std::vector<Labelled>& all, int id);

}  // namespace dossier
