#include "ingest/warm_parent.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <map>
#include <new>
#include <utility>

namespace dossier {
namespace {

void die_with(pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  // The parent may have died before the line above.
  if (getppid() != parent) _exit(kChildFailed);
}

// The main process may have open what is none of the readers' business: the store, sockets, other files.
void close_others(int kept) {
  if (kept > 3) close_range(3, static_cast<unsigned>(kept - 1), 0);
  close_range(static_cast<unsigned>(kept) + 1, ~0U, 0);
}

std::string all_of(int fd) {
  std::string bytes;
  struct stat status{};
  if (fstat(fd, &status) != 0 || status.st_size < 0) return bytes;
  bytes.resize(static_cast<std::size_t>(status.st_size));
  std::size_t got = 0;
  while (got < bytes.size()) {
    const ssize_t n = pread(fd, bytes.data() + got, bytes.size() - got, static_cast<off_t>(got));
    if (n <= 0) break;
    got += static_cast<std::size_t>(n);
  }
  bytes.resize(got);
  return bytes;
}

// Libraries write to the standard streams; with the size of files limited to nothing that could kill the child when
// the user's terminal is a file.
void silence_standard_streams() {
  const int null = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (null < 0) return;
  for (const int fd : {0, 1, 2}) dup2(null, fd);
  close(null);
}

[[noreturn]] void run_child(pid_t parent, int input, int output, int request, const Confinement& confinement,
                            const ReaderProcesses::Work& work) {
  setpgid(0, 0);
  die_with(parent);
  for (const int signal : {SIGCHLD, SIGINT, SIGTERM}) std::signal(signal, SIG_DFL);
  std::signal(SIGPIPE, SIG_IGN);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  int code = 0;
  try {
    const std::string what = all_of(request);
    close(request);
    silence_standard_streams();
    confine(confinement);
    FrameWriter out(output);
    work(input, what, out);
    out.send(FrameKind::done, std::string_view{});
  } catch (const std::bad_alloc&) {
    code = kChildOutOfMemory;
  } catch (...) {
    code = kChildFailed;
  }
  // No destructors: the memory is shared with the parent, and nothing is left to be written.
  _exit(code);
}

struct Order {
  WarmOrder order;
  std::array<int, 3> fds = {-1, -1, -1};
};

// False where the socket is closed.
bool receive(int control, Order& order) {
  iovec piece{&order.order, sizeof order.order};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof order.fds)> space{};
  msghdr message{};
  message.msg_iov = &piece;
  message.msg_iovlen = 1;
  message.msg_control = space.data();
  message.msg_controllen = space.size();
  ssize_t n = -1;
  do {
    n = recvmsg(control, &message, MSG_CMSG_CLOEXEC);
  } while (n < 0 && errno == EINTR);
  if (n != static_cast<ssize_t>(sizeof order.order)) return false;
  const cmsghdr* head = CMSG_FIRSTHDR(&message);
  if (head != nullptr && head->cmsg_level == SOL_SOCKET && head->cmsg_type == SCM_RIGHTS &&
      head->cmsg_len == CMSG_LEN(sizeof order.fds)) {
    std::copy_n(reinterpret_cast<const char*>(CMSG_DATA(head)), sizeof order.fds, reinterpret_cast<char*>(order.fds.data()));
  }
  return true;
}

double seconds(const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; }

}  // namespace

void run_warm_parent(UniqueFd control, pid_t caller, const Confinement& confinement, const std::function<void()>& prepare, const std::function<void()>& warm,
                     const ReaderProcesses::Work& work) {
  setpgid(0, 0);  // Ctrl-C in the terminal is the main process's business
  die_with(caller);
  close_others(control.get());
  std::signal(SIGPIPE, SIG_IGN);
  sigset_t children;
  sigemptyset(&children);
  sigaddset(&children, SIGCHLD);
  sigset_t before;
  sigprocmask(SIG_BLOCK, &children, &before);
  const UniqueFd deaths(signalfd(-1, &children, SFD_CLOEXEC | SFD_NONBLOCK));
  std::map<pid_t, std::uint32_t> slots;
  const pid_t self = getpid();
  const auto call = [](const std::function<void()>& what) {
    try {
      if (what) what();
    } catch (...) {
      _exit(kChildFailed);
    }
  };
  bool prepared = false, warmed = false;

  const auto bury = [&] {
    signalfd_siginfo info{};
    while (read(deaths.get(), &info, sizeof info) > 0) {
    }
    int status = 0;
    rusage usage{};
    for (pid_t child = 0; (child = wait4(-1, &status, WNOHANG, &usage)) > 0;) {
      const auto slot = slots.find(child);
      if (slot == slots.end()) continue;
      WarmNews news{.slot = slot->second, .exit = {}};
      news.exit.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
      news.exit.status = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
      news.exit.peak_bytes = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
      news.exit.cpu_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
      slots.erase(slot);
      (void)!send(control.get(), &news, sizeof news, MSG_NOSIGNAL);
    }
  };

  for (;;) {
    std::array<pollfd, 2> waiting = {pollfd{control.get(), POLLIN, 0}, pollfd{deaths.get(), POLLIN, 0}};
    if (poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) break;
    if (waiting[1].revents != 0) bury();
    if (waiting[0].revents == 0) continue;
    Order order;
    if (!receive(control.get(), order)) break;
    if (order.order.kind == WarmOrder::Kind::kill) {
      for (const auto& [child, slot] : slots) {
        if (slot == order.order.slot) kill(-child, SIGKILL), kill(child, SIGKILL);
      }
      continue;
    }
    if (!std::exchange(prepared, true)) call(prepare);
    if (order.order.warm != 0 && !std::exchange(warmed, true)) call(warm);
    const pid_t child = fork();
    if (child == 0) {
      control.reset();
      close(deaths.get());
      run_child(self, order.fds[0], order.fds[1], order.fds[2], confinement, work);
    }
    for (const int fd : order.fds) {
      if (fd >= 0) close(fd);
    }
    if (child < 0) {
      const WarmNews news{.slot = order.order.slot, .exit = {.signal = 0, .status = kChildFailed}};
      (void)!send(control.get(), &news, sizeof news, MSG_NOSIGNAL);
      continue;
    }
    setpgid(child, child);
    slots[child] = order.order.slot;
  }
  for (const auto& [child, slot] : slots) kill(-child, SIGKILL), kill(child, SIGKILL);
  _exit(0);
}

}  // namespace dossier
