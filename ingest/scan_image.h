// The pixels of a page that is one JPEG, without painting the page.
#pragma once

#include "ingest/limits.h"
#include "ingest/page_image.h"
#include "ingest/pdf_document.h"
#include "models/result.h"

namespace dossier {

// The page as displayed, at no less than `dpi` where the JPEG has it, and no more than reading needs: decoded at a reduced
// scale where that is enough. Failures: "image.damaged", "limit.pixels"; then the page is to be rendered.
[[nodiscard]] Result<PageImage> scan_image(const PdfPage& page, double dpi, const Limits& limits);

}  // namespace dossier
