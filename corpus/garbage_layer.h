// Text layers that cannot be trusted, as earlier OCR and broken converters leave them behind.
#pragma once

#include <vector>

#include "corpus/evidence.h"
#include "corpus/scan_pdf.h"

namespace dossier::corpus {

// `kind`: 0 characters of another code page, 1 an old OCR with wrong figures, 2 words at the wrong places,
// 3 the text of another page.
std::vector<LayerWord> garbage_layer(const Canvas& page, const PageResult& result, int kind, Random& random);

}  // namespace dossier::corpus
