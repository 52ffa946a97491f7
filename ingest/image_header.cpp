#include "ingest/image_header.h"

#include <string_view>

namespace dossier {
namespace {

// Bounds-checked reading of numbers; past the end everything is 0.
class Bytes {
 public:
  explicit Bytes(std::span<const char> bytes, bool little = false) : bytes_(bytes), little_(little) {}

  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  [[nodiscard]] unsigned u8(std::size_t at) const { return at < bytes_.size() ? static_cast<unsigned char>(bytes_[at]) : 0; }
  [[nodiscard]] unsigned u16(std::size_t at) const {
    return little_ ? u8(at) | (u8(at + 1) << 8) : (u8(at) << 8) | u8(at + 1);
  }
  [[nodiscard]] std::uint32_t u32(std::size_t at) const {
    return little_ ? u16(at) | (u16(at + 2) << 16) : (u16(at) << 16) | u16(at + 2);
  }
  [[nodiscard]] bool has(std::size_t at, std::string_view text) const {
    return at <= bytes_.size() && bytes_.size() - at >= text.size() &&
           std::string_view(bytes_.data() + at, text.size()) == text;
  }
  [[nodiscard]] std::span<const char> part(std::size_t at, std::size_t length) const {
    if (at >= bytes_.size()) return {};
    return bytes_.subspan(at, std::min(length, bytes_.size() - at));
  }

 private:
  std::span<const char> bytes_;
  bool little_ = false;
};

constexpr double kCentimetresPerInch = 2.54;

// Orientation and resolution from an EXIF block ("II*\0…" or "MM\0*…"). `resolution` is left alone where it is known already.
void read_exif(std::span<const char> block, ImageHeader& header) {
  const Bytes order(block);
  const bool little = order.has(0, "II");
  if (!little && !order.has(0, "MM")) return;
  const Bytes exif(block, little);
  const std::size_t directory = exif.u32(4);
  const unsigned count = exif.u16(directory);
  double x = 0, y = 0;
  unsigned unit = 2;
  const auto ratio = [&](std::size_t entry) {
    const std::size_t at = exif.u32(entry + 8);
    const double below = exif.u32(at + 4);
    return below > 0 ? exif.u32(at) / below : 0.0;
  };
  for (unsigned i = 0; i < count && i < 200; ++i) {
    const std::size_t entry = directory + 2 + 12ull * i;
    if (entry + 12 > exif.size()) break;
    switch (exif.u16(entry)) {
      case 0x0112: {
        const int value = static_cast<int>(exif.u16(entry + 8));
        if (value >= 1 && value <= 8) header.orientation = value;
        break;
      }
      case 0x011A: x = ratio(entry); break;
      case 0x011B: y = ratio(entry); break;
      case 0x0128: unit = exif.u16(entry + 8); break;
      default: break;
    }
  }
  if (header.dpi_x == 0 && x > 0 && y > 0 && (unit == 2 || unit == 3)) {
    header.dpi_x = unit == 3 ? x * kCentimetresPerInch : x;
    header.dpi_y = unit == 3 ? y * kCentimetresPerInch : y;
  }
}

bool starts_frame(unsigned marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

// Inside coded data FF is followed by 00 or a restart mark, so the end mark cannot be mistaken.
bool has_end_mark(std::span<const char> scan) {
  const std::string_view text(scan.data(), scan.size());
  return text.find("\xFF\xD9") != std::string_view::npos;
}

}  // namespace

Result<ImageHeader> png_header(std::span<const char> file) {
  const Bytes bytes(file);
  ImageHeader header;
  if (!bytes.has(12, "IHDR")) return failed("image.damaged", "The PNG has no header.");
  header.width = bytes.u32(16);
  header.height = bytes.u32(20);
  const unsigned type = bytes.u8(25);
  header.channels = type == 0 || type == 4 ? 1 : 3;
  header.alpha = type == 4 || type == 6;
  if (header.width == 0 || header.height == 0) return failed("image.damaged", "The PNG says that it has no pixels.");
  header.complete = false;
  for (std::size_t at = 8; at + 12 <= bytes.size();) {
    const std::size_t length = bytes.u32(at);
    if (bytes.has(at + 4, "pHYs") && bytes.u8(at + 16) == 1) {
      header.dpi_x = bytes.u32(at + 8) * kCentimetresPerInch / 100;
      header.dpi_y = bytes.u32(at + 12) * kCentimetresPerInch / 100;
    }
    if (bytes.has(at + 4, "tRNS")) header.alpha = true;
    if (bytes.has(at + 4, "eXIf")) read_exif(bytes.part(at + 8, length), header);
    if (bytes.has(at + 4, "IEND")) {
      header.complete = true;
      break;
    }
    at += 12 + length;
  }
  return header;
}

Result<ImageHeader> jpeg_header(std::span<const char> file) {
  const Bytes bytes(file);
  ImageHeader header;
  header.complete = false;
  for (std::size_t at = 2; at + 4 <= bytes.size();) {
    if (bytes.u8(at) != 0xFF) {
      ++at;
      continue;
    }
    const unsigned marker = bytes.u8(at + 1);
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    if (marker == 0 || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
      at += 2;
      continue;
    }
    if (marker == 0xD9) break;
    const std::size_t length = bytes.u16(at + 2);
    if (marker == 0xE0 && bytes.has(at + 4, std::string_view("JFIF\0", 5))) {
      const unsigned unit = bytes.u8(at + 11);
      const double x = bytes.u16(at + 12), y = bytes.u16(at + 14);
      if ((unit == 1 || unit == 2) && x > 0 && y > 0) {
        header.dpi_x = unit == 2 ? x * kCentimetresPerInch : x;
        header.dpi_y = unit == 2 ? y * kCentimetresPerInch : y;
      }
    } else if (marker == 0xE1 && bytes.has(at + 4, std::string_view("Exif\0\0", 6)) && length > 8) {
      read_exif(bytes.part(at + 10, length - 8), header);
    } else if (starts_frame(marker)) {
      header.height = bytes.u16(at + 5);
      header.width = bytes.u16(at + 7);
      header.channels = static_cast<int>(bytes.u8(at + 9));
      header.progressive = marker == 0xC2 || marker == 0xC6 || marker == 0xCA || marker == 0xCE;
    } else if (marker == 0xDA) {
      header.complete = has_end_mark(bytes.part(at + 2, bytes.size()));
      break;
    }
    at += 2 + std::max<std::size_t>(length, 2);
  }
  if (header.width == 0 || header.height == 0) return failed("image.damaged", "The JPEG has no usable header.");
  return header;
}

}  // namespace dossier
