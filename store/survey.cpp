#include "store/survey.h"

#include <fmt/format.h>

#include "store/store_state.h"

namespace dossier {
namespace {

// One certain value of a field in the documents of a type, or NULL. ?1 is the dossier, ?2 the year.
std::string verified(const char* type, const char* field, const char* scope) {
  return fmt::format(
      "(SELECT CASE WHEN count(DISTINCT e.value) = 1 THEN min(e.value) END FROM fields e JOIN documents t "
      "ON t.dossier = e.dossier AND t.position = e.document WHERE e.dossier = ?1 AND e.year = ?2 AND e.certain = 1 "
      "AND e.name = '{}' AND t.type = '{}' AND e.scope {})",
      field, type, scope);
}

// Consolidated, else the one that is printed alone.
std::string verified(const char* type, const char* field) {
  return fmt::format("coalesce({}, {}, '')", verified(type, field, "= 'consolidated'"), verified(type, field, "= ''"));
}

}  // namespace

void Survey::each(const std::function<void(const SurveyRow&)>& use) {
  Store::State& state = store_.state();
  SQLite::Statement figures(state.database, fmt::format("SELECT {}, {}, {}", verified("income_statement", "revenue"),
                                                        verified("ai_revenue_special_audit", "ai_revenue"),
                                                        verified("rd_special_audit", "rd_expense")));
  SQLite::Statement scores(
      state.database,
      "SELECT criterion, outcome, counts, value, threshold FROM scores WHERE dossier = ? ORDER BY position");
  Dossiers(store_).each(batch_, [&](const DossierRow& row) {
    SurveyRow survey{.dossier = row, .revenue = {}, .ai_revenue = {}, .rd_expense = {}, .scores = {}};
    figures.reset();
    figures.bind(1, row.id);
    figures.bind(2, row.reporting_year);
    if (figures.executeStep()) {
      survey.revenue = figures.getColumn(0).getString();
      survey.ai_revenue = figures.getColumn(1).getString();
      survey.rd_expense = figures.getColumn(2).getString();
    }
    scores.reset();
    scores.bind(1, row.id);
    while (scores.executeStep()) {
      survey.scores.push_back({.criterion = scores.getColumn(0).getString(),
                               .outcome = scores.getColumn(1).getString(),
                               .counts = scores.getColumn(2).getInt() != 0,
                               .value = scores.getColumn(3).getString(),
                               .threshold = scores.getColumn(4).getString()});
    }
    use(survey);
  });
}

std::map<std::pair<std::string, std::string>, int> Survey::findings() {
  Store::State& state = store_.state();
  return guarded(state.path, [&] {
    SQLite::Statement query(
        state.database,
        "SELECT f.check_id, f.outcome, count(DISTINCT f.dossier) FROM findings f JOIN dossiers d ON d.id = f.dossier "
        "WHERE d.batch = ? AND f.outcome <> 'consistent' GROUP BY f.check_id, f.outcome");
    query.bind(1, batch_);
    std::map<std::pair<std::string, std::string>, int> counts;
    while (query.executeStep()) {
      counts[{query.getColumn(0).getString(), query.getColumn(1).getString()}] = query.getColumn(2).getInt();
    }
    return counts;
  });
}

std::vector<std::string> Survey::batches(Store& store) {
  Store::State& state = store.state();
  return guarded(state.path, [&] {
    SQLite::Statement query(state.database, "SELECT DISTINCT batch FROM dossiers ORDER BY batch");
    std::vector<std::string> found;
    while (query.executeStep()) found.push_back(query.getColumn(0).getString());
    return found;
  });
}

}  // namespace dossier
