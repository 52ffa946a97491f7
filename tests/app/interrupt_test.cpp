#include "app/interrupt.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <optional>
#include <system_error>

#include "tests/support/temp_folder.h"

namespace dossier {
namespace {

// The status of a child that makes a guard, lets `then` happen, and would end with 7.
template <typename Then>
int status_of_child(const std::string& scratch, Then then) {
  const pid_t child = fork();
  if (child == 0) {
    std::optional<InterruptGuard> guard;
    guard.emplace([&] {
      std::error_code ignored;
      std::filesystem::remove_all(scratch, ignored);
    });
    then(guard);
    _exit(7);
  }
  int status = 0;
  EXPECT_EQ(waitpid(child, &status, 0), child);
  return status;
}

TEST(InterruptGuard, CleansUpAndDiesOfTheSignal) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    test::TempFolder folder;
    folder.write("scratch/copy", "evidence");
    const int status = status_of_child(folder.file("scratch"), [&](auto&) {
      kill(getpid(), signal);
      sleep(20);
    });
    ASSERT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(WTERMSIG(status), signal);
    EXPECT_FALSE(std::filesystem::exists(folder.file("scratch")));
  }
}

TEST(InterruptGuard, DoesNothingWithoutASignal) {
  test::TempFolder folder;
  folder.write("scratch/copy", "evidence");
  const int status = status_of_child(folder.file("scratch"), [](auto& guard) { guard.reset(); });
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 7);
  EXPECT_TRUE(std::filesystem::exists(folder.file("scratch")));
}

TEST(InterruptGuard, GivesTheSignalsBack) {
  test::TempFolder folder;
  folder.write("scratch/copy", "evidence");
  const int status = status_of_child(folder.file("scratch"), [](auto& guard) {
    guard.reset();
    kill(getpid(), SIGTERM);
    sleep(20);
  });
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_TRUE(std::filesystem::exists(folder.file("scratch")));
}

TEST(InterruptGuard, LeavesIgnoredSignalsIgnored) {
  test::TempFolder folder;
  signal(SIGHUP, SIG_IGN);
  const int status = status_of_child(folder.file("scratch"), [](auto&) {
    kill(getpid(), SIGHUP);
    usleep(100'000);
  });
  signal(SIGHUP, SIG_DFL);
  ASSERT_TRUE(WIFEXITED(status));
}

}  // namespace
}  // namespace dossier
