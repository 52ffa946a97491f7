#include "ingest/image_pages.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "ingest/image_header.h"
#include "ingest/tiff_pages.h"

namespace dossier {
namespace {

// On white paper; a PNG's hidden colour under full transparency is mostly black.
cv::Mat on_white(const cv::Mat& bgra) {
  std::vector<cv::Mat> planes;
  cv::split(bgra, planes);
  cv::Mat alpha;
  planes[3].convertTo(alpha, CV_8U, planes[3].depth() == CV_16U ? 1.0 / 257 : 1.0);
  cv::Mat colour;
  cv::merge(std::vector<cv::Mat>(planes.begin(), planes.begin() + 3), colour);
  if (colour.depth() == CV_16U) colour.convertTo(colour, CV_8U, 1.0 / 257);
  cv::Mat result(colour.size(), CV_8UC3);
  for (int y = 0; y < colour.rows; ++y) {
    const auto* from = colour.ptr<cv::Vec3b>(y);
    const auto* a = alpha.ptr<std::uint8_t>(y);
    auto* to = result.ptr<cv::Vec3b>(y);
    for (int x = 0; x < colour.cols; ++x) {
      for (int c = 0; c < 3; ++c) {
        to[x][c] = static_cast<std::uint8_t>((from[x][c] * a[x] + 255 * (255 - a[x]) + 127) / 255);
      }
    }
  }
  return result;
}

cv::Mat turned_by_orientation(cv::Mat image, int orientation) {
  switch (orientation) {
    case 2: cv::flip(image, image, 1); break;
    case 3: cv::rotate(image, image, cv::ROTATE_180); break;
    case 4: cv::flip(image, image, 0); break;
    case 5: cv::transpose(image, image); break;
    case 6: cv::rotate(image, image, cv::ROTATE_90_CLOCKWISE); break;
    case 7: cv::transpose(image, image); cv::rotate(image, image, cv::ROTATE_180); break;
    case 8: cv::rotate(image, image, cv::ROTATE_90_COUNTERCLOCKWISE); break;
    default: break;
  }
  return image;
}

int reduction_flag(int reduction) {
  switch (reduction) {
    case 2: return cv::IMREAD_REDUCED_COLOR_2;
    case 4: return cv::IMREAD_REDUCED_COLOR_4;
    case 8: return cv::IMREAD_REDUCED_COLOR_8;
    default: return cv::IMREAD_COLOR;
  }
}

tl::unexpected<Problem> too_large(const ImageHeader& header, std::string_view why) {
  return failed("limit.pixels", fmt::format("The image has {} x {} pixels, {}.", header.width, header.height, why), 1);
}

}  // namespace

double believable_dpi(double dpi) { return dpi >= 30 && dpi <= 2400 ? dpi : 72; }

struct ImageFile::State {
  std::span<const char> bytes;
  FileKind kind = FileKind::unknown;
  Limits limits;
  ImageHeader header;                     // PNG and JPEG
  std::vector<std::uint32_t> directories; // TIFF

