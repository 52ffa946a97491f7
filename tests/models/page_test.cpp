#include "models/page.h"

#include <gtest/gtest.h>

#include "models/sha256.h"

namespace dossier {
namespace {

TEST(Page, ShowsABoxWhereTheFileDisplaysIt) {
  Page page{.width = 600, .height = 800, .displayed_width = 800, .displayed_height = 600, .turned = 90};
  // Turning the displayed page 90 degrees clockwise made it upright: upright (x, y) lies at displayed (y, 600 - x).
  page.to_displayed = {0, 1, 0, -1, 0, 600, 0, 0, 1};
  EXPECT_EQ(displayed(page, {10, 20, 100, 30}), (Box{20, 490, 30, 100}));
}

TEST(Page, CutsBoxesToThePage) {
  Page page{.width = 100, .height = 100, .displayed_width = 100, .displayed_height = 100};
  EXPECT_EQ(displayed(page, {-10, 90, 50, 50}), (Box{0, 90, 40, 10}));
}

TEST(Sha256, MatchesThePublishedVectors) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace dossier
