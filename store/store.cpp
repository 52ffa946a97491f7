#include "store/store.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>
#include <utility>

#include "models/error.h"
#include "models/sha256.h"
#include "store/migrations.h"
#include "store/packed.h"
#include "store/store_state.h"

namespace dossier {
namespace {

// SQLite would make the file readable by everybody; evidence is not everybody's business. The journal files take over
// the mode of the store.
void create_private(const std::string& path) {
  std::error_code ignored;
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (!folder.empty() && std::filesystem::create_directories(folder, ignored)) {
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, ignored);
  }
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file >= 0) ::close(file);  // where it fails, SQLite's own attempt says why
}

// SQLite answers "busy" at once, without waiting, to one of two that change the journal mode of a new file together.
void use_write_ahead_log(SQLite::Database& database, std::chrono::milliseconds wait) {
  const auto end = std::chrono::steady_clock::now() + wait;
  for (;;) {
    try {
      database.exec("PRAGMA journal_mode = WAL");
      return;
    } catch (const SQLite::Exception& trouble) {
      if (trouble.getErrorCode() != SQLITE_BUSY || std::chrono::steady_clock::now() >= end) throw;
      sqlite3_sleep(20);
    }
  }
}

SQLite::Database opened(const std::string& path, std::chrono::milliseconds wait) {
  if (path != ":memory:") create_private(path);
  return guarded(path, [&] {
    SQLite::Database database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, static_cast<int>(wait.count()));
    use_write_ahead_log(database, wait);
    database.exec("PRAGMA synchronous = NORMAL");
    database.exec("PRAGMA foreign_keys = ON");
    database.exec("PRAGMA trusted_schema = OFF");
    bring_forward(database, current_schema(), path);
    return database;
  });
}

std::string_view blob(const SQLite::Column& column) {
  return {static_cast<const char*>(column.getBlob()), static_cast<std::size_t>(column.getBytes())};
}

}  // namespace

std::string what_to_do(const SQLite::Exception& trouble) {
  switch (trouble.getErrorCode()) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "the store is in use by another process; try again when it is done";
    case SQLITE_FULL:
      return "no space left for the store; free some, or name another place with --store";
    case SQLITE_IOERR:
      return fmt::format("the store cannot be read or written: {} (is the disk full or failing?)", trouble.getErrorStr());
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return "the store cannot be opened for writing; name another file with --store";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "the store is damaged or no store; delete the file (its readings will be made again) or name another with --store";
    default:
      return fmt::format("the store failed: {} (SQLite {})", trouble.getErrorStr(), trouble.getExtendedErrorCode());
  }
}

std::optional<std::string> unpacked_column(SQLite::Statement& row, int size, int bytes) {
  const std::int64_t count = row.getColumn(size).getInt64();
  if (count < 0) return std::nullopt;
  return unpacked(blob(row.getColumn(bytes)), static_cast<std::size_t>(count));
}

void bind_blob(SQLite::Statement& statement, int index, const std::string& bytes) {
  statement.bindNoCopy(index, bytes.data(), static_cast<int>(bytes.size()));
}

namespace {

std::optional<StoredRun> run_of(Store::State& state, SQLite::Statement& query) {
  if (!query.executeStep()) return std::nullopt;
  std::optional<std::string> report = unpacked_column(query, 5, 6);
  if (!report) {
    throw Error(ErrorCode::store, state.path, "the stored report is damaged; run `dossier check` again");
  }
  StoredRun run{.verb = query.getColumn(1).getString(),
                .place = query.getColumn(2).getString(),
                .dossier = query.getColumn(3).getString(),
                .verdict = query.getColumn(4).getString(),
                .report = *std::move(report),
                .files = {}};
  SQLite::Statement files(state.database, "SELECT name, sha256, size FROM run_files WHERE run = ? ORDER BY position");
  files.bind(1, query.getColumn(0).getInt64());
  while (files.executeStep()) {
    run.files.push_back({.name = files.getColumn(0).getString(),
                         .sha256 = files.getColumn(1).getString(),
                         .size = static_cast<std::uint64_t>(files.getColumn(2).getInt64())});
  }
  return run;
}

}  // namespace

