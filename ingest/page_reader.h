// From the pixels of one page to models' Page: the only face that reading has to the rest of ingest.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "ingest/page_image.h"
#include "ingest/reader_models.h"
#include "ingest/second_look.h"
#include "models/page.h"

namespace dossier {

// Reads pages with the best engine present. Holds the loaded models and no state of any page: same pixels, same Page,
// in whatever order. One thread; not to be shared between threads. An engine is loaded when
// it is first wanted, or before a fork by warm().
class PageReader {
 public:
  using SecondLooks = std::function<std::vector<SecondLook>(const Page&)>;

  explicit PageReader(const ReaderModels& models);
  ~PageReader();
  PageReader(PageReader&&) noexcept;
  PageReader& operator=(PageReader&&) noexcept;

  // Does what a confined process cannot, so that engines can be loaded there. Cheap.
  void prepare();

  // Loads every engine that is present, so that forked children share it. What is not loaded before loads when it is wanted.
  // This and all below throw std::runtime_error where an engine is present but does not load: another would read otherwise.
  void warm();

  // The whole page: words, edges, rules, seals, codes. `second_looks` (may be empty) chooses the words that independent
  // readers read again, on the very pixels that are at hand; where `suffices` (may be empty) holds, no further one. Trouble is in Page::problems; never throws for pixels.
  [[nodiscard]] Page read(const PageImage& image, int number, const SecondLooks& second_looks, const Suffices& suffices = {});

  // The words of the upper third of the page only (of the upright page), at low resolution; fully_read is false. Of a row of a
  // table only the first cell is read, and no more than the first lines where `head_tells` (may be empty) holds for them.
  [[nodiscard]] Page read_title_band(const PageImage& image, int number, const std::function<bool(const Page&)>& head_tells = {});

  // Reads `looks` of `page` again from their crops in `image`, the same page as displayed, and adds the readings and the
  // sign settled by ink. Also for a page whose words came from a text layer. No further reader is asked for a word for which
  // `suffices` (may be empty) holds.
  void look_again(Page& page, const PageImage& image, std::span<const SecondLook> looks, const Suffices& suffices);

  // Seals, ruling lines, codes and the perceptual hash of the displayed page, without reading a word: for a page
  // whose words come from its text layer. Replaces these members of `page` and leaves the rest.
  void look_at_picture(Page& page, const PageImage& image);

  // Engines, weights and version of the method: equal versions read equal pixels equally. Part of the cache's key.
  [[nodiscard]] std::string version() const;

 private:
  struct Engines;
  std::unique_ptr<Engines> engines_;
};

}  // namespace dossier
