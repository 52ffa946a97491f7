#include "ingest/reader_process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <utility>
#include <vector>

#include "ingest/warm_parent.h"
#include "models/error.h"

namespace dossier {
namespace {

using Clock = std::chrono::steady_clock;

// A job under way, seen from the main process.
struct Running {
  std::uint32_t slot = 0;
  std::uint64_t id = 0;
  UniqueFd pipe;
  FrameAssembler frames;
  Clock::time_point heard;
  bool said_done = false;
  std::optional<ReaderEnd::Kind> kill_reason;
  std::optional<ChildExit> exit;
};

void send_start(int control, std::uint32_t slot, bool warm, int input, int output, int request) {
  const WarmOrder order{.kind = WarmOrder::Kind::start, .slot = slot, .warm = warm ? 1U : 0U};
  iovec piece{const_cast<WarmOrder*>(&order), sizeof order};
  const std::array<int, 3> fds = {input, output, request};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof fds)> space{};
  msghdr message{};
  message.msg_iov = &piece;
  message.msg_iovlen = 1;
  message.msg_control = space.data();
  message.msg_controllen = space.size();
  cmsghdr* head = CMSG_FIRSTHDR(&message);
  head->cmsg_level = SOL_SOCKET;
  head->cmsg_type = SCM_RIGHTS;
  head->cmsg_len = CMSG_LEN(sizeof fds);
  std::copy_n(reinterpret_cast<const char*>(fds.data()), sizeof fds, reinterpret_cast<char*>(CMSG_DATA(head)));
  if (sendmsg(control, &message, MSG_NOSIGNAL) != static_cast<ssize_t>(sizeof order)) {
    throw Error(ErrorCode::internal, "", "the parent of the reader processes is gone");
  }
}

void send_kill(int control, std::uint32_t slot) {
  const WarmOrder order{.kind = WarmOrder::Kind::kill, .slot = slot, .warm = 0};
  (void)!send(control, &order, sizeof order, MSG_NOSIGNAL);
}

UniqueFd request_file(std::string_view request) {
  UniqueFd fd(memfd_create("request", MFD_CLOEXEC));
  while (fd && !request.empty()) {
    const ssize_t n = write(fd.get(), request.data(), request.size());
    if (n <= 0) {
      fd.reset();
      break;
    }
    request.remove_prefix(static_cast<std::size_t>(n));
  }
  if (!fd) throw Error(ErrorCode::internal, "", "no memory for a request to a reader process");
  return fd;
}

ReaderEnd end_of(const Running& job) {
  ReaderEnd end;
  const ChildExit exit = job.exit.value_or(ChildExit{});
  end.peak_bytes = exit.peak_bytes;
  end.cpu_seconds = exit.cpu_seconds;
  if (exit.signal != 0) {
    end.signal = exit.signal;
    switch (exit.signal) {
      case SIGPROF:
      case SIGXCPU: end.kind = ReaderEnd::Kind::time; break;
      case SIGKILL: end.kind = job.kill_reason.value_or(ReaderEnd::Kind::killed); break;
      default: end.kind = ReaderEnd::Kind::crashed; break;
    }
  } else if (job.kill_reason) {
    end.kind = *job.kill_reason;
  } else if (exit.status == kChildOutOfMemory) {
    end.kind = ReaderEnd::Kind::memory;
  } else {
    end.kind = exit.status == 0 && job.said_done ? ReaderEnd::Kind::done : ReaderEnd::Kind::failed;
  }
  return end;
}

}  // namespace

ReaderProcesses::ReaderProcesses(Settings settings, std::function<void()> prepare, std::function<void()> warm, Work work)
    : settings_(std::move(settings)), prepare_(std::move(prepare)), warm_(std::move(warm)), work_(std::move(work)) {
  start();
}

ReaderProcesses::~ReaderProcesses() { stop(); }

void ReaderProcesses::start() {
  std::array<int, 2> pair{};
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair.data()) != 0) {
    throw Error(ErrorCode::internal, "", "cannot make the socket to the reader processes");
  }
  UniqueFd mine(pair[0]);
  UniqueFd theirs(pair[1]);
  const pid_t caller = getpid();
  const pid_t child = fork();
  if (child < 0) throw Error(ErrorCode::internal, "", "cannot start the reader processes: no process can be forked");
  if (child == 0) {
    mine.reset();
    run_warm_parent(std::move(theirs), caller, settings_.confinement, prepare_, warm_, work_);
  }
  control_ = std::move(mine);
  parent_ = child;
}

void ReaderProcesses::stop() {
  control_.reset();  // the warm parent kills its children and ends when it sees this
  if (parent_ < 0) return;
  kill(parent_, SIGTERM);
  while (waitpid(parent_, nullptr, 0) < 0 && errno == EINTR) {
  }
  parent_ = -1;
}

