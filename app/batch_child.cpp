#include "app/batch_child.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <exception>
#include <utility>

#include "models/error.h"

namespace dossier {
namespace {

using Clock = std::chrono::steady_clock;

// First byte of the result: how to take the rest.
constexpr char kResult = 'r';
constexpr char kTrouble = 't';

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(file, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

std::string content_of(int file) {
  std::string bytes;
  const off_t size = ::lseek(file, 0, SEEK_END);
  if (size <= 0) return bytes;
  bytes.resize(static_cast<std::size_t>(size));
  std::size_t read = 0;
  while (read < bytes.size()) {
    const ssize_t n = ::pread(file, bytes.data() + read, bytes.size() - read, static_cast<off_t>(read));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) break;
    read += static_cast<std::size_t>(n);
  }
  bytes.resize(read);
  return bytes;
}

[[noreturn]] void run_child(pid_t parent, int result, const std::function<std::string()>& work) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) _exit(1);
  // Descriptor 3 becomes the result; the store, the readers and the output belong to the parent alone.
  if (result != 3) ::dup2(result, 3);
  ::close_range(4, ~0u, 0);
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  std::string out(1, kResult);
  try {
    out += work();
  } catch (const std::exception& trouble) {
    out = std::string(1, kTrouble) + trouble.what();
  } catch (...) {
    out = std::string(1, kTrouble) + "an unknown error";
  }
  // No destructors: they are the parent's.
  _exit(write_all(3, out) ? 0 : 1);
}

}  // namespace

Children::~Children() {
  for (const Running& child : running_) {
    ::kill(child.process, SIGKILL);
    while (::waitpid(child.process, nullptr, 0) < 0 && errno == EINTR) {
    }
    ::close(child.result);
  }
}

void Children::start(std::uint64_t id, const std::function<std::string()>& work) {
  const int result = ::memfd_create("result", MFD_CLOEXEC);
  if (result < 0) throw Error(ErrorCode::internal, "", "no memory for the result of a process");
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child == 0) run_child(parent, result, work);
  if (child < 0) {
    ::close(result);
    throw Error(ErrorCode::internal, "", "no process can be forked");
  }
  running_.push_back({.id = id, .process = child, .result = result, .end = Clock::now() + limit_, .late = false});
}

Children::Ended Children::bury(std::size_t index, int status) {
  const Running child = running_[index];
  running_.erase(running_.begin() + static_cast<std::ptrdiff_t>(index));
  std::string bytes = content_of(child.result);
  ::close(child.result);
  Ended ended{.id = child.id, .result = std::nullopt, .trouble = {}};
  const bool whole = WIFEXITED(status) && WEXITSTATUS(status) == 0 && !bytes.empty();
  if (whole && bytes[0] == kResult) {
    ended.result = bytes.substr(1);
  } else if (whole) {
    ended.trouble = bytes.substr(1);
  } else if (child.late) {
    ended.trouble = fmt::format("the program did not finish this dossier within {} s", limit_.count());
  } else if (WIFSIGNALED(status)) {
    ended.trouble = fmt::format("the program crashed on this dossier (signal {})", WTERMSIG(status));
  } else {
    ended.trouble = "the program gave up on this dossier";
  }
  return ended;
}

std::optional<Children::Ended> Children::take(bool wait) {
  while (!running_.empty()) {
    for (std::size_t i = 0; i < running_.size(); ++i) {
      int status = 0;
      const pid_t ended = ::waitpid(running_[i].process, &status, WNOHANG);
      if (ended == running_[i].process) return bury(i, status);
      if (!running_[i].late && Clock::now() > running_[i].end) {
        running_[i].late = true;
        ::kill(running_[i].process, SIGKILL);
      }
    }
    if (!wait) return std::nullopt;
    ::usleep(1000);
  }
  return std::nullopt;
}

}  // namespace dossier
