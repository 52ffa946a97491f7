// What ended a run or a dossier, for people: the folders below app/ speak English, this has the Chinese.
#pragma once

#include <string_view>

#include "models/finding.h"

namespace dossier {

// "place: message" as Error gives it, or the error of a batch's row. The place stays as it is. A text that is not known
// here is the same in both languages.
[[nodiscard]] Message explain_error(std::string_view text);

}  // namespace dossier
