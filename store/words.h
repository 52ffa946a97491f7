// Text in the form in which the full-text index holds it: FTS5's tokenizer takes a run of Chinese characters for one
// word and its trigram tokenizer finds no word of two, so every Chinese character stands alone, and a query is a
// phrase.
#pragma once

#include <string>
#include <string_view>

namespace dossier {

// NFKC, with a space on both sides of every Chinese character; other text as it is.
[[nodiscard]] std::string indexed_form(std::string_view text);

// The FTS5 query that finds the text as one phrase; empty where the text has nothing to be found by.
[[nodiscard]] std::string phrase_query(std::string_view text);

}  // namespace dossier
