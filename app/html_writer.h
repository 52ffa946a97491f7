// Building HTML so that nothing of the evidence can become markup: what is not text() can only be a literal of the source.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "models/finding.h"

namespace dossier {

// A string literal; anything else does not compile.
class Literal {
 public:
  template <std::size_t N>
  consteval Literal(const char (&text)[N]) : text_(text, N - 1) {}  // NOLINT: implicit on purpose
  [[nodiscard]] std::string_view view() const { return text_; }

 private:
  std::string_view text_;
};

class HtmlWriter {
 public:
  HtmlWriter& raw(Literal html);
  // Escaped and neutralised (app/safe_text.h); good as content and inside a quoted attribute.
  HtmlWriter& text(std::string_view text);
  HtmlWriter& number(std::int64_t value);
  HtmlWriter& number(double value, int decimals);
  // Both languages, of which the page shows the chosen one.
  HtmlWriter& both(const Message& message);
  HtmlWriter& both(Literal zh, Literal en);
  // An image as data URI, for an attribute. `media_type` is one that the program names itself.
  HtmlWriter& image_uri(std::string_view media_type, std::string_view bytes);
  // What another writer has made.
  HtmlWriter& add(const HtmlWriter& part);
  // Trusted bytes that are part of the program (its style sheet).
  HtmlWriter& embedded(std::string_view bytes);

  [[nodiscard]] bool empty() const { return html_.empty(); }
  [[nodiscard]] std::string take() { return std::move(html_); }

 private:
  std::string html_;
};

}  // namespace dossier
