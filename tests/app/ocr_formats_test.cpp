#include "app/ocr_formats.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <pugixml.hpp>

namespace dossier {
namespace {

using testing::HasSubstr;

Word word(std::string text, Box box, double confidence = 0.987) {
  Word made;
  made.text = std::move(text);
  made.box = box;
  made.reader = Reader::paddle_chinese;
  made.confidence = confidence;
  return made;
}

FileReading reading() {
  Page page;
  page.number = 1;
  page.width = page.displayed_width = 595;
  page.height = page.displayed_height = 842;
  page.source = PageSource::ocr;
  page.dpi = 200;
  page.words = {word("营业收入", {72, 144, 48, 12}), word("56,789,012.34", {360, 144, 72, 12})};
  page.words[1].readings = {{Reader::paddle_english, "56,789,012.84", 0.5}};
  Page second = page;
  second.number = 2;
  second.words = {word("<&\"'>\x01", {72, 72, 36, 12})};
  FileReading made;
  made.pages = {page, second};
  made.page_count = 2;
  return made;
}

TEST(OcrFormats, TextHasLinesAndFormFeeds) {
  const std::string text = reading_as_text(reading());
  EXPECT_THAT(text, HasSubstr("营业收入"));
  EXPECT_LT(text.find("营业收入"), text.find("56,789,012.34"));
  EXPECT_EQ(std::ranges::count(text, '\f'), 2);
  EXPECT_EQ(text.back(), '\f');
}

TEST(OcrFormats, HocrIsXmlWithBoxesInPixelsAndConfidences) {
  const FileReading made = reading();
  const NamedReading file{"a\"b.pdf", &made};
  const std::string hocr = readings_as_hocr({&file, 1});
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(hocr.c_str()));
  // 200 dpi: a point is 200/72 pixels.
  EXPECT_THAT(hocr, HasSubstr("bbox 0 0 1653 2339; ppageno 0; scan_res 200 200"));
  EXPECT_THAT(hocr, HasSubstr("title=\"bbox 200 400 333 433; x_wconf 99\">营业收入</span>"));
  EXPECT_THAT(hocr, HasSubstr("image &quot;a&quot;b.pdf&quot;"));
  EXPECT_EQ(document.child("html").child("body").select_nodes("div").size(), 2u);
}

TEST(OcrFormats, AltoHasBoxesConfidencesAndAlternatives) {
  const FileReading made = reading();
  const std::string alto = reading_as_alto({"审计.pdf", &made});
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(alto.c_str()));
  const pugi::xml_node page = document.child("alto").child("Layout").child("Page");
  EXPECT_EQ(page.attribute("WIDTH").as_int(), 9917);
  const pugi::xpath_node_set strings = document.select_nodes("//String");
  ASSERT_EQ(strings.size(), 3u);
  const pugi::xml_node amount = strings[1].node();
  EXPECT_STREQ(amount.attribute("CONTENT").as_string(), "56,789,012.34");
  EXPECT_EQ(amount.attribute("HPOS").as_int(), 6000);
  EXPECT_EQ(amount.attribute("VPOS").as_int(), 2400);
  EXPECT_EQ(amount.attribute("WIDTH").as_int(), 1200);
  EXPECT_STREQ(amount.attribute("WC").as_string(), "0.987");
  EXPECT_STREQ(amount.child("ALTERNATIVE").text().as_string(), "56,789,012.84");
  EXPECT_STREQ(strings[2].node().attribute("CONTENT").as_string(), "<&\"'> ");
}

TEST(OcrFormats, BoxesReferToThePageAsDisplayed) {
  FileReading made = reading();
  Page& page = made.pages[0];
  made.pages.resize(1);
  // Displayed lying on its side: upright (x, y) is displayed (842 - y … ) after a turn of 90 degrees.
  page.turned = 90;
  page.width = 842;
  page.height = 595;
  page.displayed_width = 595;
  page.displayed_height = 842;
  page.to_displayed = {0, 1, 0, -1, 0, 842, 0, 0, 1};  // x' = y, y' = 842 - x
  page.words = {word("竖", {72, 144, 48, 12})};
  const std::string hocr = readings_as_hocr(std::vector<NamedReading>{{"x", &made}});
  EXPECT_THAT(hocr, HasSubstr("bbox 400 2006 433 2139; x_wconf"));
  EXPECT_THAT(hocr, HasSubstr("textangle 90"));
  const std::string alto = reading_as_alto({"x", &made});
  EXPECT_THAT(alto, HasSubstr("ROTATION=\"90\""));
}

}  // namespace
}  // namespace dossier
