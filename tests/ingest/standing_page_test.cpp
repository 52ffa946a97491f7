#include "ingest/standing_page.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

namespace dossier {
namespace {

class Silent final : public OcrEngine {
 public:
  [[nodiscard]] Reader reader() const override { return Reader::tesseract_chinese; }
  [[nodiscard]] LineReading read_line(const cv::Mat& /*crop*/) override { return {}; }
};

constexpr int kDpi = 150;
constexpr int kWidth = kDpi * 210 * 10 / 254;
constexpr int kHeight = kDpi * 297 * 10 / 254;

// The size of the picture that the line finder is given of a sheet of `paper` with a bar of `ink` on it.
cv::Size looked_through(const cv::Scalar& paper, const cv::Scalar& ink, const cv::Rect& bar) {
  PageImage image;
  image.dpi = kDpi;
  image.bgr = cv::Mat(kHeight, kWidth, CV_8UC3, paper);
  cv::rectangle(image.bgr, bar, ink, cv::FILLED);
  cv::Size first;
  Silent engine;
  (void)stand(picture_of(image), [&](const cv::Mat& picture) {
    if (first.empty()) first = picture.size();
    return std::vector<TextLine>{};
  }, engine);
  return first;
}

const cv::Scalar kWhite(255, 255, 255), kBlack(0, 0, 0), kNavy(96, 48, 16);

TEST(StandingPage, LooksForLinesOnlyWhereSomethingIsWritten) {
  const cv::Size bare = looked_through(kWhite, kWhite, {});
  const cv::Size written = looked_through(kWhite, kBlack, {kWidth / 4, kHeight / 4, kWidth / 2, kHeight / 8});
  EXPECT_GT(bare.height, 500);
  EXPECT_LT(written.height, bare.height / 4);
  EXPECT_LT(written.width, bare.width * 3 / 4);
}

TEST(StandingPage, LooksAtWhiteLettersOnADarkSheet) {
  // The same is seen whichever is the lighter.
  const cv::Size cover = looked_through(kNavy, kWhite, {kWidth / 4, kHeight / 4, kWidth / 2, kHeight / 2});
  const cv::Size sheet = looked_through(kWhite, kNavy, {kWidth / 4, kHeight / 4, kWidth / 2, kHeight / 2});
  EXPECT_EQ(cover, sheet);
}

}  // namespace
}  // namespace dossier
