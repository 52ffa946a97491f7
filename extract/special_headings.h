// The titles of special audits' reports and of the tables that belong to them.
#pragma once

#include <vector>

#include "extract/kind.h"

namespace re2 {
class RE2;
}

namespace dossier {

struct SpecialTitles {
  DocumentType type = DocumentType::other;
  const re2::RE2* report;  // squeezed title of a report, whole; it may run over two lines
  const re2::RE2* table;   // squeezed title of a table that such a report encloses, whole
};

// Report titles open a document; table titles go on with the one before, or open one where none is open.
[[nodiscard]] std::vector<Heading> special_headings(const std::vector<Line>& lines, const SpecialTitles& titles);

// A page without a title that speaks of what such reports speak of.
[[nodiscard]] bool special_continues(const Page& page, const std::vector<Line>& lines);

// A cover and the report behind it carry the same title and are one document.
[[nodiscard]] bool special_joins(const std::vector<PagePart>& document, const PagePart& next);

}  // namespace dossier
