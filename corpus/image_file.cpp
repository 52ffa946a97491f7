#include "corpus/image_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <fstream>
#include <memory>
#include <stdexcept>

#include <tiffio.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace dossier::corpus {
namespace {

std::string encode(const std::string& extension, const cv::Mat& image, const std::vector<int>& options) {
  std::vector<std::uint8_t> bytes;
  if (!cv::imencode(extension, image, bytes, options)) {
    throw std::runtime_error("cannot encode " + extension);
  }
  return {bytes.begin(), bytes.end()};
}

void put16(std::string& out, unsigned value) {
  out += static_cast<char>(value >> 8U & 0xffU);
  out += static_cast<char>(value & 0xffU);
}
void put32(std::string& out, unsigned value) {
  put16(out, value >> 16U);
  put16(out, value & 0xffffU);
}

unsigned crc32_of(const std::string& data) {
  unsigned crc = 0xffffffffU;
  for (const char c : data) {
    crc ^= static_cast<unsigned char>(c);
    for (int i = 0; i < 8; ++i) {
      crc = (crc >> 1U) ^ (0xedb88320U & (0U - (crc & 1U)));
    }
  }
  return ~crc;
}

std::vector<std::uint8_t> packed_bits(const cv::Mat& image, int row) {
  std::vector<std::uint8_t> out(static_cast<std::size_t>((image.cols + 7) / 8), 0);
  const auto* p = image.ptr<std::uint8_t>(row);
  for (int x = 0; x < image.cols; ++x) {
    if (p[x] < 128) {  // black is 1
      out[static_cast<std::size_t>(x / 8)] =
          static_cast<std::uint8_t>(out[static_cast<std::size_t>(x / 8)] | (0x80U >> static_cast<unsigned>(x % 8)));
    }
  }
  return out;
}

struct Close {
  void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};

void write_page(TIFF* tiff, const TiffPage& page, TiffCoding coding, int quality, std::size_t index,
                std::size_t count) {
  const cv::Mat& image = page.image;
  const bool grey = image.channels() == 1;
  const auto width = static_cast<std::uint32_t>(image.cols);
  const auto height = static_cast<std::uint32_t>(image.rows);
  TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, width);
  TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, height);
  TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
  TIFFSetField(tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
  if (count > 1) {
    TIFFSetField(tiff, TIFFTAG_SUBFILETYPE, FILETYPE_PAGE);
    TIFFSetField(tiff, TIFFTAG_PAGENUMBER, static_cast<unsigned>(index), static_cast<unsigned>(count));
  }
  if (page.dpi_x > 0) {
    TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    TIFFSetField(tiff, TIFFTAG_XRESOLUTION, page.dpi_x);
    TIFFSetField(tiff, TIFFTAG_YRESOLUTION, page.dpi_y > 0 ? page.dpi_y : page.dpi_x);
  }
  if (coding == TiffCoding::fax_g4) {
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 1);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX4);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, height);
    for (int y = 0; y < image.rows; ++y) {
      std::vector<std::uint8_t> bits = packed_bits(image, y);
      TIFFWriteScanline(tiff, bits.data(), static_cast<std::uint32_t>(y), 0);
    }
    TIFFWriteDirectory(tiff);
    return;
  }
  TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
  TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, grey ? 1 : 3);
  if (coding == TiffCoding::jpeg) {
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_JPEG);
    TIFFSetField(tiff, TIFFTAG_JPEGQUALITY, quality);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, grey ? PHOTOMETRIC_MINISBLACK : PHOTOMETRIC_YCBCR);
    TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
  } else {
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, coding == TiffCoding::lzw ? COMPRESSION_LZW : COMPRESSION_ADOBE_DEFLATE);
    TIFFSetField(tiff, TIFFTAG_PREDICTOR, PREDICTOR_HORIZONTAL);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, grey ? PHOTOMETRIC_MINISBLACK : PHOTOMETRIC_RGB);
  }
  TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, coding == TiffCoding::jpeg ? 64U : TIFFDefaultStripSize(tiff, 0));
  cv::Mat rgb;
  if (grey) {
    rgb = image.clone();
  } else {
    cv::cvtColor(image, rgb, cv::COLOR_BGR2RGB);
  }
  for (int y = 0; y < rgb.rows; ++y) {
    TIFFWriteScanline(tiff, rgb.ptr(y), static_cast<std::uint32_t>(y), 0);
  }
  TIFFWriteDirectory(tiff);
}

}  // namespace

