#include "ingest/tiff_pages.h"

#include <tiffio.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <new>
#include <string>

#include <fmt/format.h>
#include <opencv2/imgproc.hpp>

namespace dossier {
namespace {

struct Input {
  std::span<const char> bytes;
  std::uint64_t at = 0;
};

Input& input_of(thandle_t handle) { return *static_cast<Input*>(handle); }

tsize_t read_some(thandle_t handle, tdata_t to, tsize_t count) {
  Input& input = input_of(handle);
  if (count <= 0 || input.at >= input.bytes.size()) return 0;
  const auto n = std::min<std::uint64_t>(static_cast<std::uint64_t>(count), input.bytes.size() - input.at);
  std::memcpy(to, input.bytes.data() + input.at, n);
  input.at += n;
  return static_cast<tsize_t>(n);
}
tsize_t write_nothing(thandle_t, tdata_t, tsize_t) { return 0; }
toff_t seek_to(thandle_t handle, toff_t offset, int whence) {
  Input& input = input_of(handle);
  if (whence == SEEK_CUR) offset += input.at;
  if (whence == SEEK_END) offset += input.bytes.size();
  return input.at = offset;
}
int close_nothing(thandle_t) { return 0; }
toff_t size_of(thandle_t handle) { return input_of(handle).bytes.size(); }

using Tiff = std::unique_ptr<TIFF, decltype(&TIFFClose)>;

// Mapping is left to the file's own reads ("m"), chopping of strips on ("C").
Tiff open_tiff(Input& input) {
  TIFFSetErrorHandler(nullptr);
  TIFFSetWarningHandler(nullptr);
  return {TIFFClientOpen("evidence", "rmC", &input, read_some, write_nothing, seek_to, close_nothing, size_of, nullptr, nullptr), TIFFClose};
}

template <typename T>
T tag(TIFF* tiff, std::uint32_t name, T otherwise) {
  T value{};
  return TIFFGetFieldDefaulted(tiff, name, &value) == 1 ? value : otherwise;
}

struct Layout {
  std::uint32_t width = 0, height = 0;
  std::uint16_t bits = 1, samples = 1, photometric = 0, planar = 1, compression = 1, orientation = 1, format = 1;
  bool tiled = false;