  Result<DecodedPage> single_page() const;
};

ImageFile::ImageFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
ImageFile::~ImageFile() = default;
ImageFile::ImageFile(ImageFile&&) noexcept = default;
ImageFile& ImageFile::operator=(ImageFile&&) noexcept = default;

Result<ImageFile> ImageFile::open(std::span<const char> bytes, FileKind kind, const Limits& limits) {
  auto state = std::make_unique<State>();
  state->bytes = bytes;
  state->kind = kind;
  state->limits = limits;
  if (kind == FileKind::tiff) {
    state->directories = tiff_directories(bytes, limits.max_pages);
    if (state->directories.empty()) return failed("image.damaged", "The TIFF holds no page that can be opened.");
    return ImageFile(std::move(state));
  }
  const Result<ImageHeader> header = kind == FileKind::png ? png_header(bytes) : jpeg_header(bytes);
  if (!header.has_value()) return tl::unexpected(header.error());
  state->header = *header;
  return ImageFile(std::move(state));
}

int ImageFile::page_count() const {
  return state_->kind == FileKind::tiff ? static_cast<int>(state_->directories.size()) : 1;
}

Result<DecodedPage> ImageFile::page(int number) {
  if (number < 1 || number > page_count()) return failed("image.damaged", "There is no such page.", number);
  try {
    if (state_->kind == FileKind::tiff) {
      return tiff_page(state_->bytes, state_->directories[static_cast<std::size_t>(number) - 1], number, state_->limits);
    }
    return state_->single_page();
  } catch (const cv::Exception& error) {
    if (error.code == cv::Error::StsNoMem) throw std::bad_alloc();
    return failed("image.damaged", "The image cannot be decoded.", number);
  }
}

Result<DecodedPage> ImageFile::State::single_page() const {
  const bool jpeg = kind == FileKind::jpeg;
  const std::uint64_t pixels = static_cast<std::uint64_t>(header.width) * header.height;
  int reduction = 1;
  if (jpeg) {
    while (reduction < 8 && pixels / static_cast<std::uint64_t>(reduction * reduction) > kReadingPixels) reduction *= 2;
  }
  const std::uint64_t decoded = pixels / static_cast<std::uint64_t>(reduction * reduction);
  const std::uint32_t side = std::max(header.width, header.height) / static_cast<std::uint32_t>(reduction);
  // A progressive JPEG is decoded whole whatever the scale: three bytes of coefficients a pixel at the least.
  const std::uint64_t held = header.progressive ? pixels * 3 : decoded * static_cast<std::uint64_t>(header.channels);
  if (side > limits.max_image_side) return too_large(header, fmt::format("more than {} on a side", limits.max_image_side));
  if (decoded > limits.max_page_pixels) return too_large(header, fmt::format("more than the limit of {}", limits.max_page_pixels));
  if (held > limits.max_decoded_bytes) {
    return too_large(header, fmt::format("which take {} bytes to decode, more than the limit of {}", held, limits.max_decoded_bytes));
  }

  const cv::Mat raw(1, static_cast<int>(bytes.size()), CV_8U, const_cast<char*>(bytes.data()));
  int flags = jpeg ? reduction_flag(reduction) : header.alpha ? cv::IMREAD_UNCHANGED : cv::IMREAD_COLOR;
  // A grey image is decoded as one plane and widened after it was shrunk.
  if (!jpeg && !header.alpha && header.channels == 1) flags = cv::IMREAD_GRAYSCALE;
  if (flags != cv::IMREAD_UNCHANGED) flags |= cv::IMREAD_IGNORE_ORIENTATION;
  cv::Mat image = cv::imdecode(raw, flags);
  if (image.empty()) {
    return failed("image.damaged", header.complete ? "The image is damaged and cannot be decoded."
                                                   : "The image ends early (the file was cut off) and cannot be decoded.", 1);
  }
  if (image.channels() == 4) image = on_white(image);
  if (image.depth() != CV_8U) image.convertTo(image, CV_8U, 1.0 / 257);
  if (image.total() > kReadingPixels) {
    const double scale = std::sqrt(static_cast<double>(kReadingPixels) / static_cast<double>(image.total()));
    cv::Mat smaller;
    cv::resize(image, smaller, cv::Size(), scale, scale, cv::INTER_AREA);
    image = smaller;
  }
  if (image.channels() == 1) cv::cvtColor(image, image, cv::COLOR_GRAY2BGR);

  DecodedPage page;
  // Points come from the pixels as stored, whatever they were reduced to.
  double width = header.width * 72.0 / believable_dpi(header.dpi_x);
  double height = header.height * 72.0 / believable_dpi(header.dpi_y);
  if (believable_dpi(header.dpi_x) != header.dpi_x || believable_dpi(header.dpi_y) != header.dpi_y) {
    width = header.width;
    height = header.height;
  }
  if (header.orientation >= 5) std::swap(width, height);
  page.image.bgr = turned_by_orientation(image, header.orientation);
  page.image.width_pt = width;
  page.image.height_pt = height;
  page.image.dpi = page.image.bgr.cols * 72.0 / width;
  if (!header.complete) {
    page.problems.push_back({"image.truncated", "The image ends early (the file was cut off); a part of it is missing.", 1});
  }
  return page;
}

}  // namespace dossier
