// What a reader process does with the file it was given. Everything in here decodes evidence.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/frame.h"
#include "ingest/ingest.h"
#include "ingest/page_reader.h"

namespace dossier {

// A job for a reader process, as text on its way there.
struct ReaderRequest {
  enum class Kind : std::uint8_t { read, crops } kind = Kind::read;
  FileKind file_kind = FileKind::unknown;
  std::string sha256;                // the file must still have it
  int first_page = 1;                // of read: the pages before were delivered already
  std::vector<CropRequest> crops;
};
[[nodiscard]] std::string encode_request(const ReaderRequest& request);
[[nodiscard]] std::optional<ReaderRequest> decode_request(std::string_view text);

// Sends a crop frame for every request that can be met.
void cut_crops(std::span<const char> bytes, const ReaderRequest& request, const Limits& limits, FrameWriter& out);

// The work of a reader process: maps `input`, compares its hash, and does what the request says. Of a file that is to be read
// it sends page_count, then for every page page_begins and page (or problems), as soon as each is read.
void serve_request(int input, std::string_view request, PageReader& reader, const ReadingOptions& options,
                   const ReadingPolicy& policy, FrameWriter& out);

}  // namespace dossier
