#include "store/upkeep.h"

#include <SQLiteCpp/Backup.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <cstdio>
#include <filesystem>
#include <system_error>

#include "store/store_state.h"

namespace dossier {
namespace {

constexpr int kReported = 100;

// Every packed blob of a table is unpacked; what does not stand its checksum is told by its row.
void look_at_blobs(SQLite::Database& database, const std::string& table, const std::string& name,
                   const std::string& prefix, std::vector<std::string>& problems) {
  SQLite::Statement query(database, fmt::format("SELECT {}, {}_size, {}_bytes FROM {} WHERE {}_size > 0", name, prefix,
                                                prefix, table, prefix));
  while (query.executeStep()) {
    if (unpacked_column(query, 1, 2)) continue;
    problems.push_back(fmt::format("{}: the bytes of {} are damaged", table, query.getColumn(0).getString()));
  }
}

}  // namespace

StoreCounts Upkeep::counts() {
  Store::State& state = store_.state();
  return guarded(state.path, [&] {
    const auto count = [&](const char* table) {
      return state.database.execAndGet(fmt::format("SELECT count(*) FROM {}", table)).getInt64();
    };
    StoreCounts counts{.version = state.database.execAndGet("PRAGMA user_version").getInt(),
                       .readings = count("readings"),
                       .runs = count("runs"),
                       .dossiers = count("dossiers"),
                       .pages = count("pages"),
                       .quarantined = count("quarantine"),
                       .decisions = count("decisions"),
                       .bytes = 0};
    std::error_code trouble;
    const auto size = std::filesystem::file_size(state.path, trouble);
    if (!trouble) counts.bytes = size;
    return counts;
  });
}

std::vector<std::string> Upkeep::problems() {
  Store::State& state = store_.state();
  return guarded(state.path, [&] {
    std::vector<std::string> problems;
    SQLite::Statement pages(state.database, fmt::format("PRAGMA integrity_check({})", kReported));
    while (pages.executeStep()) {
      if (std::string line = pages.getColumn(0).getString(); line != "ok") problems.push_back(std::move(line));
    }
    SQLite::Statement references(state.database, "PRAGMA foreign_key_check");
    while (references.executeStep()) {
      problems.push_back(fmt::format("{}: a row refers to one of {} that is not there",
                                     references.getColumn(0).getString(), references.getColumn(2).getString()));
    }
    look_at_blobs(state.database, "readings", "sha256", "reading", problems);
    look_at_blobs(state.database, "quarantine", "sha256", "reading", problems);
    look_at_blobs(state.database, "runs", "place", "report", problems);
    look_at_blobs(state.database, "dossiers", "name", "report", problems);
    try {
      state.database.exec("INSERT INTO page_words (page_words) VALUES ('integrity-check')");
    } catch (const SQLite::Exception& trouble) {
      problems.push_back(fmt::format("page_words: {}", trouble.getErrorStr()));
    }
    return problems;
  });
}

void Upkeep::backup(const std::string& path) {
  Store::State& state = store_.state();
  const std::string temporary = path + ".part";
  try {
    guarded(path, [&] {
      std::remove(temporary.c_str());
      const mode_t before = ::umask(077);
      SQLite::Database target(temporary, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
      ::umask(before);
      SQLite::Backup backup(target, state.database);
      backup.executeStep(-1);
    });
  } catch (...) {
    std::remove(temporary.c_str());
    throw;
  }
  if (std::rename(temporary.c_str(), path.c_str()) != 0) {
    std::remove(temporary.c_str());
    throw Error(ErrorCode::store, path, "the copy cannot be put in place");
  }
}

void Upkeep::vacuum() {
  Store::State& state = store_.state();
  guarded(state.path, [&] {
    state.database.exec("INSERT INTO page_words (page_words) VALUES ('optimize')");
    state.database.exec("VACUUM");
    SQLite::Statement(state.database, "PRAGMA wal_checkpoint(TRUNCATE)").executeStep();
  });
}

const std::vector<std::string>& Upkeep::tables() {
  static const std::vector<std::string> all = {"dossiers",   "files",    "documents", "fields", "findings",
                                               "scores",     "claims",   "decisions", "runs",   "run_files",
                                               "quarantine", "readings", "pages"};
  return all;
}

void Upkeep::rows(const std::string& table, const std::function<void(const std::vector<std::string>&)>& use) {
  Store::State& state = store_.state();
  guarded(state.path, [&] {
    std::vector<std::string> columns;
    SQLite::Statement info(state.database, "SELECT name, type FROM pragma_table_info(?)");
    info.bind(1, table);
    while (info.executeStep()) {
      // Reports and declarations are files of their own; times are housekeeping.
      const std::string name = info.getColumn(0).getString();
      if (info.getColumn(1).getString() != "BLOB" && name != "declaration" && name != "stored_at" &&
          !name.ends_with("_size")) {
        columns.push_back(name);
      }
    }
    use(columns);
    std::string list;
    for (const std::string& column : columns) list += (list.empty() ? "" : ", ") + column;
    SQLite::Statement query(state.database, fmt::format("SELECT {} FROM {} ORDER BY {}", list, table,
                                                        table == "dossiers" ? "batch, name" : "1, 2, 3"));
    std::vector<std::string> row(columns.size());
    while (query.executeStep()) {
      for (std::size_t i = 0; i < row.size(); ++i) row[i] = query.getColumn(static_cast<int>(i)).getString();
      use(row);
    }
  });
}

}  // namespace dossier
