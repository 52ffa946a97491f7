#include "ingest/reader_process.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>
#include <vector>

#include "tests/support/temp_folder.h"

namespace dossier {
namespace {

using ::testing::ElementsAre;

volatile std::uint64_t sink = 0;

void burn_for_ever() {
  for (;;) sink = sink + 1;
}

// What the children of these tests do, by the request's first word.
void obey(int input, std::string_view request, FrameWriter& out) {
  out.send(FrameKind::page_count, 1u);
  if (request == "echo") {
    char bytes[64];
    const ssize_t n = read(input, bytes, sizeof bytes);
    out.send(FrameKind::page, {bytes, static_cast<std::size_t>(std::max<ssize_t>(n, 0))});
  } else if (request == "crash") {
    std::abort();
  } else if (request == "throw") {
    throw std::runtime_error("no");
  } else if (request == "leave") {
    std::_Exit(1);
  } else if (request == "memory") {
    std::vector<std::string> hoard;
    for (;;) hoard.emplace_back(16u << 20, 'x');
  } else if (request == "burn") {
    set_cpu_alarm(1);
    burn_for_ever();
  } else if (request == "sleep") {
    for (;;) std::this_thread::sleep_for(std::chrono::seconds(1));
  } else if (request == "garbage") {
    const std::string noise(100, 'x');
    // The child has no descriptor of its own for the pipe but the writer; a frame of an unknown kind is as bad as noise.
    out.send(static_cast<FrameKind>(77), noise);
    std::this_thread::sleep_for(std::chrono::seconds(20));
  } else if (request == "long") {
    out.send(FrameKind::page, std::string(3u << 20, 'x'));
  } else if (request == "killed") {
    // What the kernel does when memory is short; a process may not do it to itself under seccomp.
    out.send(FrameKind::page, number_bytes(static_cast<std::uint32_t>(getpid())));
    std::this_thread::sleep_for(std::chrono::seconds(20));
  }
}

struct Ended {
  std::vector<std::string> pages;
  ReaderEnd end;
};

class ReaderProcess : public ::testing::Test {
 protected:
  static ReaderProcesses::Settings settings(int jobs = 1, std::uint32_t silence_seconds = 60) {
    return {.confinement = {.readable = {}, .memory_bytes = 512u << 20, .cpu_seconds = 0},
            .silence_seconds = silence_seconds, .max_message_bytes = 1u << 20, .jobs = jobs};
  }
  Ended run(const std::string& request) { return run_all(processes_, {request}).front(); }
  std::vector<Ended> run_all(ReaderProcesses& processes, const std::vector<std::string>& requests) {
    std::vector<Ended> ended(requests.size());
    std::size_t next = 0;
    const std::string path = folder_.write("input", "the input");
    processes.run(
        [&]() -> std::optional<ReaderJob> {
          if (next == requests.size()) return std::nullopt;
          ReaderJob job{.id = next, .input = UniqueFd(open(path.c_str(), O_RDONLY | O_CLOEXEC)), .request = requests[next]};
          ++next;
          return job;
        },
        [&](std::uint64_t id, Frame&& frame) {
          if (frame.kind != FrameKind::page) return true;
          if (const auto pid = number_in(frame.bytes)) kill(static_cast<pid_t>(*pid), SIGKILL);
          ended[id].pages.push_back(frame.bytes);
          return frame.bytes != "refuse";
        },
        [&](std::uint64_t id, const ReaderEnd& end) { ended[id].end = end; });
    return ended;
  }

