// Messages on the pipe from a reader process to the main process. The sender may be under an attacker's control, so the
// receiving half believes nothing: magic, version, kind and length are checked before a byte of content is kept.
//
//   4 bytes "DSRF" · u16 version · u16 kind · u64 length · length bytes        (little-endian)
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "models/result.h"

namespace dossier {

enum class FrameKind : std::uint16_t {
  page_count = 1,  // u32: pages the file says it has
  page_begins,     // u32: number of the page now being worked on
  page,            // a FileReading of one page (models/reading_codec.h)
  page_again_begins,  // u32: number of the page now being read in full; it came as a title band, and one more page behind it
  page_again,      // a FileReading of that page
  problems,        // a FileReading without pages: problems of the file
  crop,            // u32 index, then PNG bytes
  entry_begins,    // of an archive: flags byte, then the entry's path as the archive gives it
  entry_bytes,     // more of its content
  entry_ends,      // empty, or the message of a Problem "code\nmessage": what came of it is not to be used
  done,            // the work is complete; whatever ends without it was cut short
};

inline constexpr std::uint16_t kFrameVersion = 2;
inline constexpr std::size_t kFrameHead = 16;

struct Frame {
  FrameKind kind = FrameKind::done;
  std::string bytes;
};

[[nodiscard]] std::string frame_head(FrameKind kind, std::uint64_t length);

// Writes whole frames to a pipe. False once the other end is gone.
class FrameWriter {
 public:
  explicit FrameWriter(int fd) : fd_(fd) {}
  bool send(FrameKind kind, std::string_view bytes);
  bool send(FrameKind kind, std::uint32_t number);

 private:
  bool write_all(std::string_view bytes) const;
  int fd_;
};

// Puts frames together from bytes as they arrive.
class FrameAssembler {
 public:
  // No frame longer than `max_bytes` is accepted.
  explicit FrameAssembler(std::uint64_t max_bytes) : max_bytes_(max_bytes) {}

  // The next whole frame, nullopt where more bytes are needed; "reader.protocol" for a head that is wrong or too long a
  // frame, after which the assembler must not be used further.
  void add(std::string_view bytes) { buffer_.append(bytes); }
  [[nodiscard]] Result<std::optional<Frame>> next();

 private:
  std::uint64_t max_bytes_;
  std::string buffer_;
  std::size_t used_ = 0;
};

// A frame's content that is one number; nullopt for any other length.
[[nodiscard]] std::optional<std::uint32_t> number_in(std::string_view bytes);
[[nodiscard]] std::string number_bytes(std::uint32_t number);

}  // namespace dossier
