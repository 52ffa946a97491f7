#include "app/report_pictures.h"

#include <gtest/gtest.h>

#include "tests/support/sample_report.h"

namespace dossier {
namespace {

bool contains(const Box& outer, const Box& inner) {
  return intersection(outer, inner) == inner;
}

TEST(ReportPictures, SurroundingsHoldTheRowAndItsLabel) {
  const Box amount{430, 300, 80, 10};
  const Box region = surroundings(amount, 595, 842, 0);
  EXPECT_TRUE(contains(region, amount));
  EXPECT_LT(region.x, 60);                          // the label at the left edge of the table
  EXPECT_GT(region.height, 2 * amount.height);      // something above and below
  EXPECT_LT(region.height, 6 * amount.height);
}

TEST(ReportPictures, SurroundingsStayOnThePage) {
  for (const Box box : {Box{0, 0, 20, 10}, Box{580, 830, 15, 12}, Box{-5, 400, 700, 10}, Box{100, 0, 300, 842}}) {
    for (const int turned : {0, 90, 180, 270}) {
      const Box region = surroundings(box, 595, 842, turned);
      EXPECT_GE(region.x, 0);
      EXPECT_GE(region.y, 0);
      EXPECT_LE(region.right(), 595);
      EXPECT_LE(region.bottom(), 842);
      EXPECT_TRUE(contains(region, intersection(box, {0, 0, 595, 842})));
    }
  }
}

TEST(ReportPictures, OnATurnedPageTheRowRunsAcross) {
  const Box region = surroundings({300, 430, 10, 80}, 595, 842, 90);
  EXPECT_GT(region.height, 400);
  EXPECT_LT(region.width, 60);
}

TEST(ReportPictures, AnEmptyBoxMeansThePage) { EXPECT_EQ(surroundings({}, 595, 842, 0), (Box{0, 0, 595, 842})); }

TEST(ReportPictures, PlacesTurnWithThePicture) {
  const Box on_page{110, 205, 20, 4};
  PagePicture picture{.region = {100, 200, 60, 30}, .page_width = 595, .page_height = 842, .turned = 0, .bytes = {}};
  EXPECT_EQ(picture.place(on_page), (Box{10, 5, 20, 4}));
  picture.turned = 90;  // clockwise: what was at the bottom is at the left
  EXPECT_EQ(picture.place(on_page), (Box{21, 10, 4, 20}));
  EXPECT_EQ(picture.width(), 30);
  picture.turned = 180;
  EXPECT_EQ(picture.place(on_page), (Box{30, 21, 20, 4}));
  picture.turned = 270;
  EXPECT_EQ(picture.place(on_page), (Box{5, 30, 4, 20}));
}

std::vector<Crop> fake(const SourceFile&, std::span<const CropRequest> wanted) {
  return std::vector<Crop>(wanted.size(), Crop{test::sample_png()});
}

TEST(ReportPictures, HoldEachPageOnce) {
  const test::SampleRun run = test::sample_run();
  std::map<std::string, std::vector<CropRequest>> asked;
  const ReportPictures pictures(run.report, run.readings, [&](const SourceFile& file, std::span<const CropRequest> wanted) {
    EXPECT_FALSE(asked.contains(file.name));
    asked[file.name].assign(wanted.begin(), wanted.end());
    return fake(file, wanted);
  });
  ASSERT_EQ(asked.size(), 3u);
  const std::vector<CropRequest>& audit = asked.at(run.report.files[0].name);
  ASSERT_EQ(audit.size(), 1u);
  EXPECT_EQ(audit[0].page, 4);
  for (const Finding& finding : run.report.findings) {
    for (const Evidence& place : finding.evidence) {
      const int index = pictures.find(place.file, place.page);
      ASSERT_GE(index, 0);
      EXPECT_TRUE(contains(pictures.all()[static_cast<std::size_t>(index)].region, place.box));
    }
  }
  EXPECT_EQ(pictures.find(0, 1), -1);  // nothing there is of interest
}

TEST(ReportPictures, APictureThatCouldNotBeMadeIsNone) {
  const test::SampleRun run = test::sample_run();
  const ReportPictures none(run.report, run.readings, [](const SourceFile&, std::span<const CropRequest> wanted) { return std::vector<Crop>(wanted.size()); });
  EXPECT_EQ(none.find(0, 4), -1);
  const ReportPictures fewer(run.report, run.readings, [](const SourceFile&, std::span<const CropRequest>) { return std::vector<Crop>{}; });
  EXPECT_EQ(fewer.find(0, 4), -1);
  const std::vector<PictureWindow> windows = windows_on(fewer, run.report.findings[0].evidence);
  ASSERT_EQ(windows.size(), 1u);  // the place is named all the same
  EXPECT_EQ(windows[0].picture, -1);
}

TEST(ReportPictures, NeighbouringPlacesShareAWindow) {
  test::SampleRun run = test::sample_run();
  const auto at = [](double y) { return Evidence{.file = 0, .page = 4, .box = {330, y, 92, 11}}; };
  run.report.findings[0].evidence.push_back(at(750));
  const ReportPictures pictures(run.report, run.readings, fake);
  const std::vector<Evidence> places = {at(400), at(180), {.file = 2, .page = 1, .box = {140, 220, 160, 12}}, at(196), at(750)};
  const std::vector<PictureWindow> windows = windows_on(pictures, places);
  ASSERT_EQ(windows.size(), 3u);
  EXPECT_EQ(windows[0].places, (std::vector<std::size_t>{0, 1, 3}));
  EXPECT_EQ(windows[1].places, (std::vector<std::size_t>{4}));
  EXPECT_EQ(windows[2].places, (std::vector<std::size_t>{2}));
  EXPECT_LE(windows[0].view.height, 842 / 2.0);
}

TEST(ReportPictures, TellsPngFromJpeg) {
  EXPECT_EQ((PagePicture{.region = {}, .bytes = test::sample_png()}).media_type(), "image/png");
  EXPECT_EQ((PagePicture{.region = {}, .bytes = "\xff\xd8\xff\xe0"}).media_type(), "image/jpeg");
}

}  // namespace
}  // namespace dossier
