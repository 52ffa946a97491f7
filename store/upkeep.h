// Looking after a store: is it whole, copy it while it is in use, give back its free space, take its tables out.
// Every function throws Error(store) as Store does.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "store/store.h"

namespace dossier {

struct StoreCounts {
  int version = 0;
  std::int64_t readings = 0, runs = 0, dossiers = 0, pages = 0, quarantined = 0, decisions = 0;
  std::uint64_t bytes = 0;  // of the file
};

class Upkeep {
 public:
  // Refers to the store.
  explicit Upkeep(Store& store) : store_(store) {}

  [[nodiscard]] StoreCounts counts();

  // Everything that is wrong with the store, a sentence each: pages of the file, indices, references, bytes that do not
  // stand their checksum. Empty: it is whole. Reads all of it.
  [[nodiscard]] std::vector<std::string> problems();

  // A copy as of now, whole or not at all, readable by its owner only; others may go on working with the store.
  void backup(const std::string& path);

  // Gives free space back to the disk and brings the log into the file.
  void vacuum();

  // The tables that `rows` takes.
  [[nodiscard]] static const std::vector<std::string>& tables();
  // Every row of a table, blobs left out, in a fixed order; the first are the names of the columns.
  void rows(const std::string& table, const std::function<void(const std::vector<std::string>&)>& use);

 private:
  Store& store_;
};

}  // namespace dossier
