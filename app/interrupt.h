// Ctrl-C and its like during a run: private copies of evidence do not stay behind.
#pragma once

#include <functional>
#include <thread>

namespace dossier {

// While it lives, SIGINT, SIGTERM and SIGHUP run `clean_up` once, on a thread of its own, and then end the process as the
// signal would have. Make it after the last fork: processes forked later would not hear these signals.
class InterruptGuard {
 public:
  explicit InterruptGuard(std::function<void()> clean_up);
  ~InterruptGuard();
  InterruptGuard(const InterruptGuard&) = delete;
  InterruptGuard& operator=(const InterruptGuard&) = delete;

 private:
  int signals_ = -1;  // signalfd
  int done_ = -1;     // eventfd
  std::thread waiter_;
};

}  // namespace dossier
