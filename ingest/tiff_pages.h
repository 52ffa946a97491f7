// The pages of a TIFF file. The only file that knows libtiff.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "ingest/image_pages.h"

namespace dossier {

// Indices of the directories that are pages (no thumbnails, no masks), at most `max_pages` + 1 of them.
[[nodiscard]] std::vector<std::uint32_t> tiff_directories(std::span<const char> bytes, std::uint32_t max_pages);

// One directory as displayed. Failures: "image.damaged", "limit.pixels".
[[nodiscard]] Result<DecodedPage> tiff_page(std::span<const char> bytes, std::uint32_t directory, int number, const Limits& limits);

}  // namespace dossier