  // Can rows be taken one by one and shrunk on the way?
  [[nodiscard]] bool by_rows() const {
    const bool grey = samples == 1 && (bits == 1 || bits == 8) && photometric <= PHOTOMETRIC_MINISBLACK;
    const bool colour = samples == 3 && bits == 8 && photometric == PHOTOMETRIC_RGB && planar == PLANARCONFIG_CONTIG;
    return !tiled && format == SAMPLEFORMAT_UINT && (grey || colour);
  }
};

Layout layout_of(TIFF* tiff) {
  Layout layout;
  TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &layout.width);
  TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &layout.height);
  layout.bits = tag<std::uint16_t>(tiff, TIFFTAG_BITSPERSAMPLE, 1);
  layout.samples = tag<std::uint16_t>(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
  layout.planar = tag<std::uint16_t>(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
  layout.compression = tag<std::uint16_t>(tiff, TIFFTAG_COMPRESSION, COMPRESSION_NONE);
  layout.orientation = tag<std::uint16_t>(tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
  layout.format = tag<std::uint16_t>(tiff, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_UINT);
  if (TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &layout.photometric) != 1) layout.photometric = PHOTOMETRIC_MINISWHITE;
  layout.tiled = TIFFIsTiled(tiff) != 0;
  return layout;
}

// Rows averaged over `factor` x `factor` pixels as they come. False where not every row could be decoded.
bool read_rows(TIFF* tiff, const Layout& layout, int factor, cv::Mat& bgr) {
  const int columns = std::max(1, static_cast<int>(layout.width) / factor);
  const int rows = std::max(1, static_cast<int>(layout.height) / factor);
  const int channels = layout.samples;
  bgr = cv::Mat(rows, columns, CV_8UC3, cv::Scalar::all(255));
  std::vector<unsigned char> line(static_cast<std::size_t>(TIFFScanlineSize(tiff)));
  const std::size_t needed = layout.bits == 1 ? (layout.width + 7) / 8 : static_cast<std::size_t>(layout.width) * layout.samples;
  if (line.size() < needed) return false;
  std::vector<std::uint32_t> sums(static_cast<std::size_t>(columns * channels));
  const bool inverted = layout.photometric == PHOTOMETRIC_MINISWHITE;
  bool whole = true;
  for (int row = 0; row < rows; ++row) {
    std::fill(sums.begin(), sums.end(), 0U);
    for (int part = 0; part < factor; ++part) {
      const auto y = static_cast<std::uint32_t>(row * factor + part);
      if (TIFFReadScanline(tiff, line.data(), y, 0) != 1) {
        whole = false;
        std::fill(line.begin(), line.end(), static_cast<unsigned char>(inverted ? 0 : 255));
      }
      for (int x = 0; x < columns * factor; ++x) {
        for (int c = 0; c < channels; ++c) {
          const auto at = static_cast<std::size_t>(x);
          unsigned value = layout.bits == 1 ? ((line[at / 8] >> (7 - at % 8)) & 1U) * 255U
                                            : line[at * static_cast<std::size_t>(channels) + static_cast<std::size_t>(c)];
          if (inverted) value = 255 - value;
          sums[static_cast<std::size_t>(x / factor * channels + c)] += value;
        }
      }
    }
    auto* to = bgr.ptr<cv::Vec3b>(row);
    const auto area = static_cast<std::uint32_t>(factor * factor);
    for (int x = 0; x < columns; ++x) {
      for (int c = 0; c < 3; ++c) {
        const int from = channels == 1 ? 0 : 2 - c;
        to[x][c] = static_cast<std::uint8_t>(sums[static_cast<std::size_t>(x * channels + from)] / area);
      }
    }
  }
  return whole;
}

bool read_rgba(TIFF* tiff, const Layout& layout, cv::Mat& bgr) {
  cv::Mat rgba(static_cast<int>(layout.height), static_cast<int>(layout.width), CV_8UC4, cv::Scalar::all(255));
  // 0: goes on over damaged strips. The orientation is applied by the caller, alike for both ways of reading.
  const int ok = TIFFReadRGBAImageOriented(tiff, layout.width, layout.height, reinterpret_cast<std::uint32_t*>(rgba.data),
                                           layout.orientation, 0);
  std::vector<cv::Mat> planes;
  cv::split(rgba, planes);
  rgba.release();
  // Premultiplied colour over white paper.
  for (int c = 0; c < 3; ++c) {
    cv::Mat white = 255 - planes[3];
    cv::add(planes[static_cast<std::size_t>(c)], white, planes[static_cast<std::size_t>(c)]);
  }
  cv::merge(std::vector<cv::Mat>{planes[2], planes[1], planes[0]}, bgr);
  return ok == 1;
}

cv::Mat turned(cv::Mat image, int orientation) {
  switch (orientation) {
    case ORIENTATION_TOPRIGHT: cv::flip(image, image, 1); break;
    case ORIENTATION_BOTRIGHT: cv::rotate(image, image, cv::ROTATE_180); break;
    case ORIENTATION_BOTLEFT: cv::flip(image, image, 0); break;
    case ORIENTATION_LEFTTOP: cv::transpose(image, image); break;
    case ORIENTATION_RIGHTTOP: cv::rotate(image, image, cv::ROTATE_90_CLOCKWISE); break;
    case ORIENTATION_RIGHTBOT: cv::transpose(image, image); cv::rotate(image, image, cv::ROTATE_180); break;
    case ORIENTATION_LEFTBOT: cv::rotate(image, image, cv::ROTATE_90_COUNTERCLOCKWISE); break;
    default: break;
  }
  return image;
}

// Points of a side. Fax files state different resolutions in the two directions, and mean it.
struct Size {
  double width = 0, height = 0;
};

Size size_in_points(TIFF* tiff, const Layout& layout) {
  float x = 0, y = 0;
  TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &x);
  TIFFGetField(tiff, TIFFTAG_YRESOLUTION, &y);
  const auto unit = tag<std::uint16_t>(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
  const double factor = unit == RESUNIT_CENTIMETER ? 2.54 : 1.0;
  const double dpi_x = x * factor, dpi_y = y * factor;
  if (unit == RESUNIT_NONE || believable_dpi(dpi_x) != dpi_x || believable_dpi(dpi_y) != dpi_y) {
    return {static_cast<double>(layout.width), static_cast<double>(layout.height)};
  }
  return {layout.width * 72 / dpi_x, layout.height * 72 / dpi_y};
}

}  // namespace

std::vector<std::uint32_t> tiff_directories(std::span<const char> bytes, std::uint32_t max_pages) {
  Input input{bytes};
  const Tiff tiff = open_tiff(input);
  std::vector<std::uint32_t> pages;
  if (!tiff) return pages;
  for (std::uint32_t index = 0; pages.size() <= max_pages; ++index) {
    const auto kind = tag<std::uint32_t>(tiff.get(), TIFFTAG_SUBFILETYPE, 0);
    if ((kind & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK)) == 0) pages.push_back(index);
    if (TIFFReadDirectory(tiff.get()) != 1 || index > max_pages * 4) break;
  }
  return pages;
}

