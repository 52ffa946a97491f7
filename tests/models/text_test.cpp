#include "models/text.h"

#include <gtest/gtest.h>

namespace dossier {
namespace {

TEST(Text, FoldsWidthAndSpaces) {
  EXPECT_EQ(nfkc("１２３（％）"), "123(%)");
  EXPECT_EQ(squeezed(" 营 业　收入\n"), "营业收入");
  EXPECT_EQ(nfkc("二〇二三"), "二〇二三");
}

TEST(Text, KeepsSpacesBetweenLatinWordsOnly) {
  EXPECT_EQ(as_printed(" 名　称 ： 沈阳 AI 有限 公司 "), "名称:沈阳AI有限公司");
  EXPECT_EQ(as_printed("ISO  9001 : 2015"), "ISO 9001 : 2015");
}

TEST(Text, MakesOneKeyOfOneName) {
  EXPECT_EQ(name_key("辽审字〔2024〕第1号"), name_key("辽审字[2024]第1号"));
  EXPECT_EQ(name_key("Ａｂｃ—Ｄ"), "abc-d");
}

TEST(Text, MeasuresEditsInCodePoints) {
  EXPECT_EQ(edit_distance("末分配利润", "未分配利润"), 1);
  EXPECT_EQ(edit_distance("", "利润"), 2);
  EXPECT_EQ(edit_distance("营业利润", "营业利润"), 0);
}

TEST(Text, GoesThroughUtf32AndBack) {
  const std::string text = "a〇𠮷é";
  EXPECT_EQ(to_utf8(to_u32(text)), text);
  EXPECT_EQ(to_u32(text).size(), 4u);
}

TEST(Text, KnowsBrokenUtf8) {
  EXPECT_TRUE(is_utf8("营业"));
  EXPECT_FALSE(is_utf8("\xE8\x90"));
  EXPECT_FALSE(is_utf8("\xC0\x80"));
  EXPECT_FALSE(is_utf8("\xED\xA0\x80"));
}

TEST(Text, TakesControlAndDirectionCharactersOut) { EXPECT_EQ(printable("a\x1B[2J\u202Eb"), "a [2J b"); }

// 青岛… of a text layer became 岛…: ⻘ is a radical that NFKC leaves.
TEST(Nfkc, RadicalsAreTheCharactersTheyStandFor) {
  EXPECT_EQ(nfkc("⻘岛机器⼈⻓⻛⺠"), "青岛机器人长风民");
  EXPECT_EQ(squeezed("⻰ ⻄"), "龙西");
}

// 用⼾ became the traditional 用戶: the font draws 户 and the radical by one glyph.
TEST(Nfkc, RadicalsWithTheGlyphOfASimplifiedCharacterAreIt) {
  EXPECT_EQ(nfkc("⽤⼾"), "用户");
  EXPECT_EQ(squeezed("⾭ 岛、⿈ 山"), "青岛、黄山");
  EXPECT_EQ(name_key("⼾⼝"), "户口");
  EXPECT_EQ(nfkc("戶"), "戶") << "a traditional character that is printed stays";
}

}  // namespace
}  // namespace dossier
