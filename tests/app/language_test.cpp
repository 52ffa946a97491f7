#include "app/language.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace dossier {
namespace {

Language with_locale(const char* lc_all, const char* lc_messages, const char* lang) {
  const auto put = [](const char* name, const char* value) {
    if (value == nullptr) {
      unsetenv(name);
    } else {
      setenv(name, value, 1);
    }
  };
  put("LC_ALL", lc_all);
  put("LC_MESSAGES", lc_messages);
  put("LANG", lang);
  return language_of_environment();
}

TEST(LanguageChoice, IsChineseUnlessTheLocaleIsAnotherLanguage) {
  EXPECT_EQ(with_locale(nullptr, nullptr, nullptr), Language::zh);
  EXPECT_EQ(with_locale(nullptr, nullptr, "C.UTF-8"), Language::zh);
  EXPECT_EQ(with_locale(nullptr, nullptr, "POSIX"), Language::zh);
  EXPECT_EQ(with_locale(nullptr, nullptr, "zh_CN.UTF-8"), Language::zh);
  EXPECT_EQ(with_locale(nullptr, nullptr, "en_US.UTF-8"), Language::en);
  EXPECT_EQ(with_locale(nullptr, nullptr, "de"), Language::en);
  EXPECT_EQ(with_locale(nullptr, "zh_TW", "en_US"), Language::zh);
  EXPECT_EQ(with_locale("en_GB", "zh_TW", "zh_CN"), Language::en);
  EXPECT_EQ(with_locale("", "", "en_US"), Language::en);
}

TEST(LanguageChoice, FallsBackToTheOtherText) {
  EXPECT_EQ(in(Language::zh, {"甲", "a"}), "甲");
  EXPECT_EQ(in(Language::en, {"甲", "a"}), "a");
  EXPECT_EQ(in(Language::en, {"甲", ""}), "甲");
  EXPECT_EQ(in(Language::zh, {"", "a"}), "a");
}

}  // namespace
}  // namespace dossier
