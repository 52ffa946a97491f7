// A line of text as a scanner gives it, for measuring readers.
#pragma once

#include <cstdint>
#include <string>

#include <opencv2/core/mat.hpp>

namespace dossier {

struct PrintQuality {
  double points = 12;
  double dpi = 200;
  double blur = 0.3;  // deviation in pixels
  bool fax = false;   // black and white
};

// CV_8UC3. The same noise gives the same picture.
[[nodiscard]] cv::Mat printed_line(const std::u32string& text, const char* font, const PrintQuality& quality,
                                   std::uint64_t noise);

}  // namespace dossier
