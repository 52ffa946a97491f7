#include "ingest/scan_image.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "ingest/image_header.h"
#include "ingest/image_pages.h"

namespace dossier {
namespace {

int reduction_flag(int reduction) {
  switch (reduction) {
    case 2: return cv::IMREAD_REDUCED_COLOR_2;
    case 4: return cv::IMREAD_REDUCED_COLOR_4;
    case 8: return cv::IMREAD_REDUCED_COLOR_8;
    default: return cv::IMREAD_COLOR;
  }
}

// Turns and mirrors the picture as the matrix lays it on the page. Rows of an image run down from the top of the unit
// square, so a picture that is simply shown has a > 0 and, on a page whose y grows downwards, d < 0.
cv::Mat laid(cv::Mat image, const std::array<double, 6>& m) {
  const bool on_its_side = std::abs(m[1]) > std::abs(m[0]);
  if (on_its_side) cv::transpose(image, image);
  const double across = on_its_side ? -m[2] : m[0];  // where the image's columns, or after transposing its rows, run to
  const double down = on_its_side ? m[1] : -m[3];
  if (across < 0 && down < 0) {
    cv::flip(image, image, -1);
  } else if (across < 0) {
    cv::flip(image, image, 1);
  } else if (down < 0) {
    cv::flip(image, image, 0);
  }
  return image;
}

}  // namespace

Result<PageImage> scan_image(const PdfPage& page, double dpi, const Limits& limits) {
  const std::string& jpeg = page.scan.jpeg;
  const Result<ImageHeader> header = jpeg_header(jpeg);
  if (!header.has_value()) return tl::unexpected(header.error());
  const Box box = page.paints.front().box;
  const bool on_its_side = std::abs(page.scan.to_page[1]) > std::abs(page.scan.to_page[0]);
  const double own = std::min((on_its_side ? header->height : header->width) / box.width, (on_its_side ? header->width : header->height) / box.height) * 72;
  const std::uint64_t pixels = static_cast<std::uint64_t>(header->width) * header->height;
  int reduction = 1;
  while (reduction < 8 && (own / (2 * reduction) >= dpi * 0.98 || pixels / static_cast<std::uint64_t>(reduction * reduction) > kReadingPixels)) reduction *= 2;
  const std::uint64_t decoded = pixels / static_cast<std::uint64_t>(reduction * reduction);
  if (decoded > kReadingPixels || (header->progressive ? pixels : decoded) * 3 > limits.max_decoded_bytes) {
    return failed("limit.pixels", "The scan has too many pixels to be decoded by itself.");
  }
  const cv::Mat raw(1, static_cast<int>(jpeg.size()), CV_8U, const_cast<char*>(jpeg.data()));
  cv::Mat image;
  try {
    image = cv::imdecode(raw, reduction_flag(reduction) | cv::IMREAD_IGNORE_ORIENTATION);
    if (image.empty()) return failed("image.damaged", "The scan cannot be decoded.");
    image = laid(image, page.scan.to_page);
    // The picture may leave a margin, or reach beyond the page.
    const double across = image.cols / (on_its_side ? std::abs(page.scan.to_page[2]) : std::abs(page.scan.to_page[0]));
    const double down = image.rows / (on_its_side ? std::abs(page.scan.to_page[1]) : std::abs(page.scan.to_page[3]));
    const double left = page.scan.to_page[4] + std::min({0.0, page.scan.to_page[0], page.scan.to_page[2]});
    const double top = page.scan.to_page[5] + std::min({0.0, page.scan.to_page[1], page.scan.to_page[3]});
    const cv::Size whole(std::max(1, static_cast<int>(std::lround(page.width * across))), std::max(1, static_cast<int>(std::lround(page.height * down))));
    const cv::Rect place(static_cast<int>(std::lround(left * across)), static_cast<int>(std::lround(top * down)), image.cols, image.rows);
    const bool exact = std::abs(place.x) <= 2 && std::abs(place.y) <= 2 && std::abs(whole.width - image.cols) <= 4 && std::abs(whole.height - image.rows) <= 4;
    if (!exact) {
      cv::Mat paper(whole, CV_8UC3, cv::Scalar::all(255));
      const cv::Rect seen = place & cv::Rect(cv::Point(), whole);
      if (seen.empty()) return failed("image.damaged", "The scan lies outside the page.");
      image(seen - place.tl()).copyTo(paper(seen));
      image = paper;
    }
  } catch (const cv::Exception&) {
    return failed("image.damaged", "The scan cannot be decoded.");
  }
  return PageImage{.bgr = image, .dpi = image.cols * 72.0 / page.width, .width_pt = page.width, .height_pt = page.height};
}

}  // namespace dossier
