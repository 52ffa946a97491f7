#include "app/safe_text.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace dossier {
namespace {

TEST(SafeText, KeepsOrdinaryText) {
  EXPECT_EQ(neutral("沈阳示例 Co., Ltd. 〔2024〕"), "沈阳示例 Co., Ltd. 〔2024〕");
}

TEST(SafeText, MakesControlCharactersSpaces) {
  EXPECT_EQ(neutral(std::string_view("a\x1b[31mb\n\tc\0d\x7f", 13)), "a [31mb  c d ");
  EXPECT_EQ(neutral("\xc2\x9b" "31m"), " 31m");  // the one-character form of ESC [
}

TEST(SafeText, ShowsCharactersThatTurnTheDirectionOfWriting) {
  EXPECT_EQ(neutral("\u202e格合不\u202c"), "[U+202E]格合不[U+202C]");
  EXPECT_EQ(neutral("1\u200b2\ufeff3"), "1[U+200B]2[U+FEFF]3");
  EXPECT_EQ(neutral("a\u2028b"), "a[U+2028]b");
  EXPECT_EQ(neutral("\U000E0041"), "[U+E0041]");
}

TEST(SafeText, MakesMalformedUtf8Replacements) {
  EXPECT_EQ(neutral("a\xff\xfe"), "a\ufffd\ufffd");
  EXPECT_EQ(neutral("\xed\xa0\x80").find("\xed\xa0\x80"), std::string::npos);  // a surrogate
}

TEST(SafeText, EscapesMarkup) {
  EXPECT_EQ(markup("<script>alert('1')</script> & \"q\""),
            "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;q&quot;");
}

TEST(SafeText, NoBytesBecomeMarkupOrControl) {
  std::mt19937 random(11);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random() % 40, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    for (const char c : markup(bytes)) {
      EXPECT_TRUE(c != '<' && c != '>' && c != '"' && c != '\'' && (c < 0 || c >= 0x20) && c != 0x7f);
    }
  }
}

TEST(SafeText, EncodesBase64) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_EQ(base64("foo"), "Zm9v");
  EXPECT_EQ(base64("foob"), "Zm9vYg==");
  EXPECT_EQ(base64("\xff\xfe\xfd"), "//79");
}

TEST(SafeText, EncodesPathsAsUris) {
  EXPECT_EQ(uri_path("a b/审.pdf"), "a%20b/%E5%AE%A1.pdf");
  EXPECT_EQ(uri_path("x:y?#%"), "x%3Ay%3F%23%25");
}

TEST(SafeText, MeasuresTerminalColumns) {
  EXPECT_EQ(display_width("abc"), 3);
  EXPECT_EQ(display_width("营业收入"), 8);
  EXPECT_EQ(display_width("e\u0301"), 1);
  EXPECT_EQ(display_width("（）"), 4);
}

TEST(SafeText, CutsToColumns) {
  EXPECT_EQ(cut_to_width("营业收入", 8), "营业收入");
  EXPECT_EQ(cut_to_width("营业收入", 7), "营业收…");
  EXPECT_EQ(cut_to_width("营业收入", 6), "营业…");
}

TEST(SafeText, WrapsAtSpacesAndBetweenChineseCharacters) {
  EXPECT_EQ(wrapped("declared revenue of 2023", 12, "  "), "  declared\n  revenue of\n  2023");
  EXPECT_EQ(wrapped("申报的营业收入，比报表多。", 12, ""), "申报的营业收\n入，比报表\n多。");
  EXPECT_EQ(wrapped("申报的年度（本期）的数", 12, ""), "申报的年度\n（本期）的数");
  EXPECT_EQ(wrapped("abcdefghijkl", 5, ""), "abcde\nfghij\nkl");
  EXPECT_EQ(wrapped("", 10, "  "), "");
}

}  // namespace
}  // namespace dossier
