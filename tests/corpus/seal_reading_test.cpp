// Seals as the generator draws them, read as pages are read.
#include <gtest/gtest.h>

#include "corpus/look.h"
#include "corpus/raster.h"
#include "corpus/seal.h"
#include "ingest/page_reader.h"

namespace dossier {
namespace {

const std::string kFirm = "辽宁明信会计师事务所有限公司";

// The one seal of a page of dense print on which it was put.
Seal read_back(const corpus::RoundSeal& seal) {
  corpus::Canvas canvas(595, 842);
  for (int row = 0; row < 30; ++row) {
    canvas.text(70, 80.0 + 20 * row, "我们认为后附的财务报表在所有重大方面按照企业会计准则的规定编制公允反映", {.family = corpus::kSong, .size = 12});
  }
  corpus::put_round_seal(canvas, 300, 400, seal);
  PageReader reader(find_models());
  PageImage image;
  image.bgr = corpus::rasterize(canvas, 200);
  image.dpi = 200;
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

TEST(SealReading, MakesNoNameOfTheProseUnderASealWithoutOne) {
  const ReaderModels models = find_models();
  if (!models.paddle()) GTEST_SKIP() << "no weights";
  EXPECT_EQ("", read_back({.around = {}, .below = {}, .code = {}}).text);
  EXPECT_EQ("", read_back({.around = kFirm, .below = {}, .code = {}, .color = {.red = 0.1, .green = 0.1, .blue = 0.1, .alpha = 0.9}}).text);
}

}  // namespace
}  // namespace dossier
