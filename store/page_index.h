// The words of the pages that were read, for `dossier search`, and the hashes of their pictures, for comparing
// dossiers. Every function throws Error(store) as Store does.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.h"

namespace dossier {

struct IndexedPage {
  int page = 1;
  std::uint64_t picture_hash = 0;  // 0: not rendered
  std::string text;                // as read, a line each
  std::string numbers;             // words that stand for its numbers, separated by spaces
};

// A page of a dossier that holds what was looked for.
struct PageHit {
  std::string batch, path, name;  // the dossier
  std::string applicant;
  std::string file;  // inside the dossier
  std::string sha256;
  int page = 1;
};

// A value of a dossier's documents.
struct FieldHit {
  PageHit at;
  std::string document, field;  // type and name
  int year = 0;                 // 0: none
  std::string value;
  bool certain = false;
  std::string box;  // the report's JSON
};

class PageIndex {
 public:
  // Refers to the store.
  explicit PageIndex(Store& store) : store_(store) {}

  [[nodiscard]] bool holds(const std::string& sha256);
  // All pages of a file at once. Pages that are there stay as they are: the same bytes have the same words.
  void add(const std::string& sha256, const std::vector<IndexedPage>& pages);

  // Pages with the text as a phrase, in the order of dossier, file and page; at most `limit`. Empty for a text without
  // words.
  [[nodiscard]] std::vector<PageHit> search(std::string_view text, int limit);
  // Pages with one of these words among their numbers.
  [[nodiscard]] std::vector<PageHit> search_number(const std::string& word, int limit);

  // Values that are known by one of these keys (DossierDocument::Field::key), in the order of dossier, file and page.
  [[nodiscard]] std::vector<FieldHit> search_values(const std::vector<std::string>& keys, int limit);

  // The newest reading of the file, under whatever key.
  [[nodiscard]] std::optional<std::string> reading(const std::string& sha256);

 private:
  std::vector<PageHit> hits(const std::string& query, int limit);

  Store& store_;
};

}  // namespace dossier
