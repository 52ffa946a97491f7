// Names of which characters were told by their look.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "extract/extract.h"
#include "extract/read_name.h"
#include "extract/settle.h"
#include "models/text.h"
#include "tests/support/page_text.h"

namespace dossier {
namespace {

// What the readers have of a name at one place, and what its character at `at` looks like.
struct Seen {
  std::string_view page, second, third;
  std::uint32_t at = 2;
  char32_t look = 0;
  float margin = 4;
  bool inserted = false;
};

Field settled(const Seen& seen) {
  Page page = test::page_of(std::string("\n   ") + std::string(seen.page) + "\n", {.ocr = true});
  test::reread(page, seen.page, Reader::paddle_chinese_v3, seen.second);
  if (!seen.third.empty()) test::reread(page, seen.page, Reader::tesseract_chinese, seen.third);
  test::word_of(page, seen.page).glyphs = {
      {.at = seen.at, .inserted = seen.inserted, .best = seen.look, .margin = seen.margin, .distance = 10}};
  const std::vector<Row> rows = rows_in(page, {0, 0, page.width, page.height});
  const Snippet whole = snippet_of(rows.at(0), 0, rows.at(0).key.size());
  return settled_field("holder", ValueKind::name, whole, {}, [](std::string_view text) { return read_name(text); })
      .value();
}

constexpr std::string_view kRare = "沈阳峤云科技有限公司";
constexpr std::string_view kUsual = "沈阳娇云科技有限公司";

TEST(PlainGlyphs, TheLookProvesARareCharacterThatBothNetworksHave) {
  EXPECT_EQ(settled({.page = kRare, .second = kRare, .third = "沈阳乔云科技有限公司"}).status, Status::uncertain);
  const Field field = settled({.page = kRare, .second = kRare, .third = "沈阳乔云科技有限公司", .look = U'峤'});
  EXPECT_EQ(field.value, kRare);
  EXPECT_EQ(field.status, Status::certain) << field.doubt;
}

TEST(PlainGlyphs, ARareLookStandsAgainstAllReadersInDoubt) {
  const Field field = settled({.page = kUsual, .second = kUsual, .third = kUsual, .look = U'峤'});
  EXPECT_EQ(field.value, kRare);
  EXPECT_EQ(field.status, Status::uncertain);
  EXPECT_EQ(field.doubt, "look-alone");
  ASSERT_FALSE(field.alternatives.empty());
  EXPECT_EQ(field.alternatives.front(), kUsual);
}

TEST(PlainGlyphs, WithAReaderWhoHasItTooItIsProven) {
  const Field field = settled({.page = kUsual, .second = kRare, .third = kUsual, .look = U'峤'});
  EXPECT_EQ(field.value, kRare);
  EXPECT_EQ(field.status, Status::certain) << field.doubt;
}

TEST(PlainGlyphs, AUsualLookCastsDoubtOnWhatTheNetworksAloneHave) {
  constexpr std::string_view kName = "沈阳白云科技有限公司";
  EXPECT_EQ(settled({.page = kName, .second = kName, .third = ""}).status, Status::certain);
  EXPECT_EQ(settled({.page = kName, .second = kName, .third = "", .look = U'自'}).status, Status::uncertain);
  const Field field = settled({.page = kName, .second = kName, .third = kName, .look = U'自'});
  EXPECT_EQ(field.status, Status::certain) << "another kind of reader has it, too";
  EXPECT_EQ(field.value, kName);
}

TEST(PlainGlyphs, ARareCharacterIsNotTakenForAUsualOne) {
  const Field field = settled({.page = kRare, .second = kRare, .third = kUsual, .look = U'娇'});
  EXPECT_EQ(field.value, kRare);
  EXPECT_EQ(field.status, Status::uncertain);
}

TEST(PlainGlyphs, ALookThatIsNotPlainSaysNothing) {
  EXPECT_EQ(
      settled({.page = kRare, .second = kRare, .third = "沈阳乔云科技有限公司", .look = U'峤', .margin = 0.5}).status,
      Status::uncertain);
  EXPECT_EQ(settled({.page = kUsual, .second = kUsual, .third = kUsual, .look = U'峤', .margin = 0.5}).value, kUsual);
}

TEST(PlainGlyphs, TheTraditionalFormIsNoOtherCharacter) {
  constexpr std::string_view kName = "沈阳诚云科技有限公司";
  const Field field = settled({.page = kName, .second = kName, .third = kName, .look = U'誠'});
  EXPECT_EQ(field.value, kName);
  EXPECT_EQ(field.status, Status::certain) << field.doubt;
}

TEST(PlainGlyphs, WhatStandsInAGapIsPutThere) {
  constexpr std::string_view kShort = "沈阳云科技有限公司";
  const Field alone = settled({.page = kShort, .second = kShort, .third = kShort, .look = U'龘', .inserted = true});
  EXPECT_EQ(alone.value, "沈阳龘云科技有限公司");
  EXPECT_EQ(alone.doubt, "look-alone");
  const Field read =
      settled({.page = kShort, .second = "沈阳峤云科技有限公司", .third = kShort, .look = U'峤', .inserted = true});
  EXPECT_EQ(read.value, kRare);
  EXPECT_EQ(read.status, Status::certain) << read.doubt;
}

// 沈雾审字 for 沈霁审字 was certain: all readers have it.
TEST(PlainGlyphs, ANumberMayHoldTheNameOfItsFirm) {
  constexpr std::string_view kNumber = "沈雾审字〔2023〕第0862号";
  const auto settled_number = [&](char32_t look) {
    Page page = test::page_of(std::string("\n   ") + std::string(kNumber) + "\n", {.ocr = true});
    test::reread(page, kNumber, Reader::tesseract_chinese, kNumber);
    test::word_of(page, kNumber).glyphs = {{.at = 1, .best = look, .margin = 4, .distance = 10}};
    const std::vector<Row> rows = rows_in(page, {0, 0, page.width, page.height});
    return settled_field("report_number", ValueKind::number, snippet_of(rows.at(0), 0, rows.at(0).key.size()), {},
                         [](std::string_view text) { return std::optional(std::string(text)); }).value();
  };
  EXPECT_EQ(settled_number(U'雾').status, Status::certain);
  EXPECT_EQ(settled_number(U'霁').doubt, "misread-alike");
}

TEST(PlainGlyphs, ANumberPrintedTwiceProvesNoCharacterThatOthersReadOtherwise) {
  Field field{.name = "report_number", .kind = ValueKind::number, .value = "沈雾审字〔2023〕第0862号", .doubt = "readers-differ"};
  field.alternatives = {"沈霁审字〔2023〕第0862号"};
  field.status = Status::uncertain;
  add_proof(field, ProofKind::cross_check, "printed-twice");
  EXPECT_EQ(field.status, Status::uncertain);
  field.alternatives = {"沈雾审字〔2023〕第0882号"};
  add_proof(field, ProofKind::cross_check, "printed-twice");
  EXPECT_EQ(field.status, Status::certain);
}

TEST(PlainGlyphs, OnTwoPagesTheLookProvesTheName) {
  const Field field = settled({.page = kUsual, .second = kUsual, .third = kUsual, .look = U'峤'});
  std::vector<Document> documents(2);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    documents[i].file = i;
    documents[i].fields = {field};
  }
  std::vector<Document> one = {documents[0], documents[0]};
  one[1].file = 0;
  agree_on_names(one);
  EXPECT_EQ(one[0].fields[0].status, Status::uncertain) << "one page twice";
  agree_on_names(documents);
  for (const Document& document : documents) {
    EXPECT_EQ(document.fields[0].status, Status::certain) << document.fields[0].doubt;
    EXPECT_EQ(document.fields[0].value, kRare);
  }
}

}  // namespace
}  // namespace dossier
