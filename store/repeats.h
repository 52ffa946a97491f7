// What stands in more than one dossier of a batch, as rows; what that means is for the caller to judge. Everything
// comes in a fixed order. Every function throws Error(store) as Store does.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "store/store.h"

namespace dossier {

// A place where a repeated thing stands.
struct RepeatPlace {
  std::int64_t dossier = 0;
  std::string name, applicant, uscc;  // of the dossier
  std::string claim;                  // JSON Pointer; empty: it stands in the evidence
  std::string shown;                  // as declared or as read
  bool certain = true;
  int document = -1;  // position in the report
  std::string type;   // of the document
  std::string file, sha256;
  int page = 0;     // 0: the file as a whole
  std::string box;  // the report's JSON
};

// One thing and its places, in the order of dossiers.
struct Repeat {
  std::string kind;
  std::string key;
  std::vector<RepeatPlace> places;
};

// A field of two documents, one of either dossier.
struct FieldPair {
  std::string name;
  int year = 0;
  std::string scope;
  std::string value_a, value_b;
  std::string key_a, key_b;
  bool certain = false;  // both are
  int page_a = 0, page_b = 0;
  std::string box_a, box_b;
};

class Repeats {
 public:
  // Refers to the store. `batch`: absolute path of the folder.
  Repeats(Store& store, std::string batch) : store_(store), batch_(std::move(batch)) {}

  using Use = std::function<void(const Repeat&)>;

  // Numbers of rights, declared or read off their papers, that two dossiers have: kind is patent, software, certificate
  // or standard (declared only), key the number.
  void rights(const Use& use);
  // Contents of files that two dossiers have: key is the SHA-256.
  void files(const Use& use);
  // Report numbers of audit reports that two dossiers have.
  void report_numbers(const Use& use);
  // Titles, serial numbers and the like of two certificates of one type in two dossiers: kind is "type field".
  void certificate_fields(const Use& use);

  struct SharedFigures {
    std::int64_t dossier_a = 0, dossier_b = 0;
    int figures = 0;  // distinct amounts
  };
  // Pairs of dossiers whose statements or special audits share at least `least` different amounts of the same line and
  // year, each certain on both sides and with six digits or more that are not zeros at its end.
  [[nodiscard]] std::vector<SharedFigures> shared_figures(int least);
  // Where they stand in dossier `a` and `b`: kind is the field, key the amount, the first place a's and the second b's.
  void figures_of(std::int64_t dossier_a, std::int64_t dossier_b, const Use& use);

  // Fields that two documents have in common by name, year and scope.
  [[nodiscard]] std::vector<FieldPair> compare(std::int64_t dossier_a, int document_a, std::int64_t dossier_b,
                                               int document_b);
  // Values of a field in a dossier's documents of a file, with whether they are certain; any file where `sha256` is
  // empty.
  [[nodiscard]] std::vector<std::pair<std::string, bool>> values(std::int64_t dossier, const std::string& sha256,
                                                                 const std::string& field);
  // Certain amounts of a line of the dossier's statements, by year, consolidated before parent.
  [[nodiscard]] std::map<int, std::string> figures(std::int64_t dossier, const std::string& field);
  // Types of the documents in a file of a dossier.
  [[nodiscard]] std::vector<std::string> types(std::int64_t dossier, const std::string& sha256);
  // 64-bit hash of a page's picture; 0 where there is none.
  [[nodiscard]] std::uint64_t picture_hash(const std::string& sha256, int page);

 private:
  void groups(const std::string& sql, const Use& use);

  Store& store_;
  std::string batch_;
};

}  // namespace dossier
