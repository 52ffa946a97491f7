#include "extract/tamper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dossier {
namespace {

// Ten rows of two figures from a text layer, as a statement prints them.
struct Paper {
  Page page;
  Document document;

  Paper() {
    page.number = 3;
    page.fonts = {"ABCDEF+SimSun", "ABCDEF+SimSun-Bold", "KaiTi"};
    document.type = DocumentType::balance_sheet;
    for (int row = 0; row < 10; ++row) {
      for (int column = 0; column < 2; ++column) {
        const Box box{.x = 200.0 + 100 * column, .y = 100.0 + 16 * row, .width = 60, .height = 10};
        page.words.push_back({.text = "1,234.56", .box = box, .reader = Reader::text_layer, .font = 0});
        document.fields.push_back({.name = "line", .year = 2023 - column, .kind = ValueKind::amount, .label = "行" + std::to_string(row), .page = 3, .box = box});
      }
    }
  }

  std::vector<std::string> signs() const {
    std::vector<std::string> codes;
    for (const Problem& sign : tamper_signs({{.page = &page, .region = {0, 0, 600, 800}, .lines = {}}}, document)) codes.push_back(sign.code);
    return codes;
  }
};

TEST(Tamper, AnEvenPageHasNoSigns) { EXPECT_THAT(Paper().signs(), testing::IsEmpty()); }

TEST(Tamper, ASingleFigureInAnotherTypefaceIsASign) {
  Paper paper;
  paper.page.words[7].font = 2;
  EXPECT_THAT(paper.signs(), testing::ElementsAre("tamper.font"));
}

// In the wider typeface the figure wrapped, and neither half of it held the middle of the cell.
TEST(Tamper, AFigureInAnotherTypefaceMayWrap) {
  Paper paper;
  paper.page.words[7].font = 2;
  Word& first = paper.page.words[7];
  Word rest = first;
  first.text = "1,234";
  first.box.height = 10;
  rest.text = ".56";
  rest.box.y += 11;
  paper.document.fields[7].box.height = 21;
  paper.page.words.push_back(rest);
  EXPECT_THAT(paper.signs(), testing::ElementsAre("tamper.font"));
}

TEST(Tamper, BoldTotalsAndAFaceOfManyFiguresAreNone) {
  Paper paper;
  paper.page.words[7].font = 1;
  EXPECT_THAT(paper.signs(), testing::IsEmpty());
  for (const std::size_t i : {1U, 3U, 5U}) paper.page.words[i].font = 2;
  EXPECT_THAT(paper.signs(), testing::IsEmpty());
}

TEST(Tamper, AFigureOffTheLineOfItsRowIsASign) {
  Paper paper;
  paper.page.words[9].box.y += 2.5;
  EXPECT_THAT(paper.signs(), testing::ElementsAre("tamper.font"));
  // A page on which every row does so was set that way.
  for (std::size_t i = 1; i < paper.page.words.size(); i += 2) paper.page.words[i].box.y = paper.page.words[i - 1].box.y + 2.5;
  EXPECT_THAT(paper.signs(), testing::IsEmpty());
}

TEST(Tamper, ScansAreNotJudged) {
  Paper paper;
  for (Word& word : paper.page.words) word.reader = Reader::paddle_chinese;
  paper.page.words[9].box.y += 3;
  EXPECT_THAT(paper.signs(), testing::IsEmpty());
}

TEST(Tamper, ACodeThatCarriesAnotherNumberIsASign) {
  Page page;
  page.number = 1;
  page.codes.push_back({.box = {10, 10, 50, 50}, .format = "QRCode", .text = "http://www.gsxt.gov.cn/index.html?uniscid=91210112MA0XLF7K07"});
  Document licence;
  licence.type = DocumentType::business_license;
  licence.fields.push_back({.name = "uscc", .value = "91210112MA0XLF7K07", .status = Status::certain});
  const std::vector<PagePart> parts = {{.page = &page, .region = {0, 0, 600, 800}, .lines = {}}};
  EXPECT_THAT(tamper_signs(parts, licence), testing::IsEmpty());
  licence.fields[0].value = "91210100MA0UQ1B25T";
  ASSERT_EQ(1u, tamper_signs(parts, licence).size());
  EXPECT_EQ("tamper.code-differs", tamper_signs(parts, licence)[0].code);
  // What was not read with certainty is held against nobody.
  licence.fields[0].status = Status::uncertain;
  EXPECT_THAT(tamper_signs(parts, licence), testing::IsEmpty());
}

TEST(Tamper, WhatReadingFoundIsToldOnceADocument) {
  Page first, second;
  first.number = 1;
  second.number = 2;
  first.problems.push_back({"tamper.revised", "The PDF was changed after it was signed.", 1});
  second.problems.push_back({"tamper.revised", "The PDF was changed after it was signed.", 2});
  const auto signs = tamper_signs({{.page = &first, .region = {}, .lines = {}}, {.page = &second, .region = {}, .lines = {}}}, {});
  ASSERT_EQ(1u, signs.size());
  EXPECT_EQ(1, signs[0].page);
}

}  // namespace
}  // namespace dossier
