// Every limit on hostile or merely enormous input, in one place. A limit that trips becomes a Problem on a named file and
// page ("limit.pixels" …), never a lost file.
#pragma once

#include <cstdint>

namespace dossier {

struct Limits {
  // A dossier and its archives
  std::uint64_t max_entries = 20'000;
  std::uint64_t max_file_bytes = 2ull << 30;
  std::uint64_t max_total_bytes = 8ull << 30;     // unpacked, of one archive
  std::uint32_t max_compression_ratio = 200;      // unpacked over packed, of one archive, beyond the first 16 MiB
  std::uint32_t max_folder_depth = 32;

  // One file in its reader process
  std::uint32_t max_pages = 5'000;
  std::uint64_t max_page_pixels = 120'000'000;    // of an image as stored; a PDF page is rendered at a resolution below it
  std::uint32_t max_image_side = 30'000;          // pixels
  std::uint64_t reader_memory_bytes = 2ull << 30;
  std::uint32_t reader_cpu_seconds_per_page = 30; // the budget of a file grows with its pages …
  std::uint32_t reader_cpu_seconds_base = 60;     // … from this base
  std::uint32_t page_wall_seconds = 60;           // no page finished for so long: the reader is killed
  std::uint64_t max_message_bytes = 256ull << 20; // one page's reading on the pipe
};

}  // namespace dossier
