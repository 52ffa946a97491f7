#include "app/reading_cache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "app/log.h"
#include "tests/support/temp_folder.h"

namespace dossier {
namespace {

const std::string kHash(64, 'a');

TEST(HelpfulStore, KeepsReadingsBetweenRuns) {
  test::TempFolder folder;
  const std::string path = folder.file("s/store.sqlite");
  {
    HelpfulStore store(path);
    const ReadingCache cache = store.cache();
    EXPECT_FALSE(std::filesystem::exists(path));  // opened only when used
    EXPECT_EQ(cache.get(kHash, "k"), std::nullopt);
    cache.put(kHash, "k", "bytes");
    store.remember({.verb = "read", .place = "/a", .dossier = "", .verdict = "", .report = "{}", .files = {}});
  }
  HelpfulStore store(path);
  EXPECT_EQ(store.cache().get(kHash, "k"), "bytes");
  EXPECT_EQ(Store(path).last_run("read")->place, "/a");
}

TEST(HelpfulStore, WithoutAPlaceHoldsNothing) {
  HelpfulStore store("");
  const ReadingCache cache = store.cache();
  cache.put(kHash, "k", "bytes");
  EXPECT_EQ(cache.get(kHash, "k"), std::nullopt);
}

TEST(HelpfulStore, TroubleIsAWarningOnce) {
  test::TempFolder folder;
  const std::string path = folder.write("no-store", std::string(4096, 'x'));
  HelpfulStore store(path);
  const ReadingCache cache = store.cache();
  start_log("warning", false);
  testing::internal::CaptureStderr();
  EXPECT_NO_THROW(cache.put(kHash, "k", "bytes"));
  EXPECT_EQ(cache.get(kHash, "k"), std::nullopt);
  EXPECT_NO_THROW(store.remember({.verb = "read", .place = "/a", .dossier = "", .verdict = "", .report = "{}", .files = {}}));
  const std::string told = testing::internal::GetCapturedStderr();
  EXPECT_THAT(told, testing::HasSubstr(path));
  EXPECT_EQ(told.find("without the store"), told.rfind("without the store")) << told;
  EXPECT_EQ(test::bytes_of(path), std::string(4096, 'x'));
}

TEST(DefaultStore, StandsInTheUsersCacheFolder) {
  setenv("XDG_CACHE_HOME", "/cache", 1);
  setenv("HOME", "/home/u", 1);
  EXPECT_EQ(default_store_path(), "/cache/dossier/store.sqlite");
  setenv("XDG_CACHE_HOME", "relative", 1);
  EXPECT_EQ(default_store_path(), "/home/u/.cache/dossier/store.sqlite");
  unsetenv("XDG_CACHE_HOME");
  EXPECT_EQ(default_store_path(), "/home/u/.cache/dossier/store.sqlite");
  unsetenv("HOME");
  EXPECT_EQ(default_store_path(), "");
}

}  // namespace
}  // namespace dossier
