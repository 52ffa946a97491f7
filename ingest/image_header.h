// What a PNG or JPEG says about itself before a pixel is decoded: size, resolution, orientation, whether it is whole.
#pragma once

#include <cstdint>
#include <span>

#include "models/result.h"
#include "models/source_file.h"

namespace dossier {

struct ImageHeader {
  std::uint32_t width = 0;   // pixels as stored
  std::uint32_t height = 0;
  double dpi_x = 0;          // 0: not said
  double dpi_y = 0;
  int orientation = 1;       // EXIF, 1 to 8
  int channels = 3;
  bool progressive = false;  // of a JPEG: decoding holds all coefficients in memory
  bool alpha = false;
  bool complete = true;      // the end mark is there
};

// Failures: "image.damaged" where no size can be found.
[[nodiscard]] Result<ImageHeader> png_header(std::span<const char> bytes);
[[nodiscard]] Result<ImageHeader> jpeg_header(std::span<const char> bytes);

}  // namespace dossier
