#include "ingest/frame.h"

#include <unistd.h>

#include <cerrno>

namespace dossier {
namespace {

constexpr std::string_view kMagic = "DSRF";

void put(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>((value >> (8 * i)) & 0xFF));
}

std::uint64_t get(std::string_view bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) value = (value << 8) | static_cast<unsigned char>(bytes[i]);
  return value;
}

}  // namespace

std::string frame_head(FrameKind kind, std::uint64_t length) {
  std::string head(kMagic);
  put(head, kFrameVersion, 2);
  put(head, static_cast<std::uint64_t>(kind), 2);
  put(head, length, 8);
  return head;
}

std::string number_bytes(std::uint32_t number) {
  std::string bytes;
  put(bytes, number, 4);
  return bytes;
}

std::optional<std::uint32_t> number_in(std::string_view bytes) {
  if (bytes.size() != 4) return std::nullopt;
  return static_cast<std::uint32_t>(get(bytes));
}

bool FrameWriter::write_all(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t n = write(fd_, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

bool FrameWriter::send(FrameKind kind, std::string_view bytes) {
  return write_all(frame_head(kind, bytes.size())) && write_all(bytes);
}

bool FrameWriter::send(FrameKind kind, std::uint32_t number) { return send(kind, number_bytes(number)); }

Result<std::optional<Frame>> FrameAssembler::next() {
  const std::string_view rest = std::string_view(buffer_).substr(used_);
  if (rest.size() < kFrameHead) return std::optional<Frame>{};
  const std::uint64_t version = get(rest.substr(4, 2));
  const std::uint64_t kind = get(rest.substr(6, 2));
  const std::uint64_t length = get(rest.substr(8, 8));
  if (rest.substr(0, 4) != kMagic || version != kFrameVersion) {
    return failed("reader.protocol", "The reader process sent something that is no message.");
  }
  if (kind < static_cast<std::uint64_t>(FrameKind::page_count) || kind > static_cast<std::uint64_t>(FrameKind::done)) {
    return failed("reader.protocol", "The reader process sent a message of an unknown kind.");
  }
  if (length > max_bytes_) return failed("reader.protocol", "The reader process sent a message longer than the limit.");
  if (rest.size() - kFrameHead < length) {
    // What was taken already is dropped before the buffer grows to a long message.
    if (used_ > 0) {
      buffer_.erase(0, used_);
      used_ = 0;
    }
    return std::optional<Frame>{};
  }
  Frame frame{static_cast<FrameKind>(kind), std::string(rest.substr(kFrameHead, static_cast<std::size_t>(length)))};
  used_ += kFrameHead + static_cast<std::size_t>(length);
  if (used_ == buffer_.size()) {
    buffer_.clear();
    used_ = 0;
  }
  return std::optional<Frame>(std::move(frame));
}

}  // namespace dossier
