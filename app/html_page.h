// The beginning of every HTML file that the program writes: a content security policy that lets nothing in but the
// program's own styles and scripts, the choice of language, the stock of marks.
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "app/html_writer.h"
#include "app/language.h"

namespace dossier {

// A file of app/web that is part of the program, by its last name; empty where the program was built without it.
[[nodiscard]] std::string_view embedded_web_file(std::string_view name);

// From the document type to the opened body. `scripts` are only allowed by the policy; write_script() puts them in.
// Without any, the page runs none.
void write_page_head(HtmlWriter& html, std::string_view title, Language language,
                     const std::vector<std::string_view>& styles, const std::vector<std::string_view>& scripts);

// A script of the program, as it was announced to write_page_head().
void write_script(HtmlWriter& html, std::string_view script);

}  // namespace dossier
