// Text of evidence on its way to people. It may hold anything: markup, terminal sequences, characters that turn the
// direction of writing, so that 「合格」 reads as something else.
#pragma once

#include <string>
#include <string_view>

namespace dossier {

// Valid UTF-8 on one line: control characters become spaces; characters that are invisible and change how others are
// shown (direction overrides, zero-width, tags) become their number, "[U+202E]", so that a person sees that they are there.
[[nodiscard]] std::string neutral(std::string_view text);

// neutral(), with the characters that mean something to HTML and XML escaped; good inside elements and quoted attributes.
[[nodiscard]] std::string markup(std::string_view text);

// Base64 with padding.
[[nodiscard]] std::string base64(std::string_view bytes);

// A relative URI reference for a path of a dossier: every byte but letters, digits and "-._~/" percent-encoded.
[[nodiscard]] std::string uri_path(std::string_view path);

// Columns that a terminal gives the text: two for East Asian wide characters, none for combining marks.
[[nodiscard]] int display_width(std::string_view text);

// The longest beginning that fits into so many columns, with "…" for what was cut.
[[nodiscard]] std::string cut_to_width(std::string_view text, int columns);

// The text in lines of at most so many columns: broken at spaces, and between Chinese characters anywhere but before
// closing punctuation.
[[nodiscard]] std::string wrapped(std::string_view text, int columns, std::string_view indent);

}  // namespace dossier
