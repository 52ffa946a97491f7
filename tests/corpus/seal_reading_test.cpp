// Seals as the generator draws them, read as pages are read.
#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

#include "corpus/look.h"
#include "corpus/raster.h"
#include "corpus/seal.h"
#include "ingest/page_reader.h"

namespace dossier {
namespace {

const std::string kFirm = "辽宁明信会计师事务所有限公司";

constexpr double kSealX = 300, kSealY = 400;

// A page of dense print with the seal put on it.
PageImage sealed_page(const corpus::RoundSeal& seal) {
  corpus::Canvas canvas(595, 842);
  for (int row = 0; row < 30; ++row) {
    canvas.text(70, 80.0 + 20 * row, "我们认为后附的财务报表在所有重大方面按照企业会计准则的规定编制公允反映", {.family = corpus::kSong, .size = 12});
  }
  corpus::put_round_seal(canvas, kSealX, kSealY, seal);
  PageImage image;
  image.bgr = corpus::rasterize(canvas, 200);
  image.dpi = 200;
  return image;
}

// Its one seal.
Seal read_back(const corpus::RoundSeal& seal) {
  PageReader reader(find_models());
  const PageImage image = sealed_page(seal);
  Page page;
  page.width = page.displayed_width = 595;
  page.height = page.displayed_height = 842;
  reader.look_at_picture(page, image);
  return page.seals.size() == 1 ? page.seals.front() : Seal();
}

bool agrees(const Seal& seal) {
  return seal.text == kFirm && seal.readings.size() == 1 && seal.readings.front().text == kFirm && seal.readings.front().reader != seal.reader;
}

TEST(SealReading, ReadsTheRingOverPrintHoweverItIsTurned) {
  const ReaderModels models = find_models();
  if (!models.paddle() || models.chinese_v3.empty()) GTEST_SKIP() << "no weights";
  for (const double tilt : {0.0, 0.5, -1.0, 3.0}) {
    const Seal seal = read_back({.around = kFirm, .below = {}, .code = "2101123456789", .tilt = tilt});
    EXPECT_TRUE(agrees(seal)) << tilt << " " << seal.text;
  }
}

// The page hung by less than a degree: it was straightened, the seal was looked for where it had been before, and its ring was cut.
TEST(SealReading, FindsTheSealOnThePageAsItWasStraightened) {
  const ReaderModels models = find_models();
  if (!models.paddle() || models.chinese_v3.empty()) GTEST_SKIP() << "no weights";
  PageImage image = sealed_page({.around = kFirm, .below = {}, .code = {}});
  const cv::Mat turn = cv::getRotationMatrix2D(cv::Point2f(0, 0), 0.9, 1);
  cv::warpAffine(image.bgr, image.bgr, turn, image.bgr.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT, cv::Scalar::all(255));
  const Page page = PageReader(models).read(image, 1, {});
  ASSERT_EQ(1U, page.seals.size());
  EXPECT_TRUE(agrees(page.seals.front())) << page.seals.front().text;
  const Box shown = displayed(page, page.seals.front().box);
  const cv::Point2d center(turn.at<double>(0, 0) * kSealX + turn.at<double>(0, 1) * kSealY, turn.at<double>(1, 0) * kSealX + turn.at<double>(1, 1) * kSealY);
  EXPECT_NEAR(center.x, shown.center_x(), 2);
  EXPECT_NEAR(center.y, shown.center_y(), 2);
}

TEST(SealReading, MakesNoNameOfTheProseUnderASealWithoutOne) {
  const ReaderModels models = find_models();
  if (!models.paddle()) GTEST_SKIP() << "no weights";
  EXPECT_EQ("", read_back({.around = {}, .below = {}, .code = {}}).text);
  EXPECT_EQ("", read_back({.around = kFirm, .below = {}, .code = {}, .color = {.red = 0.1, .green = 0.1, .blue = 0.1, .alpha = 0.9}}).text);
}

}  // namespace
}  // namespace dossier
