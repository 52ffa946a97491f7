#include "store/dossiers.h"

#include "models/sha256.h"
#include "store/packed.h"
#include "store/store_state.h"

namespace dossier {
namespace {

constexpr const char* kRowColumns =
    "id, batch, path, name, state, settings, content, error, applicant, uscc, region, industry, size, reporting_year, "
    "layers, "
    "verdict, inconsistent, unsupported, undetermined, uncertain_fields, unreadable, pages, report_sha256";

DossierRow row_of(SQLite::Statement& query) {
  int column = 0;
  const auto text = [&] { return query.getColumn(column++).getString(); };
  const auto number = [&] { return query.getColumn(column++).getInt(); };
  DossierRow row;
  row.id = query.getColumn(column++).getInt64();
  row.batch = text();
  row.path = text();
  row.name = text();
  row.known.state = text();
  row.known.settings = text();
  row.known.content = text();
  row.error = text();
  row.applicant = text();
  row.uscc = text();
  row.region = text();
  row.industry = text();
  row.size = text();
  row.reporting_year = number();
  row.layers = text();
  row.verdict = text();
  row.inconsistent = number();
  row.unsupported = number();
  row.undetermined = number();
  row.uncertain_fields = number();
  row.unreadable = number();
  row.pages = number();
  row.report_sha256 = text();
  return row;
}

// Binds one value after the other.
class Binder {
 public:
  explicit Binder(SQLite::Statement& statement) : statement_(statement) {}
  Binder& operator<<(const std::string& text) {
    statement_.bind(++index_, text);
    return *this;
  }
  Binder& operator<<(std::int64_t number) {
    statement_.bind(++index_, number);
    return *this;
  }
  void blob(const std::string& bytes) { bind_blob(statement_, ++index_, bytes); }

