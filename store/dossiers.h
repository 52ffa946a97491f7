// The dossiers of batches: one row each with its report, and what the report says in rows that other questions can be
// asked of (store/schema.sql). Every function throws Error(store) as Store does.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "store/store.h"

namespace dossier {

// What decides whether a dossier has to be looked at again.
struct DossierState {
  std::string state;     // hash of what the file system says of its files; empty: not to be relied on
  std::string settings;  // hash of program, engines, options and profile
  std::string content;   // hash of declaration and evidence

  friend bool operator==(const DossierState&, const DossierState&) = default;
};

// What a row of the results needs.
struct DossierRow {
  std::int64_t id = 0;  // in this store; given by it
  std::string batch;    // absolute path of the folder
  std::string path;     // below it
  std::string name;     // id in results
  DossierState known;
  std::string error;                                    // why there is no report; empty where there is one
  std::string applicant, uscc, region, industry, size;  // as declared
  int reporting_year = 0;
  std::string layers;  // separated by spaces
  std::string verdict;
  int inconsistent = 0, unsupported = 0, undetermined = 0;
  int uncertain_fields = 0, unreadable = 0, pages = 0;
  std::string report_sha256;  // empty with an error

  friend bool operator==(const DossierRow&, const DossierRow&) = default;
};

struct DossierDocument {
  struct Field {
    std::string name;
    int year = 0;  // 0: none
    std::string scope, value;
    std::string key;  // the form in which values are compared across dossiers
    bool certain = false;
    int page = 1;
    std::string box;  // "[1.0,2.0,3.0,4.0]"
  };
  int file = 0;  // position among the files
  int first_page = 1, last_page = 1;
  std::string type;
  std::vector<Field> fields;
};

struct DossierFinding {
  std::string check, outcome, severity, claim;
};

struct DossierScore {
  std::string criterion, outcome;
  bool counts = true;
  std::string value, threshold;
};

struct DossierClaim {
  std::string pointer;  // "/patents/0/number"
  std::string kind;     // patent, software, certificate, standard
  std::string key;      // the number in the form in which numbers are compared
  std::string number;   // as declared
};

struct DossierRecord {
  DossierRow row;
  std::string declaration;  // JSON
  std::string report;       // the contract's JSON, byte for byte; empty with an error
  std::vector<StoredRun::File> files;
  std::vector<DossierDocument> documents;
  std::vector<DossierFinding> findings;
  std::vector<DossierScore> scores;
  std::vector<DossierClaim> claims;
};

class Dossiers {
 public:
  // Refers to the store.
  explicit Dossiers(Store& store) : store_(store) {}

  // What is known of the dossier, or nullopt where it has not been done.
  [[nodiscard]] std::optional<DossierRow> find(const std::string& batch, const std::string& path);

  // Takes the place of what was known of the same dossier, in one transaction.
  void put(const DossierRecord& record);

  // The files look otherwise to the file system, and hold the same bytes.
  void set_state(std::int64_t id, const std::string& state);

  // The report's bytes as they were put; nullopt where there is none or it does not stand its checksum.
  [[nodiscard]] std::optional<std::string> report(std::int64_t id);

  // The rows of the batch, in the order of their names.
  void each(const std::string& batch, const std::function<void(const DossierRow&)>& use);

  // Forgets the dossiers of the batch whose path `stays` refuses: they are no longer there.
  int forget(const std::string& batch, const std::function<bool(const std::string& path)>& stays);

 private:
  Store& store_;
};

}  // namespace dossier
