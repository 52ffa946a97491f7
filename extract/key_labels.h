// Which words of certificates, audit reports and standards deserve a second look.
#pragma once

#include <vector>

#include "models/page.h"

namespace dossier {

// The words that carry the fields of such documents on the page, by the first reading: numbers in the alphabet of digits or
// Latin letters, days, names and titles in Chinese. In no order; a word may be named for several fields.
[[nodiscard]] std::vector<SecondLook> certificate_second_looks(const Page& page);

}  // namespace dossier
