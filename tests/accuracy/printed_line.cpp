#include "tests/accuracy/printed_line.h"

#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>

#include "corpus/canvas.h"
#include "corpus/raster.h"
#include "models/text.h"

namespace dossier {

cv::Mat printed_line(const std::u32string& text, const char* font, const PrintQuality& quality, std::uint64_t noise) {
  corpus::Style style;
  style.family = font;
  style.size = quality.points;
  corpus::Canvas canvas((static_cast<double>(text.size()) + 0.6) * quality.points, 1.5 * quality.points);
  canvas.text(0.3 * quality.points, 1.13 * quality.points, to_utf8(text), style);
  cv::Mat picture = corpus::rasterize(canvas, quality.dpi);
  cv::GaussianBlur(picture, picture, {}, quality.blur);
  cv::Mat grain(picture.size(), CV_16SC3);
  cv::RNG generator(noise);
  generator.fill(grain, cv::RNG::NORMAL, 0, 5);
  cv::Mat noisy;
  cv::add(picture, grain, noisy, cv::noArray(), CV_8UC3);
  if (quality.fax) {
    cv::cvtColor(noisy, noisy, cv::COLOR_BGR2GRAY);
    cv::threshold(noisy, noisy, 140, 255, cv::THRESH_BINARY);
    cv::cvtColor(noisy, noisy, cv::COLOR_GRAY2BGR);
  }
  return noisy;
}

}  // namespace dossier
