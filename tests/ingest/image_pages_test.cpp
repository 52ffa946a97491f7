#include "ingest/image_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tiffio.h>

#include <fstream>
#include <functional>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "ingest/image_header.h"
#include "tests/support/temp_folder.h"

namespace dossier {
namespace {

using ::testing::SizeIs;

std::string encoded(const cv::Mat& image, const char* extension, const std::vector<int>& options = {}) {
  std::vector<unsigned char> bytes;
  cv::imencode(extension, image, bytes, options);
  return {bytes.begin(), bytes.end()};
}

// White, with a black mark in the top left corner.
cv::Mat marked(int width, int height) {
  cv::Mat image(height, width, CV_8UC3, cv::Scalar::all(255));
  image(cv::Rect(0, 0, width / 4, height / 4)).setTo(cv::Scalar::all(0));
  return image;
}

bool dark(const cv::Mat& image, double x, double y) {
  return cv::mean(image(cv::Rect(static_cast<int>(x * image.cols), static_cast<int>(y * image.rows), 1, 1)))[0] < 128;
}

void put16(std::string& out, unsigned value) { out += {static_cast<char>(value >> 8), static_cast<char>(value & 255)}; }
void put32(std::string& out, std::uint32_t value) {
  put16(out, value >> 16);
  put16(out, value & 0xFFFF);
}

// A JPEG with an EXIF block of orientation and, where dpi is not 0, resolution.
std::string with_exif(const std::string& jpeg, unsigned orientation, unsigned dpi) {
  std::string tiff("MM\0*\0\0\0\x08", 8);
  put16(tiff, dpi > 0 ? 4 : 1);
  put16(tiff, 0x0112), put16(tiff, 3), put32(tiff, 1), put16(tiff, orientation), put16(tiff, 0);
  if (dpi > 0) {
    put16(tiff, 0x011A), put16(tiff, 5), put32(tiff, 1), put32(tiff, 62);
    put16(tiff, 0x011B), put16(tiff, 5), put32(tiff, 1), put32(tiff, 62);
    put16(tiff, 0x0128), put16(tiff, 3), put32(tiff, 1), put16(tiff, 2), put16(tiff, 0);
  }
  put32(tiff, 0);
  put32(tiff, dpi), put32(tiff, 1);
  std::string segment("\xFF\xE1");
  put16(segment, static_cast<unsigned>(tiff.size() + 8));
  segment += std::string("Exif\0\0", 6) + tiff;
  // OpenCV's own JFIF block says no resolution, so it can stay in front.
  return jpeg.substr(0, 2) + segment + jpeg.substr(2);
}

std::string with_png_chunk(const std::string& png, std::string_view type, const std::string& data) {
  std::string chunk;
  put32(chunk, static_cast<std::uint32_t>(data.size()));
  chunk += type;
  chunk += data;
  put32(chunk, 0);  // a wrong checksum of an ancillary chunk only costs the chunk
  return png.substr(0, 33) + chunk + png.substr(33);
}

Result<DecodedPage> first_page(const std::string& bytes, FileKind kind, const Limits& limits = {}) {
  Result<ImageFile> file = ImageFile::open(bytes, kind, limits);
  if (!file.has_value()) return tl::unexpected(file.error());
  return file->page(1);
}

TEST(ImagePages, APixelIsAPointWhereTheFileSaysNothing) {
  const std::string png = encoded(marked(300, 200), ".png");
  const DecodedPage page = first_page(png, FileKind::png).value();
  EXPECT_DOUBLE_EQ(page.image.width_pt, 300);
  EXPECT_DOUBLE_EQ(page.image.height_pt, 200);
  EXPECT_DOUBLE_EQ(page.image.dpi, 72);
  EXPECT_TRUE(page.problems.empty());
}

TEST(ImagePages, TakesTheResolutionOfAPng) {
  std::string density;
  put32(density, 11811), put32(density, 11811);  // 300 dpi in pixels a metre
  density += '\x01';
  const ImageHeader header = png_header(with_png_chunk(encoded(marked(300, 200), ".png"), "pHYs", density)).value();
  EXPECT_NEAR(header.dpi_x, 300, 0.01);
  EXPECT_EQ(header.width, 300u);
}

TEST(ImagePages, TakesTheResolutionOfAJpeg) {
  const std::string jpeg = with_exif(encoded(marked(600, 400), ".jpg"), 1, 200);
  const DecodedPage page = first_page(jpeg, FileKind::jpeg).value();
  EXPECT_DOUBLE_EQ(page.image.width_pt, 216);
  EXPECT_DOUBLE_EQ(page.image.dpi, 200);
}

TEST(ImagePages, DoesNotBelieveAnAbsurdResolution) {
  EXPECT_DOUBLE_EQ(believable_dpi(1), 72);
  EXPECT_DOUBLE_EQ(believable_dpi(0), 72);
  EXPECT_DOUBLE_EQ(believable_dpi(1e9), 72);
  EXPECT_DOUBLE_EQ(believable_dpi(300), 300);
  EXPECT_DOUBLE_EQ(first_page(with_exif(encoded(marked(60, 40), ".jpg"), 1, 3), FileKind::jpeg)->image.width_pt, 60);
}

class ExifOrientation : public ::testing::TestWithParam<std::tuple<unsigned, double, double, bool>> {};

TEST_P(ExifOrientation, IsHowThePictureIsDisplayed) {
  const auto [orientation, x, y, on_its_side] = GetParam();
  const DecodedPage page = first_page(with_exif(encoded(marked(400, 200), ".jpg"), orientation, 0), FileKind::jpeg).value();
  EXPECT_EQ(page.image.bgr.cols, on_its_side ? 200 : 400);
  EXPECT_DOUBLE_EQ(page.image.width_pt, on_its_side ? 200 : 400);
  for (const double mx : {0.1, 0.9}) {
    for (const double my : {0.1, 0.9}) EXPECT_EQ(dark(page.image.bgr, mx, my), mx == x && my == y) << orientation << " at " << mx << ", " << my;
  }
}

// Where the mark that is stored top left is displayed.
INSTANTIATE_TEST_SUITE_P(All, ExifOrientation,
                         ::testing::Values(std::tuple(1u, .1, .1, false), std::tuple(2u, .9, .1, false), std::tuple(3u, .9, .9, false),
                                           std::tuple(4u, .1, .9, false), std::tuple(5u, .1, .1, true), std::tuple(6u, .9, .1, true),
                                           std::tuple(7u, .9, .9, true), std::tuple(8u, .1, .9, true)));

TEST(ImagePages, TransparencyIsWhitePaper) {
  cv::Mat image(20, 20, CV_8UC4, cv::Scalar(0, 0, 0, 0));
  image(cv::Rect(0, 0, 10, 10)).setTo(cv::Scalar(0, 0, 0, 255));
  const DecodedPage page = first_page(encoded(image, ".png"), FileKind::png).value();
  EXPECT_EQ(page.image.bgr.type(), CV_8UC3);
  EXPECT_TRUE(dark(page.image.bgr, 0.1, 0.1));
  EXPECT_FALSE(dark(page.image.bgr, 0.9, 0.9));
}

TEST(ImagePages, GreyPngBecomesThreeChannels) {
  cv::Mat grey;
  cv::cvtColor(marked(40, 40), grey, cv::COLOR_BGR2GRAY);
  EXPECT_EQ(first_page(encoded(grey, ".png"), FileKind::png)->image.bgr.type(), CV_8UC3);
}

TEST(ImagePages, ALargeJpegIsDecodedSmaller) {
  const std::string jpeg = encoded(marked(9000, 8000), ".jpg");
  const DecodedPage page = first_page(jpeg, FileKind::jpeg).value();
  EXPECT_LE(page.image.bgr.total(), kReadingPixels);
  EXPECT_GE(page.image.bgr.total(), kReadingPixels / 4);
  EXPECT_DOUBLE_EQ(page.image.width_pt, 9000);
}

TEST(ImagePages, ALargePngIsShrunk) {
  cv::Mat grey(6000, 6000, CV_8UC1, cv::Scalar(255));
  const DecodedPage page = first_page(encoded(grey, ".png"), FileKind::png).value();
  EXPECT_LE(page.image.bgr.total(), kReadingPixels);
  EXPECT_DOUBLE_EQ(page.image.width_pt, 6000);
}

// A PNG that says it is so large, with next to no data.
std::string png_of_size(std::uint32_t width, std::uint32_t height) {
  std::string png = encoded(marked(8, 8), ".png");
  std::string size;
  put32(size, width), put32(size, height);
  return png.replace(16, 8, size);
}

TEST(ImagePages, RefusesABombByItsHeader) {
  const Result<DecodedPage> page = first_page(png_of_size(40'000, 40'000), FileKind::png);
  ASSERT_FALSE(page.has_value());
  EXPECT_EQ(page.error().code, "limit.pixels");
  EXPECT_EQ(page.error().page, 1);
}

TEST(ImagePages, KeepsEveryLimit) {
  const std::string png = encoded(marked(200, 100), ".png");
  Limits limits;
  limits.max_image_side = 150;
  EXPECT_EQ(first_page(png, FileKind::png, limits).error().code, "limit.pixels");
  limits = {};
  limits.max_page_pixels = 10'000;
  EXPECT_EQ(first_page(png, FileKind::png, limits).error().code, "limit.pixels");
  limits = {};
  limits.max_decoded_bytes = 50'000;
  EXPECT_EQ(first_page(png, FileKind::png, limits).error().code, "limit.pixels");
  const std::string progressive = encoded(marked(200, 100), ".jpg", {cv::IMWRITE_JPEG_PROGRESSIVE, 1});
  EXPECT_EQ(first_page(progressive, FileKind::jpeg, limits).error().code, "limit.pixels");
}

TEST(ImagePages, SaysThatAJpegWasCutOffAndGivesTheRest) {
  cv::Mat noise(400, 400, CV_8UC3);
  cv::theRNG().state = 1;
  cv::randu(noise, 0, 255);
  std::string jpeg = encoded(noise, ".jpg");
  jpeg.resize(jpeg.size() / 2);
  const DecodedPage page = first_page(jpeg, FileKind::jpeg).value();
  ASSERT_THAT(page.problems, SizeIs(1));
  EXPECT_EQ(page.problems[0].code, "image.truncated");
}

TEST(ImagePages, SaysThatAPngWasCutOff) {
  std::string png = encoded(marked(200, 200), ".png");
  png.resize(png.size() / 2);
  const Result<DecodedPage> page = first_page(png, FileKind::png);
  // The decoder may give what it had, or nothing; either is said.
  EXPECT_TRUE(page.has_value() ? !page->problems.empty() : page.error().code == "image.damaged");
}

TEST(ImagePages, GarbageIsDamaged) {
  EXPECT_EQ(first_page("\x89PNG\r\n\x1a\n and nothing", FileKind::png).error().code, "image.damaged");
  EXPECT_EQ(first_page("\xff\xd8\xff\xe0 and nothing", FileKind::jpeg).error().code, "image.damaged");
  EXPECT_EQ(first_page("II*\0garbage that is no directory", FileKind::tiff).error().code, "image.damaged");
}

class TiffPages : public ::testing::Test {
 protected:
  // Writes pages one after the other by `page`, which sets tags and rows.
  std::string tiff(int pages, const std::function<void(TIFF*, int)>& page) {
    const std::string path = folder_.file("x.tif");
    TIFF* out = TIFFOpen(path.c_str(), "w");
    for (int i = 0; i < pages; ++i) {
      page(out, i);
      TIFFWriteDirectory(out);
    }
    TIFFClose(out);
    return test::bytes_of(path);
  }
  static void bilevel(TIFF* out, std::uint32_t width, std::uint32_t height, std::uint16_t compression, float dpi_x, float dpi_y) {
    TIFFSetField(out, TIFFTAG_IMAGEWIDTH, width);
    TIFFSetField(out, TIFFTAG_IMAGELENGTH, height);
    TIFFSetField(out, TIFFTAG_BITSPERSAMPLE, 1);
    TIFFSetField(out, TIFFTAG_SAMPLESPERPIXEL, 1);
    TIFFSetField(out, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
    TIFFSetField(out, TIFFTAG_COMPRESSION, compression);
    TIFFSetField(out, TIFFTAG_ROWSPERSTRIP, height);
    TIFFSetField(out, TIFFTAG_XRESOLUTION, dpi_x);
    TIFFSetField(out, TIFFTAG_YRESOLUTION, dpi_y);
    TIFFSetField(out, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    for (std::uint32_t y = 0; y < height; ++y) {
      std::vector<unsigned char> row((width + 7) / 8, 0);
      if (y < height / 4) std::fill_n(row.begin(), row.size() / 4, static_cast<unsigned char>(0xFF));
      TIFFWriteScanline(out, row.data(), y, 0);
    }
  }
  test::TempFolder folder_;
};

TEST_F(TiffPages, ReadsFaxWithTwoResolutions) {
  const std::string bytes = tiff(1, [](TIFF* out, int) { bilevel(out, 1728, 1100, COMPRESSION_CCITTFAX4, 204, 98); });
  const DecodedPage page = first_page(bytes, FileKind::tiff).value();
  EXPECT_NEAR(page.image.width_pt, 1728 * 72 / 204.0, 0.01);
  EXPECT_NEAR(page.image.height_pt, 1100 * 72 / 98.0, 0.01);
  EXPECT_NEAR(page.image.dpi, 204, 0.01);
  EXPECT_TRUE(dark(page.image.bgr, 0.1, 0.1));
  EXPECT_FALSE(dark(page.image.bgr, 0.9, 0.9));
}

TEST_F(TiffPages, CountsPagesAndNoThumbnails) {
  const std::string bytes = tiff(4, [](TIFF* out, int i) {
    if (i == 1) TIFFSetField(out, TIFFTAG_SUBFILETYPE, FILETYPE_REDUCEDIMAGE);
    bilevel(out, 100 + 10 * static_cast<std::uint32_t>(i), 100, COMPRESSION_NONE, 72, 72);
  });
  Result<ImageFile> file = ImageFile::open(bytes, FileKind::tiff, {});
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(file->page_count(), 3);
  EXPECT_DOUBLE_EQ(file->page(1)->image.width_pt, 100);
  EXPECT_DOUBLE_EQ(file->page(2)->image.width_pt, 120);
  EXPECT_DOUBLE_EQ(file->page(3)->image.width_pt, 130);
  EXPECT_FALSE(file->page(4).has_value());
}

TEST_F(TiffPages, ShrinksRowsAsTheyCome) {
  const std::string bytes = tiff(1, [](TIFF* out, int) { bilevel(out, 9600, 8000, COMPRESSION_CCITTFAX4, 600, 600); });
  const DecodedPage page = first_page(bytes, FileKind::tiff).value();
  EXPECT_LE(page.image.bgr.total(), kReadingPixels);
  EXPECT_NEAR(page.image.width_pt, 1152, 0.01);
  EXPECT_TRUE(dark(page.image.bgr, 0.1, 0.1));
  EXPECT_FALSE(dark(page.image.bgr, 0.5, 0.5));
}

TEST_F(TiffPages, ReadsColourAndOrientation) {
  const std::string bytes = tiff(1, [](TIFF* out, int) {
    TIFFSetField(out, TIFFTAG_IMAGEWIDTH, 40);
    TIFFSetField(out, TIFFTAG_IMAGELENGTH, 20);
    TIFFSetField(out, TIFFTAG_BITSPERSAMPLE, 8);
    TIFFSetField(out, TIFFTAG_SAMPLESPERPIXEL, 3);
    TIFFSetField(out, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_RGB);
    TIFFSetField(out, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    TIFFSetField(out, TIFFTAG_COMPRESSION, COMPRESSION_LZW);
    TIFFSetField(out, TIFFTAG_ORIENTATION, ORIENTATION_RIGHTTOP);
    for (std::uint32_t y = 0; y < 20; ++y) {
      std::vector<unsigned char> row(120, 0);
      for (std::size_t x = 0; x < 40; ++x) row[3 * x] = 255;  // red
      TIFFWriteScanline(out, row.data(), y, 0);
    }
  });
  const DecodedPage page = first_page(bytes, FileKind::tiff).value();
  EXPECT_EQ(page.image.bgr.cols, 20);
  EXPECT_EQ(page.image.bgr.rows, 40);
  EXPECT_EQ(page.image.bgr.at<cv::Vec3b>(20, 10), cv::Vec3b(0, 0, 255));
}

TEST_F(TiffPages, SaysThatAPageWasCutOff) {
  std::string bytes = tiff(1, [](TIFF* out, int) { bilevel(out, 800, 800, COMPRESSION_NONE, 72, 72); });
  // libtiff writes the directory behind the data: the strip is shortened by pointing past the end.
  Limits limits;


  std::string cut = bytes.substr(0, 8);
  const std::uint32_t directory = static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[4])) | (static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[5])) << 8) |
                                  (static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[6])) << 16);
  // Moves the directory in front of half of the data.
  cut = bytes.substr(0, directory / 2) + bytes.substr(directory);
  for (int i = 0; i < 4; ++i) cut[static_cast<std::size_t>(4 + i)] = static_cast<char>(((directory / 2) >> (8 * i)) & 255);
  Result<ImageFile> file = ImageFile::open(cut, FileKind::tiff, limits);
  if (!file.has_value()) return;  // refused altogether: said as well
  const Result<DecodedPage> page = file->page(1);
  EXPECT_TRUE(!page.has_value() || !page->problems.empty());
}

TEST_F(TiffPages, RefusesMoreThanTheLimit) {
  const std::string bytes = tiff(1, [](TIFF* out, int) { bilevel(out, 800, 800, COMPRESSION_NONE, 72, 72); });
  Limits limits;
  limits.max_page_pixels = 1000;
  EXPECT_EQ(first_page(bytes, FileKind::tiff, limits).error().code, "limit.pixels");
}

}  // namespace
}  // namespace dossier
