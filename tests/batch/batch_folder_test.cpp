#include "app/batch_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "models/error.h"
#include "tests/support/temp_folder.h"

namespace dossier {
namespace {

using test::TempFolder;
using testing::ElementsAre;

std::vector<std::string> shown(const std::vector<BatchEntry>& entries) {
  std::vector<std::string> lines;
  for (const BatchEntry& entry : entries) {
    lines.push_back(entry.id + " = " + entry.path + (entry.trouble.empty() ? "" : " ! " + entry.trouble));
  }
  return lines;
}

TEST(FindDossiers, TakesFoldersAndArchivesAtAnyDepth) {
  const TempFolder folder;
  folder.write("h04/declaration.json", "{}");
  folder.write("h04/inner/declaration.json", "{}");  // a dossier is not searched for dossiers
  folder.write("2024/a/declaration.json", "{}");
  folder.write("2024/b.tar.gz", "x");
  folder.write("c.ZIP", "x");
  folder.write("form/申报表.xlsx", "x");
  folder.write("h04.truth.json", "{}");  // what lies beside dossiers is not theirs
  EXPECT_THAT(shown(find_dossiers(folder.path(), {})),
              ElementsAre("2024/a = 2024/a", "2024/b = 2024/b.tar.gz", "c = c.ZIP", "form = form", "h04 = h04"));
}

TEST(FindDossiers, KeepsTheEndingWhereTwoWouldBeAlike) {
  const TempFolder folder;
  folder.write("h04/declaration.json", "{}");
  folder.write("h04.zip", "x");
  folder.write("k.tar", "x");
  folder.write("k.zip", "x");
  EXPECT_THAT(shown(find_dossiers(folder.path(), {})),
              ElementsAre("h04 = h04", "h04.zip = h04.zip", "k = k.tar", "k.zip = k.zip"));
}

TEST(FindDossiers, NamesWhatLooksLikeADossierAndIsNone) {
  const TempFolder folder;
  folder.write("good/declaration.json", "{}");
  folder.write("bad/scans/1.pdf", "x");
  std::filesystem::create_directory(folder.file("empty"));
  std::filesystem::create_directory_symlink(folder.file("good"), folder.file("link"));
  EXPECT_THAT(shown(find_dossiers(folder.path(), {})),
              ElementsAre("bad = bad ! there is no declaration.json at the root of the dossier", "good = good",
                          "link = link ! it is a symbolic link; links are not followed"));
}

TEST(FindDossiers, DoesNotLookIntoTheResults) {
  const TempFolder folder;
  folder.write("d/declaration.json", "{}");
  folder.write("out/d/report.json", "{}");
  EXPECT_THAT(shown(find_dossiers(folder.path(), {folder.file("out")})), ElementsAre("d = d"));
}

TEST(FindDossiers, TakesTheFolderItself) {
  const TempFolder folder;
  folder.write("one/declaration.json", "{}");
  EXPECT_THAT(shown(find_dossiers(folder.file("one"), {})), ElementsAre("one = ."));
}

TEST(FindDossiers, RefusesAFolderWithoutAny) {
  const TempFolder folder;
  EXPECT_THROW((void)find_dossiers(folder.path(), {}), Error);
  EXPECT_THROW((void)find_dossiers(folder.file("gone"), {}), Error);
}

TEST(InputState, ChangesWithContentNameAndTime) {
  const TempFolder folder;
  const std::string file = folder.write("d/1.pdf", "one");
  const std::string first = input_state(folder.file("d")).hash;
  EXPECT_EQ(input_state(folder.file("d")).hash, first);
  EXPECT_EQ(input_state(folder.file("d")).bytes, 3u);

  folder.write("d/1.pdf", "two");
  const std::string second = input_state(folder.file("d")).hash;
  EXPECT_NE(second, first);

  // A program that puts the old time of content back cannot put back that of the inode.
  const auto time = std::filesystem::last_write_time(file);
  folder.write("d/1.pdf", "six");
  std::filesystem::last_write_time(file, time);
  EXPECT_NE(input_state(folder.file("d")).hash, second);

  std::filesystem::rename(file, folder.file("d/2.pdf"));
  EXPECT_NE(input_state(folder.file("d")).hash, second);
}

TEST(InputState, OfFilesThatJustChangedIsNotSettled) {
  const TempFolder folder;
  folder.write("d/1.pdf", "one");
  EXPECT_FALSE(input_state(folder.file("d")).settled);
  EXPECT_TRUE(input_state("/usr/share/doc/libc6").settled);
}

TEST(Shards, ShareTheDossiersWithoutRestOrOverlap) {
  std::set<unsigned> used;
  for (int i = 0; i < 200; ++i) {
    const std::string path = "d" + std::to_string(i);
    int holders = 0;
    for (unsigned number = 1; number <= 4; ++number) {
      if (!Shard{number, 4}.holds(path)) continue;
      ++holders;
      used.insert(number);
    }
    EXPECT_EQ(holders, 1) << path;
    EXPECT_TRUE((Shard{1, 1}.holds(path)));
  }
  EXPECT_EQ(used.size(), 4u);
}

}  // namespace
}  // namespace dossier
