#include "store/words.h"

#include "models/text.h"

namespace dossier {

std::string indexed_form(std::string_view text) {
  std::u32string spaced;
  for (const char32_t c : to_u32(nfkc(text))) {
    if (is_cjk(c)) {
      spaced += U' ';
      spaced += c;
      spaced += U' ';
    } else {
      spaced += c;
    }
  }
  return to_utf8(spaced);
}

std::string phrase_query(std::string_view text) {
  std::string phrase;
  bool anything = false;
  for (const char32_t c : to_u32(indexed_form(text))) {
    // Inside a quoted phrase only the quote itself means something; the tokenizer drops all other punctuation.
    if (c == U'"' || c == U'\0') {
      phrase += ' ';
      continue;
    }
    const bool word = c > 127 || (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    anything = anything || word;
    phrase += to_utf8(std::u32string_view(&c, 1));
  }
  return anything ? "\"" + phrase + "\"" : std::string();
}

}  // namespace dossier
