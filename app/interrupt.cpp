#include "app/interrupt.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <utility>

namespace dossier {
namespace {

sigset_t ending_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    // What the caller has chosen to ignore (nohup) stays ignored.
    struct sigaction action {};
    if (sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN) continue;
    sigaddset(&set, signal);
  }
  return set;
}

void die_of(int signal) {
  std::signal(signal, SIG_DFL);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, signal);
  pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
  ::kill(::getpid(), signal);
}

void wait_for_signal(int signals, int done, const std::function<void()>& clean_up) {
  std::array<pollfd, 2> watched = {{{.fd = signals, .events = POLLIN, .revents = 0}, {.fd = done, .events = POLLIN, .revents = 0}}};
  while (::poll(watched.data(), watched.size(), -1) < 0 && errno == EINTR) {
  }
  signalfd_siginfo info{};
  if ((watched[0].revents & POLLIN) == 0 || ::read(signals, &info, sizeof info) != sizeof info) return;
  clean_up();
  die_of(static_cast<int>(info.ssi_signo));
}

}  // namespace

InterruptGuard::InterruptGuard(std::function<void()> clean_up) {
  const sigset_t set = ending_signals();
  signals_ = ::signalfd(-1, &set, SFD_CLOEXEC);
  done_ = ::eventfd(0, EFD_CLOEXEC);
  if (signals_ < 0 || done_ < 0) return;  // then signals end the process as usual
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  waiter_ = std::thread(wait_for_signal, signals_, done_, std::move(clean_up));
}

InterruptGuard::~InterruptGuard() {
  if (waiter_.joinable()) {
    const std::uint64_t one = 1;
    if (::write(done_, &one, sizeof one) == sizeof one) {
      waiter_.join();
    } else {
      waiter_.detach();
    }
    const sigset_t set = ending_signals();
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
  }
  if (signals_ >= 0) ::close(signals_);
  if (done_ >= 0) ::close(done_);
}

}  // namespace dossier