 private:
  SQLite::Statement& statement_;
  int index_ = 0;
};

std::int64_t add_row(SQLite::Database& database, const DossierRecord& record) {
  const DossierRow& row = record.row;
  SQLite::Statement remove(database, "DELETE FROM dossiers WHERE batch = ? AND path = ?");
  remove.bind(1, row.batch);
  remove.bind(2, row.path);
  remove.exec();
  SQLite::Statement insert(database,
                           "INSERT INTO dossiers (batch, path, name, state, settings, content, error, applicant, uscc, "
                           "region, industry, size, "
                           "reporting_year, layers, verdict, inconsistent, unsupported, undetermined, "
                           "uncertain_fields, unreadable, pages, declaration, "
                           "report_sha256, report_size, report_bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                           "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const std::string frame = packed(record.report);
  Binder bind(insert);
  bind << row.batch << row.path << row.name << row.known.state << row.known.settings << row.known.content << row.error;
  bind << row.applicant << row.uscc << row.region << row.industry << row.size << row.reporting_year << row.layers
       << row.verdict;
  bind << row.inconsistent << row.unsupported << row.undetermined << row.uncertain_fields << row.unreadable
       << row.pages;
  bind << record.declaration << (record.report.empty() ? std::string() : sha256_hex(record.report));
  bind << static_cast<std::int64_t>(record.report.size());
  bind.blob(frame);
  insert.exec();
  return database.getLastInsertRowid();
}

// Runs `insert` once an element, with dossier and position bound first.
template <typename List, typename Bind>
void add_list(SQLite::Database& database, std::int64_t dossier, const char* sql, const List& list, const Bind& bind) {
  SQLite::Statement insert(database, sql);
  std::int64_t position = 0;
  for (const auto& entry : list) {
    Binder binder(insert);
    binder << dossier << position++;
    bind(binder, entry);
    insert.exec();
    insert.reset();
  }
}

void add_documents(SQLite::Database& database, std::int64_t dossier, const std::vector<DossierDocument>& documents) {
  add_list(database, dossier,
           "INSERT INTO documents (dossier, position, file, first_page, last_page, type) VALUES (?, ?, ?, ?, ?, ?)",
           documents,
           [](Binder& bind, const DossierDocument& d) { bind << d.file << d.first_page << d.last_page << d.type; });
  SQLite::Statement insert(
      database,
      "INSERT INTO fields (dossier, document, position, name, year, scope, value, key, certain, page, box) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < documents.size(); ++i) {
    std::int64_t position = 0;
    for (const DossierDocument::Field& field : documents[i].fields) {
      Binder bind(insert);
      bind << dossier << static_cast<std::int64_t>(i) << position++ << field.name << field.year << field.scope
           << field.value;
      bind << field.key << (field.certain ? 1 : 0) << field.page << field.box;
      insert.exec();
      insert.reset();
    }
  }
}

}  // namespace

std::optional<DossierRow> Dossiers::find(const std::string& batch, const std::string& path) {
  Store::State& state = store_.state();
  return guarded(state.path, [&]() -> std::optional<DossierRow> {
    SQLite::Statement query(state.database,
                            std::string("SELECT ") + kRowColumns + " FROM dossiers WHERE batch = ? AND path = ?");
    query.bind(1, batch);
    query.bind(2, path);
    if (!query.executeStep()) return std::nullopt;
    return row_of(query);
  });
}

void Dossiers::put(const DossierRecord& record) {
  Store::State& state = store_.state();
  in_one_transaction(state, [&] {
    SQLite::Database& database = state.database;
    const std::int64_t id = add_row(database, record);
    add_list(database, id, "INSERT INTO files (dossier, position, name, sha256, size) VALUES (?, ?, ?, ?, ?)",
             record.files, [](Binder& bind, const StoredRun::File& f) {
               bind << f.name << f.sha256 << static_cast<std::int64_t>(f.size);
             });
    add_documents(database, id, record.documents);
    add_list(database, id,
             "INSERT INTO findings (dossier, position, check_id, outcome, severity, claim) VALUES (?, ?, ?, ?, ?, ?)",
             record.findings,
             [](Binder& bind, const DossierFinding& f) { bind << f.check << f.outcome << f.severity << f.claim; });
    add_list(database, id,
             "INSERT INTO scores (dossier, position, criterion, outcome, counts, value, threshold) VALUES (?, ?, ?, ?, "
             "?, ?, ?)",
             record.scores, [](Binder& bind, const DossierScore& s) {
               bind << s.criterion << s.outcome << (s.counts ? 1 : 0) << s.value << s.threshold;
             });
    SQLite::Statement claim(database,
                            "INSERT INTO claims (dossier, pointer, kind, key, number) VALUES (?, ?, ?, ?, ?)");
    for (const DossierClaim& entry : record.claims) {
      Binder bind(claim);
      bind << id << entry.pointer << entry.kind << entry.key << entry.number;
      claim.exec();
      claim.reset();
    }
  });
}

void Dossiers::set_state(std::int64_t id, const std::string& state_hash) {
  Store::State& state = store_.state();
  in_one_transaction(state, [&] {
    SQLite::Statement update(state.database, "UPDATE dossiers SET state = ? WHERE id = ?");
    update.bind(1, state_hash);
    update.bind(2, id);
    update.exec();
  });
}

std::optional<std::string> Dossiers::report(std::int64_t id) {
  Store::State& state = store_.state();
  return guarded(state.path, [&]() -> std::optional<std::string> {
    SQLite::Statement query(state.database,
                            "SELECT report_size, report_bytes FROM dossiers WHERE id = ? AND report_sha256 <> ''");
    query.bind(1, id);
    if (!query.executeStep()) return std::nullopt;
    return unpacked_column(query, 0, 1);
  });
}

void Dossiers::each(const std::string& batch, const std::function<void(const DossierRow&)>& use) {
  Store::State& state = store_.state();
  guarded(state.path, [&] {
    SQLite::Statement query(
        state.database, std::string("SELECT ") + kRowColumns + " FROM dossiers WHERE batch = ? ORDER BY name, path");
    query.bind(1, batch);
    while (query.executeStep()) use(row_of(query));
  });
}

int Dossiers::forget(const std::string& batch, const std::function<bool(const std::string&)>& stays) {
  Store::State& state = store_.state();
  int forgotten = 0;
  in_one_transaction(state, [&] {
    std::vector<std::int64_t> gone;
    SQLite::Statement query(state.database, "SELECT id, path FROM dossiers WHERE batch = ?");
    query.bind(1, batch);
    while (query.executeStep()) {
      if (!stays(query.getColumn(1).getString())) gone.push_back(query.getColumn(0).getInt64());
    }
    SQLite::Statement remove(state.database, "DELETE FROM dossiers WHERE id = ?");
    for (const std::int64_t id : gone) {
      remove.bind(1, id);
      remove.exec();
      remove.reset();
    }
    forgotten = static_cast<int>(gone.size());
  });
  return forgotten;
}

}  // namespace dossier
