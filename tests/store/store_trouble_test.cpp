// What goes wrong around a store: every way ends in an Error(store) that says what to do, with the content as before.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>
#include <random>
#include <string>

#include "models/error.h"
#include "store/store.h"
#include "tests/support/temp_folder.h"

namespace dossier {
namespace {

using std::chrono::milliseconds;
using test::TempFolder;
using testing::HasSubstr;

std::string hash(char digit) { return std::string(64, digit); }

// The message of the Error(store) that `work` must throw.
std::string trouble_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::store);
    return error.what();
  }
  ADD_FAILURE() << "no Error was thrown";
  return {};
}

std::string noise(std::size_t size) {
  std::mt19937 random(7);
  std::string bytes(size, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

TEST(StoreTrouble, RefusesANewerStoreAndLeavesItAlone) {
  TempFolder folder;
  const std::string path = folder.file("store.sqlite");
  { Store store(path); }
  {
    SQLite::Database database(path, SQLite::OPEN_READWRITE);
    database.exec("PRAGMA user_version = 9999");
  }
  const std::string before = test::bytes_of(path);
  const std::string message = trouble_of([&] { Store store(path); });
  EXPECT_THAT(message, HasSubstr(path));
  EXPECT_THAT(message, HasSubstr("9999"));
  EXPECT_THAT(message, HasSubstr(std::to_string(store_version())));
  EXPECT_EQ(test::bytes_of(path), before);
}

TEST(StoreTrouble, RefusesTheDatabaseOfAnotherProgram) {
  TempFolder folder;
  const std::string path = folder.file("other.sqlite");
  {
    SQLite::Database database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec("CREATE TABLE cats (name TEXT)");
  }
  EXPECT_THAT(trouble_of([&] { Store store(path); }), HasSubstr("another program"));
  {
    SQLite::Database database(path, SQLite::OPEN_READWRITE);
    database.exec("PRAGMA application_id = 77");
    database.exec("PRAGMA user_version = 1");
  }
  EXPECT_THAT(trouble_of([&] { Store store(path); }), HasSubstr("another program"));
  SQLite::Database database(path, SQLite::OPEN_READWRITE);
  EXPECT_TRUE(database.tableExists("cats"));
  EXPECT_FALSE(database.tableExists("readings"));
}

TEST(StoreTrouble, RefusesAFileThatIsNoDatabase) {
  TempFolder folder;
  const std::string path = folder.write("notes.txt", std::string(5000, 'n'));
  EXPECT_THAT(trouble_of([&] { Store store(path); }), HasSubstr("damaged or no store"));
  EXPECT_EQ(test::bytes_of(path), std::string(5000, 'n'));
}

TEST(StoreTrouble, SaysWhenThePlaceCannotHoldAFile) {
  EXPECT_THAT(trouble_of([] { Store store("/proc/no/such/store.sqlite"); }), HasSubstr("cannot be opened"));
}

TEST(StoreTrouble, WaitsForAnotherWriterAndThenSaysSo) {
  TempFolder folder;
  const std::string path = folder.file("store.sqlite");
  Store store(path, milliseconds(150));
  store.put_reading(hash('a'), "k", "before");

  SQLite::Database other(path, SQLite::OPEN_READWRITE);
  other.exec("BEGIN IMMEDIATE");
  const auto start = std::chrono::steady_clock::now();
  EXPECT_THAT(trouble_of([&] { store.put_reading(hash('a'), "k", "after"); }), HasSubstr("in use by another process"));
  EXPECT_GE(std::chrono::steady_clock::now() - start, milliseconds(100));
  EXPECT_EQ(store.reading(hash('a'), "k"), "before");  // readers do not wait for the writer
  other.exec("ROLLBACK");
  store.put_reading(hash('a'), "k", "after");
  EXPECT_EQ(store.reading(hash('a'), "k"), "after");
}

TEST(StoreTrouble, ADamagedReadingIsNone) {
  TempFolder folder;
  const std::string path = folder.file("store.sqlite");
  Store store(path);
  const std::string bytes = noise(10'000);
  for (const char* damage : {"zeroblob(length(reading_bytes))", "substr(reading_bytes, 1, 100)", "x''",
                             "CAST(substr(reading_bytes, 1, 9000) || x'00' || substr(reading_bytes, 9002) AS BLOB)"}) {
    store.put_reading(hash('a'), "k", bytes);
    ASSERT_EQ(store.reading(hash('a'), "k"), bytes);
    SQLite::Database other(path, SQLite::OPEN_READWRITE, 5000);
    ASSERT_EQ(other.exec(std::string("UPDATE readings SET reading_bytes = ") + damage), 1);
    EXPECT_EQ(store.reading(hash('a'), "k"), std::nullopt) << damage;
  }
  store.put_reading(hash('a'), "k", bytes);
  SQLite::Database other(path, SQLite::OPEN_READWRITE, 5000);
  other.exec("UPDATE readings SET reading_size = 1000000000000000");
  EXPECT_EQ(store.reading(hash('a'), "k"), std::nullopt);
}

// A limit on the size of files makes writing fail in the middle, as a full disk does.
TEST(StoreTrouble, AFullDiskLosesNothingThatWasStored) {
  TempFolder folder;
  const std::string path = folder.file("store.sqlite");
  {
    Store store(path);
    store.put_reading(hash('a'), "kept", "kept bytes");
  }
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{400'000, 400'000};
    setrlimit(RLIMIT_FSIZE, &limit);
    try {
      Store store(path);
      for (int i = 0; i < 100; ++i) store.put_reading(hash('b'), std::to_string(i), noise(30'000));
      _exit(10);
    } catch (const Error& error) {
      const bool told = std::string(error.what()).find("full") != std::string::npos ||
                        std::string(error.what()).find("no space left") != std::string::npos;
      _exit(error.code() == ErrorCode::store && told ? 0 : 11);
    } catch (...) {
      _exit(12);
    }
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);

  Store store(path);
  EXPECT_EQ(store.reading(hash('a'), "kept"), "kept bytes");
  EXPECT_EQ(store.reading(hash('b'), "0"), noise(30'000));
  SQLite::Database other(path, SQLite::OPEN_READWRITE);
  EXPECT_EQ(other.execAndGet("PRAGMA integrity_check").getString(), "ok");
}

}  // namespace
}  // namespace dossier
