#include "app/html_writer.h"

#include <fmt/format.h>

#include "app/safe_text.h"

namespace dossier {

HtmlWriter& HtmlWriter::raw(Literal html) {
  html_ += html.view();
  return *this;
}

HtmlWriter& HtmlWriter::text(std::string_view text) {
  html_ += markup(text);
  return *this;
}

HtmlWriter& HtmlWriter::number(std::int64_t value) {
  html_ += std::to_string(value);
  return *this;
}

HtmlWriter& HtmlWriter::number(double value, int decimals) {
  html_ += fmt::format("{:.{}f}", value, decimals);
  return *this;
}

HtmlWriter& HtmlWriter::both(const Message& message) {
  const std::string& zh = message.zh.empty() ? message.en : message.zh;
  const std::string& en = message.en.empty() ? message.zh : message.en;
  if (zh == en) return text(zh);
  return raw("<span lang=\"zh\">").text(zh).raw("</span><span lang=\"en\">").text(en).raw("</span>");
}

HtmlWriter& HtmlWriter::both(Literal zh, Literal en) {
  return both(Message{std::string(zh.view()), std::string(en.view())});
}

HtmlWriter& HtmlWriter::image_uri(std::string_view media_type, std::string_view bytes) {
  html_ += fmt::format("data:{};base64,", media_type);
  html_ += base64(bytes);
  return *this;
}

HtmlWriter& HtmlWriter::add(const HtmlWriter& part) {
  html_ += part.html_;
  return *this;
}

HtmlWriter& HtmlWriter::embedded(std::string_view bytes) {
  html_ += bytes;
  return *this;
}

}  // namespace dossier
