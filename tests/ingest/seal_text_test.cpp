#include "ingest/seal_text.h"

#include <cmath>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

namespace dossier {
namespace {

const cv::Scalar kRed(40, 30, 215), kBlue(200, 60, 30), kWhite(255, 255, 255), kBlack(20, 20, 20);

constexpr int kLetters = 7;
constexpr double kStep = 0.55;  // radians

// A seal of `radius` in the middle of a crop with the margin that seal_line() wants: a border, a star, and seven blocks for letters
// over the top, each a little wider than the one before in the direction of the clock. `tilt` turns it as a hand does.
cv::Mat seal(double radius, double tilt, const cv::Scalar& ink = kRed, double flat = 1) {
  const int width = static_cast<int>(std::lround(radius * 2 * 1.16));
  cv::Mat crop(static_cast<int>(std::lround(width * flat)), width, CV_8UC3, kWhite);
  const cv::Point2d middle(crop.cols / 2.0, crop.rows / 2.0);
  const double border = 0.06 * radius;
  cv::ellipse(crop, cv::RotatedRect(middle, cv::Size2d(2 * radius - border, (2 * radius - border) * flat), 0), ink, static_cast<int>(border), cv::LINE_AA);
  cv::circle(crop, middle, static_cast<int>(0.25 * radius * flat), ink, cv::FILLED, cv::LINE_AA);
  for (int i = 0; i < kLetters; ++i) {
    const double angle = tilt - CV_PI / 2 + (i - (kLetters - 1) / 2.0) * kStep;
    const double half = (0.05 + 0.015 * i);  // radians
    std::vector<cv::Point> corners;
    for (const auto& [a, r] : {std::pair(angle - half, 0.62), {angle - half, 0.88}, {angle + half, 0.88}, {angle + half, 0.62}}) {
      corners.emplace_back(middle.x + r * radius * std::cos(a), middle.y + r * radius * flat * std::sin(a));
    }
    cv::fillPoly(crop, std::vector{corners}, ink, cv::LINE_AA);
  }
  return crop;
}

// Widths of the runs of dark columns in the middle of the line.
std::vector<int> letters_in(const cv::Mat& line) {
  std::vector<int> widths;
  bool inside = false;
  for (int x = 0; x < line.cols; ++x) {
    const bool dark = line.at<std::uint8_t>(line.rows / 2, x) < 128;
    if (dark && !inside) widths.push_back(0);
    if (dark) ++widths.back();
    inside = dark;
  }
  return widths;
}

TEST(SealLine, RunsWithTheClockHoweverTheSealWasTurned) {
  for (const double tilt : {0.0, 0.6, -1.2, 2.9}) {
    const cv::Mat line = seal_line(seal(150, tilt), "red");
    const std::vector<int> widths = letters_in(line);
    ASSERT_EQ(kLetters, static_cast<int>(widths.size())) << tilt;
    EXPECT_TRUE(std::is_sorted(widths.begin(), widths.end())) << tilt;
    // The letters are a quarter of the radius high, the line some 40 % higher, without border and star.
    EXPECT_NEAR(1.4 * 0.26 * 150, line.rows, 8) << tilt;
    EXPECT_EQ(255, line.at<std::uint8_t>(line.rows / 2, 0));
  }
}

TEST(SealLine, IsOfTheSealsOwnInk) {
  // Print over and under the ring, as dense as a page is.
  cv::Mat crop = seal(150, 0);
  const std::vector<int> plain = letters_in(seal_line(crop, "red"));
  cv::Mat printed = crop.clone();
  for (int y = 20; y < printed.rows; y += 24) {
    for (int x = 3; x < printed.cols; x += 16) cv::rectangle(printed, {x, y, 8, 3}, kBlack, cv::FILLED);
  }
  const std::vector<int> widths = letters_in(seal_line(printed, "red"));
  EXPECT_EQ(plain.size(), widths.size());
  // Nothing is red on a page of black print alone, whatever ring it forms.
  EXPECT_TRUE(seal_line(seal(150, 0, kBlack), "red").empty());
  EXPECT_TRUE(seal_line(seal(150, 0, kBlue), "red").empty());
  EXPECT_EQ(kLetters, static_cast<int>(letters_in(seal_line(seal(150, 0, kBlue), "blue")).size()));
}

TEST(SealLine, OfAnOvalSealIsUnrolledToo) {
  EXPECT_EQ(kLetters, static_cast<int>(letters_in(seal_line(seal(180, 0, kRed, 0.75), "red")).size()));
}

TEST(SealLine, IsNoneWhereLettersAreTooSmallOrTheBorderIsCut) {
  EXPECT_TRUE(seal_line(seal(30, 0), "red").empty());
  cv::Mat cut = seal(150, 0);
  cut.colRange(cut.cols * 2 / 5, cut.cols).setTo(kWhite);
  EXPECT_TRUE(seal_line(cut, "red").empty());
  EXPECT_TRUE(seal_line(cv::Mat(300, 300, CV_8UC3, kWhite), "red").empty());
  EXPECT_TRUE(seal_line(cv::Mat(300, 300, CV_8UC3, kRed), "red").empty());
  cv::Mat square(300, 300, CV_8UC3, kWhite);
  cv::rectangle(square, {24, 24, 252, 252}, kRed, 9);
  EXPECT_TRUE(seal_line(square, "red").empty());
  EXPECT_TRUE(seal_line({}, "red").empty());
}

class Says final : public OcrEngine {
 public:
  Says(Reader reader, std::string text, double confidence) : reader_(reader), line_{std::move(text), confidence, {}, {}, {}} {}
  [[nodiscard]] Reader reader() const override { return reader_; }
  [[nodiscard]] LineReading read_line(const cv::Mat& /*crop*/) override {
    ++lines;
    return line_;
  }
  int lines = 0;

