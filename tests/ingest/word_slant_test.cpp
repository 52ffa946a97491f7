// Symptom: a photographed sheet of short labels and amounts seemed level by the boxes of its lines, and its amounts stood a row off.
#include "ingest/word_slant.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

namespace dossier {
namespace {

constexpr int kWidth = 900, kHeight = 1200;
constexpr double kScale = 2;

struct Sheet {
  cv::Mat ink = cv::Mat::zeros(kHeight, kWidth, CV_8U);
  std::vector<cv::RotatedRect> words;  // points, level as the line finder gives them
};

// Rows of two amounts; `angle` (degrees clockwise) of each row by its place, 0 at the head and 1 at the foot.
template <typename Angle>
Sheet sheet_of(const Angle& angle, int rows) {
  Sheet sheet;
  for (int i = 0; i < rows; ++i) {
    const double place = (i + 0.5) / rows;
    const double degrees = angle(place);
    for (const double x : {250.0, 650.0}) {
      const double slope = std::tan(degrees * CV_PI / 180);
      const cv::Point2d center(x, kHeight * place + (x - kWidth / 2.0) * slope);
      cv::Mat word = cv::Mat::zeros(kHeight, kWidth, CV_8U);
      cv::putText(word, "12,345,678.90", cv::Point2d(x - 110, kHeight * place + 9), cv::FONT_HERSHEY_SIMPLEX, 1, cv::Scalar(255), 2);
      cv::Mat turned;
      cv::Mat turn = cv::getRotationMatrix2D(cv::Point2d(x, kHeight * place), -degrees, 1);
      turn.at<double>(1, 2) += center.y - kHeight * place;
      cv::warpAffine(word, turned, turn, word.size());
      sheet.ink |= turned > 127;
      sheet.words.emplace_back(cv::Point2f(center / kScale), cv::Size2f(115, 14), 0.0F);
    }
  }
  return sheet;
}

TEST(WordSlant, IsToldByTheInkOfShortWords) {
  for (const double degrees : {-2.0, -0.6, 0.0, 1.4}) {
    const Sheet sheet = sheet_of([&](double) { return degrees; }, 18);
    const PageSlant slant = word_slant(sheet.ink, kScale, sheet.words);
    EXPECT_EQ(slant.lines, 36);
    EXPECT_NEAR(slant.level, degrees, 0.15);
    EXPECT_NEAR(slant.level_convergence, 0, 0.3);
  }
}

TEST(WordSlant, MayGrowTowardsTheFoot) {
  const Sheet sheet = sheet_of([](double place) { return -2 * place; }, 18);
  const PageSlant slant = word_slant(sheet.ink, kScale, sheet.words);
  EXPECT_NEAR(slant.level, -1, 0.2);
  EXPECT_NEAR(slant.level_convergence, -2, 0.7);
}

TEST(WordSlant, FewWordsTellNothing) {
  const Sheet sheet = sheet_of([](double) { return 1.5; }, 2);
  EXPECT_EQ(word_slant(sheet.ink, kScale, sheet.words).lines, 0);
  EXPECT_EQ(word_slant(cv::Mat::zeros(kHeight, kWidth, CV_8U), kScale, sheet.words).lines, 0);
}

}  // namespace
}  // namespace dossier
