// Names that readers read differently as a whole and alike character by character.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "extract/character_votes.h"
#include "extract/misread_characters.h"
#include "extract/read_name.h"
#include "extract/settle.h"
#include "tests/support/page_text.h"

namespace dossier {
namespace {

constexpr std::string_view kName = "沈阳示例智能科技有限公司";

Page page_with(std::string_view name) { return test::page_of(std::string("\n   ") + std::string(name) + "\n", {.ocr = true}); }

Field settled(const Page& page) {
  const std::vector<Row> rows = rows_in(page, {0, 0, page.width, page.height});
  const Snippet whole = snippet_of(rows.at(0), 0, rows.at(0).key.size());
  return settled_field("holder", ValueKind::name, whole, {}, [](std::string_view text) { return read_name(text); }).value();
}

Field settled_text(std::string_view text, std::string_view second, std::string_view third) {
  Page page = page_with(text);
  test::reread(page, text, Reader::paddle_chinese_v3, second);
  test::reread(page, text, Reader::tesseract_chinese, third);
  const std::vector<Row> rows = rows_in(page, {0, 0, page.width, page.height});
  const Snippet whole = snippet_of(rows.at(0), 0, rows.at(0).key.size());
  return settled_field("address", ValueKind::text, whole, {}, [](std::string_view read) { return std::optional(clean_text(read)); }).value();
}

TEST(CharacterVotes, EachReaderMayErrOnceElsewhere) {
  Page page = page_with(kName);
  test::reread(page, kName, Reader::paddle_chinese_v3, "沈阳示列智能科技有限公司");
  test::reread(page, kName, Reader::tesseract_chinese, "沈 阳 示 例 智 能 科 枝 有 限 公 司");
  const Field field = settled(page);
  EXPECT_EQ(field.value, kName);
  EXPECT_EQ(field.status, Status::certain) << field.doubt;
}

TEST(CharacterVotes, AStrokeBehindATitleIsNoneOfIt) {
  constexpr std::string_view kTitle = "一种用于巡检机器人的升降云台I";
  Page page = page_with(kTitle);
  for (const Reader reader : {Reader::paddle_chinese_v3, Reader::tesseract_chinese}) test::reread(page, kTitle, reader, kTitle);
  const std::vector<Row> rows = rows_in(page, {0, 0, page.width, page.height});
  const Field field = settled_field("title", ValueKind::text, snippet_of(rows.at(0), 0, rows.at(0).key.size()), {},
                                    [](std::string_view read) { return std::optional(clean_text(read)); }).value();
  EXPECT_EQ(field.value, "一种用于巡检机器人的升降云台");
  EXPECT_EQ(field.doubt, "ends-oddly");
}

// A seal took the first character of 天津 from all readers.
TEST(CharacterVotes, ABodyNamedAfterHalfAPlaceIsInDoubt) {
  Page page = page_with("津某某检验认证有限公司");
  for (const Reader reader : {Reader::paddle_chinese_v3, Reader::tesseract_chinese}) test::reread(page, "津某某检验认证有限公司", reader, "津某某检验认证有限公司");
  const Field field = settled(page);
  EXPECT_EQ(field.value, "天津某某检验认证有限公司");
  EXPECT_EQ(field.doubt, "character-lost");
}

TEST(CharacterVotes, ACharacterThatNobodySecondsLeavesDoubt) {
  Page page = page_with(kName);
  test::reread(page, kName, Reader::paddle_chinese_v3, "沈阳示列智能科技有限公司");
  test::reread(page, kName, Reader::tesseract_chinese, "沈阳示刿智能科技有限公司");
  const Field field = settled(page);
  EXPECT_EQ(field.value, kName);
  EXPECT_EQ(field.doubt, "readers-differ");
}

TEST(CharacterVotes, TwoOthersOutvoteThePageReaderInDoubt) {
  Page page = page_with("沈阳示列智能科技有限公司");
  test::reread(page, "沈阳示列智能科技有限公司", Reader::paddle_chinese_v3, kName);
  test::reread(page, "沈阳示列智能科技有限公司", Reader::tesseract_chinese, "沈阳示例智能科枝有限公司");
  const Field field = settled(page);
  EXPECT_EQ(field.value, kName);
  EXPECT_EQ(field.doubt, "page-reader-differs");
  ASSERT_FALSE(field.alternatives.empty());
}

TEST(CharacterVotes, ALostCharacterIsNotOutvotedByOneReader) {
  Page page = page_with("沈阳示智能科技有限公司");
  test::reread(page, "沈阳示智能科技有限公司", Reader::paddle_chinese_v3, "沈阳示智能科技有限公司");
  test::reread(page, "沈阳示智能科技有限公司", Reader::tesseract_chinese, kName);
  EXPECT_EQ(settled(page).value, "沈阳示智能科技有限公司");
  Page other = page_with("沈阳示智能科技有限公司");
  test::reread(other, "沈阳示智能科技有限公司", Reader::paddle_chinese_v3, kName);
  test::reread(other, "沈阳示智能科技有限公司", Reader::tesseract_chinese, kName);
  EXPECT_EQ(settled(other).value, kName);
  EXPECT_EQ(settled(other).status, Status::uncertain);
}

// Both networks read 峤 as 娇: a wrong name was certain.
TEST(CharacterVotes, NetworksThatMisreadAlikeProveNothing) {
  ASSERT_TRUE(misread_alike(U'娇').by_networks);
  EXPECT_FALSE(misread_alike(U'技').by_networks);
  EXPECT_TRUE(is_rare(U'峤'));
  EXPECT_TRUE(is_rare(U'堃')) << "not in GB 2312";
  EXPECT_FALSE(is_rare(U'沈'));
  constexpr std::string_view kRead = "大连娇图智能科技有限公司";
  Page page = page_with(kRead);
  test::reread(page, kRead, Reader::paddle_chinese_v3, kRead);
  test::reread(page, kRead, Reader::tesseract_chinese, "大连峤图智能科技有限公司");
  EXPECT_EQ(settled(page).doubt, "misread-alike");
  Page third = page_with(kRead);
  test::reread(third, kRead, Reader::paddle_chinese_v3, kRead);
  test::reread(third, kRead, Reader::tesseract_chinese, "大连娇图智能科枝有限公司");
  EXPECT_EQ(settled(third).status, Status::certain) << "an independent reader sees it, too";
}

// 垚 was lost by both networks, and the shorter name was certain.
TEST(CharacterVotes, AGapAsWideAsACharacterIsALostOne) {
  constexpr std::string_view kShort = "沈阳鑫数智科技有限公司";
  Page page = page_with(kShort);
  Word& word = test::word_of(page, kShort);
  for (std::size_t i = 2; i < word.edges.size(); ++i) word.edges[i] += word.edges[1] - word.edges[0];
  Page second = page, filled = page, denied = page;
  test::reread(page, kShort, Reader::paddle_chinese_v3, kShort);
  EXPECT_EQ(settled(page).doubt, "character-lost");
  test::reread(second, kShort, Reader::paddle_chinese_v3, kShort);
  test::reread(second, kShort, Reader::tesseract_chinese, "沈阳考鑫数智科技有限公司");
  EXPECT_EQ(settled(second).doubt, "character-lost");
  test::reread(filled, kShort, Reader::paddle_chinese_v3, "沈阳垚鑫数智科技有限公司");
  EXPECT_EQ(settled(filled).value, "沈阳垚鑫数智科技有限公司");
  EXPECT_EQ(settled(filled).status, Status::uncertain);
  test::reread(denied, kShort, Reader::tesseract_chinese, kShort);
  EXPECT_EQ(settled(denied).status, Status::certain);
}

TEST(CharacterVotes, AnotherPlaceConfirmsWhatIsSettledThereOrMisreadOtherwise) {
  const auto contested = [](std::string_view alternative) {
    return Field{.name = "holder", .kind = ValueKind::name, .value = std::string(kName), .alternatives = {std::string(alternative)}, .doubt = "readers-differ"};
  };
  Field field = contested("沈阳示列智能科技有限公司");
  confirm_elsewhere(field, contested("沈阳示列智能科技有限公司"));
  EXPECT_EQ(field.status, Status::uncertain) << "the same dissent at both places may be right";
  confirm_elsewhere(field, contested("沈阳示例智能科枝有限公司"));
  EXPECT_EQ(field.status, Status::certain);
  Field lone = contested("沈阳示列智能科技有限公司");
  Field settled_there = contested("");
  settled_there.doubt.clear();
  settled_there.status = Status::certain;
  confirm_elsewhere(lone, settled_there);
  EXPECT_EQ(lone.status, Status::certain);
}

TEST(CharacterVotes, AColonThatIsASemicolonForOneReaderIsUnsure) {
  constexpr std::string_view kText = "智能机器人的研发：应用软件开发";
  EXPECT_EQ(settled_text(kText, kText, "智能机器人的研发;应用软件开发").doubt, "readers-differ");
}

// A seal took 程 from between two words, and what was left was certain.
TEST(CharacterVotes, ACharacterMayBeLostBetweenWords) {
  EXPECT_FALSE(is_plausible_name("泓原联信息工程(武汉)公司"));
  Page page = test::page_of("\n   沈阳示例信息工    技术有限公司\n", {.ocr = true});
  ASSERT_EQ(page.words.size(), 2u);
  for (const Word& word : std::vector<Word>(page.words)) test::reread(page, word.text, Reader::tesseract_chinese, word.text);
  EXPECT_EQ(settled(page).doubt, "character-lost");
}

TEST(CharacterVotes, AReportsNumberHoldsTheNameOfItsFirm) {
  constexpr std::string_view kNumber = "沈娇屿会审字(2024)第0836号";
  Page page = page_with(kNumber);
  test::reread(page, kNumber, Reader::paddle_chinese_v3, kNumber);
  test::reread(page, kNumber, Reader::tesseract_chinese, "沈峤屿会审字(2024)第0836号");
  const std::vector<Row> rows = rows_in(page, {0, 0, page.width, page.height});
  const Snippet whole = snippet_of(rows.at(0), 0, rows.at(0).key.size());
  const auto field = settled_field("report_number", ValueKind::number, whole, {}, [](std::string_view text) { return std::optional(clean_text(text)); });
  ASSERT_TRUE(field);
  EXPECT_EQ(field->doubt, "misread-alike");
  Field again = *field;
  add_proof(again, ProofKind::cross_check, "printed-twice");
  EXPECT_EQ(again.status, Status::uncertain) << "on the cover the same readers err alike";
}

// 垫 for 堃: the three readers had three characters, and the page reader's common one was given.
TEST(CharacterVotes, OfThreeReadingsTheSecondNetworksRareOneStandsInDoubt) {
  Page page = page_with("济南垫元智能科技有限公司");
  test::reread(page, "济南垫元智能科技有限公司", Reader::paddle_chinese_v3, "济南堃元智能科技有限公司");
  test::reread(page, "济南垫元智能科技有限公司", Reader::tesseract_chinese, "济南塑元智能科技有限公司");
  EXPECT_EQ(settled(page).value, "济南堃元智能科技有限公司");
  EXPECT_EQ(settled(page).status, Status::uncertain);
}

// Both networks read 焱 for 燚, which they hardly know, on a photo; the third reader had something else, and the name was certain.
TEST(CharacterVotes, ARareCharacterNeedsTheReaderOfAnotherFamily) {
  constexpr std::string_view kBurning = "锦州市焱图智能科技有限公司";
  Page page = page_with(kBurning);
  test::reread(page, kBurning, Reader::paddle_chinese_v3, kBurning);
  test::reread(page, kBurning, Reader::tesseract_chinese, "锦州市壮图智能科技有限公司");
  EXPECT_EQ(settled(page).doubt, "misread-alike");
  page = page_with(kBurning);
  test::reread(page, kBurning, Reader::paddle_chinese_v3, kBurning);
  test::reread(page, kBurning, Reader::tesseract_chinese, kBurning);
  EXPECT_EQ(settled(page).status, Status::certain);
}

// 174-12号 and 17412号 are two houses: a dash between characters is content, though most marks are not.
TEST(CharacterVotes, ADashThatTwoOthersSeeIsThere) {
  const Field field = settled_text("盘锦市示例路17412号", "盘锦市示例路174-12号", "盘锦市示例路174-12号");
  EXPECT_EQ(field.value, "盘锦市示例路174-12号");
  EXPECT_EQ(settled_text("盘锦市示例路17412号", "盘锦市示例路17412号", "盘锦市示例路174-12号").doubt, "readers-differ");
  EXPECT_EQ(settled_text("盘锦市示例路174-12号", "盘锦市示例路174-12号", "盘锦市示例路174-12号").status, Status::certain);
}

TEST(CharacterVotes, ADashBehindOneIsNone) {
  EXPECT_EQ(settled_text("一-种示例方法", "一种示例方法", "一种示例方法").value, "一种示例方法");
  EXPECT_EQ(settled_text("一-种示例方法", "种示例方法", "一种示例方法").value, "一种示例方法");
}

// 沈附 for 沈阳: both networks misread a fax alike.
TEST(CharacterVotes, AnUnusualWordInBracketsNeedsAllReaders) {
  constexpr std::string_view kRead = "示例达电子科技（沈附）有限公司";
  Page page = page_with(kRead);
  test::reread(page, kRead, Reader::paddle_chinese_v3, kRead);
  test::reread(page, kRead, Reader::tesseract_chinese, "示例达电子科技（沈阳）有限公司");
  EXPECT_EQ(settled(page).doubt, "readers-differ");
  constexpr std::string_view kPlace = "示例达电子科技（沈阳）有限公司";
  Page other = page_with(kPlace);
  test::reread(other, kPlace, Reader::paddle_chinese_v3, kPlace);
  test::reread(other, kPlace, Reader::tesseract_chinese, "示例达电子科技（沈限）有限公司");
  EXPECT_EQ(settled(other).status, Status::certain);
}

}  // namespace
}  // namespace dossier
