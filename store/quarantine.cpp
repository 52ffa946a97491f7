#include "store/quarantine.h"

#include "store/packed.h"
#include "store/store_state.h"

namespace dossier {

std::optional<std::string> Quarantine::reading(const std::string& sha256, const std::string& key) {
  Store::State& state = store_.state();
  return guarded(state.path, [&]() -> std::optional<std::string> {
    SQLite::Statement query(state.database,
                            "SELECT reading_size, reading_bytes FROM quarantine WHERE sha256 = ? AND reading_key = ?");
    query.bind(1, sha256);
    query.bind(2, key);
    if (!query.executeStep()) return std::nullopt;
    return unpacked_column(query, 0, 1);
  });
}

void Quarantine::put(const std::string& sha256, const std::string& key, const std::string& reason,
                     const std::string& reading) {
  const std::string frame = packed(reading);
  Store::State& state = store_.state();
  in_one_transaction(state, [&] {
    SQLite::Statement insert(
        state.database,
        "INSERT OR REPLACE INTO quarantine (sha256, reading_key, reason, reading_size, reading_bytes) "
        "VALUES (?, ?, ?, ?, ?)");
    insert.bind(1, sha256);
    insert.bind(2, key);
    insert.bind(3, reason);
    insert.bind(4, static_cast<std::int64_t>(reading.size()));
    bind_blob(insert, 5, frame);
    insert.exec();
  });
}

int Quarantine::clear() {
  Store::State& state = store_.state();
  int count = 0;
  in_one_transaction(state, [&] {
    state.database.exec(
        "UPDATE dossiers SET state = '', content = '' WHERE id IN "
        "(SELECT f.dossier FROM files f JOIN quarantine q ON q.sha256 = f.sha256)");
    count = state.database.exec("DELETE FROM quarantine");
  });
  return count;
}

std::vector<QuarantinedFile> Quarantine::list(const std::string& batch, const std::string& key) {
  Store::State& state = store_.state();
  return guarded(state.path, [&] {
    SQLite::Statement query(
        state.database,
        "SELECT d.name, f.name, q.reason FROM quarantine q JOIN files f ON f.sha256 = q.sha256 "
        "JOIN dossiers d ON d.id = f.dossier WHERE d.batch = ? AND q.reading_key = ? ORDER BY d.name, f.position");
    query.bind(1, batch);
    query.bind(2, key);
    std::vector<QuarantinedFile> files;
    while (query.executeStep()) {
      files.push_back({.dossier = query.getColumn(0).getString(),
                       .file = query.getColumn(1).getString(),
                       .reason = query.getColumn(2).getString()});
    }
    return files;
  });
}

}  // namespace dossier
