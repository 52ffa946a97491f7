#include "ingest/scan_image.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "tests/support/small_pdf.h"

namespace dossier {
namespace {

using test::shown;
using test::SmallPdf;

// A page of 595 x 842 points that paints a JPEG of that shape, red top left, blue top right, by `matrix`; then `more`.
struct Scanned {
  explicit Scanned(std::string_view matrix, std::string_view more = "", int rotate = 0, int scale = 2) {
    cv::Mat image(842 * scale, 595 * scale, CV_8UC3, cv::Scalar::all(255));
    image(cv::Rect(0, 0, image.cols / 2, image.rows / 4)).setTo(cv::Scalar(0, 0, 255));
    image(cv::Rect(image.cols / 2, 0, image.cols / 2, image.rows / 4)).setTo(cv::Scalar(255, 0, 0));
    std::vector<unsigned char> jpeg;
    cv::imencode(".jpg", image, jpeg);
    SmallPdf pdf;
    const int number = pdf.jpeg(image.cols, image.rows, {reinterpret_cast<const char*>(jpeg.data()), jpeg.size()});
    pdf.page("q " + std::string(matrix) + " cm /I1 Do Q\n" + std::string(more), {.rotate = rotate, .resources = "/XObject << /I1 " + std::to_string(number) + " 0 R >>"});
    bytes = pdf.bytes();
    document.emplace(PdfDocument::open(bytes).value());
    page = document->page(1).value();
  }
  std::string bytes;
  std::optional<PdfDocument> document;
  PdfPage page;
};

class ScanPlacement : public ::testing::TestWithParam<std::pair<const char*, int>> {};

TEST_P(ScanPlacement, GivesThePixelsThatRenderingGives) {
  Scanned scanned(GetParam().first, "", GetParam().second);
  ASSERT_FALSE(scanned.page.scan.jpeg.empty());
  const PageImage scan = scan_image(scanned.page, 72, {}).value();
  const cv::Mat painted = scanned.document->render(1, scan.dpi, 100'000'000).value();
  EXPECT_DOUBLE_EQ(scan.width_pt, scanned.page.width);
  EXPECT_DOUBLE_EQ(scan.height_pt, scanned.page.height);
  cv::Mat resized, difference;
  cv::resize(scan.bgr, resized, painted.size());
  cv::absdiff(resized, painted, difference);
  const cv::Scalar mean = cv::mean(difference);
  EXPECT_LT(mean[0] + mean[1] + mean[2], 6);
}

INSTANTIATE_TEST_SUITE_P(Ways, ScanPlacement,
                         ::testing::Values(std::pair("595 0 0 842 0 0", 0), std::pair("595 0 0 842 0 0", 90), std::pair("595 0 0 842 0 0", 180),
                                           std::pair("595 0 0 842 0 0", 270), std::pair("-595 0 0 842 595 0", 0), std::pair("595 0 0 -842 0 842", 0),
                                           std::pair("-595 0 0 -842 595 842", 0), std::pair("0 842 -595 0 595 0", 0), std::pair("0 -842 595 0 0 842", 0),
                                           std::pair("0 842 595 0 0 0", 0), std::pair("575 0 0 820 10 11", 0), std::pair("615 0 0 862 -10 -10", 0)));

TEST(ScanImage, IsDecodedSmallerWhereThatIsEnough) {
  Scanned scanned("595 0 0 842 0 0", "", 0, 4);  // 288 dpi
  EXPECT_NEAR(scan_image(scanned.page, 200, {})->dpi, 288, 1);
  EXPECT_NEAR(scan_image(scanned.page, 110, {})->dpi, 144, 1);
  EXPECT_NEAR(scan_image(scanned.page, 72, {})->dpi, 72, 1);
}

TEST(ScanImage, IsOnlyForPagesThatAreOnePicture) {
  EXPECT_TRUE(Scanned("595 0 0 842 0 0", shown("visible", 72, 700)).page.scan.jpeg.empty());
  EXPECT_TRUE(Scanned("595 0 0 842 0 0", "1 g 100 100 50 50 re f").page.scan.jpeg.empty());
  EXPECT_TRUE(Scanned("595 0 0 842 0 0", "0 g 100 100 50 1 re f").page.scan.jpeg.empty());
  EXPECT_TRUE(Scanned("595 0 0 842 0 0", "q 200 0 0 200 0 0 cm /I1 Do Q").page.scan.jpeg.empty());
  EXPECT_TRUE(Scanned("300 0 0 400 0 0").page.scan.jpeg.empty());
  EXPECT_TRUE(Scanned("595 60 -60 842 0 0").page.scan.jpeg.empty());
  EXPECT_FALSE(Scanned("595 0 0 842 0 0", "BT 3 Tr /F1 12 Tf 72 700 Td (hidden) Tj ET").page.scan.jpeg.empty());
}

TEST(ScanImage, KeepsTheLimit) {
  Scanned scanned("595 0 0 842 0 0");
  Limits limits;
  limits.max_decoded_bytes = 1000;
  EXPECT_EQ(scan_image(scanned.page, 200, limits).error().code, "limit.pixels");
}

}  // namespace
}  // namespace dossier
