// The work of `dossier batch`: every dossier below a folder is read, checked and kept, side by side, and what was done
// before is not done again. The store is the truth: a dossier is done when its row is in it, and whatever ends the
// program in between costs the dossiers under way, nothing else.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/batch_child.h"
#include "app/batch_folder.h"
#include "app/batch_progress.h"
#include "app/batch_remote.h"
#include "app/pipeline.h"
#include "store/dossiers.h"
#include "store/store.h"

namespace dossier {

struct BatchSettings {
  std::string folder;  // as given
  std::string out;     // where the reports go; empty: to the store alone
  ReadingOptions reading;
  int jobs = 1;            // processes that read or check at the same time
  RuleChoice rules;        // instead of the declared ones
  std::string rules_text;  // all that tells these from others; empty where none are given
  Shard shard;
  bool retry_quarantined = false;
  std::string scratch;  // for private copies of archive entries
  // Reads the files instead of readers on this machine (app/batch_remote.h); gets the key of the readings. Empty: none.
  std::function<std::unique_ptr<RemoteReaders>(const std::string& root, const std::string& key)> remote;
};

class BatchRun {
 public:
  // Refers to its arguments. Looks what there is to do; no process is started. Throws Error(input) as find_dossiers.
  BatchRun(const BatchSettings& settings, Store& store, BatchProgress& progress);

  // What there is to do needs readers: then call start() before the process has threads.
  [[nodiscard]] bool needs_readers() const { return !todo_.empty(); }
  void start();
  // Does it. Throws Error where the batch cannot go on (store, disk, folder gone); what was done is kept.
  void work();

  [[nodiscard]] const std::string& root() const { return root_; }  // absolute path of the folder
  [[nodiscard]] const std::string& reading_key() const { return reading_key_; }
  // The dossiers of this shard, by path.
  [[nodiscard]] const std::vector<BatchEntry>& entries() const { return entries_; }

 private:
  // A dossier under way.
  struct Task {
    std::size_t entry = 0;
    int changes = 0;  // how often its files changed meanwhile
    int tries = 0;    // of checking it
    InputState state;
    std::string content;
    std::string scratch;
    Dossier dossier;
    std::optional<Assignment> assignment;
    std::size_t waiting = 0;            // files not yet read
    std::vector<std::string> unstored;  // by file: readings that are not in the store, encoded
  };
  struct FileJob {
    std::uint64_t task = 0;
    std::size_t file = 0;
    int tries = 1;
  };
  struct Todo {
    std::size_t entry = 0;
    int changes = 0;
    std::uint64_t bytes = 0;
  };

  void plan();
  [[nodiscard]] bool report_stands(const DossierRow& row, const BatchEntry& entry);
  std::optional<ReadingJob> next();
  void open(const Todo& todo);
  void queue_files(std::uint64_t id, Task& task);
  [[nodiscard]] bool take_known(Task& task, std::size_t file);
  void have_read(std::uint64_t job, FileReading reading);
  void file_done(const FileJob& job, const std::string& unstored);
  void keep_reading(const SourceFile& file, const FileReading& reading);
  void check(std::uint64_t id);
  void check_once_more(std::uint64_t id, Task& task);
  void take_checked(bool wait);
  void wait_for_a_processor();
  void accept(std::uint64_t id, const Children::Ended& ended);
  void put(DossierRecord record, const Task& task, const InputState& state);
  void fail(const Task& task, const std::string& error);
  void need_root() const;
  [[nodiscard]] std::string place_of(const BatchEntry& entry) const;
  [[nodiscard]] std::string report_path(const BatchEntry& entry) const;

  const BatchSettings& settings_;
  Store& store_;
  Dossiers dossiers_;
  BatchProgress& progress_;
  std::string root_;
  std::string reading_key_;
  std::string settings_hash_;
  std::vector<BatchEntry> entries_;
  std::deque<Todo> todo_;
  std::unique_ptr<Pipeline> pipeline_;  // one of these two
  std::unique_ptr<RemoteReaders> remote_;
  Children children_;
  std::map<std::uint64_t, Task> tasks_;
  std::deque<FileJob> files_;                 // to be read
  std::map<std::uint64_t, FileJob> reading_;  // by number of the job
  std::map<std::string, std::vector<FileJob>>
      alike_;  // by content of files to be read: further files with that content
  std::uint64_t numbers_ = 0;
};

// What changes the results of a dossier besides its files: the program, engines, options, profile; hashed.
[[nodiscard]] std::string settings_hash(const std::string& reading_key, const std::string& rules_text);

}  // namespace dossier