Store::Store(const std::string& path, std::chrono::milliseconds wait) : state_(new State{path, opened(path, wait)}) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

const std::string& Store::path() const { return state_->path; }

Store::State& Store::state() { return *state_; }

int store_version() { return current_schema().version; }

std::optional<std::string> Store::reading(std::string_view sha256, std::string_view key) {
  return guarded(state_->path, [&]() -> std::optional<std::string> {
    SQLite::Statement query(state_->database,
                            "SELECT reading_size, reading_bytes FROM readings WHERE sha256 = ? AND reading_key = ?");
    query.bind(1, std::string(sha256));
    query.bind(2, std::string(key));
    if (!query.executeStep()) return std::nullopt;
    return unpacked_column(query, 0, 1);
  });
}

void Store::put_reading(std::string_view sha256, std::string_view key, std::string_view bytes) {
  const std::string frame = packed(bytes);
  guarded(state_->path, [&] {
    SQLite::Transaction transaction(state_->database, SQLite::TransactionBehavior::IMMEDIATE);
    SQLite::Statement insert(state_->database,
                             "INSERT INTO readings (sha256, reading_key, reading_size, reading_bytes) VALUES (?, ?, ?, ?) "
                             "ON CONFLICT (sha256, reading_key) DO UPDATE SET reading_size = excluded.reading_size, "
                             "reading_bytes = excluded.reading_bytes, stored_at = excluded.stored_at");
    insert.bind(1, std::string(sha256));
    insert.bind(2, std::string(key));
    insert.bind(3, static_cast<std::int64_t>(bytes.size()));
    bind_blob(insert, 4, frame);
    insert.exec();
    transaction.commit();
  });
}

void Store::add_run(const StoredRun& run) {
  const std::string frame = packed(run.report);
  const std::string hash = sha256_hex(run.report);
  guarded(state_->path, [&] {
    SQLite::Database& database = state_->database;
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    SQLite::Statement remove(database, "DELETE FROM runs WHERE place = ? AND report_sha256 = ?");
    remove.bind(1, run.place);
    remove.bind(2, hash);
    remove.exec();

    SQLite::Statement insert(database,
                             "INSERT INTO runs (verb, place, dossier, verdict, report_sha256, report_size, report_bytes) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, run.verb);
    insert.bind(2, run.place);
    insert.bind(3, run.dossier);
    insert.bind(4, run.verdict);
    insert.bind(5, hash);
    insert.bind(6, static_cast<std::int64_t>(run.report.size()));
    bind_blob(insert, 7, frame);
    insert.exec();
    const std::int64_t id = database.getLastInsertRowid();

    SQLite::Statement add_file(database, "INSERT INTO run_files (run, position, name, sha256, size) VALUES (?, ?, ?, ?, ?)");
    std::int64_t position = 0;
    for (const StoredRun::File& file : run.files) {
      add_file.bind(1, id);
      add_file.bind(2, position++);
      add_file.bind(3, file.name);
      add_file.bind(4, file.sha256);
      add_file.bind(5, static_cast<std::int64_t>(file.size));
      add_file.exec();
      add_file.reset();
    }
    transaction.commit();
  });
}

std::optional<StoredRun> Store::last_run(std::string_view verb) {
  return guarded(state_->path, [&] {
    SQLite::Statement query(state_->database,
                            "SELECT id, verb, place, dossier, verdict, report_size, report_bytes FROM runs "
                            "WHERE verb = ? ORDER BY id DESC LIMIT 1");
    query.bind(1, std::string(verb));
    return run_of(*state_, query);
  });
}

}  // namespace dossier
