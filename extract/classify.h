// Wordings that say what a page is: shared by the document kinds.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/kind.h"

namespace dossier {

// What tells a certificate's type. Wordings are squeezed and in lower case (Chinese has none).
struct CertificateSigns {
  DocumentType type = DocumentType::other;
  // Lines that are the title, or hold it with a few characters more (营业执照(副本)); one character may be misread in
  // titles of five and more. A title may run over two lines.
  std::span<const std::string_view> titles;
  // Labels and phrases that such a paper prints; each counts once.
  std::span<const std::string_view> supports;
  // What no such paper prints: any of them near the title turns the page into something else.
  std::span<const std::string_view> vetoes;
  int with_title = 2;     // supports needed below a title
  int without_title = 5;  // and where the title could not be read; more than there are supports: never
  // Titles of so many characters speak for themselves where they stand alone on the page: no support is needed.
  std::size_t strong_title = 100;
};

// The headings of such certificates among the lines, one for every title that is supported before the next one.
[[nodiscard]] std::vector<Heading> certificate_headings(const std::vector<Line>& lines, const CertificateSigns& signs);

// The line is this title and hardly anything else: prefixes like 一、, the year, blanks and brackets may surround it.
[[nodiscard]] bool is_title(std::string_view line_key, std::string_view title);

// How many of the wordings occur in the lines [from, to), each once.
[[nodiscard]] int count_wordings(const std::vector<Line>& lines, std::size_t from, std::size_t to,
                                 std::span<const std::string_view> wordings);

[[nodiscard]] bool holds_any(std::string_view key, std::span<const std::string_view> wordings);

// Lower case of ASCII letters only; Chinese stays.
[[nodiscard]] std::string lower_key(std::string_view key);

// A table of contents or a list: the line ends in dots and a page number.
[[nodiscard]] bool is_contents_line(const Line& line);

// Share of Chinese characters among the letters of the lines, 0..1; 0 where there are none.
[[nodiscard]] double chinese_share(const std::vector<Line>& lines);

}  // namespace dossier
