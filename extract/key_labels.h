// Which words of certificates, audit reports and standards deserve a second look.
#pragma once

#include <vector>

#include "models/document.h"
#include "models/page.h"

namespace dossier {

// What a further reader of a word looks for that holds a field of that kind.
[[nodiscard]] SecondLook::Content content_of(ValueKind kind);

// The words that carry the fields of such documents on the page, by the first reading: numbers in the alphabet of digits or
// Latin letters, days, names and titles in Chinese. In no order; a word may be named for several fields.
[[nodiscard]] std::vector<SecondLook> certificate_second_looks(const Page& page);

}  // namespace dossier
