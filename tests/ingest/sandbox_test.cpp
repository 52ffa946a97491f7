#include "ingest/sandbox.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <functional>

#include "tests/support/temp_folder.h"

namespace dossier {
namespace {

// Answers the question in a confined child: true, false, or an end of its own (nullopt).
std::optional<bool> confined(const Confinement& confinement, const std::function<bool()>& question) {
  const pid_t child = fork();
  if (child == 0) {
    confine(confinement);
    _exit(question() ? 1 : 0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) return std::nullopt;
  return WEXITSTATUS(status) == 1;
}

bool granted(const std::string& name) {
  const std::vector<ReadingAbility> abilities = sandbox_abilities();
  return std::any_of(abilities.begin(), abilities.end(), [&](const ReadingAbility& a) { return a.name == name && a.present; });
}

#define REQUIRE_LAYER(name) \
  if (!granted(name)) GTEST_SKIP() << "this kernel does not grant " name

TEST(Sandbox, HasNoNetwork) {
  REQUIRE_LAYER("seccomp");
  EXPECT_EQ(confined({}, [] { return socket(AF_INET, SOCK_STREAM, 0) >= 0; }), false);
  EXPECT_EQ(confined({}, [] { return socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }), false);
}

TEST(Sandbox, StartsNoProcessAndTracesNone) {
  REQUIRE_LAYER("seccomp");
  EXPECT_EQ(confined({}, [] { return fork() >= 0; }), false);
  EXPECT_EQ(confined({}, [] {
              char* const arguments[] = {nullptr};
              execv("/bin/true", arguments);
              return false;
            }), false);
  EXPECT_EQ(confined({}, [] { return ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0; }), false);
  EXPECT_EQ(confined({}, [] { return kill(getppid(), 0) == 0; }), false);
}

TEST(Sandbox, WritesNoFile) {
  REQUIRE_LAYER("seccomp");
  const test::TempFolder folder;
  const std::string path = folder.write("kept", "bytes");
  const Confinement open_folder{.readable = {folder.path()}, .memory_bytes = 0, .cpu_seconds = 0};
  EXPECT_EQ(confined(open_folder, [&] { return open(path.c_str(), O_WRONLY) >= 0; }), false);
  EXPECT_EQ(confined(open_folder, [&] { return open(path.c_str(), O_RDWR) >= 0; }), false);
  EXPECT_EQ(confined(open_folder, [&] { return open(folder.file("new").c_str(), O_RDONLY | O_CREAT, 0600) >= 0; }), false);
  EXPECT_EQ(confined(open_folder, [&] { return unlink(path.c_str()) == 0; }), false);
  EXPECT_EQ(confined(open_folder, [&] { return rename(path.c_str(), folder.file("moved").c_str()) == 0; }), false);
  EXPECT_EQ(confined(open_folder, [&] { return mkdir(folder.file("made").c_str(), 0700) == 0; }), false);
}

TEST(Sandbox, OpensOnlyWhatItIsGiven) {
  REQUIRE_LAYER("landlock");
  const test::TempFolder given, other;
  given.write("a", "x");
  other.write("b", "x");
  const Confinement confinement{.readable = {given.path()}, .memory_bytes = 0, .cpu_seconds = 0};
  EXPECT_EQ(confined(confinement, [&] { return open(given.file("a").c_str(), O_RDONLY) >= 0; }), true);
  EXPECT_EQ(confined(confinement, [&] { return open(other.file("b").c_str(), O_RDONLY) >= 0; }), false);
  EXPECT_EQ(confined(confinement, [] { return open("/etc/passwd", O_RDONLY) >= 0; }), false);
}

TEST(Sandbox, GivesUpPrivilegesAndTraces) {
  EXPECT_EQ(confined({}, [] {
              rlimit core{}, size{};
              getrlimit(RLIMIT_CORE, &core);
              getrlimit(RLIMIT_FSIZE, &size);
              return core.rlim_max == 0 && size.rlim_max == 0;
            }), true);
}

TEST(Sandbox, LimitsTheAddressSpace) {
#if defined(__SANITIZE_ADDRESS__)
  GTEST_SKIP() << "the address sanitizer needs all of the address space";
#endif
  EXPECT_EQ(confined({.readable = {}, .memory_bytes = 256u << 20, .cpu_seconds = 0}, [] {
              rlimit space{};
              getrlimit(RLIMIT_AS, &space);
              return space.rlim_cur == 256u << 20;
            }), true);
}

TEST(Sandbox, SaysWhatTheKernelGrants) {
  const std::vector<ReadingAbility> abilities = sandbox_abilities();
  ASSERT_EQ(abilities.size(), 2u);
  EXPECT_EQ(abilities[0].name, "landlock");
  EXPECT_EQ(abilities[1].name, "seccomp");
  for (const ReadingAbility& ability : abilities) EXPECT_FALSE(ability.detail.empty());
}

}  // namespace
}  // namespace dossier
