// The titles of all kinds on a page, with the contradictions between kinds settled.
#pragma once

#include <vector>

#include "extract/kind.h"

namespace dossier {

// The headings that the kinds find among the lines, by line. Where two kinds claim the same place, or two certificates would
// stand in too little room, the more confident one stands, at a tie the one that comes first in document_kinds().
[[nodiscard]] std::vector<Heading> headings_of(const Page& page, const std::vector<Line>& lines);

[[nodiscard]] const DocumentKind* kind_of(DocumentType type);

// One sheet with a title, a few labelled values and a seal; not a statement, report or standard.
[[nodiscard]] bool is_certificate(DocumentType type);

}  // namespace dossier
