// Names as a scanner gives them, their characters read one by one.
#include <gtest/gtest.h>

#include <numeric>
#include <string>
#include <vector>

#include "ingest/glyph_reader.h"
#include "models/text.h"
#include "tests/accuracy/printed_line.h"

namespace dossier {
namespace {

constexpr PrintQuality kPrint{12, 200, 0.4};
constexpr double kPitch = kPrint.points * kPrint.dpi / 72;  // pixels
constexpr double kLeft = 0.3 * kPitch;                      // where printed_line() begins

// What is seen in the line where a reader has `read` of what is printed; `places` are those of the characters that it
// has.
std::vector<Glyph> seen(const cv::Mat& line, const std::u32string& read, const std::vector<int>& places) {
  Word word;
  word.text = to_utf8(read);
  word.box = {0, 0, static_cast<double>(line.cols), static_cast<double>(line.rows)};
  // Networks tell places to a fifth of a character.
  for (std::size_t i = 0; i < places.size(); ++i)
    word.edges.push_back(
        static_cast<float>(kLeft + (places[i] + static_cast<double>(i * 7 % 5) * 0.05 - 0.1) * kPitch));
  word.edges.push_back(static_cast<float>(kLeft + (places.back() + 1) * kPitch));
  const cv::RotatedRect place({static_cast<float>(line.cols) / 2, static_cast<float>(line.rows) / 2},
                              cv::Size2f(line.size()), 0);
  std::vector<std::uint32_t> wanted(read.size());
  std::iota(wanted.begin(), wanted.end(), 0U);
  return read_glyphs(line, place, word, wanted, glyph_table());
}

std::u32string characters(const std::vector<Glyph>& glyphs) {
  std::u32string text;
  for (const Glyph& glyph : glyphs) text += glyph.best;
  return text;
}

TEST(GlyphReading, ReadsEachCharacterWhateverTheNetworksMadeOfIt) {
  const std::u32string printed = U"邳州龘沄智能科技有限公司";
  for (const char* font : {"Noto Serif CJK SC", "Noto Sans CJK SC", "AR PL UMing CN"}) {
    const auto glyphs = seen(printed_line(printed, font, kPrint, 1), U"邵州鑫云智能科技有限公司",
                             {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
    EXPECT_EQ(characters(glyphs), printed) << font;
    for (const Glyph& glyph : glyphs) EXPECT_GT(glyph.margin, 1.0F);
  }
}

TEST(GlyphReading, FindsACharacterThatWasLostWithinAndAtTheBeginning) {
  const cv::Mat line = printed_line(U"邳州龘云科技", "Noto Serif CJK SC", kPrint, 2);
  const auto within = seen(line, U"邳州云科技", {0, 1, 3, 4, 5});
  ASSERT_EQ(characters(within), U"邳州龘云科技");
  EXPECT_TRUE(within[2].inserted);
  EXPECT_EQ(within[2].at, 2U) << "before 云";
  const auto first = seen(line, U"州龘云科技", {1, 2, 3, 4, 5});
  ASSERT_EQ(characters(first), U"邳州龘云科技");
  EXPECT_TRUE(first[0].inserted);
}

TEST(GlyphReading, SeesNothingInAGapWithoutInkAndLooksAtWhatIsWantedAlone) {
  const cv::Mat line = printed_line(U"沈阳　云科技", "Noto Serif CJK SC", kPrint, 3);
  EXPECT_EQ(characters(seen(line, U"沈阳云科技", {0, 1, 3, 4, 5})), U"沈阳云科技");
  Word word;
  word.text = "沈阳";
  word.edges = {static_cast<float>(kLeft), static_cast<float>(kLeft + kPitch), static_cast<float>(kLeft + 2 * kPitch)};
  const cv::RotatedRect place({static_cast<float>(line.cols) / 2, static_cast<float>(line.rows) / 2},
                              cv::Size2f(line.size()), 0);
  const std::vector<std::uint32_t> second = {1};
  EXPECT_EQ(characters(read_glyphs(line, place, word, second, glyph_table())), U"阳");
  word.edges.clear();
  EXPECT_TRUE(read_glyphs(line, place, word, second, glyph_table()).empty())
      << "nobody says where the characters stand";
}

}  // namespace
}  // namespace dossier
