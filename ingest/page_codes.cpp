#include "ingest/page_codes.h"

#include <algorithm>
#include <cmath>

#define ZX_USE_UTF8 1  // Result::text() as std::string
#include <ZXing/BarcodeFormat.h>
#include <ZXing/ReadBarcode.h>
#include <opencv2/imgproc.hpp>

#include "models/text.h"

namespace dossier {
namespace {

// Modules of a code printed at 15 mm are some 0.5 mm wide: three pixels at 150 dpi.
constexpr double kScale = 150.0 / 72;

}  // namespace

std::vector<Code> page_codes(const PagePicture& picture, const Placement& placement) {
  std::vector<Code> codes;
  cv::Mat gray;
  cv::cvtColor(picture.bgr, gray, cv::COLOR_BGR2GRAY);
  const double factor = std::min(1.0, kScale / picture.scale());
  if (factor < 0.95) {
    cv::resize(gray, gray, {}, factor, factor, cv::INTER_AREA);
  }
  ZXing::DecodeHints hints;
  hints.setFormats(ZXing::BarcodeFormat::QRCode | ZXing::BarcodeFormat::DataMatrix | ZXing::BarcodeFormat::Code128 |
                   ZXing::BarcodeFormat::Code39);
  hints.setTryHarder(false);
  hints.setTryRotate(placement.turned == 90 || placement.turned == 270);
  hints.setTryDownscale(false);
  hints.setMaxNumberOfSymbols(16);
  const ZXing::ImageView view(gray.data, gray.cols, gray.rows, ZXing::ImageFormat::Lum, static_cast<int>(gray.step));
  const cv::Matx33d to_upright = placement.to_displayed.inv() * picture.to_pixels.inv();
  for (const ZXing::Result& result : ZXing::ReadBarcodes(view, hints)) {
    if (!result.isValid()) {
      continue;
    }
    Box box;
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    for (const ZXing::PointI& corner : result.position()) {
      const cv::Point2d p = mapped(to_upright, {corner.x / factor, corner.y / factor});
      left = std::min(left, p.x);
      right = std::max(right, p.x);
      top = std::min(top, p.y);
      bottom = std::max(bottom, p.y);
    }
    box = {left, top, right - left, bottom - top};
    codes.push_back({box, ZXing::ToString(result.format()), printable(result.text())});
  }
  std::sort(codes.begin(), codes.end(), [](const Code& a, const Code& b) {
    return a.box.y != b.box.y ? a.box.y < b.box.y : a.box.x < b.box.x;
  });
  return codes;
}

}  // namespace dossier
