#include "models/reading_codec.h"

#include <gtest/gtest.h>

#include <limits>

namespace dossier {
namespace {

FileReading sample() {
  Page page{.number = 3, .width = 595, .height = 842, .displayed_width = 842, .displayed_height = 595, .turned = 90};
  page.to_displayed = {0, -1, 842, 1, 0, 0, 0, 0, 1};
  page.source = PageSource::mixed;
  page.fonts = {"SimSun", "Times"};
  Word word{.text = "营业收入", .box = {10, 20, 40, 12}, .reader = Reader::paddle_chinese, .confidence = 0.97};
  word.edges = {10, 20, 30, 40, 50};
  word.readings.push_back({.reader = Reader::tesseract_chinese, .text = "营业收人", .confidence = 0.5});
  word.sign = SignInk::minus;
  word.font = 1;
  word.under_seal = true;
  page.words.push_back(word);
  page.rules.push_back({.x1 = 1, .y1 = 2, .x2 = 300, .y2 = 2});
  page.seals.push_back({.box = {1, 2, 3, 4}, .color = "red", .text = "公章"});
  page.codes.push_back({.box = {5, 6, 7, 8}, .format = "QRCode", .text = "http://例"});
  page.trust.push_back({.region = {0, 0, 10, 10}, .text_layer_used = true, .reason = "words-match-pixels"});
  page.problems.push_back({.code = "page.faint", .message = "Faint.", .page = 3});
  page.picture_hash = 0xFEDCBA9876543210u;
  return {.pages = {page}, .page_count = 4, .problems = {{.code = "pdf.damaged", .message = "Damaged after page 3.", .page = 4}}};
}

TEST(ReadingCodec, GivesBackWhatItTook) {
  const Result<FileReading> decoded = decode_reading(encode_reading(sample()));
  ASSERT_TRUE(decoded.has_value());
  EXPECT_EQ(*decoded, sample());
}

TEST(ReadingCodec, RefusesEveryTruncation) {
  const std::string bytes = encode_reading(sample());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(decode_reading(std::string_view(bytes).substr(0, size)).has_value()) << size;
  }
  EXPECT_FALSE(decode_reading(bytes + "x").has_value());
}

TEST(ReadingCodec, SurvivesEveryFlippedByte) {
  const std::string bytes = encode_reading(sample());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const char flip : {'\x01', '\x80', '\xFF'}) {
      std::string damaged = bytes;
      damaged[at] = static_cast<char>(damaged[at] ^ flip);
      const Result<FileReading> decoded = decode_reading(damaged);
      if (decoded.has_value()) {
        EXPECT_EQ(encode_reading(*decoded), damaged) << at;
      }
    }
  }
}

TEST(ReadingCodec, RefusesNumbersThatAreNotFiniteAndBrokenText) {
  FileReading reading = sample();
  reading.pages[0].words[0].box.x = std::numeric_limits<double>::quiet_NaN();
  EXPECT_FALSE(decode_reading(encode_reading(reading)).has_value());
  reading = sample();
  reading.pages[0].words[0].text = "\xE8\x90";
  EXPECT_FALSE(decode_reading(encode_reading(reading)).has_value());
}

}  // namespace
}  // namespace dossier
