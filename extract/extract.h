// From readings to documents: the second stage. A function of values; no file, no clock, no pixels.
#pragma once

#include <vector>

#include "models/document.h"
#include "models/page.h"

namespace dossier {

// The documents in the pages of one file, in order of page and position, covering every page (what is nothing else is
// `other`). Boxes are on the upright page; Document::file is left 0 for the caller to set.
[[nodiscard]] std::vector<Document> extract(const std::vector<Page>& pages);

// Names of organisations that are printed in several documents of a dossier confirm each other (confirm_elsewhere in settle.h):
// to be called once with the documents of all its files, boxes as extract() gave them or displayed.
void agree_on_names(std::vector<Document>& documents);

// The words of a page whose value matters, to be read again by independent readers: figures, numbers, dates, levels,
// and the names and titles behind known labels. Deterministic; a pure function of the first reading.
[[nodiscard]] std::vector<SecondLook> wanted_second_looks(const Page& page);

// Whether what was read of the word so far proves what it says as far as readers can: another reader could only make
// the same field surer. Never without a second reading.
[[nodiscard]] bool readings_suffice(const Word& word, const SecondLook& look);

// Given the words of the title band alone: can this page carry a figure or field of any document type, and the pages
// behind it? Errs towards yes.
[[nodiscard]] PageWorth worth_reading(const Page& title_band);

// Given the words of the band's first lines: whatever stands below them, does worth_reading() of the band say the same?
[[nodiscard]] bool head_tells_worth(const Page& first_lines);

// Given a page of a text layer: is it signed off, so that a seal may lie there whose name matters, or a certificate with a code?
[[nodiscard]] bool picture_tells(const Page& page);

// Changes whenever wanted_second_looks, readings_suffice, worth_reading, head_tells_worth or picture_tells may answer otherwise; part of
// the key of cached readings.
[[nodiscard]] const char* extraction_policy_version();

}  // namespace dossier
