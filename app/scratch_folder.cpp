#include "app/scratch_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "models/error.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "dossier-";
constexpr std::size_t kRandom = 6;      // characters that mkdtemp puts behind it
constexpr const char* kLock = "/.lock";
constexpr std::time_t kSettled = 60;    // seconds: a younger lock may not have been taken yet by who made it

bool is_mine(const fs::path& folder) {
  struct stat status{};
  return ::lstat(folder.c_str(), &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == ::geteuid() &&
         (status.st_mode & 0777) == 0700;
}

// Removes the folder if nobody alive holds its lock.
void remove_if_abandoned(const fs::path& folder) {
  const int lock = ::open((folder.string() + kLock).c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  if (lock < 0) return;
  struct stat status{};
  if (::fstat(lock, &status) == 0 && S_ISREG(status.st_mode) && std::time(nullptr) - status.st_mtime > kSettled &&
      ::flock(lock, LOCK_EX | LOCK_NB) == 0) {
    std::error_code ignored;
    fs::remove_all(folder, ignored);
  }
  ::close(lock);
}

void remove_abandoned(const fs::path& base) {
  std::error_code ignored;
  for (fs::directory_iterator at(base, ignored), end; !ignored && at != end; at.increment(ignored)) {
    const std::string name = at->path().filename().string();
    if (name.size() == kPrefix.size() + kRandom && name.starts_with(kPrefix) && is_mine(at->path())) remove_if_abandoned(at->path());
  }
}

}  // namespace

ScratchFolder::ScratchFolder() {
  std::error_code trouble;
  fs::path base = fs::temp_directory_path(trouble);
  if (trouble) base = "/tmp";
  remove_abandoned(base);
  std::string pattern = (base / (std::string(kPrefix) + std::string(kRandom, 'X'))).string();
  if (::mkdtemp(pattern.data()) == nullptr) {
    throw Error(ErrorCode::internal, base.string(), std::string("no temporary folder can be made: ") + std::strerror(errno));
  }
  path_ = pattern;
  // Without it (a full disk, a file system that has no locks) the folder is never taken for abandoned.
  lock_ = ::open((path_ + kLock).c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (lock_ >= 0 && ::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    ::unlink((path_ + kLock).c_str());
    ::close(lock_);
    lock_ = -1;
  }
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
  if (lock_ >= 0) ::close(lock_);
}

}  // namespace dossier
