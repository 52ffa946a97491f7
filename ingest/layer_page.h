// Pages made from a text layer, and text layers set beside what the pixels said.
#pragma once

#include <cstddef>
#include <vector>

#include "ingest/pdf_document.h"
#include "ingest/text_trust.h"
#include "models/page.h"

namespace dossier {

struct LayerPage {
  Page page;
  std::vector<std::size_t> layer_word_of;  // for every word of `page`: its index in PdfPage::words
};

// The upright page of the layer's words that are without fault, its fonts and rules, and why the rest was left out.
[[nodiscard]] LayerPage page_of_layer(int number, const PdfPage& layer, const LayerJudgement& judgement);

// Only the words of the upper third, as a title band: fully_read is false.
[[nodiscard]] Page title_band_of(const Page& page);

// Adds what was read from the pixels of `region` (displayed points) of the same page to a page made from its layer. `read` is
// the region as a page of its own. Words that the layer has already are not added again.
void add_region(Page& page, const Page& read, const Box& region);

// Sets the layer beside a page that was read from its pixels. Where nine tenths of a visible layer say what the pixels say, its
// words replace those that agree and carry the pixels' reading with them; where a word disagrees the pixels' word stays, with the
// layer's text among its readings. Invisible text never becomes a word or a reading. Figures that differ are
// Problems "text-layer.differs", with both values, where the layer is good enough for a difference to mean something.
void add_layer(Page& read, const PdfPage& layer, const LayerJudgement& judgement);

}  // namespace dossier
