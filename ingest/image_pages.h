// PNG, JPEG and TIFF as pages of pixels.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "ingest/limits.h"
#include "ingest/page_image.h"
#include "models/result.h"
#include "models/source_file.h"

namespace dossier {

struct DecodedPage {
  PageImage image;                 // as displayed: turned by EXIF or TIFF orientation, transparent parts white
  std::vector<Problem> problems;   // "image.truncated": what could be decoded is there
};

class ImageFile {
 public:
  // `bytes` must outlive it. Failures: "image.damaged", "limit.pages" is not one: the count is cut (see truncated()).
  [[nodiscard]] static Result<ImageFile> open(std::span<const char> bytes, FileKind kind, const Limits& limits);

  ~ImageFile();
  ImageFile(ImageFile&&) noexcept;
  ImageFile& operator=(ImageFile&&) noexcept;

  // Pages the file has; thumbnails that a TIFF holds beside its pages are not counted.
  [[nodiscard]] int page_count() const;

  // Decoded to at most kReadingPixels: a JPEG at a reduced scale, others shrunk after decoding. Without a resolution in the
  // file a pixel is a point (1/72 inch). Failures: "image.damaged", "limit.pixels".
  [[nodiscard]] Result<DecodedPage> page(int number);

 private:
  struct State;
  explicit ImageFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Enough for A3 at 250 dpi or A4 at 350; recognition gains nothing from more.
inline constexpr std::uint64_t kReadingPixels = 16'000'000;

// A resolution that a file states, or 72 where it is none that a scanner or camera means.
[[nodiscard]] double believable_dpi(double dpi);

}  // namespace dossier
