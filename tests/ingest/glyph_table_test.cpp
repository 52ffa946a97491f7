#include "ingest/glyph_table.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

namespace dossier {
namespace {

constexpr std::size_t kDimensions = 16;

// A table of three characters in the first numbers of the features, one of them in two styles.
GlyphTable small_table() {
  std::vector<float> axes(kDimensions * kGlyphFeatures, 0.0F);
  for (std::size_t d = 0; d < kDimensions; ++d) axes[d * kGlyphFeatures + d] = 1;
  std::vector<float> means(4 * kDimensions, 0.0F);
  means[0 * kDimensions + 0] = 10;  // 一
  means[1 * kDimensions + 1] = 10;  // 丁
  means[2 * kDimensions + 2] = 10;  // 七
  means[3 * kDimensions + 0] = 9;   // 一 in another style
  means[3 * kDimensions + 3] = 1;
  return {std::vector<float>(kGlyphFeatures, 0.0F), std::move(axes), U"一丁七一", std::move(means)};
}

GlyphFeatures features_at(float x, float y) {
  GlyphFeatures features{};
  features[0] = x;
  features[1] = y;
  return features;
}

TEST(GlyphTable, GivesTheNearestCharacterAndHowPlainItIs) {
  const GlyphMatch match = small_table().nearest(features_at(8, 2));
  EXPECT_EQ(match.best, U'一');
  EXPECT_EQ(match.second, U'丁') << "the second is another character, not the same in another style";
  const GlyphMatch between = small_table().nearest(features_at(5.1F, 5));
  EXPECT_EQ(between.best, U'一');
  EXPECT_LT(between.margin, 0.5F);
  EXPECT_GT(match.margin, 3.0F);
}

TEST(GlyphTable, ComesBackFromItsBytes) {
  const GlyphTable table = small_table();
  const auto again = GlyphTable::parse(table.to_bytes());
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->size(), 4U);
  EXPECT_EQ(again->to_bytes(), table.to_bytes());
  EXPECT_EQ(again->nearest(features_at(1, 9)).best, U'丁');
}

TEST(GlyphTable, RefusesWhatIsNone) {
  const std::string bytes = small_table().to_bytes();
  for (const std::string& broken : {std::string(), std::string("glyphs 1\n"), bytes.substr(0, bytes.size() - 1),
                                    bytes + "x", "G" + bytes.substr(1)}) {
    const auto table = GlyphTable::parse(broken);
    ASSERT_FALSE(table.has_value());
    EXPECT_EQ(table.error().code, "reader.glyphs");
  }
}

TEST(GlyphTable, TheProgramKnowsTheCharactersInUse) {
  ASSERT_FALSE(glyph_table().empty());
  for (const char32_t character : std::u32string_view(U"的邳沄穹霁翀龘電")) EXPECT_TRUE(glyph_table().knows(character));
}

TEST(GlyphFeatures, AreTheSameForTheSamePrintElsewhereAndLarger) {
  EXPECT_EQ(glyph_features(cv::Mat::zeros(20, 20, CV_32F)), GlyphFeatures{});
  cv::Mat cross = cv::Mat::zeros(40, 40, CV_32F);
  cv::rectangle(cross, {10, 18, 20, 4}, 1, cv::FILLED);
  cv::rectangle(cross, {18, 10, 4, 20}, 1, cv::FILLED);
  cv::Mat moved = cv::Mat::zeros(60, 50, CV_32F);
  cross(cv::Rect(10, 10, 20, 20)).copyTo(moved(cv::Rect(25, 5, 20, 20)));
  cv::Mat larger;
  cv::resize(cross, larger, {}, 2, 2, cv::INTER_LINEAR);
  const auto apart = [](const GlyphFeatures& a, const GlyphFeatures& b) {
    return cv::norm(cv::Mat(1, kGlyphFeatures, CV_32F, const_cast<float*>(a.data())),
                    cv::Mat(1, kGlyphFeatures, CV_32F, const_cast<float*>(b.data())));
  };
  EXPECT_LT(apart(glyph_features(cross), glyph_features(moved)), 0.02);
  EXPECT_LT(apart(glyph_features(cross), glyph_features(larger)), 0.2);
  cv::Mat turned;
  cv::warpAffine(cross, turned, cv::getRotationMatrix2D(cv::Point2f(20, 20), 45, 1), cross.size());
  EXPECT_GT(apart(glyph_features(cross), glyph_features(turned)), 0.6);
}

}  // namespace
}  // namespace dossier
