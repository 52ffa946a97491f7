#include "store/migrations.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "store/embedded.h"
#include "models/error.h"

namespace dossier {
namespace {

constexpr int kApplicationId = 0x646f7372;

int pragma(SQLite::Database& database, const char* name) {
  return database.execAndGet(fmt::format("PRAGMA {}", name)).getInt();
}

// "migrations/0002.sql" leads to version 2.
int version_of(std::string_view path) {
  const std::string_view digits = path.substr(path.find_last_of('/') + 1);
  int version = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), version);
  return version;
}

void set_version(SQLite::Database& database, int version) {
  database.exec(fmt::format("PRAGMA user_version = {}", version));
}

void make(SQLite::Database& database, const Schema& schema, const std::string& path) {
  const int tables = database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt();
  if (tables != 0) {
    throw Error(ErrorCode::store, path, "this SQLite file belongs to another program; name another file with --store");
  }
  database.exec(std::string(schema.sql));
  database.exec(fmt::format("PRAGMA application_id = {}", kApplicationId));
  set_version(database, schema.version);
}

}  // namespace

const Schema& current_schema() {
  static const std::vector<Migration> migrations = [] {
    std::vector<Migration> found;
    for (const EmbeddedFile& file : store_sql()) {
      if (file.path.starts_with("migrations/")) found.push_back({.to = version_of(file.path), .sql = file.bytes});
    }
    std::ranges::sort(found, {}, &Migration::to);
    return found;
  }();
  static const Schema schema = [] {
    Schema made{.version = 1, .sql = {}, .migrations = migrations};
    if (!migrations.empty()) made.version = migrations.back().to;
    for (const EmbeddedFile& file : store_sql()) {
      if (file.path == "schema.sql") made.sql = file.bytes;
    }
    return made;
  }();
  return schema;
}

void bring_forward(SQLite::Database& database, const Schema& schema, const std::string& path) {
  // Without the lock first: the common case is a store that is up to date, and reading needs no writer's turn.
  if (pragma(database, "application_id") == kApplicationId && pragma(database, "user_version") == schema.version) return;

  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  const int application = pragma(database, "application_id");
  const int version = pragma(database, "user_version");
  if (application == 0 && version == 0) {
    make(database, schema, path);
  } else if (application != kApplicationId) {
    throw Error(ErrorCode::store, path, "this SQLite file belongs to another program; name another file with --store");
  } else if (version > schema.version) {
    throw Error(ErrorCode::store, path,
                fmt::format("the store has version {}, this program knows versions up to {}; use the newer program, or "
                            "another file with --store",
                            version, schema.version));
  } else {
    for (const Migration& step : schema.migrations) {
      if (step.to <= version) continue;
      database.exec(std::string(step.sql));
      set_version(database, step.to);
    }
  }
  transaction.commit();
}

}  // namespace dossier
