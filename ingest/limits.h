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
  std::uint32_t max_image_side = 30'000;          // pixels, as decoded
  std::uint64_t max_decoded_bytes = 200'000'000;  // of an image's pixels while it is shrunk to what reading needs
  std::uint64_t reader_memory_bytes = 2ull << 30;
  std::uint32_t page_cpu_seconds = 20;            // CPU time of one page, and of opening the file; then the reader is killed
  std::uint32_t page_wall_seconds = 120;          // nothing heard for so long: the reader is killed
  std::uint32_t max_reader_deaths = 3;            // of one file: reading goes on behind the page that killed the reader
  std::uint64_t max_message_bytes = 256ull << 20; // one page's reading on the pipe
};

}  // namespace dossier
