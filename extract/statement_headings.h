// Where statements begin and go on: by their titles, and by their rows where the title is lost.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "extract/kind.h"

namespace dossier {

// Headings of statements of one type. `titles`: squeezed wordings of the bare title. A title counts when rows of the form with
// amounts follow it; without any title, enough of such rows open (or continue) a document.
[[nodiscard]] std::vector<Heading> statement_headings(const Page& page, const std::vector<Line>& lines, DocumentType type,
                                                      std::span<const std::string_view> titles);

// Whether a page without a title goes on with a statement of the type: its rows are of the form.
[[nodiscard]] bool statement_continues(const std::vector<Line>& lines, const Page& page, DocumentType type);

// Whether a page under the same title goes on with the statement rather than beginning another: the rows are others.
[[nodiscard]] bool statement_joins(const std::vector<PagePart>& document, const PagePart& next, DocumentType type);

}  // namespace dossier
