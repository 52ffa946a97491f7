#include "tests/support/run_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <sstream>

namespace dossier::test {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_of(const timeval& time) { return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec); }

[[noreturn]] void become(const std::vector<std::string>& command, int output, bool keep_errors) {
  setpgid(0, 0);
  const int null = open("/dev/null", O_RDWR);
  dup2(null, 0);
  dup2(output, 1);
  if (!keep_errors) dup2(null, 2);
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  execvp(arguments[0], arguments.data());
  _exit(127);
}

}  // namespace

ProcessResult run_process(const std::vector<std::string>& command, double timeout_seconds, bool keep_errors) {
  ProcessResult result;
  std::array<int, 2> pipe_ends{};
  if (command.empty() || pipe2(pipe_ends.data(), O_CLOEXEC) != 0) return result;
  const auto start = Clock::now();
  const pid_t child = fork();
  if (child == 0) become(command, pipe_ends[1], keep_errors);
  close(pipe_ends[1]);
  const auto elapsed = [&] { return std::chrono::duration<double>(Clock::now() - start).count(); };
  bool killed = false;
  for (;;) {
    pollfd watched{.fd = pipe_ends[0], .events = POLLIN, .revents = 0};
    const int ready = poll(&watched, 1, 100);
    if (ready > 0) {
      std::array<char, 1 << 16> piece{};
      const ssize_t size = read(pipe_ends[0], piece.data(), piece.size());
      if (size <= 0) break;
      result.output.append(piece.data(), static_cast<std::size_t>(size));
    }
    if (!killed && elapsed() > timeout_seconds) {
      kill(-child, SIGKILL);
      killed = true;
    }
  }
  close(pipe_ends[0]);
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  result.wall_seconds = elapsed();
  result.user_seconds = seconds_of(usage.ru_utime);
  result.system_seconds = seconds_of(usage.ru_stime);
  result.peak_mib = static_cast<double>(usage.ru_maxrss) / 1024;
  if (WIFEXITED(status)) result.exit_status = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) result.signal = WTERMSIG(status);
  return result;
}

bool have_program(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path == nullptr ? "" : path);
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (access((std::filesystem::path(folder) / name).c_str(), X_OK) == 0) return true;
  }
  return false;
}

}  // namespace dossier::test
