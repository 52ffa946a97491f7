// Whose seals lie on a document, and on what.
#pragma once

#include <string_view>
#include <vector>

#include "extract/kind.h"
#include "models/document.h"

namespace dossier {

// Appends a field "seal" for every seal on the parts whose rim names an organisation, in order of pages: the name without the
// purpose that may follow it (财务专用章), certain by two readers or by a name of the document that is certain. `label` is the line
// of the sign-off that the seal lies on or beside (who signs, 法定代表人, 中国注册会计师, the day): empty where it lies anywhere else,
// on copies of licences, where seals of others stand by right, and where the document's text speaks of whom it names.
void read_seals(const std::vector<PagePart>& parts, Document& document);

// Whether words of the line say who signs or seals a paper. `key`: as Line::key.
[[nodiscard]] bool is_sign_off(std::string_view key);

}  // namespace dossier
