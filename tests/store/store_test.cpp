#include "store/store.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "tests/support/temp_folder.h"

namespace dossier {
namespace {

using test::TempFolder;

std::string hash(char digit) { return std::string(64, digit); }

StoredRun sample_run(std::string place, std::string report) {
  return {.verb = "check",
          .place = std::move(place),
          .dossier = "示例",
          .verdict = "undetermined",
          .report = std::move(report),
          .files = {{.name = "审计/2023.pdf", .sha256 = hash('a'), .size = 120},
                    {.name = "gone.pdf", .sha256 = "", .size = 0}}};
}

TEST(Store, GivesBackTheBytesOfAReading) {
  Store store(":memory:");
  EXPECT_EQ(store.reading(hash('a'), "engine 1"), std::nullopt);
  const std::string bytes("\0{\"pages\":[]}\xff", 14);
  store.put_reading(hash('a'), "engine 1", bytes);
  EXPECT_EQ(store.reading(hash('a'), "engine 1"), bytes);
  store.put_reading(hash('b'), "engine 1", "");
  EXPECT_EQ(store.reading(hash('b'), "engine 1"), "");
}

TEST(Store, KeepsReadingsApartByContentAndKey) {
  Store store(":memory:");
  store.put_reading(hash('a'), "engine 1", "one");
  store.put_reading(hash('a'), "engine 2", "two");
  store.put_reading(hash('b'), "engine 1", "three");
  EXPECT_EQ(store.reading(hash('a'), "engine 1"), "one");
  EXPECT_EQ(store.reading(hash('a'), "engine 2"), "two");
  EXPECT_EQ(store.reading(hash('b'), "engine 1"), "three");
  EXPECT_EQ(store.reading(hash('b'), "engine 2"), std::nullopt);
}

TEST(Store, ReplacesAReading) {
  Store store(":memory:");
  store.put_reading(hash('a'), "k", "old");
  store.put_reading(hash('a'), "k", "new");
  EXPECT_EQ(store.reading(hash('a'), "k"), "new");
}

TEST(Store, OutlivesTheObject) {
  TempFolder folder;
  const std::string path = folder.file("deep/er/store.sqlite");
  const std::string large(5'000'000, 'x');
  {
    Store store(path);
    store.put_reading(hash('a'), "k", large);
    store.add_run(sample_run("/dossiers/one", "{}"));
  }
  Store store(path);
  EXPECT_EQ(store.reading(hash('a'), "k"), large);
  EXPECT_EQ(store.last_run("check"), sample_run("/dossiers/one", "{}"));
}

TEST(Store, IsReadableByItsOwnerOnly) {
  TempFolder folder;
  const std::string path = folder.file("private/store.sqlite");
  Store store(path);
  struct stat status {};
  ASSERT_EQ(stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  ASSERT_EQ(stat((path + "-wal").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  ASSERT_EQ(stat(folder.file("private").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0700u);
}

TEST(Store, FindsTheNewestRunOfAVerb) {
  Store store(":memory:");
  EXPECT_EQ(store.last_run("check"), std::nullopt);
  store.add_run(sample_run("/one", "first"));
  store.add_run(sample_run("/two", "second"));
  StoredRun reading = sample_run("/file.pdf", "third");
  reading.verb = "read";
  store.add_run(reading);
  EXPECT_EQ(store.last_run("check")->report, "second");
  EXPECT_EQ(store.last_run("read"), reading);
  EXPECT_EQ(store.last_run("batch"), std::nullopt);
}

TEST(Store, ARepeatedRunBecomesTheNewestInsteadOfAnother) {
  TempFolder folder;
  const std::string path = folder.file("s");
  Store store(path);
  store.add_run(sample_run("/one", "same"));
  store.add_run(sample_run("/two", "other"));
  store.add_run(sample_run("/one", "same"));
  EXPECT_EQ(store.last_run("check")->place, "/one");
  EXPECT_EQ(store.last_run("check")->files.size(), 2u);
  SQLite::Database database(path, SQLite::OPEN_READONLY);
  EXPECT_EQ(database.execAndGet("SELECT count(*) FROM runs").getInt(), 2);
  EXPECT_EQ(database.execAndGet("SELECT count(*) FROM run_files").getInt(), 4);
}

TEST(Store, TakesWritersFromSeveralProcessesAtOnce) {
  TempFolder folder;
  const std::string path = folder.file("store.sqlite");
  constexpr int kWriters = 4;
  constexpr int kEach = 40;
  std::vector<pid_t> writers;
  for (int writer = 0; writer < kWriters; ++writer) {
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      // The file does not exist yet: making it is part of the race.
      try {
        Store store(path);
        for (int i = 0; i < kEach; ++i) {
          store.put_reading(hash('a'), std::to_string(writer) + "/" + std::to_string(i), std::string(20'000, 'r'));
        }
        _exit(0);
      } catch (const std::exception& trouble) {
        fprintf(stderr, "writer %d: %s\n", writer, trouble.what());
        _exit(1);
      }
    }
    writers.push_back(child);
  }
  for (const pid_t writer : writers) {
    int status = 0;
    ASSERT_EQ(waitpid(writer, &status, 0), writer);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
  }
  Store store(path);
  for (int writer = 0; writer < kWriters; ++writer) {
    for (int i = 0; i < kEach; ++i) {
      EXPECT_TRUE(store.reading(hash('a'), std::to_string(writer) + "/" + std::to_string(i)).has_value());
    }
  }
}

}  // namespace
}  // namespace dossier
