// Reads the pages of one PDF in order: from the text layer where it can be believed, from the pixels where not.
#pragma once

#include "ingest/ingest.h"
#include "ingest/page_reader.h"
#include "ingest/pdf_document.h"
#include "ingest/text_trust.h"
#include "ingest/triage.h"
#include "models/page.h"
#include "models/result.h"

namespace dossier {

class PdfReading {
 public:
  // All three must outlive it.
  PdfReading(PdfDocument& document, PageReader& reader, const ReadingOptions& options, const ReadingPolicy& policy, int first_page);

  // Call with rising numbers: what was learnt of fonts and of the pages before counts. Failures: a page that cannot be shown.
  [[nodiscard]] Result<Page> read(int number);

  // Whether the page before page `number`, which was read last, belongs to its report and gave its title band alone.
  [[nodiscard]] bool looks_back(int number) const { return triage_.looks_back(number) && left_ == number - 1; }
  // A page that gave its title band alone, in full.
  [[nodiscard]] Result<Page> read_again(int number);

 private:
  struct LayerVerdict {
    bool believed = false;
    bool worthy = false;  // the page was found worth reading in full
  };
  Result<Page> read_layer(int number, const PdfPage& layer, LayerJudgement& judgement, LayerVerdict& verdict);
  Result<Page> read_pixels(int number, const PdfPage& layer, const LayerJudgement& judgement, bool wanted);
  bool check_against_pixels(Page& page, const PdfPage& layer, const std::vector<std::size_t>& layer_word_of,
                            const std::vector<SecondLook>& looks, const PageImage& image);
  bool uses_distrusted_font(const PdfPage& layer, const LayerJudgement& judgement) const;

  PdfDocument& document_;
  PageReader& reader_;
  const ReadingOptions& options_;
  const ReadingPolicy& policy_;
  Triage triage_;
  GlyphProofs proofs_;
  int sampled_pages_ = 0;
  int pictured_pages_ = 0;   // of a long file: looked at for their seals and codes
  int left_ = 0;             // the page that last gave its title band alone, and why its layer was not used
  std::string left_reason_;
};

// The resolution at which a page is rendered for reading: 200 dpi for A4; less where the page would have more than kReadingPixels
// or is one picture that has less itself; more for a page so small that 200 dpi gives few pixels.
[[nodiscard]] double reading_dpi(const PdfPage& page, const LayerJudgement& judgement);

}  // namespace dossier
