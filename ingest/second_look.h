// Words read again from their crops by readers that had no part in the first reading.
#pragma once

#include <memory>
#include <span>

#include "ingest/ocr_engine.h"
#include "ingest/page_image.h"
#include "models/page.h"

namespace dossier {

// The readers at hand; any may be null.
struct SecondReaders {
  OcrEngine* page = nullptr;     // the page reader, for words that it has not read (a text layer)
  OcrEngine* english = nullptr;  // PP-OCRv4 English and digits
  OcrEngine* digits = nullptr;   // Tesseract eng, digits only
  OcrEngine* latin = nullptr;    // Tesseract eng, letters and digits
  OcrEngine* chinese = nullptr;  // Tesseract chi_sim
  OcrEngine* chinese_v3 = nullptr;  // PP-OCRv3 Chinese
};

// Adds to each word asked for the readings of the readers for its alphabet, each reader once and never the one that gave the
// word, and for figures the sign that the ink shows. Looks at words that do not exist are passed over.
void look_again(Page& page, const PagePicture& picture, const Placement& placement, std::span<const SecondLook> looks,
                const SecondReaders& readers);

}  // namespace dossier