 private:
  Reader reader_;
  LineReading line_;
};

struct Sheet {
  PagePicture picture;
  std::vector<Seal> seals;

  explicit Sheet(int count) {
    PageImage image;
    image.dpi = 200;
    image.bgr = cv::Mat(2339, 1654, CV_8UC3, kWhite);
    const cv::Mat one = seal(150, 0.2);
    const double points = 72.0 / 200;
    for (int i = 0; i < count; ++i) {
      const cv::Rect place(40 + 400 * (i % 4), 60 + 400 * (i / 4), one.cols, one.rows);
      one.copyTo(image.bgr(place));
      const double margin = (one.cols - 300) / 2.0;
      seals.push_back({.box = {(place.x + margin) * points, (place.y + margin) * points, 300 * points, 300 * points}, .color = "red"});
    }
    picture = picture_of(image);
  }

  void read(Says& first, Says& second) {
    read_seals(seals, picture, turned_placement(picture.width, picture.height, 0), [&] { return &first; }, [&] { return &second; });
  }
};

TEST(ReadSeals, KeepsBothReadingsWithoutTheNumber) {
  Sheet sheet(1);
  Says first(Reader::paddle_chinese, "2101沈阳示例会计师事务所（普通合伙）77", 0.97);
  Says second(Reader::paddle_chinese_v3, "沈阳示列会计师事务所（普通合伙）", 0.9);
  sheet.read(first, second);
  const Seal& seal = sheet.seals.front();
  EXPECT_EQ("沈阳示例会计师事务所（普通合伙）", seal.text);
  EXPECT_EQ(Reader::paddle_chinese, seal.reader);
  ASSERT_EQ(1U, seal.readings.size());
  EXPECT_EQ(Reading({Reader::paddle_chinese_v3, "沈阳示列会计师事务所（普通合伙）", 0.9}), seal.readings.front());
}

TEST(ReadSeals, AsksTheSecondReaderOnlyWhereTheFirstFoundAName) {
  for (const auto& [text, confidence] : {std::pair("", 0.0), {"国冈园国园", 0.4}, {"210112345678", 0.99}, {"公司", 0.99}}) {
    Sheet sheet(1);
    Says first(Reader::paddle_chinese, text, confidence);
    Says second(Reader::paddle_chinese_v3, "沈阳示例会计师事务所", 0.9);
    sheet.read(first, second);
    EXPECT_EQ("", sheet.seals.front().text) << text;
    EXPECT_EQ(1, first.lines);
    EXPECT_EQ(0, second.lines);
  }
}

TEST(ReadSeals, ReadsNoMoreThanItsLimit) {
  Sheet sheet(static_cast<int>(kMostSealsRead) + 3);
  Says first(Reader::paddle_chinese, "沈阳示例会计师事务所", 0.97);
  Says second(Reader::paddle_chinese_v3, "沈阳示例会计师事务所", 0.9);
  sheet.read(first, second);
  EXPECT_EQ(static_cast<int>(kMostSealsRead), first.lines);
  EXPECT_EQ(static_cast<int>(kMostSealsRead), second.lines);
}

}  // namespace
}  // namespace dossier
