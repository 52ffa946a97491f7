// Image files with the metadata that scanners and phones write.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <opencv2/core.hpp>

namespace dossier::corpus {

// JPEG bytes; density is written where dpi > 0, an EXIF orientation where it is 1 to 8.
std::string encode_jpeg(const cv::Mat& image, int quality, double dpi, int orientation = 0);
std::string encode_png(const cv::Mat& image, double dpi);

enum class TiffCoding { deflate, lzw, jpeg, fax_g4 };
struct TiffPage {
  cv::Mat image;
  double dpi_x = 0;  // 0: none written
  double dpi_y = 0;
};
void write_tiff(const std::filesystem::path& path, const std::vector<TiffPage>& pages, TiffCoding coding, int quality);

// CCITT Group 4 data of a bilevel image (0 black, 255 white), as PDF embeds it.
std::string encode_fax_g4(const cv::Mat& image);

void write_file(const std::filesystem::path& path, const std::string& bytes);

}  // namespace dossier::corpus
