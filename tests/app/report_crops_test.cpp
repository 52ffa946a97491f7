#include "app/report_crops.h"

#include <gtest/gtest.h>

#include "tests/support/sample_report.h"

namespace dossier {
namespace {

bool contains(const Box& outer, const Box& inner) {
  return intersection(outer, inner) == inner;
}

TEST(ReportCrops, SurroundingsHoldTheRowAndItsLabel) {
  const Box amount{430, 300, 80, 10};
  const Box region = surroundings(amount, 595, 842, 0);
  EXPECT_TRUE(contains(region, amount));
  EXPECT_LT(region.x, 60);                          // the label at the left edge of the table
  EXPECT_GT(region.height, 2 * amount.height);      // something above and below
  EXPECT_LT(region.height, 6 * amount.height);
}

TEST(ReportCrops, SurroundingsStayOnThePage) {
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

TEST(ReportCrops, OnATurnedPageTheRowRunsAcross) {
  const Box region = surroundings({300, 430, 10, 80}, 595, 842, 90);
  EXPECT_GT(region.height, 400);
  EXPECT_LT(region.width, 60);
}

TEST(ReportCrops, AnEmptyBoxMeansThePage) { EXPECT_EQ(surroundings({}, 595, 842, 0), (Box{0, 0, 595, 842})); }

TEST(ReportCrops, PlacesTurnWithThePicture) {
  const Box on_page{110, 205, 20, 4};
  ReportCrop crop{.region = {100, 200, 60, 30}, .turned = 0, .png = {}};
  EXPECT_EQ(crop.place(on_page), (Box{10, 5, 20, 4}));
  crop.turned = 90;  // clockwise: what was at the bottom is at the left
  EXPECT_EQ(crop.place(on_page), (Box{21, 10, 4, 20}));
  EXPECT_EQ(crop.width(), 30);
  crop.turned = 180;
  EXPECT_EQ(crop.place(on_page), (Box{30, 21, 20, 4}));
  crop.turned = 270;
  EXPECT_EQ(crop.place(on_page), (Box{5, 30, 4, 20}));
}

TEST(ReportCrops, AsksForEachPlaceOnceAndEachFileOnce) {
  const test::SampleRun run = test::sample_run();
  std::map<std::string, int> asked;
  std::size_t wanted_crops = 0;
  const ReportCrops crops(run.report, run.readings, [&](const SourceFile& file, std::span<const CropRequest> wanted) {
    ++asked[file.name];
    wanted_crops += wanted.size();
    return std::vector<Crop>(wanted.size(), Crop{test::sample_png()});
  });
  EXPECT_EQ(asked, (std::map<std::string, int>{{run.report.files[0].name, 1}, {run.report.files[2].name, 1}, {run.report.files[3].name, 1}}));
  EXPECT_EQ(wanted_crops, crops.all().size());
  for (const Finding& finding : run.report.findings) {
    for (const Evidence& place : finding.evidence) EXPECT_GE(crops.find(place.file, place.page, place.box), 0);
  }
  // Revenue stands in a criterion and in a finding; both columns of a row lie in one picture.
  EXPECT_EQ(crops.find(0, 4, {330, 180, 92, 11}), crops.find(0, 4, {330, 180, 92, 11}));
  EXPECT_EQ(crops.find(0, 4, {1, 1, 1, 1}), -1);
}

TEST(ReportCrops, APictureThatCouldNotBeMadeIsNone) {
  const test::SampleRun run = test::sample_run();
  const ReportCrops crops(run.report, run.readings,
                          [&](const SourceFile&, std::span<const CropRequest> wanted) { return std::vector<Crop>(wanted.size()); });
  EXPECT_FALSE(crops.all().empty());
  EXPECT_EQ(crops.find(0, 4, {330, 180, 92, 11}), -1);
  const ReportCrops fewer(run.report, run.readings, [](const SourceFile&, std::span<const CropRequest>) { return std::vector<Crop>{}; });
  EXPECT_EQ(fewer.find(0, 4, {330, 180, 92, 11}), -1);
}

}  // namespace
}  // namespace dossier