  test::TempFolder folder_;
  ReaderProcesses processes_{settings(2), {}, {}, obey};
};

using Kind = ReaderEnd::Kind;

TEST_F(ReaderProcess, GivesBackWhatTheChildSends) {
  const Ended ended = run("echo");
  EXPECT_EQ(ended.end.kind, Kind::done);
  EXPECT_THAT(ended.pages, ElementsAre("the input"));
  EXPECT_GT(ended.end.peak_bytes, 0u);
}

TEST_F(ReaderProcess, TellsHowAChildEnded) {
  EXPECT_EQ(run("crash").end.kind, Kind::crashed);
  EXPECT_EQ(run("throw").end.kind, Kind::failed);
  EXPECT_EQ(run("leave").end.kind, Kind::failed);
  EXPECT_EQ(run("garbage").end.kind, Kind::protocol);
  EXPECT_EQ(run("long").end.kind, Kind::protocol);
  EXPECT_EQ(run("killed").end.kind, Kind::killed);
}

TEST_F(ReaderProcess, LimitsMemory) {
#if defined(__SANITIZE_ADDRESS__)
  GTEST_SKIP() << "the address sanitizer needs all of the address space";
#endif
  const Ended ended = run("memory");
  EXPECT_EQ(ended.end.kind, Kind::memory);
  EXPECT_LT(ended.end.peak_bytes, 512u << 20);
}

TEST_F(ReaderProcess, LimitsCpuTime) { EXPECT_EQ(run("burn").end.kind, Kind::time); }

TEST_F(ReaderProcess, KillsAChildThatSaysNothing) {
  ReaderProcesses impatient(settings(1, 1), {}, {}, obey);
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(run_all(impatient, {"sleep"}).front().end.kind, Kind::silent);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(15));
}

TEST_F(ReaderProcess, OneBadChildDoesNotHurtTheOthers) {
  const std::vector<Ended> ended = run_all(processes_, {"echo", "crash", "echo", "garbage", "leave", "echo"});
  for (const std::size_t good : {0u, 2u, 5u}) {
    EXPECT_EQ(ended[good].end.kind, Kind::done) << good;
    EXPECT_THAT(ended[good].pages, ElementsAre("the input")) << good;
  }
}

TEST_F(ReaderProcess, GoesOnAfterACallbackThrew) {
  EXPECT_THROW(processes_.run([]() -> std::optional<ReaderJob> { throw std::runtime_error("stop"); }, [](auto, auto&&) { return true; },
                              [](auto, const auto&) {}),
               std::runtime_error);
  EXPECT_EQ(run("echo").end.kind, Kind::done);
}

TEST_F(ReaderProcess, ChildrenDieWithTheMainProcess) {
  // A process in place of the main one makes readers, tells the number of its child and dies as by kill -9. Orphans come to
  // this process, so that their end can be waited for.
  ASSERT_EQ(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const std::string path = folder_.write("input", "x");
  const pid_t main_process = fork();
  ASSERT_GE(main_process, 0);
  if (main_process == 0) {
    ReaderProcesses processes(settings(), {}, {}, [](int, std::string_view, FrameWriter& out) {
      out.send(FrameKind::page, static_cast<std::uint32_t>(getpid()));
      for (;;) std::this_thread::sleep_for(std::chrono::seconds(1));
    });
    bool given = false;
    processes.run(
        [&]() -> std::optional<ReaderJob> {
          if (given) return std::nullopt;
          given = true;
          return ReaderJob{.id = 0, .input = UniqueFd(open(path.c_str(), O_RDONLY)), .request = {}};
        },
        [&](auto, Frame&& frame) {
          (void)!write(ends[1], frame.bytes.data(), frame.bytes.size());
          kill(getpid(), SIGKILL);
          return true;
        },
        [](auto, const auto&) {});
    _exit(1);
  }
  close(ends[1]);
  std::string number(4, '\0');
  ASSERT_EQ(read(ends[0], number.data(), 4), 4);
  close(ends[0]);
  const auto child = static_cast<pid_t>(number_in(number).value_or(0));
  ASSERT_GT(child, 0);
  int status = 0;
  ASSERT_EQ(waitpid(main_process, &status, 0), main_process);
  EXPECT_TRUE(WIFSIGNALED(status));
  // The child is adopted as soon as the warm parent is gone too, and must be dead by then or soon after.
  bool dead = false;
  for (int tries = 0; tries < 100 && !dead; ++tries) {
    dead = waitpid(child, &status, WNOHANG) == child || kill(child, 0) != 0;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  EXPECT_TRUE(dead);
  while (waitpid(-1, nullptr, WNOHANG) > 0) {
  }
  prctl(PR_SET_CHILD_SUBREAPER, 0);
}

TEST(ReaderProcessWarm, WarmsOnceForAllChildren) {
  int counted = 0;
  ReaderProcesses processes({.confinement = {.readable = {}, .memory_bytes = 0, .cpu_seconds = 0}, .silence_seconds = 10, .max_message_bytes = 1000, .jobs = 1},
                            {}, [&] { ++counted; },
                            [&](int, std::string_view, FrameWriter& out) {
                              out.send(FrameKind::page_begins, static_cast<std::uint32_t>(counted));
                              ++counted;  // in this child alone
                            });
  std::vector<std::uint32_t> seen;
  int left = 3;
  processes.run(
      [&]() -> std::optional<ReaderJob> {
        if (left-- == 0) return std::nullopt;
        return ReaderJob{.id = 0, .input = UniqueFd(open("/dev/null", O_RDONLY)), .request = {}, .warm = true};
      },
      [&](std::uint64_t, Frame&& frame) {
        seen.push_back(number_in(frame.bytes).value_or(99));
        return true;
      },
      [](std::uint64_t, const ReaderEnd&) {});
  EXPECT_THAT(seen, ElementsAre(1u, 1u, 1u));
  EXPECT_EQ(counted, 0);
}

}  // namespace
}  // namespace dossier
