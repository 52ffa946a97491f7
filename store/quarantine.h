// Files that ended their reader process twice, by content. They are named in every report and not tried again by
// themselves. Every function throws Error(store) as Store does.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/store.h"

namespace dossier {

struct QuarantinedFile {
  std::string dossier;  // id
  std::string file;     // inside the dossier
  std::string reason;

  friend bool operator==(const QuarantinedFile&, const QuarantinedFile&) = default;
};

class Quarantine {
 public:
  // Refers to the store.
  explicit Quarantine(Store& store) : store_(store) {}

  // What could be read of the file, as it was put; nullopt where the file is not in quarantine.
  [[nodiscard]] std::optional<std::string> reading(const std::string& sha256, const std::string& key);

  // `reason`: code of the problem that the reader ended with.
  void put(const std::string& sha256, const std::string& key, const std::string& reason, const std::string& reading);

  // Lets all files be tried again, and the dossiers with them; gives how many there were.
  int clear();

  // The files of a batch that are in quarantine under this key, by dossier and name.
  [[nodiscard]] std::vector<QuarantinedFile> list(const std::string& batch, const std::string& key);

 private:
  Store& store_;
};

}  // namespace dossier
