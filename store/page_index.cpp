#include "store/page_index.h"

#include "store/store_state.h"
#include "store/words.h"

namespace dossier {

bool PageIndex::holds(const std::string& sha256) {
  Store::State& state = store_.state();
  return guarded(state.path, [&] {
    SQLite::Statement query(state.database, "SELECT 1 FROM pages WHERE sha256 = ? LIMIT 1");
    query.bind(1, sha256);
    return query.executeStep();
  });
}

void PageIndex::add(const std::string& sha256, const std::vector<IndexedPage>& pages) {
  Store::State& state = store_.state();
  in_one_transaction(state, [&] {
    SQLite::Statement page(state.database,
                           "INSERT INTO pages (sha256, page, picture_hash) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
    SQLite::Statement words(state.database, "INSERT INTO page_words (rowid, body, numbers) VALUES (?, ?, ?)");
    for (const IndexedPage& entry : pages) {
      page.bind(1, sha256);
      page.bind(2, entry.page);
      page.bind(3, static_cast<std::int64_t>(entry.picture_hash));
      const bool is_new = page.exec() == 1;
      page.reset();
      if (!is_new) continue;
      words.bind(1, state.database.getLastInsertRowid());
      words.bind(2, indexed_form(entry.text));
      words.bind(3, entry.numbers);
      words.exec();
      words.reset();
    }
  });
}

std::vector<PageHit> PageIndex::search(std::string_view text, int limit) {
  const std::string phrase = phrase_query(text);
  return phrase.empty() ? std::vector<PageHit>{} : hits("body : " + phrase, limit);
}

std::vector<PageHit> PageIndex::search_number(const std::string& word, int limit) {
  return hits("numbers : \"" + word + "\"", limit);
}

std::vector<FieldHit> PageIndex::search_values(const std::vector<std::string>& keys, int limit) {
  Store::State& state = store_.state();
  return guarded(state.path, [&] {
    std::string places;
    for (std::size_t i = 0; i < keys.size(); ++i) places += i == 0 ? "?" : ", ?";
    SQLite::Statement select(
        state.database,
        "SELECT d.batch, d.path, d.name, d.applicant, coalesce(f.name, ''), coalesce(f.sha256, ''), e.page, t.type, "
        "e.name, e.year, e.value, e.certain, e.box FROM fields e JOIN dossiers d ON d.id = e.dossier "
        "JOIN documents t ON t.dossier = e.dossier AND t.position = e.document "
        "LEFT JOIN files f ON f.dossier = e.dossier AND f.position = t.file WHERE e.key IN (" +
            places + ") ORDER BY d.name, d.path, e.document, e.position LIMIT " + std::to_string(limit));
    int index = 0;
    for (const std::string& key : keys) select.bind(++index, key);
    std::vector<FieldHit> found;
    while (select.executeStep()) {
      found.push_back({.at = {.batch = select.getColumn(0).getString(),
                              .path = select.getColumn(1).getString(),
                              .name = select.getColumn(2).getString(),
                              .applicant = select.getColumn(3).getString(),
                              .file = select.getColumn(4).getString(),
                              .sha256 = select.getColumn(5).getString(),
                              .page = select.getColumn(6).getInt()},
                       .document = select.getColumn(7).getString(),
                       .field = select.getColumn(8).getString(),
                       .year = select.getColumn(9).getInt(),
                       .value = select.getColumn(10).getString(),
                       .certain = select.getColumn(11).getInt() != 0,
                       .box = select.getColumn(12).getString()});
    }
    return found;
  });
}

std::optional<std::string> PageIndex::reading(const std::string& sha256) {
  Store::State& state = store_.state();
  return guarded(state.path, [&]() -> std::optional<std::string> {
    SQLite::Statement query(
        state.database, "SELECT reading_size, reading_bytes FROM readings WHERE sha256 = ? ORDER BY id DESC LIMIT 1");
    query.bind(1, sha256);
    if (!query.executeStep()) return std::nullopt;
    return unpacked_column(query, 0, 1);
  });
}

std::vector<PageHit> PageIndex::hits(const std::string& query, int limit) {
  Store::State& state = store_.state();
  return guarded(state.path, [&] {
    SQLite::Statement select(
        state.database,
        "SELECT d.batch, d.path, d.name, d.applicant, f.name, p.sha256, p.page FROM page_words w "
        "JOIN pages p ON p.id = w.rowid JOIN files f ON f.sha256 = p.sha256 JOIN dossiers d ON d.id = f.dossier "
        "WHERE page_words MATCH ? ORDER BY d.name, d.path, f.position, p.page LIMIT ?");
    select.bind(1, query);
    select.bind(2, limit);
    std::vector<PageHit> found;
    while (select.executeStep()) {
      found.push_back({.batch = select.getColumn(0).getString(),
                       .path = select.getColumn(1).getString(),
                       .name = select.getColumn(2).getString(),
                       .applicant = select.getColumn(3).getString(),
                       .file = select.getColumn(4).getString(),
                       .sha256 = select.getColumn(5).getString(),
                       .page = select.getColumn(6).getInt()});
    }
    return found;
  });
}

}  // namespace dossier
