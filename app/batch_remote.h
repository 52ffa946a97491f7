// Reading on other machines: the collector's side of the queue, with the same face as Pipeline::read_all.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/batch_queue.h"
#include "app/console.h"
#include "ingest/ingest.h"

namespace dossier {

class RemoteReaders {
 public:
  // `batch`: names this batch on the queue; the same in every run of it. `root`: its folder; workers may see the files
  // below it, private copies of archives' entries they never do. `key`: of the readings. `ahead`: how many files may wait
  // on the queue at a time.
  RemoteReaders(const QueueAddress& address, std::string batch, std::string root, std::string key, int ahead,
                const Console& console);

  // Takes what is left in the object store away.
  ~RemoteReaders();
  RemoteReaders(const RemoteReaders&) = delete;
  RemoteReaders& operator=(const RemoteReaders&) = delete;

  // As Pipeline::read_all. A file that no worker returns within half an hour is put on the queue again. Never gives up:
  // without workers it waits, and says so.
  void read_all(const std::function<std::optional<ReadingJob>()>& next,
                const std::function<void(std::uint64_t id, FileReading)>& done,
                const std::function<void(std::uint64_t id, int page)>& progress);

 private:
  using Clock = std::chrono::steady_clock;
  struct Waiting {
    std::uint64_t number = 0;  // the caller's
    QueueJob job;
    Clock::time_point again;  // when to publish it once more
  };

  void publish(Waiting& waiting);
  void take(Queue::Received& received, const std::function<void(std::uint64_t, FileReading)>& done);
  bool tell_pages(const std::function<void(std::uint64_t, int)>& progress);
  [[nodiscard]] std::string path_of(const std::string& sha256);

  std::string batch_, root_, key_;
  std::size_t ahead_;
  const Console& console_;
  std::map<std::string, Waiting> waiting_;    // by the job's id
  std::map<std::string, int> attempts_;       // of jobs that came back and are read again
  std::mutex mutex_;                          // of what the queue's threads share:
  std::map<std::string, std::string> paths_;  // of files under way, by hash
  std::set<std::string> stored_;              // hashes of files that were asked for: they lie in the object store
  bool bucket_ = false;                       // whether anything was put into it
  std::vector<QueueResult> pages_;            // done, not yet told
  Queue queue_;                               // last: its threads end first
};

// The name of a batch on the queue: nobody else's, and the same in every run.
[[nodiscard]] std::string queue_name(const std::string& store, const std::string& folder);

}  // namespace dossier
