#include "store/repeats.h"

#include "store/store_state.h"

namespace dossier {
namespace {

// What `groups` reads: kind, key, dossier, name, applicant, uscc, claim, shown, certain, document, type, file, sha256,
// page, box.
RepeatPlace place_of(SQLite::Statement& row) {
  return {.dossier = row.getColumn(2).getInt64(),
          .name = row.getColumn(3).getString(),
          .applicant = row.getColumn(4).getString(),
          .uscc = row.getColumn(5).getString(),
          .claim = row.getColumn(6).getString(),
          .shown = row.getColumn(7).getString(),
          .certain = row.getColumn(8).getInt() != 0,
          .document = row.getColumn(9).getInt(),
          .type = row.getColumn(10).getString(),
          .file = row.getColumn(11).getString(),
          .sha256 = row.getColumn(12).getString(),
          .page = row.getColumn(13).getInt(),
          .box = row.getColumn(14).getString()};
}

// A field with its document and file, as the columns of a place from `shown` on. e: fields, t: documents, f: files.
constexpr const char* kFieldColumns =
    "e.value, e.certain, e.document, t.type, coalesce(f.name, ''), coalesce(f.sha256, ''), e.page, e.box";
constexpr const char* kFieldTables =
    "fields e JOIN dossiers d ON d.id = e.dossier JOIN documents t ON t.dossier = e.dossier AND t.position = "
    "e.document "
    "LEFT JOIN files f ON f.dossier = e.dossier AND f.position = t.file ";

}  // namespace

// `sql` gives rows "kind, key, dossier, claim, and the columns from shown on" of the batch ?1, whole groups of which
// are used where they belong to two dossiers.
void Repeats::groups(const std::string& sql, const Use& use) {
  Store::State& state = store_.state();
  guarded(state.path, [&] {
    SQLite::Statement query(
        state.database,
        "WITH marks (kind, key, dossier, claim, shown, certain, document, type, file, sha256, page, box) AS "
        "MATERIALIZED (" +
            sql +
            ") SELECT m.kind, m.key, m.dossier, d.name, d.applicant, d.uscc, m.claim, m.shown, m.certain, m.document, "
            "m.type, m.file, "
            "m.sha256, m.page, m.box FROM marks m JOIN dossiers d ON d.id = m.dossier WHERE (m.kind, m.key) IN "
            "(SELECT kind, key FROM marks GROUP BY kind, key HAVING min(dossier) < max(dossier)) "
            "ORDER BY m.kind, m.key, d.name, d.path, m.claim = '', m.claim, m.document, m.page, m.file");
    query.bind(1, batch_);
    Repeat group;
    while (query.executeStep()) {
      std::string kind = query.getColumn(0).getString();
      std::string key = query.getColumn(1).getString();
      if (!group.places.empty() && (kind != group.kind || key != group.key)) {
        use(group);
        group.places.clear();
      }
      group.kind = std::move(kind);
      group.key = std::move(key);
      group.places.push_back(place_of(query));
    }
    if (!group.places.empty()) use(group);
  });
}

void Repeats::rights(const Use& use) {
  groups(std::string("SELECT c.kind, c.key, c.dossier, c.pointer, c.number, 1, -1, '', '', '', 0, '' FROM claims c "
                     "JOIN dossiers d ON d.id = c.dossier WHERE d.batch = ?1 "
                     "UNION ALL SELECT CASE t.type WHEN 'patent_certificate' THEN 'patent' WHEN 'software_copyright' "
                     "THEN 'software' WHEN 'standard' THEN 'standard' "
                     "ELSE 'certificate' END, e.key, e.dossier, '', ") +
             kFieldColumns + " FROM " + kFieldTables +
             "WHERE d.batch = ?1 AND e.name IN ('number', 'appraisal_id') AND t.type IN ('patent_certificate', "
             "'software_copyright', 'standard', "
             "'iso_certificate', 'cmmi_certificate', 'hightech_certificate')",
         use);
}

void Repeats::files(const Use& use) {
  groups(
      "SELECT 'file', f.sha256, f.dossier, '', f.name, 1, -1, '', f.name, f.sha256, 0, '' FROM files f "
      "JOIN dossiers d ON d.id = f.dossier WHERE d.batch = ?1 AND f.sha256 <> '' AND f.size > 0",
      use);
}

void Repeats::report_numbers(const Use& use) {
  groups(std::string("SELECT 'report', e.key, e.dossier, '', ") + kFieldColumns + " FROM " + kFieldTables +
             "WHERE d.batch = ?1 AND e.name = 'report_number' AND t.type = 'audit_report'",
         use);
}

void Repeats::certificate_fields(const Use& use) {
  groups(std::string("SELECT t.type || ' ' || e.name, e.key, e.dossier, '', ") + kFieldColumns + " FROM " +
             kFieldTables +
             "WHERE d.batch = ?1 AND e.name IN ('title', 'number', 'certificate_number', 'publication_number', "
             "'appraisal_id', 'scope') "
             "AND t.type IN ('patent_certificate', 'software_copyright', 'iso_certificate', 'cmmi_certificate', "
             "'hightech_certificate')",
         use);
}

std::vector<Repeats::SharedFigures> Repeats::shared_figures(int least) {
  Store::State& state = store_.state();
  return guarded(state.path, [&] {
    SQLite::Statement query(
        state.database,
        "WITH figures (dossier, name, year, key) AS MATERIALIZED (SELECT DISTINCT e.dossier, e.name, e.year, e.key "
        "FROM fields e "
        "JOIN dossiers d ON d.id = e.dossier JOIN documents t ON t.dossier = e.dossier AND t.position = e.document "
        "WHERE d.batch = ?1 AND e.certain = 1 AND e.key GLOB '*[0-9].[0-9][0-9]' "
        "AND length(rtrim(replace(replace(e.key, '.', ''), '-', ''), '0')) >= 6 AND t.type IN ('balance_sheet', "
        "'income_statement', "
        "'cash_flow_statement', 'rd_special_audit', 'ai_revenue_special_audit', 'tax_return')) "
        "SELECT a.dossier, b.dossier, count(DISTINCT a.key) FROM figures a JOIN figures b "
        "ON b.key = a.key AND b.name = a.name AND b.year = a.year AND b.dossier > a.dossier "
        "GROUP BY a.dossier, b.dossier HAVING count(DISTINCT a.key) >= ?2 ORDER BY a.dossier, b.dossier");
    query.bind(1, batch_);
    query.bind(2, least);
    std::vector<SharedFigures> pairs;
    while (query.executeStep()) {
      pairs.push_back({.dossier_a = query.getColumn(0).getInt64(),
                       .dossier_b = query.getColumn(1).getInt64(),
                       .figures = query.getColumn(2).getInt()});
    }
    return pairs;
  });
}

void Repeats::figures_of(std::int64_t dossier_a, std::int64_t dossier_b, const Use& use) {
  Store::State& state = store_.state();
  guarded(state.path, [&] {
    const auto side = [](const char* dossier) {
      return std::string(
                 "SELECT e.name AS kind, e.key, e.year, e.dossier, d.name, d.applicant, d.uscc, '' AS claim, ") +
             kFieldColumns + " FROM " + kFieldTables + "WHERE e.dossier = " + dossier +
             " AND e.certain = 1 AND e.key GLOB '*[0-9].[0-9][0-9]' AND length(rtrim(replace(replace(e.key, '.', ''), "
             "'-', ''), '0')) >= 6";
    };
    SQLite::Statement query(
        state.database, "WITH a AS (" + side("?1") + "), b AS (" + side("?2") +
                            ") SELECT a.*, b.* FROM a JOIN b ON b.kind = a.kind AND b.key = a.key AND b.year = a.year "
                            "ORDER BY a.document, a.page, a.kind, a.key, b.document");
    query.bind(1, dossier_a);
    query.bind(2, dossier_b);
    constexpr int kColumns = 16;  // of a side
    while (query.executeStep()) {
      Repeat repeat{.kind = query.getColumn(0).getString(), .key = query.getColumn(1).getString(), .places = {}};
      for (int at = 0; at < 2 * kColumns; at += kColumns) {
        repeat.places.push_back({.dossier = query.getColumn(at + 3).getInt64(),
                                 .name = query.getColumn(at + 4).getString(),
                                 .applicant = query.getColumn(at + 5).getString(),
                                 .uscc = query.getColumn(at + 6).getString(),
                                 .claim = {},
                                 .shown = query.getColumn(at + 8).getString(),
                                 .certain = true,
                                 .document = query.getColumn(at + 10).getInt(),
                                 .type = query.getColumn(at + 11).getString(),
                                 .file = query.getColumn(at + 12).getString(),
                                 .sha256 = query.getColumn(at + 13).getString(),
                                 .page = query.getColumn(at + 14).getInt(),
                                 .box = query.getColumn(at + 15).getString()});
      }
      use(repeat);
    }
  });
}

std::vector<FieldPair> Repeats::compare(std::int64_t dossier_a, int document_a, std::int64_t dossier_b,
                                        int document_b) {
  Store::State& state = store_.state();
  return guarded(state.path, [&] {
    SQLite::Statement query(
        state.database,
        "SELECT a.name, a.year, a.scope, a.value, b.value, a.key, b.key, a.certain AND b.certain, a.page, b.page, "
        "a.box, b.box FROM fields a JOIN fields b ON b.dossier = ?3 AND b.document = ?4 AND b.name = a.name "
        "AND b.year = a.year AND b.scope = a.scope WHERE a.dossier = ?1 AND a.document = ?2 "
        "ORDER BY a.position, b.position");
    query.bind(1, dossier_a);
    query.bind(2, document_a);
    query.bind(3, dossier_b);
    query.bind(4, document_b);
    std::vector<FieldPair> pairs;
    while (query.executeStep()) {
      pairs.push_back({.name = query.getColumn(0).getString(),
                       .year = query.getColumn(1).getInt(),
                       .scope = query.getColumn(2).getString(),
                       .value_a = query.getColumn(3).getString(),
                       .value_b = query.getColumn(4).getString(),
                       .key_a = query.getColumn(5).getString(),
                       .key_b = query.getColumn(6).getString(),
                       .certain = query.getColumn(7).getInt() != 0,
                       .page_a = query.getColumn(8).getInt(),
                       .page_b = query.getColumn(9).getInt(),
                       .box_a = query.getColumn(10).getString(),
                       .box_b = query.getColumn(11).getString()});
    }
    return pairs;
  });
}

std::vector<std::pair<std::string, bool>> Repeats::values(std::int64_t dossier, const std::string& sha256,
                                                          const std::string& field) {
  Store::State& state = store_.state();
  return guarded(state.path, [&] {
    SQLite::Statement query(state.database, std::string("SELECT e.value, e.certain FROM ") + kFieldTables +
                                                "WHERE e.dossier = ?1 AND (?2 = '' OR f.sha256 = ?2) AND e.name = ?3 "
                                                "ORDER BY e.document, e.position");
    query.bind(1, dossier);
    query.bind(2, sha256);
    query.bind(3, field);
    std::vector<std::pair<std::string, bool>> found;
    while (query.executeStep()) found.emplace_back(query.getColumn(0).getString(), query.getColumn(1).getInt() != 0);
    return found;
  });
}

std::map<int, std::string> Repeats::figures(std::int64_t dossier, const std::string& field) {
  Store::State& state = store_.state();
  return guarded(state.path, [&] {
    SQLite::Statement query(
        state.database,
        std::string("SELECT e.year, e.value FROM ") + kFieldTables +
            "WHERE e.dossier = ? AND e.name = ? AND e.certain = 1 AND t.type IN "
            "('balance_sheet', 'income_statement') ORDER BY e.scope = 'parent', e.document, e.position");
    query.bind(1, dossier);
    query.bind(2, field);
    std::map<int, std::string> found;
    while (query.executeStep()) found.try_emplace(query.getColumn(0).getInt(), query.getColumn(1).getString());
    return found;
  });
}

std::vector<std::string> Repeats::types(std::int64_t dossier, const std::string& sha256) {
  Store::State& state = store_.state();
  return guarded(state.path, [&] {
    SQLite::Statement query(
        state.database,
        "SELECT DISTINCT t.type FROM documents t JOIN files f ON f.dossier = t.dossier AND f.position = t.file "
        "WHERE t.dossier = ? AND f.sha256 = ? ORDER BY t.type");
    query.bind(1, dossier);
    query.bind(2, sha256);
    std::vector<std::string> found;
    while (query.executeStep()) found.push_back(query.getColumn(0).getString());
    return found;
  });
}

std::uint64_t Repeats::picture_hash(const std::string& sha256, int page) {
  Store::State& state = store_.state();
  return guarded(state.path, [&]() -> std::uint64_t {
    SQLite::Statement query(state.database, "SELECT picture_hash FROM pages WHERE sha256 = ? AND page = ?");
    query.bind(1, sha256);
    query.bind(2, page);
    return query.executeStep() ? static_cast<std::uint64_t>(query.getColumn(0).getInt64()) : 0;
  });
}

}  // namespace dossier
