// Which parts of which pages make a document.
#pragma once

#include <string>
#include <vector>

#include "extract/kind.h"
#include "models/page.h"

namespace dossier {

// A document before its fields are read. `kind` is nullptr for what is nothing that can be read ("other").
struct Segment {
  const DocumentKind* kind = nullptr;
  std::vector<PagePart> parts;  // in order; they point into the pages given
  std::string title;
  double confidence = 0;
  bool collage = false;         // many small certificates in one picture: nothing in it is read
};

// Cuts the pages of one file into documents, in order of page and position, so that every page is in one at least. A page
// may hold several, a document several pages; what stands side by side on one picture is taken apart, unless both
// sides are the same certificate in two languages. Neighbouring pages of nothing known are one document.
[[nodiscard]] std::vector<Segment> segments_of(const std::vector<Page>& pages);

// The regions of a page that are sheets of their own: the whole page, or the sides of an empty gutter each of which has a
// title of its own.
[[nodiscard]] std::vector<Box> sheets_of(const Page& page);

}  // namespace dossier
