// Symptom: a fax stored as a picture with square pixels shows letters twice as wide as high; its licence was not found.
#include "ingest/found_page.h"

#include <gtest/gtest.h>
#include <opencv2/core.hpp>

namespace dossier {
namespace {

PageImage picture_of_size(int columns, int rows, int level_of_marks) {
  PageImage image;
  image.bgr = cv::Mat(rows, columns, CV_8UC3, cv::Scalar::all(255));
  for (int y = 100; y + 20 < rows; y += 40) image.bgr(cv::Rect(100, y, columns - 200, 12)).setTo(cv::Scalar::all(level_of_marks));
  image.width_pt = columns;
  image.height_pt = rows;
  return image;
}

// Reads well what is as high as A4 stands.
StandingPage fond_of_portrait(const PagePicture& picture) {
  StandingPage standing;
  standing.placement = turned_placement(picture.width, picture.height, 0);
  standing.confidence = picture.height > 1.3 * picture.width ? 0.95 : 0.6;
  return standing;
}

TEST(FoundPage, TriesALowFaxInItsTrueShape) {
  const FoundPage found = find_page(picture_of_size(1688, 1146, 0), fond_of_portrait);
  EXPECT_NEAR(found.squeezed, 204.0 / 98, 1e-9);
  EXPECT_NEAR(found.picture.height, 1146 * 204.0 / 98, 1e-6);
  EXPECT_EQ(found.picture.width, 1688);
}

TEST(FoundPage, KeepsWhatReadsAsWellAsItIs) {
  const FoundPage found = find_page(picture_of_size(1688, 1146, 0), [](const PagePicture& picture) {
    StandingPage standing = fond_of_portrait(picture);
    standing.confidence = 0.9;
    return standing;
  });
  EXPECT_EQ(found.squeezed, 1);
  EXPECT_EQ(found.picture.height, 1146);
}

TEST(FoundPage, TriesNothingElseOnPicturesWithGreysOrOfAnotherShape) {
  int tried = 0;
  const auto count = [&](const PagePicture& picture) {
    ++tried;
    return fond_of_portrait(picture);
  };
  EXPECT_EQ(find_page(picture_of_size(1688, 1146, 120), count).squeezed, 1);
  EXPECT_EQ(find_page(picture_of_size(1688, 2387, 0), count).squeezed, 1);
  EXPECT_EQ(tried, 2);
}

TEST(FoundPage, ShowsPlacesOnThePageAsItsFileDisplaysIt) {
  Page page;
  page.width = 1688;
  page.height = page.displayed_height = 2400;
  page.displayed_width = 1688;
  show_squeezed(page, 2);
  EXPECT_EQ(page.displayed_height, 1200);
  const Box box = displayed(page, {100, 400, 50, 20});
  EXPECT_NEAR(box.x, 100, 1e-9);
  EXPECT_NEAR(box.y, 200, 1e-9);
  EXPECT_NEAR(box.width, 50, 1e-9);
  EXPECT_NEAR(box.height, 10, 1e-9);
}

}  // namespace
}  // namespace dossier
