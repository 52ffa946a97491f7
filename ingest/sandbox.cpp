#include "ingest/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <memory>
#include <optional>

#include <fmt/format.h>

#include "ingest/unique_fd.h"

namespace dossier {
namespace {

// AddressSanitizer reserves terabytes of address space and maps its shadow with calls of its own.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

void limit(__rlimit_resource resource, std::uint64_t value) {
  rlimit now{};
  if (getrlimit(resource, &now) != 0) return;
  if (now.rlim_max != RLIM_INFINITY && now.rlim_max < value) value = now.rlim_max;
  const rlimit wanted{value, value};
  setrlimit(resource, &wanted);
}

long landlock_version() {
  return syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

// Rights on files that version 1 of Landlock knows, plus what later versions added and this header knows.
std::uint64_t handled_rights(long version) {
  std::uint64_t rights = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
#ifdef LANDLOCK_ACCESS_FS_REFER
  if (version >= 2) rights |= LANDLOCK_ACCESS_FS_REFER;
#endif
#ifdef LANDLOCK_ACCESS_FS_TRUNCATE
  if (version >= 3) rights |= LANDLOCK_ACCESS_FS_TRUNCATE;
#endif
  (void)version;
  return rights;
}

bool apply_landlock(const std::vector<std::string>& readable) {
  const long version = landlock_version();
  if (version < 1) return false;
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = handled_rights(version);
  const UniqueFd rules(static_cast<int>(syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0)));
  if (!rules) return false;
  for (const std::string& folder : readable) {
    const UniqueFd place(open(folder.c_str(), O_PATH | O_CLOEXEC));
    if (!place) continue;
    struct stat status{};
    if (fstat(place.get(), &status) != 0) continue;
    landlock_path_beneath_attr beneath{};
    beneath.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
    if (S_ISDIR(status.st_mode)) beneath.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
    beneath.parent_fd = place.get();
    syscall(SYS_landlock_add_rule, rules.get(), LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
  }
  return syscall(SYS_landlock_restrict_self, rules.get(), 0) == 0;
}

// What decoding, recognising and answering on the pipe need. Everything else fails with ENOSYS, on which the C library
// and the decoders fall back or report.
constexpr std::array kAllowed = {
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(preadv), SCMP_SYS(write), SCMP_SYS(writev),
    SCMP_SYS(close), SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(statx),
    SCMP_SYS(lseek), SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(mprotect), SCMP_SYS(madvise),
    SCMP_SYS(brk), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
    SCMP_SYS(futex), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity), SCMP_SYS(getpid), SCMP_SYS(gettid),
    SCMP_SYS(getppid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(getcpu),
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(times),
    SCMP_SYS(nanosleep), SCMP_SYS(clock_nanosleep), SCMP_SYS(getrandom), SCMP_SYS(exit), SCMP_SYS(exit_group),
    SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat),
    SCMP_SYS(getdents64), SCMP_SYS(getcwd), SCMP_SYS(uname), SCMP_SYS(sysinfo), SCMP_SYS(getrusage),
    SCMP_SYS(getrlimit), SCMP_SYS(statfs), SCMP_SYS(fstatfs), SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(dup),
    SCMP_SYS(fadvise64), SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(setitimer), SCMP_SYS(restart_syscall),
    SCMP_SYS(membarrier), SCMP_SYS(umask)};

bool apply_seccomp() {
  const std::unique_ptr<void, decltype(&seccomp_release)> filter(seccomp_init(SCMP_ACT_ERRNO(ENOSYS)), seccomp_release);
  if (!filter) return false;
  for (const int call : kAllowed) {
    // A call that this architecture lacks cannot be added, and need not be.
    seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0);
  }
  // Opening: reading only, nothing created.
  constexpr std::uint64_t kWriting = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
  seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(open), 1, SCMP_A1(SCMP_CMP_MASKED_EQ, kWriting, O_RDONLY));
  seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(openat), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, kWriting, O_RDONLY));
  // Limits and descriptors may be asked for, not changed; a terminal is only asked whether it is one.
  seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1, SCMP_A2(SCMP_CMP_EQ, 0));
  for (const std::uint64_t command : {F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC}) {
    seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1, SCMP_A1(SCMP_CMP_EQ, command));
  }
  seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(ioctl), 1, SCMP_A1(SCMP_CMP_EQ, TCGETS));
  // abort() and the sanitizers end the process by a signal to itself.
  seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                   SCMP_A0(SCMP_CMP_EQ, static_cast<std::uint64_t>(getpid())));
  return seccomp_load(filter.get()) == 0;
}

// Runs `question` in a child: nothing if the child could not be made.
std::optional<int> in_child(int (*question)()) {
  const pid_t child = fork();
  if (child < 0) return std::nullopt;
  if (child == 0) _exit(question());
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? std::optional(WEXITSTATUS(status)) : std::nullopt;
}

}  // namespace

void set_cpu_alarm(std::uint32_t seconds) {
  const itimerval timer{.it_interval = {0, 0}, .it_value = {static_cast<time_t>(seconds), 0}};
  setitimer(ITIMER_PROF, &timer, nullptr);
}

void confine(const Confinement& confinement) {
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);  // pipes are not files
  limit(RLIMIT_NOFILE, 64);
  limit(RLIMIT_NPROC, 0);
  if (confinement.memory_bytes > 0 && !kSanitized) limit(RLIMIT_AS, confinement.memory_bytes);
  if (confinement.cpu_seconds > 0) limit(RLIMIT_CPU, confinement.cpu_seconds);
  apply_landlock(confinement.readable);
  if (!kSanitized) apply_seccomp();
}

std::vector<std::string> readable_system_folders() {
  return {"/usr/share/poppler", "/usr/share/fonts", "/usr/local/share/fonts", "/usr/share/fontconfig", "/usr/share/tesseract-ocr",
          "/etc/fonts", "/var/cache/fontconfig", "/usr/share/ghostscript", "/dev/null", "/dev/urandom",
          "/sys/devices/system/cpu", "/proc/cpuinfo", "/proc/meminfo"};
}

std::vector<ReadingAbility> sandbox_abilities() {
  const auto landlock = in_child([] {
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (!apply_landlock({})) return 1;
    return open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC) < 0 ? 0 : 1;
  });
  const auto seccomp = in_child([] {
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (!apply_seccomp()) return 1;
    return socket(AF_INET, SOCK_STREAM, 0) < 0 ? 0 : 1;
  });
  const bool has_landlock = landlock == 0;
  const bool has_seccomp = seccomp == 0;
  return {
      {"landlock", has_landlock,
       has_landlock ? fmt::format("version {}: reader processes open no file but fonts, character maps and models", landlock_version())
                    : "this kernel does not offer it (Linux 5.13 and newer do): a reader process that was taken over could read "
                      "files of this user, though neither write nor send them"},
      {"seccomp", has_seccomp,
       has_seccomp ? "reader processes have no network, start no process and write no file"
                   : "this kernel refuses it: reader processes are kept apart by their own memory and limits only"},
  };
}

}  // namespace dossier