std::string encode_jpeg(const cv::Mat& image, int quality, double dpi, int orientation) {
  std::string bytes = encode(".jpg", image, {cv::IMWRITE_JPEG_QUALITY, quality});
  // SOI, then APP0 "JFIF": units at 13, densities at 14 and 16.
  if (dpi > 0 && bytes.size() > 20 && bytes.compare(6, 4, "JFIF") == 0) {
    const auto density = static_cast<unsigned>(std::lround(dpi));
    bytes[13] = 1;
    bytes[14] = static_cast<char>(density >> 8U);
    bytes[15] = static_cast<char>(density & 0xffU);
    bytes[16] = bytes[14];
    bytes[17] = bytes[15];
  }
  if (orientation >= 1) {
    std::string exif("Exif\0\0MM\0*\0\0\0\x08", 14);
    put16(exif, 1);  // one entry: orientation, SHORT, 1 value
    put16(exif, 0x0112);
    put16(exif, 3);
    put32(exif, 1);
    put16(exif, static_cast<unsigned>(orientation));
    put16(exif, 0);
    put32(exif, 0);
    std::string segment("\xff\xe1", 2);
    put16(segment, static_cast<unsigned>(exif.size() + 2));
    bytes.insert(20, segment + exif);
  }
  return bytes;
}

std::string encode_png(const cv::Mat& image, double dpi) {
  std::string bytes = encode(".png", image, {cv::IMWRITE_PNG_COMPRESSION, 6});
  if (dpi > 0) {
    const auto per_metre = static_cast<unsigned>(std::lround(dpi / 0.0254));
    std::string data = "pHYs";
    put32(data, per_metre);
    put32(data, per_metre);
    data += '\x01';
    std::string chunk;
    put32(chunk, 9);
    chunk += data;
    put32(chunk, crc32_of(data));
    bytes.insert(33, chunk);  // after the signature and IHDR
  }
  return bytes;
}

void write_tiff(const std::filesystem::path& path, const std::vector<TiffPage>& pages, TiffCoding coding, int quality) {
  const std::unique_ptr<TIFF, Close> tiff(TIFFOpen(path.c_str(), "w"));
  if (tiff == nullptr) {
    throw std::runtime_error("cannot write " + path.string());
  }
  for (std::size_t i = 0; i < pages.size(); ++i) {
    write_page(tiff.get(), pages[i], coding, quality, i, pages.size());
  }
}

std::string encode_fax_g4(const cv::Mat& image) {
  // libtiff codes into this memory; the one strip is then taken out of it.
  struct Memory {
    std::string bytes;
    std::size_t at = 0;
  } memory;
  const auto read = [](thandle_t handle, void* data, tmsize_t size) -> tmsize_t {
    auto* m = static_cast<Memory*>(handle);
    const std::size_t n =
        m->at < m->bytes.size() ? std::min(static_cast<std::size_t>(size), m->bytes.size() - m->at) : 0;
    std::memcpy(data, m->bytes.data() + m->at, n);
    m->at += n;
    return static_cast<tmsize_t>(n);
  };
  const auto write = [](thandle_t handle, void* data, tmsize_t size) -> tmsize_t {
    auto* m = static_cast<Memory*>(handle);
    const auto n = static_cast<std::size_t>(size);
    m->bytes.resize(std::max(m->bytes.size(), m->at + n));
    std::memcpy(m->bytes.data() + m->at, data, n);
    m->at += n;
    return size;
  };
  const auto seek = [](thandle_t handle, toff_t offset, int whence) -> toff_t {
    auto* m = static_cast<Memory*>(handle);
    const std::size_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? m->at : m->bytes.size();
    m->at = base + static_cast<std::size_t>(offset);
    return m->at;
  };
  const auto close = [](thandle_t) { return 0; };
  const auto size = [](thandle_t handle) -> toff_t { return static_cast<Memory*>(handle)->bytes.size(); };
  {
    const std::unique_ptr<TIFF, Close> tiff(
        TIFFClientOpen("memory", "w", &memory, read, write, seek, close, size, nullptr, nullptr));
    write_page(tiff.get(), {.image = image, .dpi_x = 0, .dpi_y = 0}, TiffCoding::fax_g4, 0, 0, 1);
  }
  memory.at = 0;
  const std::unique_ptr<TIFF, Close> tiff(
      TIFFClientOpen("memory", "r", &memory, read, write, seek, close, size, nullptr, nullptr));
  const std::uint64_t count = TIFFGetStrileByteCount(tiff.get(), 0);
  std::string out(static_cast<std::size_t>(count), '\0');
  TIFFReadRawStrip(tiff.get(), 0, out.data(), static_cast<tmsize_t>(count));
  return out;
}

void write_file(const std::filesystem::path& path, const std::string& bytes) {
  if (path.has_parent_path()) {
    std::filesystem::create_directories(path.parent_path());
  }
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out) {
    throw std::runtime_error("cannot write " + path.string());
  }
}

}  // namespace dossier::corpus