void ReaderProcesses::run(const std::function<std::optional<ReaderJob>()>& next,
                          const std::function<bool(std::uint64_t, Frame&&)>& frame,
                          const std::function<void(std::uint64_t, const ReaderEnd&)>& end) {
  std::vector<Running> running;
  std::uint32_t slots = 0;
  bool alive = true;
  std::vector<char> piece(1 << 18);

  const auto begin = [&](ReaderJob job) {
    if (!alive) {
      stop();
      start();
      alive = true;
    }
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw Error(ErrorCode::internal, "", "no pipe for a reader process");
    UniqueFd reading(ends[0]);
    const UniqueFd writing(ends[1]);
    const UniqueFd request = request_file(job.request);
    send_start(control_.get(), ++slots, job.warm, job.input.get(), writing.get(), request.get());
    running.push_back({.slot = slots, .id = job.id, .pipe = std::move(reading),
                       .frames = FrameAssembler(settings_.max_message_bytes), .heard = Clock::now(), .said_done = false,
                       .kill_reason = std::nullopt, .exit = std::nullopt});
  };
  const auto kill_job = [&](Running& job, ReaderEnd::Kind reason) {
    if (job.kill_reason) return;
    job.kill_reason = reason;
    send_kill(control_.get(), job.slot);
  };
  // Takes what the pipe holds; what comes after a kill is thrown away.
  const auto hear = [&](Running& job) {
    const ssize_t n = read(job.pipe.get(), piece.data(), piece.size());
    if (n < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (n <= 0) {
      job.pipe.reset();
      return;
    }
    if (job.kill_reason) return;
    job.frames.add({piece.data(), static_cast<std::size_t>(n)});
    job.heard = Clock::now();
    for (;;) {
      Result<std::optional<Frame>> got = job.frames.next();
      if (!got.has_value()) return kill_job(job, ReaderEnd::Kind::protocol);
      if (!got->has_value()) return;
      if ((*got)->kind == FrameKind::done) {
        job.said_done = true;
      } else if (job.said_done || !frame(job.id, std::move(**got))) {
        return kill_job(job, ReaderEnd::Kind::protocol);
      }
    }
  };
  const auto hear_parent = [&] {
    WarmNews news;
    const ssize_t n = recv(control_.get(), &news, sizeof news, 0);
    if (n == static_cast<ssize_t>(sizeof news)) {
      for (Running& job : running) {
        if (job.slot == news.slot) job.exit = news.exit;
      }
      return;
    }
    if (n < 0 && errno == EINTR) return;
    // The warm parent is gone, and by PR_SET_PDEATHSIG its children with it.
    alive = false;
    for (Running& job : running) {
      if (!job.exit) job.exit = ChildExit{.signal = SIGKILL, .status = 0};
    }
  };

  try {
    bool more = true;
    while (true) {
      while (more && running.size() < static_cast<std::size_t>(std::max(1, settings_.jobs))) {
        std::optional<ReaderJob> job = next();
        if (!job) {
          more = false;
        } else {
          begin(*std::move(job));
        }
      }
      if (running.empty()) return;
      std::vector<pollfd> waiting;
      if (alive) waiting.push_back({control_.get(), POLLIN, 0});
      for (const Running& job : running) {
        if (job.pipe) waiting.push_back({job.pipe.get(), POLLIN, 0});
      }
      const int ready = poll(waiting.data(), waiting.size(), 500);
      if (ready < 0 && errno != EINTR) throw Error(ErrorCode::internal, "", "cannot wait for the reader processes");
      if (ready > 0) {
        for (const pollfd& fd : waiting) {
          if (fd.revents == 0) continue;
          if (fd.fd == control_.get()) {
            hear_parent();
            continue;
          }
          for (Running& job : running) {
            if (job.pipe.get() == fd.fd) hear(job);
          }
        }
      }
      const Clock::time_point now = Clock::now();
      for (Running& job : running) {
        if (now - job.heard > std::chrono::seconds(settings_.silence_seconds)) kill_job(job, ReaderEnd::Kind::silent);
      }
      for (std::size_t i = 0; i < running.size();) {
        if (!running[i].exit || running[i].pipe) {
          ++i;
          continue;
        }
        const Running finished = std::move(running[i]);
        running.erase(running.begin() + static_cast<std::ptrdiff_t>(i));
        end(finished.id, end_of(finished));
        more = true;
      }
    }
  } catch (...) {
    // Nothing may run on after the caller has given up, nor may its news be taken for that of later jobs.
    stop();
    start();
    throw;
  }
}

std::string code_of(ReaderEnd::Kind kind) {
  switch (kind) {
    case ReaderEnd::Kind::done: return "reader.done";
    case ReaderEnd::Kind::failed: return "reader.failed";
    case ReaderEnd::Kind::memory: return "reader.memory";
    case ReaderEnd::Kind::time: return "reader.time";
    case ReaderEnd::Kind::silent: return "reader.silent";
    case ReaderEnd::Kind::crashed: return "reader.crashed";
    case ReaderEnd::Kind::killed: return "reader.killed";
    case ReaderEnd::Kind::protocol: return "reader.protocol";
  }
  return "reader.failed";
}

std::string reason_of(const ReaderEnd& end) {
  switch (end.kind) {
    case ReaderEnd::Kind::done: return "the reader process is done";
    case ReaderEnd::Kind::failed: return "the reader process gave up";
    case ReaderEnd::Kind::memory: return "the reader process needed more memory than it is given";
    case ReaderEnd::Kind::time: return "the reader process used up its CPU time and was ended";
    case ReaderEnd::Kind::silent: return "the reader process finished nothing for too long and was ended";
    case ReaderEnd::Kind::crashed: return "the reader process crashed (signal " + std::to_string(end.signal) + ")";
    case ReaderEnd::Kind::killed: return "the reader process was killed from outside, probably for want of memory";
    case ReaderEnd::Kind::protocol: return "the reader process sent what is no valid reading and was ended";
  }
  return "the reader process ended";
}

}  // namespace dossier
