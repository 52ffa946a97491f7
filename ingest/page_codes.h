// QR and bar codes.
#pragma once

#include <vector>

#include "ingest/page_image.h"
#include "models/page.h"

namespace dossier {

// The codes that decode, top to bottom; boxes in points of the upright page.
[[nodiscard]] std::vector<Code> page_codes(const PagePicture& picture, const Placement& placement);

}  // namespace dossier
