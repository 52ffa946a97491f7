// Child processes that decode evidence. A parent ("the warm one") is forked early and loads what is dear to load; it forks one
// confined child for every job, in milliseconds. Children answer in frames (frame.h) on a pipe of their own.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/frame.h"
#include "ingest/sandbox.h"
#include "ingest/unique_fd.h"

namespace dossier {

struct ReaderJob {
  std::uint64_t id = 0;  // the caller's
  UniqueFd input;        // open for reading; the child gets it and no other file
  std::string request;   // what to do, in the caller's own form
  bool warm = false;     // more jobs will follow: worth loading first what they can share
};

// How a child ended.
struct ReaderEnd {
  enum class Kind : std::uint8_t {
    done,      // said so itself
    failed,    // ended by itself before it was done (a decoder that gives up ends its process)
    memory,    // asked for more than it was given
    time,      // used up its CPU time
    silent,    // sent nothing for too long
    crashed,   // a signal that a bug or an attack raises
    killed,    // SIGKILL from outside; mostly the kernel, for want of memory
    protocol,  // sent what is no valid message
  } kind = Kind::done;
  int signal = 0;
  std::uint64_t peak_bytes = 0;  // resident, at its highest
  double cpu_seconds = 0;
};

class ReaderProcesses {
 public:
  struct Settings {
    Confinement confinement;
    std::uint32_t silence_seconds = 60;            // no frame for so long: killed
    std::uint64_t max_message_bytes = 256ull << 20;
    int jobs = 1;                                  // children at a time
  };
  // Runs in the child. What it throws ends the child: std::bad_alloc as `memory`, anything else as `failed`.
  using Work = std::function<void(int input, std::string_view request, FrameWriter& out)>;

  // Forks the warm parent, which calls `prepare` before the first job (where all has been read before there is none) and `warm`
  // before the first that asks for it. Fork early: threads of the calling process do not come along.
  // Everything dies with the calling thread (PR_SET_PDEATHSIG), however that ends. Throws Error(internal).
  ReaderProcesses(Settings settings, std::function<void()> prepare, std::function<void()> warm, Work work);
  // Kills what still runs.
  ~ReaderProcesses();
  ReaderProcesses(const ReaderProcesses&) = delete;
  ReaderProcesses& operator=(const ReaderProcesses&) = delete;

  // Runs jobs until `next` has none and all have ended. `frame` gets every frame but `done` and answers false when its
  // content is not acceptable: the child is killed and ends as `protocol`. `end` is called once a job, after its last frame; it
  // may make `next` have a job again. If a callback throws, all children are killed and the exception goes on.
  void run(const std::function<std::optional<ReaderJob>()>& next, const std::function<bool(std::uint64_t id, Frame&&)>& frame,
           const std::function<void(std::uint64_t id, const ReaderEnd&)>& end);

 private:
  void start();
  void stop();

  Settings settings_;
  std::function<void()> prepare_, warm_;
  Work work_;
  UniqueFd control_;
  pid_t parent_ = -1;
};

// "ran longer than its CPU time": the reason in plain words, for a Problem; and its code, "reader.time".
[[nodiscard]] std::string code_of(ReaderEnd::Kind kind);
[[nodiscard]] std::string reason_of(const ReaderEnd& end);

}  // namespace dossier
