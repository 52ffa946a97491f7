#include "app/html_page.h"

#include <charconv>

#include "app/embedded.h"
#include "app/safe_text.h"
#include "models/sha256.h"

namespace dossier {
namespace {

// The form in which a content security policy names inline content.
std::string policy_hash(std::string_view bytes) {
  const std::string hex = sha256_hex(bytes);
  std::string digest;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    unsigned byte = 0;
    std::from_chars(hex.data() + i, hex.data() + i + 2, byte, 16);
    digest += static_cast<char>(byte);
  }
  return "'sha256-" + base64(digest) + "'";
}

std::string policy_hashes(const std::vector<std::string_view>& files) {
  std::string text;
  for (const std::string_view file : files) text += (text.empty() ? "" : " ") + policy_hash(file);
  return text;
}

void write_language_choice(HtmlWriter& html, Language language) {
  const auto radio = [&](Literal id, bool checked) {
    html.raw("<input class=\"choice\" type=\"radio\" name=\"language\" id=\"").raw(id).raw("\"");
    if (checked) html.raw(" checked");
    html.raw(">\n");
  };
  // The radio buttons stand before all that they switch: the page needs no script.
  radio("show-zh", language == Language::zh);
  radio("show-en", language == Language::en);
}

void write_marks(HtmlWriter& html) {
  html.raw(
      "<svg class=\"stock\" width=\"0\" height=\"0\" aria-hidden=\"true\">\n"
      "<symbol id=\"mark-good\" viewBox=\"0 0 16 16\"><circle cx=\"8\" cy=\"8\" r=\"8\"/>"
      "<path d=\"M4.2 8.4l2.6 2.6 5-5.4\"/></symbol>\n"
      "<symbol id=\"mark-bad\" viewBox=\"0 0 16 16\"><path class=\"fill\" d=\"M5 0h6l5 5v6l-5 5H5l-5-5V5z\"/>"
      "<path d=\"M5 5l6 6M11 5l-6 6\"/></symbol>\n"
      "<symbol id=\"mark-open\" viewBox=\"0 0 16 16\"><path class=\"fill\" d=\"M8 0l8 8-8 8-8-8z\"/>"
      "<path d=\"M6 6.2c0-2.6 4-2.6 4 0 0 1.6-2 1.5-2 3M8 11.4v.2\"/></symbol>\n"
      "<symbol id=\"mark-missing\" viewBox=\"0 0 16 16\"><circle class=\"ring\" cx=\"8\" cy=\"8\" r=\"6.8\"/>"
      "<path class=\"dark\" d=\"M4.6 8h6.8\"/></symbol>\n</svg>\n");
}

}  // namespace

std::string_view embedded_web_file(std::string_view name) {
  for (const EmbeddedFile& file : web_files()) {
    if (file.path.substr(file.path.find_last_of('/') + 1) == name) return file.bytes;
  }
  return {};
}

void write_page_head(HtmlWriter& html, std::string_view title, Language language,
                     const std::vector<std::string_view>& styles, const std::vector<std::string_view>& scripts) {
  html.raw("<!DOCTYPE html>\n<html lang=\"");
  if (language == Language::zh) {
    html.raw("zh-CN");
  } else {
    html.raw("en");
  }
  html.raw(
          "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
          "'none'; img-src data:; "
          "style-src ")
      .embedded(policy_hashes(styles));
  if (!scripts.empty()) html.raw("; script-src ").embedded(policy_hashes(scripts));
  html.raw(
          "; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, "
          "initial-scale=1\">\n"
          "<meta name=\"referrer\" content=\"no-referrer\">\n<title>")
      .text(title)
      .raw("</title>\n");
  for (const std::string_view style : styles) html.raw("<style>").embedded(style).raw("</style>\n");
  html.raw("</head>\n<body>\n");
  write_language_choice(html, language);
  write_marks(html);
}

void write_script(HtmlWriter& html, std::string_view script) {
  html.raw("<script>").embedded(script).raw("</script>\n");
}

}  // namespace dossier
