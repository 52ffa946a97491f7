#include "ingest/crops.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "ingest/file_reading.h"
#include "ingest/image_pages.h"
#include "ingest/pdf_document.h"
#include "ingest/sandbox.h"

namespace dossier {
namespace {

constexpr double kGrainyBytesPerPixel = 0.25;
constexpr int kJpegQuality = 75;

// No finer than is of use: the box at the wanted resolution must stay within kCropPixels.
double crop_dpi(const CropRequest& wanted) {
  const double area = std::max(1.0, wanted.box.area()) / (72.0 * 72.0);
  return std::clamp(std::min(wanted.dpi, std::sqrt(kCropPixels / area)), 1.0, 600.0);
}

std::string encoded(cv::Mat picture, int turned) {
  switch (((turned % 360) + 360) % 360) {
    case 90: cv::rotate(picture, picture, cv::ROTATE_90_CLOCKWISE); break;
    case 180: cv::rotate(picture, picture, cv::ROTATE_180); break;
    case 270: cv::rotate(picture, picture, cv::ROTATE_90_COUNTERCLOCKWISE); break;
    default: break;
  }
  std::vector<unsigned char> bytes;
  if (!cv::imencode(".png", picture, bytes)) return {};
  // Drawn pages stay crisp and small as PNG; the grain of a scan makes it several times larger than a good JPEG.
  if (static_cast<double>(bytes.size()) > kGrainyBytesPerPixel * static_cast<double>(picture.total())) {
    if (!cv::imencode(".jpg", picture, bytes, {cv::IMWRITE_JPEG_QUALITY, kJpegQuality})) return {};
  }
  return {bytes.begin(), bytes.end()};
}

}  // namespace

struct CropSource::State {
  std::optional<PdfDocument> pdf;
  std::optional<ImageFile> images;
  int page = 0;        // of `image`
  PageImage image;

  std::string from_pdf(const CropRequest& wanted) {
    const Result<cv::Mat> picture = pdf->render(wanted.page, crop_dpi(wanted), wanted.box, static_cast<std::uint64_t>(2 * kCropPixels));
    return picture.has_value() ? encoded(*picture, wanted.turned) : std::string();
  }

  std::string from_image(const CropRequest& wanted) {
    if (page != wanted.page) {
      Result<DecodedPage> decoded = images->page(wanted.page);
      if (!decoded.has_value()) return {};
      image = std::move(decoded->image);
      page = wanted.page;
    }
    const double across = image.bgr.cols / image.width_pt, down = image.bgr.rows / image.height_pt;
    const int left = static_cast<int>(std::floor(wanted.box.x * across)), top = static_cast<int>(std::floor(wanted.box.y * down));
    const cv::Rect place = cv::Rect(left, top, static_cast<int>(std::ceil(wanted.box.right() * across)) - left,
                                    static_cast<int>(std::ceil(wanted.box.bottom() * down)) - top) &
                           cv::Rect(0, 0, image.bgr.cols, image.bgr.rows);
    if (place.empty()) return {};
    // Square pixels, never more than the file has.
    const double scale = std::min(crop_dpi(wanted) / 72, std::max(across, down));
    const cv::Size size(std::max(1, static_cast<int>(std::lround(place.width / across * scale))),
                        std::max(1, static_cast<int>(std::lround(place.height / down * scale))));
    cv::Mat picture;
    cv::resize(image.bgr(place), picture, size, 0, 0, cv::INTER_AREA);
    return encoded(picture, wanted.turned);
  }
};

CropSource::CropSource(std::unique_ptr<State> state) : state_(std::move(state)) {}
CropSource::~CropSource() = default;
CropSource::CropSource(CropSource&&) noexcept = default;
CropSource& CropSource::operator=(CropSource&&) noexcept = default;

std::optional<CropSource> CropSource::open(std::span<const char> bytes, FileKind kind, const Limits& limits) {
  auto state = std::make_unique<State>();
  if (kind == FileKind::pdf) {
    Result<PdfDocument> document = PdfDocument::open(bytes);
    if (!document.has_value()) return std::nullopt;
    state->pdf = *std::move(document);
  } else {
    Result<ImageFile> images = ImageFile::open(bytes, kind, limits);
    if (!images.has_value()) return std::nullopt;
    state->images = *std::move(images);
  }
  return CropSource(std::move(state));
}

std::string CropSource::picture(const CropRequest& wanted) {
  const Box& box = wanted.box;
  if (!std::isfinite(box.x) || !std::isfinite(box.y) || !(box.width > 0) || !(box.height > 0) || box.width > 1e6 || box.height > 1e6) return {};
  try {
    return state_->pdf ? state_->from_pdf(wanted) : state_->from_image(wanted);
  } catch (const cv::Exception&) {
    return {};
  }
}

void cut_crops(std::span<const char> bytes, const ReaderRequest& request, const Limits& limits, FrameWriter& out) {
  set_cpu_alarm(limits.page_cpu_seconds);
  std::optional<CropSource> source = CropSource::open(bytes, request.file_kind, limits);
  if (!source) return;
  std::vector<std::size_t> order(request.crops.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return request.crops[a].page < request.crops[b].page; });
  for (const std::size_t i : order) {
    set_cpu_alarm(limits.page_cpu_seconds);
    const std::string picture = source->picture(request.crops[i]);
    if (!picture.empty() && !out.send(FrameKind::crop, number_bytes(static_cast<std::uint32_t>(i)) + picture)) return;
  }
}

}  // namespace dossier