Result<DecodedPage> tiff_page(std::span<const char> bytes, std::uint32_t directory, int number, const Limits& limits) {
  Input input{bytes};
  const Tiff tiff = open_tiff(input);
  if (!tiff || TIFFSetDirectory(tiff.get(), static_cast<tdir_t>(directory)) != 1) {
    return failed("image.damaged", "The page of the TIFF cannot be opened.", number);
  }
  const Layout layout = layout_of(tiff.get());
  const std::uint64_t pixels = static_cast<std::uint64_t>(layout.width) * layout.height;
  if (pixels == 0) return failed("image.damaged", "The page of the TIFF has no pixels.", number);
  const auto too_large = [&](std::uint64_t limit) {
    return failed("limit.pixels", fmt::format("The image has {} x {} pixels, more than the limit of {}.", layout.width, layout.height, limit), number);
  };
  if (pixels > limits.max_page_pixels || std::max(layout.width, layout.height) > limits.max_image_side) return too_large(limits.max_page_pixels);

  DecodedPage page;
  cv::Mat bgr;
  bool whole = false;
  const bool rows = layout.by_rows() && TIFFScanlineSize64(tiff.get()) < (64u << 20);
  if (rows) {
    int factor = 1;
    while (pixels / static_cast<std::uint64_t>(factor * factor) > kReadingPixels) ++factor;
    if (layout.compression == COMPRESSION_JPEG) TIFFSetField(tiff.get(), TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    whole = read_rows(tiff.get(), layout, factor, bgr);
  } else {
    if (pixels * 7 > limits.max_decoded_bytes) return too_large(limits.max_decoded_bytes / 7);
    char reason[1024] = "";
    if (TIFFRGBAImageOK(tiff.get(), reason) != 1) {
      return failed("image.damaged", "The TIFF is of a kind that cannot be decoded.", number);
    }
    whole = read_rgba(tiff.get(), layout, bgr);
    if (bgr.total() > kReadingPixels) {
      const double scale = std::sqrt(static_cast<double>(kReadingPixels) / static_cast<double>(bgr.total()));
      cv::Mat smaller;
      cv::resize(bgr, smaller, cv::Size(), scale, scale, cv::INTER_AREA);
      bgr = smaller;
    }
  }
  Size size = size_in_points(tiff.get(), layout);
  if (layout.orientation >= 5 && layout.orientation <= 8) std::swap(size.width, size.height);
  page.image.bgr = turned(bgr, layout.orientation);
  page.image.width_pt = size.width;
  page.image.height_pt = size.height;
  page.image.dpi = page.image.bgr.cols * 72.0 / size.width;
  if (!whole) {
    page.problems.push_back({"image.truncated", "The page is damaged or was cut off; a part of it is missing.", number});
  }
  return page;
}

}  // namespace dossier
