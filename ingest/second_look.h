// Words read again from their crops by readers that had no part in the first reading.
#pragma once

#include <functional>
#include <span>

#include "ingest/ocr_engine.h"
#include "ingest/page_image.h"
#include "models/page.h"

namespace dossier {

// The readers at hand, each loaded when it is asked for; any may give null.
struct SecondReaders {
  using Engine = std::function<OcrEngine*()>;
  Engine page;        // the page reader, for words that it has not read (a text layer)
  Engine english;     // PP-OCRv4 English and digits
  Engine digits;      // Tesseract eng, digits only
  Engine latin;       // Tesseract eng, letters and digits
  Engine chinese;     // Tesseract chi_sim
  Engine chinese_v3;  // PP-OCRv3 Chinese
};

using Suffices = std::function<bool(const Word&, const SecondLook&)>;

// Adds to each word asked for the readings of the readers for its alphabet, each reader once and never the one that gave the
// word, and for figures the sign that the ink shows. Looks at words that do not exist are passed over. Once `suffices` (may be
// empty) holds for a word and a look, no further reader is asked for it, unless the look is to be thorough.
void look_again(Page& page, const PagePicture& picture, const Placement& placement, std::span<const SecondLook> looks,
                const SecondReaders& readers, const Suffices& suffices = {});

}  // namespace dossier
