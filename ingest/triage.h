// Which pages of a long file are read in full (design, decision 7).
#pragma once

#include "ingest/ingest.h"

namespace dossier {

class Triage {
 public:
  // `first_page` is not 1 where a reader died: what the pages before it promised is not known, so that those behind it are read.
  Triage(const ReadingOptions& options, const ReadingPolicy& policy, int page_count, int first_page = 1);

  // Is there a choice at all: a long file, a policy, and the wish?
  [[nodiscard]] bool selective() const { return selective_; }
  // Is the page read whatever its title band says: among the first, right behind one that promised more (a table or a
  // report goes on without a title), or behind several that were all worth reading?
  [[nodiscard]] bool surely(int number) const;
  // Given the title band of page `number`; remembers the answer for the pages behind. Ask once a page, in order.
  [[nodiscard]] bool worth_reading(int number, const Page& title_band);
  // Of the page asked about last: does the page before it, of which only the title band was read, belong to the same report? It began
  // low on that page, below the band.
  [[nodiscard]] bool looks_back(int number) const { return looks_back_ && last_left_ == number - 1; }

 private:
  const ReadingPolicy& policy_;
  bool selective_ = false;
  int last_promise_ = -100;
  int worthy_run_ = 0;
  int last_left_ = -100;  // page not worth reading
  bool looks_back_ = false;  // the page asked about last is the middle of a report
};

// Files of at most so many pages are read in full.
inline constexpr int kShortFilePages = 12;

}  // namespace dossier
