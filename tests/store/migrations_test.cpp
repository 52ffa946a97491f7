#include "store/migrations.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "models/error.h"
#include "tests/support/temp_folder.h"

namespace dossier {
namespace {

// A history of a schema: version 1 has notes, 2 gives them a colour, 3 adds tags.
constexpr std::string_view kFirst = "CREATE TABLE notes (text TEXT);";
const std::vector<Migration> kSteps = {
    {.to = 2, .sql = "ALTER TABLE notes ADD COLUMN colour TEXT; UPDATE notes SET colour = 'red';"},
    {.to = 3, .sql = "CREATE TABLE tags (name TEXT);"},
};

Schema schema(int version) {
  return {.version = version,
          .sql = version == 1 ? kFirst : "CREATE TABLE notes (text TEXT, colour TEXT); CREATE TABLE tags (name TEXT);",
          .migrations = std::span(kSteps).first(static_cast<std::size_t>(version - 1))};
}

int version_of(SQLite::Database& database) { return database.execAndGet("PRAGMA user_version").getInt(); }

TEST(Migrations, MakeANewStoreAtOnce) {
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE);
  bring_forward(database, schema(3), "s");
  EXPECT_EQ(version_of(database), 3);
  EXPECT_TRUE(database.tableExists("tags"));
}

TEST(Migrations, KeepWhatIsInAnOlderStore) {
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE);
  bring_forward(database, schema(1), "s");
  database.exec("INSERT INTO notes VALUES ('old')");
  bring_forward(database, schema(3), "s");
  EXPECT_EQ(version_of(database), 3);
  EXPECT_EQ(database.execAndGet("SELECT text || colour FROM notes").getString(), "oldred");
  EXPECT_TRUE(database.tableExists("tags"));
}

TEST(Migrations, RefuseANewerStore) {
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE);
  bring_forward(database, schema(3), "s");
  EXPECT_THROW(bring_forward(database, schema(2), "s"), Error);
  EXPECT_EQ(version_of(database), 3);
}

TEST(Migrations, TakeAllStepsOrNone) {
  SQLite::Database database(":memory:", SQLite::OPEN_READWRITE);
  bring_forward(database, schema(1), "s");
  const std::vector<Migration> broken = {kSteps[0], {.to = 3, .sql = "CREATE TABLE notes (text TEXT);"}};
  EXPECT_THROW(bring_forward(database, {.version = 3, .sql = {}, .migrations = broken}, "s"), SQLite::Exception);
  EXPECT_EQ(version_of(database), 1);
  EXPECT_EQ(database.execAndGet("SELECT count(*) FROM pragma_table_info('notes')").getInt(), 1);
}

TEST(Migrations, OfThisProgramLeadFromVersionToVersion) {
  const Schema& current = current_schema();
  ASSERT_FALSE(current.sql.empty());
  int version = 1;
  for (const Migration& step : current.migrations) EXPECT_EQ(step.to, ++version);
  EXPECT_EQ(current.version, version);
}

// Tables and indices with the statements that made them.
std::string schema_of(SQLite::Database& database) {
  std::string text;
  SQLite::Statement query(database, "SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name");
  while (query.executeStep()) {
    text += query.getColumn(0).getString() + " " + query.getColumn(1).getString() + " " + query.getColumn(2).getString() + "\n";
  }
  return text;
}

// tests/store/schema-1.sql is the schema as it was at version 1: brought forward, it must have the tables of a new store.
TEST(Migrations, OfThisProgramEndWhereANewStoreBegins) {
  SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE);
  bring_forward(fresh, current_schema(), "s");
  SQLite::Database old(":memory:", SQLite::OPEN_READWRITE);
  old.exec(test::bytes_of(DOSSIER_SOURCE_DIR "/tests/store/schema-1.sql"));
  old.exec("PRAGMA application_id = 0x646f7372");
  old.exec("PRAGMA user_version = 1");
  old.exec("INSERT INTO runs (verb, place, dossier, verdict, report_sha256, report_size, report_bytes) "
           "VALUES ('check', '/d', 'd', '', '', 0, x'')");
  bring_forward(old, current_schema(), "s");
  EXPECT_EQ(schema_of(old), schema_of(fresh));
  EXPECT_EQ(version_of(old), version_of(fresh));
  EXPECT_EQ(old.execAndGet("SELECT count(*) FROM runs").getInt(), 1);
}

}  // namespace
}  // namespace dossier
