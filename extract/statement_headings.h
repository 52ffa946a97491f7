// Where statements begin and go on: by their titles, and by their rows where the title is lost.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/kind.h"

namespace dossier {

// A line as a row of a table.
struct StatementRow {
  std::size_t figures = 0;
  std::vector<std::string> labels;  // their keys
};

// The headings of statements among the lines of a page. What rows there are is looked up once for all types of statements; the
// page and the lines must outlive this.
class StatementHeadings {
 public:
  StatementHeadings(const Page& page, const std::vector<Line>& lines) : page_(page), lines_(lines) {}

  // Those of one type. `titles`: squeezed wordings of the bare title. A title counts when rows of the form with amounts follow
  // it; without any title, enough of such rows open (or continue) a document.
  [[nodiscard]] std::vector<Heading> of(DocumentType type, std::span<const std::string_view> titles);

 private:
  [[nodiscard]] const std::vector<StatementRow>& rows();
  [[nodiscard]] const std::vector<std::size_t>& others();

  const Page& page_;
  const std::vector<Line>& lines_;
  std::optional<std::vector<StatementRow>> rows_;     // by line
  std::optional<std::vector<std::size_t>> others_;    // lines with which something else begins
};

// Whether a page without a title goes on with a statement of the type: its rows are of the form.
[[nodiscard]] bool statement_continues(const std::vector<Line>& lines, const Page& page, DocumentType type);

// Whether a page under the same title goes on with the statement rather than beginning another: the rows are others.
[[nodiscard]] bool statement_joins(const std::vector<PagePart>& document, const PagePart& next, DocumentType type);

}  // namespace dossier
