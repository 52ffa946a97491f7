#include "store/decisions.h"

#include "store/store_state.h"

namespace dossier {
namespace {

constexpr const char* kColumns = "batch, path, finding, check_id, claim, content, decision, note, reviewer";

Decision decision_of(SQLite::Statement& row) {
  return {.batch = row.getColumn(0).getString(),
          .path = row.getColumn(1).getString(),
          .finding = row.getColumn(2).getString(),
          .check = row.getColumn(3).getString(),
          .claim = row.getColumn(4).getString(),
          .content = row.getColumn(5).getString(),
          .decision = row.getColumn(6).getString(),
          .note = row.getColumn(7).getString(),
          .reviewer = row.getColumn(8).getString()};
}

std::vector<Decision> all(SQLite::Statement& query) {
  std::vector<Decision> decisions;
  while (query.executeStep()) decisions.push_back(decision_of(query));
  return decisions;
}

}  // namespace

void Decisions::add(const Decision& decision) {
  Store::State& state = store_.state();
  in_one_transaction(state, [&] {
    SQLite::Statement insert(
        state.database, std::string("INSERT INTO decisions (") + kColumns + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    int column = 0;
    for (const std::string* text :
         {&decision.batch, &decision.path, &decision.finding, &decision.check, &decision.claim, &decision.content,
          &decision.decision, &decision.note, &decision.reviewer}) {
      insert.bind(++column, *text);
    }
    insert.exec();
  });
}

std::vector<Decision> Decisions::standing(const std::string& batch) {
  Store::State& state = store_.state();
  return guarded(state.path, [&] {
    SQLite::Statement query(state.database,
                            std::string("SELECT ") + kColumns +
                                " FROM decisions WHERE id IN (SELECT max(id) FROM decisions WHERE batch = ? "
                                "GROUP BY path, finding) AND decision <> 'withdrawn' ORDER BY path, finding");
    query.bind(1, batch);
    return all(query);
  });
}

std::vector<Decision> Decisions::history(const std::string& batch, const std::string& path) {
  Store::State& state = store_.state();
  return guarded(state.path, [&] {
    SQLite::Statement query(
        state.database, std::string("SELECT ") + kColumns + " FROM decisions WHERE batch = ? AND path = ? ORDER BY id");
    query.bind(1, batch);
    query.bind(2, path);
    return all(query);
  });
}

}  // namespace dossier
