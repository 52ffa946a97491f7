// What is kept between runs, in one SQLite file: readings of evidence and the reports of finished runs; the dossiers of
// batches stand in store/dossiers.h, the words of pages in store/page_index.h, reviewers' decisions in store/decisions.h.
// All but the decisions can be computed again from the evidence: losing the rest costs time, not results.
//
// A Store belongs to one thread; several processes may have the same file open (write-ahead log, one writer at a time).
// Every function throws Error(store) with what is wrong and what to do about it: the file is locked, damaged, no store
// of ours, or written by a newer version; the disk is full. After an Error the store holds what it held before the call.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

inline constexpr std::chrono::milliseconds kStoreWait{15'000};

// A finished `read` or `check`. The report is the contract's JSON, byte for byte as it was written.
struct StoredRun {
  std::string verb;     // "read" or "check"
  std::string place;    // absolute path of the dossier; for `read` the paths, one a line
  std::string dossier;  // name for people
  std::string verdict;  // contract's name, empty for `read`
  std::string report;
  struct File {
    std::string name;
    std::string sha256;
    std::uint64_t size = 0;

    friend bool operator==(const File&, const File&) = default;
  };
  std::vector<File> files;

  friend bool operator==(const StoredRun&, const StoredRun&) = default;
};

class Store {
 public:
  // Opens `path`, creating it (readable by its owner only, with its folder) where there is none, and brings an older one
  // forward. ":memory:" is a store that lasts as long as the object. `wait`: how long a call waits for another process.
  explicit Store(const std::string& path, std::chrono::milliseconds wait = kStoreWait);
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  // The bytes that put_reading() got for this content under this key, or nullopt where there are none. Bytes that do
  // not stand the checksum they were stored with count as none: they will be read again.
  [[nodiscard]] std::optional<std::string> reading(std::string_view sha256, std::string_view key);

  // Replaces what was there under the same content and key.
  void put_reading(std::string_view sha256, std::string_view key, std::string_view bytes);

  // Adds the run as the newest. A run with the same place and report as an older one takes its place.
  void add_run(const StoredRun& run);

  // The newest run of this verb.
  [[nodiscard]] std::optional<StoredRun> last_run(std::string_view verb);

  [[nodiscard]] const std::string& path() const;

  // For the other files of this folder.
  struct State;
  [[nodiscard]] State& state();

 private:
  std::unique_ptr<State> state_;
};

// The version of the schema that this program writes (PRAGMA user_version).
[[nodiscard]] int store_version();

}  // namespace dossier
