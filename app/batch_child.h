// Work in processes of their own, forked from this one: a dossier that crashes or never ends costs its own process, not
// the batch, and what the work needs in memory goes with it.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dossier {

class Children {
 public:
  struct Ended {
    std::uint64_t id = 0;
    std::optional<std::string> result;  // what the work returned
    std::string trouble;                // else why there is none, in plain English
  };

  // `limit`: how long one piece of work may take.
  explicit Children(std::chrono::seconds limit) : limit_(limit) {}
  // Kills what still runs.
  ~Children();
  Children(const Children&) = delete;
  Children& operator=(const Children&) = delete;

  // Begins the work, under a number of the caller's. The child has no file of this process but the standard streams,
  // and dies with it. Throws Error(internal) where no process can be forked.
  void start(std::uint64_t id, const std::function<std::string()>& work);

  // One that has ended; with `wait`, waits for it. nullopt where none has ended, or none is running.
  [[nodiscard]] std::optional<Ended> take(bool wait);

  [[nodiscard]] std::size_t running() const { return running_.size(); }

 private:
  struct Running {
    std::uint64_t id = 0;
    pid_t process = -1;
    int result = -1;  // a file in memory
    std::chrono::steady_clock::time_point end;
    bool late = false;
  };
  Ended bury(std::size_t index, int status);

  std::chrono::seconds limit_;
  std::vector<Running> running_;
};

}  // namespace dossier
